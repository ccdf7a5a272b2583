package press.dateline.copydesk.rules;

import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// Nothing is declared about the use of AI.
final class AiUse implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Furniture furniture = galley.copy().furniture();
        String declared = furniture == null ? "not asked" : furniture.aiUse();
        if (declared == null || declared.isBlank()) {
            margin.mark(Severity.NOTE, Place.furniture(), "Say whether AI was used for this story, and for what.", "");
        }
    }
}
