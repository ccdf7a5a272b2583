package press.dateline.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds a newsroom: `newsroom.db`, `media/`, and a lock, since one process owns it at a time. The lock
/// falls with the process, however it ends.
public final class DataFolder implements AutoCloseable {
    private static final String DATABASE = "newsroom.db";
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// Opens the folder, making it when it is not there, and takes its lock for the program that calls itself `owner`.
    ///
    /// @throws StoreException when it cannot be made or written, belongs to something else, or another process has
    // it;
    ///     nothing has been written then
    public static DataFolder open(Path folder, String owner) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new StoreException(folder + " is a file; --data wants a folder");
            }
            if (Files.isDirectory(root) && isForeign(root)) {
                throw new StoreException(
                        folder + " holds other files and no newsroom; name an empty or a new folder with --data");
            }
            Files.createDirectories(root);
            Path lock = root.resolve(LOCK);
            FileChannel channel = FileChannel.open(
                    lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock held = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (held == null) {
                String holder = Files.readString(lock).strip();
                channel.close();
                throw new StoreException(folder + " is in use by " + (holder.isEmpty() ? "another process" : holder)
                        + "; stop it first, or name another folder with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (owner + ", process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new StoreException("cannot use " + folder + " for the data: " + Faults.reason(e), e);
        }
    }

    private static boolean isForeign(Path root) throws IOException {
        if (Files.exists(root.resolve(DATABASE)) || Files.exists(root.resolve(LOCK))) {
            return false;
        }
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> some = entries.limit(1).toList();
            return !some.isEmpty();
        }
    }

    public Path root() {
        return root;
    }

    public DatabaseAddress.File database() {
        return new DatabaseAddress.File(root.resolve(DATABASE));
    }

    /// Where the files of pictures, sound and documents are kept.
    public Path media() {
        return root.resolve("media");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException("cannot let go of " + root, e);
        }
    }
}
