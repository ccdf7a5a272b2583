package press.dateline.copydesk.rules;

import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// Not one link and not one stated source.
final class NoSource implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Furniture furniture = galley.copy().furniture();
        if (furniture != null && Attributions.hasNoSource(galley, furniture) && Attributions.isNews(galley)) {
            margin.mark(Severity.NOTE, Place.furniture(), "The story has no link and states no source.", "");
        }
    }
}
