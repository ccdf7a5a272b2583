package press.dateline.media;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a picture or file, as an import hands it over.
///
/// @param kind `image`, `audio`, `video` or `file`
/// @param path where readers find it, decoded
/// @param caption clean HTML
/// @param description clean HTML
/// @param ownFrom since when it is public by itself, or null for only where it is used
public record MediaDraft(
        String kind,
        String path,
        String mime,
        String title,
        String alt,
        String caption,
        String credit,
        String description,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        boolean stored,
        Instant at,
        @Nullable Instant ownFrom,
        List<Size> sizes) {
    /// A smaller version of it.
    public record Size(String path, String mime, int width, int height, boolean stored) {}
}
