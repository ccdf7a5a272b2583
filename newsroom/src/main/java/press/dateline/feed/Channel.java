package press.dateline.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed before it is written in one of its formats. All addresses are absolute.
///
/// @param home the page it is a feed of
/// @param self its own address
/// @param language as in HTML's `lang`
/// @param hub where readers can ask to be told (WebSub), or empty
/// @param updated when the newest of its entries changed last; null when there are none
record Channel(
        String title,
        String description,
        String home,
        String self,
        String language,
        String hub,
        @Nullable Instant updated,
        List<Entry> entries) {

    /// @param id the same for ever, whatever else changes
    /// @param title never empty
    /// @param comments where the comments on it are, or empty
    /// @param summary plain text, or empty
    /// @param copy clean HTML with absolute addresses; empty where only an extract is given
    record Entry(
            String id,
            String url,
            String title,
            String comments,
            List<Author> authors,
            Instant published,
            Instant updated,
            List<String> categories,
            String summary,
            String copy,
            @Nullable Picture picture) {
        /// Whether the id is also the address.
        boolean permanent() {
            return id.equals(url);
        }
    }

    /// @param url or empty
    record Author(String name, String url) {}

    /// @param bytes size of the file, 0 while unknown
    /// @param width pixels, 0 while unknown
    record Picture(String url, String type, long bytes, int width, int height, String alt, String credit) {}
}
