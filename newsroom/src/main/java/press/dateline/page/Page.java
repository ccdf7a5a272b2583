package press.dateline.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.media.Picture;

/// A static page as readers see it.
///
/// @param standfirst clean inline HTML
/// @param copy clean HTML
/// @param line the pages above it, from the top
/// @param children the pages below it
public record Page(
        long id,
        String path,
        String title,
        String standfirst,
        String copy,
        @Nullable Picture picture,
        List<Link> line,
        List<Link> children,
        Instant at,
        Instant updated,
        boolean commentsOpen,
        int comments,
        String seoTitle,
        String seoDescription) {
    /// How a page shows among others.
    ///
    /// @param standfirst clean inline HTML
    public record Trail(long id, String path, String title, String standfirst, Instant at) {}

    /// A page by its title and address.
    public record Link(long id, String path, String title) {}
}
