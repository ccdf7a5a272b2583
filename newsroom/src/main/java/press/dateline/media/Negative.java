package press.dateline.media;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the prints of a picture are made from, and which there are.
///
/// @param width in pixels, upright
/// @param height in pixels, upright
public record Negative(long pictureId, int edition, int width, int height) {
    /// Widths in pixels: phones at one and two pixels a point, columns, a page's full width, twice that.
    private static final int[] WIDTHS = {320, 480, 640, 960, 1280, 1920};

    /// Types that prints are made of. A GIF may move, which prints do not.
    private static final Set<String> PRINTED = Set.of("image/jpeg", "image/png", "image/webp");

    static boolean isPrinted(String mime) {
        return PRINTED.contains(mime);
    }

    /// The prints of one shape and format, by growing width; none is wider than the picture.
    public List<Print> prints(Print.Crop crop, Print.Format format) {
        return widths(crop).stream()
                .map(across -> new Print(pictureId, edition, across, crop, format))
                .toList();
    }

    List<Integer> widths(Print.Crop crop) {
        int widest = Math.min(crop.of(width, height, 50, 50).width, WIDTHS[WIDTHS.length - 1]);
        List<Integer> widths = new ArrayList<>();
        for (int step : WIDTHS) {
            // A step just below the widest would be a file for nothing.
            if (step * 10 <= widest * 9) {
                widths.add(step);
            }
        }
        widths.add(widest);
        return widths;
    }

    /// The height of a print that is `across` wide.
    public int height(Print.Crop crop, int across) {
        Rectangle piece = crop.of(width, height, 50, 50);
        return Math.max(1, Math.round((float) piece.height * across / piece.width));
    }
}
