package press.dateline.wordpress;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.ContentTypes;
import press.dateline.egress.Egress;

/// The copy of `wp-content/uploads` that was handed over with an export, or the old site itself. Files are
/// taken from there into the media folder, under the path they had. Nothing outside of the folder is ever
/// read, whatever a path or a symbolic link says, and what is not what its name says is left out.
/// Thread-safe.
final class Uploads {
    /// What a browser would run rather than show.
    private static final Set<String> UNSAFE = Set.of(
            "html",
            "htm",
            "xhtml",
            "xht",
            "shtml",
            "js",
            "mjs",
            "php",
            "phtml",
            "php5",
            "phar",
            "cgi",
            "pl",
            "py",
            "sh",
            "exe",
            "htaccess",
            "xml",
            "xsl",
            "xslt",
            "swf",
            "jar",
            "asp",
            "aspx",
            "jsp");

    /// Bytes of the largest file that is fetched, a film.
    private static final long LARGEST = 1L << 30;

    private static final int MOST_REFUSED = 10_000;

    private final @Nullable Path folder;
    private final @Nullable Egress fetch;
    private final Path media;

    /// By path, so that what stands in every story is asked for once.
    private final Map<String, Taken> refused = new HashMap<>();

    private Uploads(@Nullable Path folder, @Nullable Egress fetch, Path media) {
        this.folder = folder;
        this.fetch = fetch;
        this.media = media;
    }

