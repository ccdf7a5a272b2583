package press.dateline.copydesk.rules;

import java.util.List;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.HouseRules.Hit;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;

/// The rules of the house.
final class HouseWords implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        HouseRules rules = galley.archive().houseRules();
        for (GalleyText text : galley.texts()) {
            for (Hit hit : rules.in(text.text())) {
                margin.mark(
                        hit.rule().severity(),
                        text.place(hit.span()),
                        hit.rule().reason() + " (" + hit.rule().name() + ", "
                                + hit.rule().owner() + ")",
                        "",
                        List.of(),
                        hit.replacement().stream().toList());
            }
        }
    }
}
