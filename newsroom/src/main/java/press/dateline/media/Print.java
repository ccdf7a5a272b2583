package press.dateline.media;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A version of a picture as readers get it: its width, its crop and the format of its file. Prints are made when they
/// are first asked for and can all be thrown away.
///
/// @param edition of the picture; grows whenever its prints would look different
/// @param width in pixels
public record Print(long pictureId, int edition, int width, Crop crop, Format format) {
    private static final String FOLDER = "/media/prints/";

    private static final Pattern PATH = Pattern.compile(
            FOLDER + "([1-9][0-9]{0,17})/([1-9][0-9]{0,8})/([1-9][0-9]{0,3})(-3x2|-16x9)?\\.(jpg|webp|avif)");

    /// A shape, cut out around the picture's focal point.
    public enum Crop {
        WHOLE("", 0, 0),
        THREE_TWO("-3x2", 3, 2),
        SIXTEEN_NINE("-16x9", 16, 9);

        private final String mark;
        private final int across;
        private final int down;

        Crop(String mark, int across, int down) {
            this.mark = mark;
            this.across = across;
            this.down = down;
        }

        /// The largest piece of this shape that keeps `focus` as near to its middle as it can.
        ///
        /// @param focusX percent of the width
        /// @param focusY percent of the height
        Rectangle of(int width, int height, int focusX, int focusY) {
            if (this == WHOLE) {
                return new Rectangle(0, 0, width, height);
            }
            int wide = Math.clamp((long) height * across / down, 1, width);
            int high = Math.clamp((long) width * down / across, 1, height);
            int left = Math.clamp((long) width * focusX / 100 - wide / 2, 0, width - wide);
            int top = Math.clamp((long) height * focusY / 100 - high / 2, 0, height - high);
            return new Rectangle(left, top, wide, high);
        }
    }

    /// A format of files, best first.
    public enum Format {
        AVIF("avif", "image/avif"),
        WEBP("webp", "image/webp"),
        JPEG("jpg", "image/jpeg");

        private final String ending;
        private final String mime;

        Format(String ending, String mime) {
            this.ending = ending;
            this.mime = mime;
        }

        public String mime() {
            return mime;
        }

        /// Whether this machine makes it.
        public boolean made() {
            return switch (this) {
                case AVIF -> Encoders.AVIF;
                case WEBP -> Encoders.WEBP;
                case JPEG -> true;
            };
        }
    }

    /// Where readers find it.
    public String path() {
        return FOLDER + name();
    }

    /// Its file below the folder of all prints.
    String name() {
        return pictureId + "/" + edition + "/" + width + crop.mark + "." + format.ending;
    }

    /// The print that has the address `path`, whether there is such a picture or not.
    public static Optional<Print> at(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        @Nullable String mark = parts.group(4);
        Crop crop = Stream.of(Crop.values())
                .filter(one -> one.mark.equals(mark == null ? "" : mark))
                .findFirst()
                .orElseThrow();
        Format format = Stream.of(Format.values())
                .filter(one -> one.ending.equals(parts.group(5)))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Print(
                Long.parseLong(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                crop,
                format));
    }
}
