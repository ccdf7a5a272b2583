package press.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.MEDIA;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// A picture whose file is replaced by a process that ends anywhere in it, as by `kill -9`: the next start finds the
/// earlier file or the new one, whole, and all that the database says of it is true.
class KilledReplaceTest {
    private static final String PATH = "/media/2024/03/pier.jpg";

    @TempDir
    Path folder;

    /// Each is what a process that ended there would have left on the disk.
    private final List<Path> ends = new ArrayList<>();

    @Test
    void theEarlierFileOrTheNewOneIsThereWhole() throws Exception {
        Path live = Files.createDirectories(folder.resolve("live"));
        byte[] earlier;
        byte[] later;
        byte[] last;
        try (Newsroom newsroom = Newsroom.open(Databases.sqlite(live))) {
            FolderStore store = new FolderStore(live.resolve("media"));
            Developed first = developed(store, 1600);
            long id = newsroom.database().write(transaction -> {
                PictureDesk.Kept kept = new PictureDesk(store)
                        .keep(
                                transaction,
                                first,
                                PictureDesk.stem("pier.jpg", YearMonth.of(2024, 3)),
                                PictureDesk.Words.NONE);
                transaction
                        .sql()
                        .update(MEDIA)
                        .set(MEDIA.OWN_FROM, Instant.EPOCH)
                        .where(MEDIA.ID.eq(kept.id()))
                        .execute();
                return kept.id();
            });
            earlier = Objects.requireNonNull(first.published);
            later = replace(newsroom, store, id, 1200);
            last = replace(newsroom, store, id, 900);
        }

        Set<Integer> seen = new HashSet<>();
        for (Path end : ends) {
            try (Database database = Databases.open(Databases.sqlite(end));
                    Studio studio = Studio.open(database, end.resolve("media"), end.resolve("prints"))) {
                var row = database.read(
                        sql -> sql.selectFrom(MEDIA).where(MEDIA.PATH.eq(PATH)).fetchSingle());
                int width = Objects.requireNonNull(row.getWidth());
                seen.add(width);
                assertThat(published(database, studio.store()))
                        .as(end + ", " + width)
                        .isEqualTo(width == 1600 ? earlier : width == 1200 ? later : last);
                try (Stream<String> kept = studio.store().list("")) {
                    assertThat(kept.filter(key -> !key.startsWith("originals/") && !isNamed(database, key)))
                            .as(end + ": files that no row names")
                            .isEmpty();
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(1600, 1200, 900);
    }

    /// @return what is published then
    private byte[] replace(Newsroom newsroom, FolderStore store, long id, int width) throws Exception {
        Developed file = developed(store, width);
        PictureDesk desk = new PictureDesk(new Ending(store));
        newsroom.database().write(transaction -> {
            desk.replace(transaction, id, file);
            end();
            transaction.whenCommitted(this::end);
            return id;
        });
        return Objects.requireNonNull(file.published);
    }

    private static Developed developed(FolderStore store, int width) throws Exception {
        Path file = store.scratch();
        Files.write(file, Pictures.as("jpg", Pictures.redAndBlue(width, 400)));
        return new Darkroom().develop(file);
    }

    private static boolean isNamed(Database database, String key) {
        return database.read(sql -> MediaEntry.isNamed(sql, key));
    }

    /// What a reader gets at the address.
    private static byte[] published(Database database, MediaStore store) throws IOException {
        Optional<MediaLibrary.StoredFile> file = database.read(
                sql -> MediaLibrary.file(sql, PATH, database.clock().instant()));
        try (InputStream in = store.open(file.orElseThrow().path().substring(1)).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private void end() {
        Path end = folder.resolve("end-" + ends.size());
        ends.add(end);
        Path live = folder.resolve("live");
        try (Stream<Path> all = Files.walk(live)) {
            for (Path one :
                    all.filter(file -> !file.toString().endsWith("-shm")).toList()) {
                Path copy = end.resolve(live.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(one, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A store in which the process might end before and after all that it does.
    private final class Ending implements MediaStore {
        private final MediaStore store;

        Ending(MediaStore store) {
            this.store = store;
        }

        @Override
        public Path scratch() throws IOException {
            end();
            return store.scratch();
        }

        @Override
        public boolean isScratch(Path file) {
            return store.isScratch(file);
        }

        @Override
        public void put(String key, Path file) throws IOException {
            end();
            store.put(key, file);
            end();
        }

        @Override
        public void announce(String key) throws IOException {
            end();
            store.announce(key);
            end();
        }

        @Override
        public void settle(String key) {
            end();
            store.settle(key);
            end();
        }

        @Override
        public Optional<InputStream> open(String key) throws IOException {
            return store.open(key);
        }

        @Override
        public boolean delete(String key) throws IOException {
            return store.delete(key);
        }

        @Override
        public Stream<String> list(String folder) throws IOException {
            return store.list(folder);
        }
    }
}
