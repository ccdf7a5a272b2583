package press.dateline.copydesk.rules;

import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Furniture.Stage;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// The words were changed after publication, and no correction says so.
final class CorrectionNote implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Furniture furniture = galley.copy().furniture();
        if (furniture != null
                && furniture.stage() == Stage.PUBLISHED
                && furniture.changedSincePublication()
                && !furniture.correctionNote()) {
            margin.mark(
                    Severity.BLOCK,
                    Place.furniture(),
                    "Readers have this story already: say in a correction what is changed.",
                    "");
        }
    }
}
