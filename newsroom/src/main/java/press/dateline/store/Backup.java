package press.dateline.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A whole newsroom in one file: a ZIP with the database, `media/` and `theme/`, and last `SHA256SUMS` with the hash of
/// each, so that `unzip` and `sha256sum -c` can look it over too. What is made from the rest, prints and the search
/// index, is not in it. [Restore] is the way back.
public final class Backup {
    static final String LABEL = "BACKUP";
    static final String KIND = "Dateline backup 1";
    static final String SUMS = "SHA256SUMS";
    static final String DATABASE = "newsroom.db";
    private static final int BUFFER = 1 << 18;

    /// Packing takes a second of processor time for 190 MB. A database above this many bytes is stored as it is: a
    /// million stories take 8 GB and should be safe within a minute.
    private static final long LARGE = 2L << 30;

    private Backup() {}

    /// How far one of the steps is.
    @FunctionalInterface
    public interface Progress {
        /// @param step what is done, in words
        void at(String step, long done, long total);
    }

    /// What is in a file.
    ///
    /// @param files how many, the database among them
    /// @param bytes of them all
    public record Contents(long files, long bytes) {}

    /// Writes the newsroom as it is at this moment, beside a process that serves it perhaps. Nothing is written over,
    /// and until all is written there is no `file`.
    ///
    /// @throws StoreException when `file` is there, or cannot be written; nothing is left behind then
    public static Contents write(Database database, DataFolder folder, Path file, Progress progress) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new StoreException(file + " is there already; name another file");
        }
        if (target.startsWith(folder.root())) {
            throw new StoreException(file + " lies in the data folder; name a file outside of it");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path snapshot = target.resolveSibling(target.getFileName() + ".db.part");
        try {
            Files.deleteIfExists(snapshot);
            database.copyTo(snapshot, (done, total) -> progress.at("Database", done, total));
            Contents contents;
            try (Writing writing = new Writing(part, progress)) {
                writing.label(database.clock().instant());
                writing.add(
                        DATABASE,
                        snapshot,
                        Files.size(snapshot) > LARGE ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
                writing.addAll(folder);
                contents = writing.end();
            }
            force(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + " (" + Faults.reason(e) + ")", e);
        } finally {
            delete(part);
            delete(snapshot);
        }
    }

    /// A backup under way.
    private static final class Writing implements AutoCloseable {
        private final OutputStream file;
        private final ZipOutputStream zip;
        private final Progress progress;
        private final MessageDigest digest = sha256();
        private final StringBuilder sums = new StringBuilder();
        private long files;
        private long bytes;

        Writing(Path part, Progress progress) throws IOException {
            file = Files.newOutputStream(part);
            zip = new ZipOutputStream(new BufferedOutputStream(file, BUFFER), StandardCharsets.UTF_8);
            this.progress = progress;
        }

        void label(Instant now) throws IOException {
            zip.putNextEntry(new ZipEntry(LABEL));
            zip.write((KIND + "\nmade at " + now + "\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        /// Pictures are packed already.
        void addAll(DataFolder folder) throws IOException {
            List<Path> all = Stream.of(folder.media(), folder.theme())
                    .flatMap(Backup::below)
                    .toList();
            for (Path one : all) {
                String name = folder.root().relativize(one).toString().replace('\\', '/');
                progress.at("Pictures and files", files, all.size());
                add(name, one, Deflater.NO_COMPRESSION);
            }
        }

        /// A file that was taken away since it was listed is not missed: nothing names it any more.
        void add(String name, Path from, int level) throws IOException {
            if (!Files.isRegularFile(from)) {
                return;
            }
            zip.setLevel(level);
            zip.putNextEntry(new ZipEntry(name));
            long total = Files.size(from);
            try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
                bytes += copy(in, zip, done -> {
                    if (name.equals(DATABASE)) {
                        progress.at("Packing", done, total);
                    }
                });
            }
            zip.closeEntry();
            files++;
            sums.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }

        Contents end() throws IOException {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(SUMS));
            zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return new Contents(files, bytes);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                zip.close();
            }
        }
    }

    private static Stream<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new StoreException("cannot read " + folder + " (" + Faults.reason(e) + ")", e);
        }
    }

    /// What is still being uploaded.
    private static boolean isHidden(Path path) {
        return path.getName(0).toString().startsWith(".");
    }

    static long copy(InputStream in, OutputStream out, LongConsumer done) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            all += read;
            done.accept(all);
        }
        return all;
    }

    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger("press.dateline.store").log(System.Logger.Level.WARNING, "cannot take away " + file, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
