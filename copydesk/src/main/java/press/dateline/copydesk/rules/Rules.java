package press.dateline.copydesk.rules;

import java.util.List;
import press.dateline.copydesk.NamedRule;

/// Every rule of the copy desk, in the order an editor reads them.
public final class Rules {
    private Rules() {}

    public static List<NamedRule> all() {
        return List.of(
                // Dates and times

                // Numbers

                // Names

                // Quotations and slips of the pen
                new NamedRule("text/doubled-word", "Q3", "Doubled word", new DoubledWord())

                // Sourcing

                // Furniture

                // The house's own
                );
    }
}
