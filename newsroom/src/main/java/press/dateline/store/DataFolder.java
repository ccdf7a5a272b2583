package press.dateline.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds a newsroom: `newsroom.db`, `media/`, `prints/`, `search/`, and a lock, since one process owns
/// it at a time. The lock falls with the process, however it ends.
public final class DataFolder implements AutoCloseable {
    private static final String DATABASE = "newsroom.db";
    private static final String LOCK = "lock";
    private static final String MEDIA = "media";
    private static final String THEME = "theme";
    private static final String SEARCH = "search";
    private static final String PRINTS = "prints";

    private final Path root;
    private final @Nullable FileChannel lockFile;
    private final boolean made;

    private DataFolder(Path root, @Nullable FileChannel lockFile, boolean made) {
        this.root = root;
        this.lockFile = lockFile;
        this.made = made;
    }

    /// Opens the folder, making it when it is not there, and takes its lock for the program that calls itself `owner`.
    ///
    /// @throws StoreException when it cannot be made or written, belongs to something else, or another process has
    ///     it; nothing has been written then
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
            boolean made = Files.notExists(root);
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
            sign(channel, owner);
            return new DataFolder(root, channel, made);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot use " + folder + " for the data (" + Faults.reason(e)
                            + "); make it a folder that can be written, or name another one with --data",
                    e);
        }
    }

    /// The folder for a program that only reads, beside the one that owns it. Nothing is made and no lock is taken.
    ///
    /// @throws StoreException when there is no such folder
    public static DataFolder lookInto(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StoreException("there is no newsroom in " + folder + "; name its folder with --data");
        }
        return new DataFolder(folder.toAbsolutePath().normalize(), null, false);
    }

    /// Who holds the lock is only for the message to others: on a full disk the folder can still be read.
    private static void sign(FileChannel channel, String owner) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (owner + ", process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            System.getLogger("press.dateline.store").log(System.Logger.Level.DEBUG, "cannot sign the lock", e);
        }
    }

    private static boolean isForeign(Path root) throws IOException {
        if (Files.exists(root.resolve(DATABASE))) {
            return false;
        }
        // Beside a database on a server there is no more than these.
        try (Stream<Path> entries = Files.list(root)) {
            return entries.anyMatch(
                    entry -> Stream.of(LOCK, MEDIA, THEME, SEARCH, PRINTS).noneMatch(entry::endsWith));
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
        return root.resolve(MEDIA);
    }

    /// Where a site's own looks are: its tokens, its logo.
    public Path theme() {
        return root.resolve(THEME);
    }

    /// Where the search index is kept. It can be taken away while nothing runs: it is made anew.
    public Path search() {
        return root.resolve(SEARCH);
    }

    /// Where smaller versions of pictures are kept. All of it can be thrown away.
    public Path prints() {
        return root.resolve(PRINTS);
    }

    /// Lets go of a folder whose database could not be opened, and takes away what [#open] made.
    public void abandon() {
        close();
        if (made) {
            try {
                Files.deleteIfExists(root.resolve(LOCK));
                Files.deleteIfExists(root);
            } catch (IOException e) {
                System.getLogger("press.dateline.store").log(System.Logger.Level.DEBUG, "cannot take away " + root, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            throw new StoreException("cannot let go of " + root, e);
        }
    }
}
