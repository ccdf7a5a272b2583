package press.dateline.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that a comment consists of, as an import hands it over.
///
/// @param answers index, in the same list, of the comment it answers; it must come earlier. Null for one that answers
///     the story, or one of [#parentId]
/// @param parentId the kept comment it answers, or null
/// @param kind `comment`, `pingback` or `trackback`
/// @param state `approved`, `held`, `spam` or `trash`; only what is approved is public
/// @param name plain text
/// @param address the writer's, shortened to a network; empty when unknown
/// @param copy clean HTML
public record CommentDraft(
        @Nullable Integer answers,
        @Nullable Long parentId,
        String kind,
        String state,
        String name,
        String email,
        String website,
        String address,
        String copy,
        Instant at) {}
