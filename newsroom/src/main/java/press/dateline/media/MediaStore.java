package press.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the files of pictures, sound, film and documents are kept, each under a key such as
/// `media/2026/11/pier.jpg`. A key names a whole file or none, whatever happens in between. Thread-safe.
public interface MediaStore {
    /// An empty file on this machine, for what will be [put][#put] or thrown away.
    Path scratch() throws IOException;

    /// Whether `file` is one of those.
    boolean isScratch(Path file);

    /// Keeps `file`, which is gone afterwards, under `key`, in the place of what was there. When this returns, the file
    /// survives a power cut.
    void put(String key, Path file) throws IOException;

    /// Says that the file under `key` stays only if a row names it: one that is about to be [put][#put] for a
    /// row that is not committed yet, or one that a row is about to name no more.
    void announce(String key) throws IOException;

    /// Says that the row is there.
    void settle(String key);

    /// The file's bytes; empty when there is none.
    Optional<InputStream> open(String key) throws IOException;

    /// @return whether there was one
    boolean delete(String key) throws IOException;

    /// All keys that begin with `folder/`, in no order. To be closed.
    Stream<String> list(String folder) throws IOException;
}
