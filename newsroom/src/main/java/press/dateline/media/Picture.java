package press.dateline.media;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A picture (or another file) as a page shows it.
///
/// @param path where readers find the file: `/wp-content/uploads/2024/03/pier.jpg` for one that came along, `/media/…`
///     for one uploaded here
/// @param mime such as `image/jpeg`
/// @param caption clean HTML, empty for none
/// @param terms copyright and licence, in words and addresses
/// @param width pixels, null when unknown
/// @param stored whether its file is there; a picture without one keeps its place and its caption
/// @param edition of its prints
/// @param focusX what a crop must keep, in percent of the width
/// @param focusY the same of the height
/// @param renditions smaller versions that are there, by growing width
public record Picture(
        long id,
        String path,
        String mime,
        String title,
        String alt,
        String caption,
        String credit,
        String creator,
        String terms,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean stored,
        int edition,
        int focusX,
        int focusY,
        List<Rendition> renditions) {
    /// One size of it.
    public record Rendition(String path, int width, int height) {}

    /// A spot in percent from the left and from the top.
    public record Spot(int x, int y) {}

    /// Where in a piece of that shape its best spot lies, for those who cut the piece once more.
    public Spot spot(Print.Crop crop) {
        if (width == null || height == null || width < 1 || height < 1) {
            return new Spot(focusX, focusY);
        }
        Rectangle piece = crop.of(width, height, focusX, focusY);
        return new Spot(
                Math.clamp(Math.round((width * focusX / 100.0 - piece.x) * 100 / piece.width), 0, 100),
                Math.clamp(Math.round((height * focusY / 100.0 - piece.y) * 100 / piece.height), 0, 100));
    }

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