    /// @param folder the copy, or null when there is none
    /// @param fetch how to get what is not in the copy from the old site, or null
    /// @param media the media folder of the newsroom
    static Uploads of(@Nullable Path folder, @Nullable Egress fetch, Path media) throws ImportRefused {
        if (folder == null) return new Uploads(null, fetch, media);
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real))
                throw new ImportRefused("--uploads " + folder + " is not a folder; name a copy of wp-content/uploads");
            return new Uploads(real, fetch, media);
        } catch (IOException notThere) {
            throw new ImportRefused(
                    "--uploads " + folder + " cannot be read; name a copy of wp-content/uploads", notThere);
        }
    }

    /// Whether files may come that did not come with an earlier import.
    boolean given() {
        return folder != null || fetch != null;
    }

    /// What became of a file.
    sealed interface Taken {
        /// It lies in the media folder now.
        record Stored(String mime, long bytes) implements Taken {}

        record Missing() implements Taken {}

        /// @param why in a clause for the report
        record Refused(String why) implements Taken {}
    }

    /// Takes the file that readers found at `path`, unless the media folder has it already.
    ///
    /// @param path decoded, with `/wp-content/uploads/` in it
    Taken take(String path) {
        @Nullable Path source = find(path);
        if (source == null) return new Taken.Missing();
        try {
            Optional<String> mime = type(source, source.getFileName().toString());
            if (mime.isEmpty()) return new Taken.Refused("its content is not what its name says");
            Path target = media.resolve(path.substring(1)).normalize();
            if (!target.startsWith(media.normalize())) return new Taken.Refused("its name leads out of the folder");
            long bytes = Files.size(source);
            if (!isSame(source, target)) copy(source, target);
            return new Taken.Stored(mime.get(), bytes);
        } catch (IOException e) {
            throw new FileFault(
                    "cannot keep " + path + " in " + media + ": " + press.dateline.store.Faults.reason(e), e);
        }
    }

    /// As [#take]; what is in no copy is fetched from where the old site has it, unless an earlier import did.
    /// One after the other, since the old site may be weak.
    ///
    /// @param address as the export says it
    Taken take(String path, String address) {
        Taken taken = take(path);
        if (!(taken instanceof Taken.Missing) || fetch == null) return taken;
        synchronized (refused) {
            Taken before = refused.get(path);
            if (before != null) return before;
            Taken now = fetched(fetch, path, address);
            if (now instanceof Taken.Refused && refused.size() < MOST_REFUSED) refused.put(path, now);
            return now;
        }
    }

    private Taken fetched(Egress from, String path, String address) {
        Path target = media.resolve(path.substring(1)).normalize();
        if (path.indexOf('\0') >= 0 || !target.startsWith(media.normalize()))
            return new Taken.Refused("its name leads out of the folder");
        try {
            if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) return stored(target);
            Files.createDirectories(target.getParent());
            Path half = target.resolveSibling("." + target.getFileName() + ".taking");
            try {
                return fetched(from, URI.create(address.strip().replace(" ", "%20")), half, target);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IllegalArgumentException noAddress) {
            return new Taken.Refused("its address is none");
        } catch (IOException e) {
            throw new FileFault(
                    "cannot keep " + path + " in " + media + ": " + press.dateline.store.Faults.reason(e), e);
        }
    }

    private static Taken fetched(Egress from, URI address, Path half, Path target) throws IOException {
        int status;
        try {
            status = from.download(address, half, LARGEST).status();
        } catch (FileSystemException disk) {
            throw disk;
        } catch (IOException e) {
            return new Taken.Refused("it could not be fetched: " + e.getMessage());
        }
        if (status != 200) return new Taken.Refused("its old address answers " + status);
        if (type(half, target.getFileName().toString()).isEmpty())
            return new Taken.Refused("its content is not what its name says");
        move(half, target);
        return stored(target);
    }

    private static Taken stored(Path file) throws IOException {
        Optional<String> mime = type(file, file.getFileName().toString());
        return mime.isEmpty()
                ? new Taken.Refused("its content is not what its name says")
                : new Taken.Stored(mime.get(), Files.size(file));
    }

    /// A file could not be copied, because the disk is full or the folder may not be written. Ends the import.
    static final class FileFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FileFault(String message, IOException cause) {
            super(message, cause);
        }
    }

    private @Nullable Path find(String path) {
        int at = path.indexOf(OldSite.UPLOADS);
        if (folder == null || at < 0 || path.indexOf('\0') >= 0) return null;
        try {
            Path file = folder.resolve(path.substring(at + OldSite.UPLOADS.length()))
                    .normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return null;
            return file.toRealPath().startsWith(folder) ? file : null;
        } catch (IOException | java.nio.file.InvalidPathException notThere) {
            return null;
        }
    }

    private static boolean isSame(Path source, Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == Files.size(source)
                && (Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(source))
                        || Files.mismatch(source, target) < 0);
    }

    /// Into a file beside it first, so that a file that is there is whole.
    private static synchronized void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path half = target.resolveSibling("." + target.getFileName() + ".taking");
        try {
            Files.copy(source, half, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
            Files.setLastModifiedTime(half, Files.getLastModifiedTime(source));
            move(half, target);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void move(Path half, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The type by which a file may go out: pictures by their content, the rest by their name; empty for what could
    /// run.
    private static Optional<String> type(Path file, String called) throws IOException {
        String name = called.toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (UNSAFE.contains(ending) || name.startsWith(".")) return Optional.empty();
        String named = ContentTypes.of(name);
        if (!named.startsWith("image/")) return Optional.of(named);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(512);
        }
        return ofPicture(head, named);
    }

    private static Optional<String> ofPicture(byte[] head, String named) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length >= 3 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff)
            return Optional.of("image/jpeg");
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) return Optional.of("image/png");
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return Optional.of("image/gif");
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return Optional.of("image/webp");
        if (text.startsWith("ftyp", 4)) {
            String brand = text.length() >= 12 ? text.substring(8, 12) : "";
            if (brand.startsWith("avi")) return Optional.of("image/avif");
            if (brand.startsWith("hei") || brand.equals("mif1")) return Optional.of("image/heic");
        }
        if (text.startsWith("BM") && head.length > 14 && ByteBuffer.wrap(head).getInt(6) == 0)
            return Optional.of("image/bmp");
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return Optional.of("image/tiff");
        if (text.startsWith("\0\0\1\0")) return Optional.of("image/x-icon");
        if (named.equals("image/svg+xml")) {
            String start = text.stripLeading().toLowerCase(Locale.ROOT);
            if (start.startsWith("<?xml") || start.startsWith("<svg") || start.startsWith("<!--"))
                return Optional.of(named);
        }
        return Optional.empty();
    }
}
