package press.dateline.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that was looked at and may be kept.
public final class Developed {
    final FileType type;
    /// SHA-256 of the bytes as they came.
    final String hash;
    /// As it came; null for what was made here.
    final @Nullable Path source;
    /// What goes out; null when that is the source itself.
    final byte @Nullable [] published;

    final long bytes;
    final @Nullable Integer width;
    final @Nullable Integer height;
    final Embedded embedded;

    /// Whether it is a picture, and not sound, film or a document.
    public boolean isPicture() {
        return type.kind().equals("image");
    }

    Developed(
            FileType type,
            String hash,
            @Nullable Path source,
            byte @Nullable [] published,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            Embedded embedded) {
        this.type = type;
        this.hash = hash;
        this.source = source;
        this.published = published;
        this.bytes = bytes;
        this.width = width;
        this.height = height;
        this.embedded = embedded;
    }
}
