package press.dateline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A file that may be sent, as it was when it was looked at; a small one with its bytes. Immutable.
public final class FoundFile {
    /// Files of at most so many bytes are kept in memory: most prints, no film.
    static final int SMALL = 256 << 10;

    private final Path path;
    private final long size;
    private final Instant modified;
    private final String type;
    private final String etag;
    private final String lastModified;
    private final byte @Nullable [] bytes;

    private FoundFile(Path path, BasicFileAttributes file, byte @Nullable [] bytes) {
        this.path = path;
        this.size = file.size();
        this.modified = file.lastModifiedTime().toInstant();
        this.type = ContentTypes.of(path.toString());
        this.etag = '"' + Long.toHexString(size) + "-"
                + Long.toHexString(ChronoUnit.MICROS.between(Instant.EPOCH, modified)) + '"';
        this.lastModified = Page.HTTP_DATE.format(modified);
        this.bytes = bytes;
    }

    /// The file at `path`; null if there is none.
    ///
    /// @param path its real path
    static @Nullable FoundFile at(Path path) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isRegularFile()) {
            return null;
        }
        byte[] bytes = file.size() <= SMALL ? Files.readAllBytes(path) : null;
        return new FoundFile(path, file, bytes != null && bytes.length == file.size() ? bytes : null);
    }

    /// Whether it is still there and as it was: nothing tells of a file that was taken out of its folder by hand. One
    /// look at the file system.
    boolean unchanged() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.size() == size && file.lastModifiedTime().toInstant().equals(modified);
        } catch (IOException gone) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /// In bytes.
    long size() {
        return size;
    }

    /// What its name says it is.
    String type() {
        return type;
    }

    /// Strong as long as nobody writes twice within the clock tick of the file system.
    String etag() {
        return etag;
    }

    Instant modifiedSecond() {
        return modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /// When it was last written, as it is sent.
    String lastModified() {
        return lastModified;
    }

    /// All of it; null for a large file.
    byte @Nullable [] bytes() {
        return bytes;
    }

    /// What it takes of the memory, in bytes, about.
    int weight() {
        return bytes == null ? 0 : bytes.length;
    }
}
