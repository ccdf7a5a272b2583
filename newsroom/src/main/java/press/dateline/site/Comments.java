package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What readers said about a story or page.
///
/// @param open whether more may be written; when not, the page says so, also when there are none
/// @param count all approved comments, not only those on this page
/// @param thread those on this page, each answer after what it answers
/// @param pages when they fill several pages
public record Comments(boolean open, int count, List<Comment> thread, @Nullable Pages pages) {
    public Comments {
        thread = List.copyOf(thread);
    }

    /// Whether there is anything to print.
    public boolean shown() {
        return !open || count > 0;
    }
}
