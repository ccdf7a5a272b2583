package press.dateline.site;

import java.time.Instant;

/// An approved reader comment.
///
/// @param id its number; it is reached as `#comment-ID`
/// @param author the name it is signed with; empty for none
/// @param authorHref the author's own site, or empty
/// @param at when it was written
/// @param bodyHtml what it says
/// @param depth 0 for a comment on the story, 1 for an answer to it, and so on
/// @param parentId the comment it answers; 0 for none
/// @param parentAuthor who signed that one
public record Comment(
        long id,
        String author,
        String authorHref,
        Instant at,
        String bodyHtml,
        int depth,
        long parentId,
        String parentAuthor) {
    private static final int DEEPEST_INDENT = 5;

    /// How far it is set in; deeper answers stand under one another.
    public int indent() {
        return Math.min(depth, DEEPEST_INDENT);
    }
}
