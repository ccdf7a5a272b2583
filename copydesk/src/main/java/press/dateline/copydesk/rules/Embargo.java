package press.dateline.copydesk.rules;

import java.time.Instant;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// The story would go out before its embargo ends.
final class Embargo implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Furniture furniture = galley.copy().furniture();
        Publication publication = galley.copy().publication();
        Instant until = furniture == null ? null : furniture.embargoUntil();
        if (until != null && publication != null && until.isAfter(publication.at())) {
            margin.mark(
                    Severity.BLOCK,
                    Place.furniture(),
                    "The story would go out before its embargo ends.",
                    "embargo until " + until.atZone(publication.zone()) + ", publication "
                            + publication.at().atZone(publication.zone()));
        }
    }
}
