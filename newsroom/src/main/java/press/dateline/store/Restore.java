package press.dateline.store;

import static press.dateline.store.Backup.DATABASE;
import static press.dateline.store.Backup.KIND;
import static press.dateline.store.Backup.LABEL;
import static press.dateline.store.Backup.SUMS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import press.dateline.store.Backup.Contents;
import press.dateline.store.Backup.Progress;

/// Puts what a [Backup] holds into a folder.
public final class Restore {
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
    private static final String INCOMING = ".restoring";
    private static final List<String> FOLDERS = List.of("media", "theme");

    private final Path file;
    private final Path root;
    private final Path incoming;
    private final Progress progress;

    private Restore(Path file, Path folder, Progress progress) {
        this.file = file;
        this.root = folder.toAbsolutePath().normalize();
        this.incoming = root.resolve(INCOMING);
        this.progress = progress;
    }

    /// Puts the newsroom of a backup into an empty or a new folder. Each file is compared with its hash before any of
    /// them takes its place; the database takes it last, so that the folder is a newsroom or none.
    ///
    /// @param settle what is to be done to the database before it takes its place
    /// @throws StoreException when the file is no backup, or not whole, or the folder is not empty; the
    ///     folder is as it was then
    public static Contents run(Path file, Path folder, Consumer<Database> settle, Progress progress) {
        Restore restore = new Restore(file, folder, progress);
        restore.refuseUsed(folder);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return restore.from(zip, settle);
        } catch (NoSuchFileException e) {
            throw new StoreException("there is no " + e.getFile() + " to restore from", e);
        } catch (ZipException e) {
            throw restore.refusal("is no backup, or not a whole one");
        } catch (IOException e) {
            throw new StoreException(
                    "cannot restore " + file + " into " + folder + " (" + Faults.reason(e) + "); nothing was restored",
                    e);
        }
    }

    private void refuseUsed(Path folder) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StoreException(folder + " is a file; --data wants a folder");
        }
        try (Stream<Path> entries = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
            // One that was killed in the midst of it may begin again.
            boolean begun = Files.exists(incoming) && Files.notExists(root.resolve(DATABASE));
            if (!begun && entries.findAny().isPresent()) {
                throw new StoreException(folder + " is not empty; name an empty or a new folder with --data");
            }
        } catch (IOException e) {
            throw new StoreException("cannot use " + folder + " (" + Faults.reason(e) + ")", e);
        }
    }

    private Contents from(ZipFile zip, Consumer<Database> settle) throws IOException {
        Map<String, String> sums = sums(zip);
        boolean made = Files.notExists(root);
        try {
            clear();
            Files.createDirectories(incoming);
            long bytes = unpack(zip, sums);
            settle(incoming.resolve(DATABASE), settle);
            takePlace();
            return new Contents(sums.size(), bytes);
        } catch (IOException | RuntimeException e) {
            clear();
            if (made) {
                Files.deleteIfExists(root);
            }
            throw e;
        }
    }

    /// Hashes by name, of exactly what is in the file.
    private Map<String, String> sums(ZipFile zip) throws IOException {
        if (!text(zip, LABEL).startsWith(KIND + "\n")) {
            throw refusal("is no backup that this Dateline can read");
        }
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text(zip, SUMS).lines().toList()) {
            Matcher sum = SUM.matcher(line);
            if (!sum.matches() || !isOurs(sum.group(2))) {
                throw refusal("is damaged: “" + line + "” stands in " + SUMS);
            }
            sums.put(sum.group(2), sum.group(1));
        }
        Set<String> names = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(Set.of(LABEL, SUMS));
        if (!names.equals(sums.keySet()) || !sums.containsKey(DATABASE)) {
            throw refusal("is damaged: what is in it is not what " + SUMS + " lists");
        }
        return sums;
    }

    private StoreException refusal(String why) {
        return new StoreException(file + " " + why + "; nothing was restored");
    }

    private static boolean isOurs(String name) {
        boolean known = name.equals(DATABASE) || FOLDERS.stream().anyMatch(folder -> name.startsWith(folder + "/"));
        return known
                && !name.contains("\\")
                && Stream.of(name.split("/", -1)).noneMatch(part -> part.isEmpty() || part.startsWith(".."));
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long unpack(ZipFile zip, Map<String, String> sums) throws IOException {
        MessageDigest digest = Backup.sha256();
        long bytes = 0;
        long done = 0;
        for (Map.Entry<String, String> one : sums.entrySet()) {
            progress.at("Unpacking and comparing", done++, sums.size());
            Path target = incoming.resolve(one.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            try (InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(one.getKey())), digest);
                    OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                bytes += Backup.copy(in, out, moved -> {});
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(one.getValue())) {
                throw refusal("is damaged: " + one.getKey() + " is not what was backed up");
            }
            Backup.force(target);
        }
        return bytes;
    }

    private static void settle(Path file, Consumer<Database> settle) {
        try (Database database = Database.open(new DatabaseAddress.File(file), InstantSource.system())) {
            settle.accept(database);
        }
        if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
            throw new StoreException("the database of the backup was not closed; nothing was restored");
        }
    }

    private void takePlace() throws IOException {
        for (String name : List.of("media", "theme", DATABASE)) {
            if (Files.exists(incoming.resolve(name))) {
                Files.move(incoming.resolve(name), root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Backup.force(root);
        deleteAll(incoming);
    }

    /// Takes away what was restored in part.
    private void clear() throws IOException {
        if (Files.exists(root.resolve(DATABASE))) {
            return;
        }
        for (String folder : FOLDERS) {
            deleteAll(root.resolve(folder));
        }
        deleteAll(incoming);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
