package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.media.Print.Crop;
import press.dateline.media.Print.Format;
import press.dateline.store.Database;

/// Makes the prints of pictures, each once: when it is first asked for, and ahead of that in the background. They lie
/// in a folder that can be thrown away. Whether a reader may see the picture is asked before, elsewhere. Thread-safe.
public final class Prints implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Prints.class.getName());
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_SPOILT = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final MediaStore store;
    private final Path folder;
    private final Darkroom darkroom;
    private final ConcurrentHashMap<Print, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    /// Of which nothing can be made, so that each is tried once.
    private final Set<Negative> spoilt = ConcurrentHashMap.newKeySet();

    private final SequencedSet<Long> waiting = new LinkedHashSet<>();
    private final Thread worker = Thread.ofPlatform()
            .name("prints")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::work);

    /// @param folder for the prints; made when it is needed
    public Prints(Database database, MediaStore store, Darkroom darkroom, Path folder) {
        this.database = database;
        this.store = store;
        this.darkroom = darkroom;
        this.folder = folder;
    }

    /// Starts making prints ahead.
    public void start() {
        worker.start();
    }

    /// A picture as its print-maker needs it.
    private record Plate(Negative negative, String key, String mime, int focusX, int focusY, Credits credits) {}

    /// Sees that a print is there, waiting for it to be made if need be. An address of another edition means the
    /// present one.
    ///
    /// @return its file's name below the folder of all prints, with `/` between folders; empty when there
    ///     is no such print, or none can be made of the picture
    public Optional<String> make(Print asked) {
        Plate plate = plate(asked.pictureId());
        if (plate == null
                || !asked.format().made()
                || !plate.negative().widths(asked.crop()).contains(asked.width())) {
            return Optional.empty();
        }
        Print print =
                new Print(asked.pictureId(), plate.negative().edition(), asked.width(), asked.crop(), asked.format());
        if (Files.exists(place(print))) {
            return Optional.of(print.name());
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> first = underWay.putIfAbsent(print, mine);
        if (first != null) {
            return first.join() ? Optional.of(print.name()) : Optional.empty();
        }
        boolean made = false;
        try {
            made = Files.exists(place(print)) || develop(plate, List.of(print));
        } finally {
            mine.complete(made);
            underWay.remove(print, mine);
        }
        if (made) {
            ahead(asked.pictureId());
        }
        return made ? Optional.of(print.name()) : Optional.empty();
    }

    /// The file of a print, made if need be.
    public Optional<Path> file(Print asked) {
        return make(asked).map(folder::resolve);
    }

    /// The key of a picture of which no print can be made, though it is one; it goes out as it is.
    public Optional<String> instead(Print asked) {
        return Optional.ofNullable(plate(asked.pictureId()))
                .filter(plate -> spoilt.contains(plate.negative()))
                .map(Plate::key);
    }

    /// Has the prints that pages show made in the background, soon.
    public void ahead(long pictureId) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(pictureId);
                waiting.notifyAll();
            }
        }
    }

    private void work() {
        try {
            while (true) {
                long next;
                synchronized (waiting) {
                    while (waiting.isEmpty()) {
                        waiting.wait();
                    }
                    next = waiting.removeFirst();
                }
                try {
                    makeAll(next);
                } catch (RuntimeException fault) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    LOG.log(System.Logger.Level.WARNING, "Cannot make prints of picture " + next, fault);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is there already is left as it is.
    void makeAll(long pictureId) {
        Plate plate = plate(pictureId);
        if (plate == null) {
            return;
        }
        List<Print> missing = Stream.of(Crop.WHOLE, Crop.THREE_TWO)
                .flatMap(crop -> Stream.of(Format.values())
                        .filter(Format::made)
                        .sorted(Comparator.reverseOrder())
                        .flatMap(format -> plate.negative().prints(crop, format).stream()))
                .filter(print -> !Files.exists(place(print)))
                .toList();
        if (!missing.isEmpty()) {
            develop(plate, missing);
        }
    }

    private @Nullable Plate plate(long id) {
        return database.read(sql -> sql.select(
                        MediaLibrary.KEY,
                        MEDIA.MIME,
                        MEDIA.WIDTH,
                        MEDIA.HEIGHT,
                        MEDIA.EDITION,
                        MEDIA.FOCAL_X,
                        MEDIA.FOCAL_Y,
                        MEDIA.CREATOR,
                        MEDIA.CREDIT,
                        MEDIA.TERMS)
                .from(MEDIA)
                .where(MEDIA.ID.eq(id))
                .and(MEDIA.STORED)
                .and(MEDIA.WIDTH.gt(0))
                .and(MEDIA.HEIGHT.gt(0))
                .fetchOptional(row -> new Plate(
                        new Negative(
                                id,
                                row.get(MEDIA.EDITION),
                                Objects.requireNonNull(row.get(MEDIA.WIDTH)),
                                Objects.requireNonNull(row.get(MEDIA.HEIGHT))),
                        row.get(MediaLibrary.KEY),
                        row.get(MEDIA.MIME),
                        row.get(MEDIA.FOCAL_X),
                        row.get(MEDIA.FOCAL_Y),
                        new Credits(row.get(MEDIA.CREATOR), row.get(MEDIA.CREDIT), row.get(MEDIA.TERMS))))
                .filter(plate -> Negative.isPrinted(plate.mime()))
                .orElse(null));
    }

    /// Reads the picture once and makes all of `prints`.
    private boolean develop(Plate plate, List<Print> prints) {
        if (spoilt.contains(plate.negative())) {
            return false;
        }
        try {
            return darkroom.lit(() -> {
                BufferedImage picture = pixels(plate);
                for (Print print : prints) {
                    if (Thread.currentThread().isInterrupted()) {
                        return false;
                    }
                    Rectangle piece =
                            print.crop().of(picture.getWidth(), picture.getHeight(), plate.focusX(), plate.focusY());
                    int height = Math.max(1, Math.round((float) piece.height * print.width() / piece.width));
                    keep(
                            print,
                            Encoders.encode(
                                    Pixels.scaled(picture, piece, print.width(), height),
                                    print.format(),
                                    plate.credits()));
                }
                return true;
            });
        } catch (IOException | Refused cannot) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LOG.log(System.Logger.Level.WARNING, "No print can be made of " + plate.key() + ": " + cannot.getMessage());
            if (spoilt.size() < MOST_SPOILT) {
                spoilt.add(plate.negative());
            }
            return false;
        }
    }

    private BufferedImage pixels(Plate plate) throws IOException {
        try (InputStream in = store.open(plate.key()).orElseThrow(() -> new IOException("its file is not there"))) {
            byte[] file = in.readNBytes(Math.toIntExact(FileType.JPEG.largest()));
            FileType type = FileType.of(Arrays.copyOf(file, Math.min(file.length, FileType.HEAD)))
                    .filter(FileType::raster)
                    .orElseThrow(() -> new Refused("is no picture"));
            int orientation = type == FileType.JPEG ? Embedded.read(file).orientation() : 1;
            return Pixels.develop(file, type, orientation);
        }
    }

    private void keep(Print print, byte[] bytes) throws IOException {
        Path file = place(print);
        Path edition = Objects.requireNonNull(file.getParent());
        boolean first = !Files.isDirectory(edition);
        Files.createDirectories(edition);
        if (first) {
            dropOlder(print);
        }
        Path half = Files.createTempFile(edition, ".", ".part");
        Files.write(half, bytes);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Prints of an earlier edition may still be under way: then what is left of it goes with the next one.
    private void dropOlder(Print print) {
        Path picture = folder.resolve(Long.toString(print.pictureId()));
        try (Stream<Path> editions = Files.list(picture)) {
            for (Path edition : editions.toList()) {
                if (Integer.parseInt(edition.getFileName().toString()) < print.edition()) {
                    drop(edition);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "Cannot drop prints of " + picture, e);
        }
    }

    private static void drop(Path edition) throws IOException {
        try (Stream<Path> files = Files.list(edition)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(edition);
    }

    private Path place(Print print) {
        return folder.resolve(print.name());
    }

    /// Waits for the print under way, so that nobody writes into the folder afterwards.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
