package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What readers said about a story or page.
///
/// @param open whether more may be written; when not, the page says so, also when there are none
/// @param count all approved comments, not only those on this page
/// @param thread those on this page, each answer after what it answers
/// @param pages when they fill several pages
/// @param writing the form for one more, where it is open
/// @param address at which those on this page are found for as long as they stand, whatever is added
public record Comments(
        boolean open,
        int count,
        List<Comment> thread,
        @Nullable Pages pages,
        @Nullable Writing writing,
        String address) {
    public Comments {
        thread = List.copyOf(thread);
    }

    /// Comments to read.
    public Comments(boolean open, int count, List<Comment> thread, @Nullable Pages pages) {
        this(open, count, thread, pages, null, "");
    }

    /// Whether there is anything to print.
    public boolean shown() {
        return !open || count > 0 || writing != null;
    }
}
