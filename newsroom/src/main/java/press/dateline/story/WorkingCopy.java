package press.dateline.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;

/// A story as the desk works on it. Readers see none of it before it is published.
///
/// @param version counts the saves; whoever saves says which version the work began from
/// @param personId who saved it last; null when that was no person
/// @param publishedVersion the version that readers see; null as long as they see none
public record WorkingCopy(
        long storyId,
        int version,
        Stage stage,
        Furniture furniture,
        CleanHtml copy,
        Instant savedAt,
        @Nullable Long personId,
        @Nullable Integer publishedVersion) {
    /// Whether readers see something else.
    public boolean isChanged() {
        return publishedVersion == null || publishedVersion != version;
    }
}
