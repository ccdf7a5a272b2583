package press.dateline.wordpress;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What WordPress knows of a picture: the meta value `_wp_attachment_metadata`.
///
/// @param width in pixels, 0 when not said
/// @param file of the picture, below the uploads folder
/// @param originalFile name of the file that was uploaded, when WordPress keeps a smaller one in its place; else `""`
/// @param sizes by name (`thumbnail`, `medium` …), in their order
/// @param taken when the camera says so
public record AttachmentMetadata(
        int width,
        int height,
        String file,
        String originalFile,
        Map<String, Size> sizes,
        String credit,
        String caption,
        String copyright,
        String title,
        Optional<Instant> taken) {

    /// @param file name only; it lies beside the picture's own
    public record Size(String file, int width, int height, String mimeType) {}

    /// Empty when the value is not serialized PHP of that shape.
    public static Optional<AttachmentMetadata> read(String serialized) {
        PhpValue value = PhpValue.read(serialized);
        if (!(value instanceof PhpValue.Table)) return Optional.empty();
        Map<String, Size> sizes = new LinkedHashMap<>();
        value.at("sizes").entries().forEach((name, size) -> {
            if (!size.at("file").text().isEmpty()) sizes.put(name, size(size));
        });
        PhpValue image = value.at("image_meta");
        return Optional.of(new AttachmentMetadata(
                pixels(value.at("width")),
                pixels(value.at("height")),
                value.at("file").text(),
                value.at("original_image").text(),
                Collections.unmodifiableMap(sizes),
                image.at("credit").text(),
                image.at("caption").text(),
                image.at("copyright").text(),
                image.at("title").text(),
                taken(image.at("created_timestamp").number())));
    }

    private static Size size(PhpValue size) {
        return new Size(
                size.at("file").text(),
                pixels(size.at("width")),
                pixels(size.at("height")),
                size.at("mime-type").text());
    }

    private static int pixels(PhpValue value) {
        return (int) Math.clamp(value.number().orElse(0), 0, Integer.MAX_VALUE);
    }

    private static Optional<Instant> taken(OptionalLong seconds) {
        long at = seconds.orElse(0);
        return at <= 0 || at > Instant.MAX.getEpochSecond() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(at));
    }
}
