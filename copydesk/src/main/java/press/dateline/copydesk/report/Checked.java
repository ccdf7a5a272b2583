package press.dateline.copydesk.report;

import java.util.List;
import java.util.Optional;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.file.SourceText;
import press.dateline.copydesk.file.SourceText.Stretch;

/// A story that was checked.
///
/// @param source what `copy` was read from
/// @param findings in reading order
public record Checked(SourceText source, Copy copy, List<Finding> findings) {
    public Checked {
        findings = List.copyOf(findings);
    }

    Optional<Stretch> find(Place place) {
        return source.find(copy, place);
    }
}
