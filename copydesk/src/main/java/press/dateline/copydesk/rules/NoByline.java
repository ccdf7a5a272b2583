package press.dateline.copydesk.rules;

import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// Nobody signs for the story, no agency either.
final class NoByline implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Furniture furniture = galley.copy().furniture();
        if (furniture != null && furniture.byline().stream().allMatch(String::isBlank)) {
            margin.mark(
                    Severity.BLOCK, Place.furniture(), "The story has no byline: name its author or the agency.", "");
        }
    }
}
