package press.dateline.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A comment as readers see it.
///
/// @param parentId the comment it answers, or null
/// @param depth 0 for one that answers the story
/// @param name as its writer gave it, plain text
/// @param website http(s), empty for none
/// @param copy clean HTML
public record Comment(
        long id,
        @Nullable Long parentId,
        long rootId,
        int depth,
        String name,
        String website,
        String copy,
        Instant at) {}
