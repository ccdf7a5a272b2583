package press.dateline.media;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A picture (or another file) as a page shows it.
///
/// @param path where readers find the file: `/wp-content/uploads/2024/03/pier.jpg` for one that came along, `/media/…`
///     for one uploaded here
/// @param mime such as `image/jpeg`
/// @param caption clean HTML, empty for none
/// @param width pixels, null when unknown
/// @param stored whether its file is there; a picture without one keeps its place and its caption
/// @param edition of its prints
/// @param renditions smaller versions that are there, by growing width
public record Picture(
        long id,
        String path,
        String mime,
        String title,
        String alt,
        String caption,
        String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean stored,
        int edition,
        List<Rendition> renditions) {
    /// One size of it.
    public record Rendition(String path, int width, int height) {}

    public boolean isImage() {
        return mime.startsWith("image/");
    }

    /// What prints are made of; empty for what has none.
    public Optional<Negative> negative() {
        return stored && Negative.isPrinted(mime) && width != null && height != null && width > 0 && height > 0
                ? Optional.of(new Negative(id, edition, width, height))
                : Optional.empty();
    }
}
