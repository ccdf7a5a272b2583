package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;

/// The margin beside a galley, where one rule writes what it finds. Confined to one thread.
public final class Margin {
    /// No editor reads on when one rule has found this much, and a hostile text shall not fill the memory.
    private static final int MOST = 1_000;

    private final RuleName rule;
    private final Galley galley;
    private final List<Finding> findings = new ArrayList<>();

    Margin(RuleName rule, Galley galley) {
        this.rule = rule;
        this.galley = galley;
    }

    /// @param message a sentence that an editor understands
    /// @param computed what was worked out; empty where nothing was
    /// @param related other places that say why
    /// @param suggestions words to put in place, only where certain
    public void mark(
            Severity severity,
            Place place,
            String message,
            String computed,
            List<Place> related,
            List<String> suggestions) {
        if (findings.size() == MOST) {
            return;
        }
        findings.add(new Finding(rule, severity, place, galley.words(place), related, message, computed, suggestions));
    }

    /// Something to look at, without more than its sentence.
    public void mark(Severity severity, Place place, String message, String computed) {
        mark(severity, place, message, computed, List.of(), List.of());
    }

    List<Finding> findings() {
        return findings;
    }
}
