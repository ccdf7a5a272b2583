package press.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Keeps files in a folder of this machine. What is still being written lies in `.incoming`, which nobody is served
/// from.
public final class FolderStore implements MediaStore {
    private static final String ANNOUNCED = ".announced";

    private final Path root;
    private final Path incoming;

    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve(".incoming");
    }

    @Override
    public Path scratch() throws IOException {
        Files.createDirectories(incoming);
        return Files.createTempFile(incoming, "", ".part");
    }

    @Override
    public boolean isScratch(Path file) {
        return file.toAbsolutePath().normalize().startsWith(incoming);
    }

    /// Takes away what was left by a process that ended in the midst of it: uploads that were cut off, and files whose
    /// row was never committed. Nobody may be uploading.
    ///
    /// @param named whether a row names the file under a key
    public void sweep(Predicate<String> named) throws IOException {
        try (Stream<Path> left = Files.exists(incoming) ? Files.list(incoming) : Stream.empty()) {
            for (Path file : left.toList()) {
                if (file.toString().endsWith(ANNOUNCED)) {
                    String key = Files.readString(file);
                    if (!key.isEmpty() && !named.test(key)) {
                        Files.deleteIfExists(at(key));
                    }
                }
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void announce(String key) throws IOException {
        Files.createDirectories(incoming);
        Files.writeString(announcement(key), key);
        force(announcement(key));
        force(incoming);
    }

    @Override
    public void settle(String key) {
        try {
            Files.deleteIfExists(announcement(key));
        } catch (IOException e) {
            // The next start finds that a row names it.
            System.getLogger("press.dateline.media").log(System.Logger.Level.DEBUG, "cannot settle " + key, e);
        }
    }

    private Path announcement(String key) {
        return incoming.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ANNOUNCED);
    }

    @Override
    public void put(String key, Path file) throws IOException {
        Path target = at(key);
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        force(file);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String key) throws IOException {
        try {
            return Optional.of(Files.newInputStream(at(key)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(String key) throws IOException {
        return Files.deleteIfExists(at(key));
    }

    @Override
    public Stream<String> list(String folder) throws IOException {
        Path under = at(folder);
        return Files.isDirectory(under)
                ? Files.walk(under)
                        .filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                : Stream.empty();
    }

    private Path at(String key) {
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root) || file.startsWith(incoming)) {
            throw new IllegalArgumentException("no key of a file: " + key);
        }
        return file;
    }
}
