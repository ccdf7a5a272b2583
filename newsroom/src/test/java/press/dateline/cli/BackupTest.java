package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.people.Tickets;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// A backup counts only after it was restored.
class BackupTest {
    private static final String LAST = "SHA256SUMS";

    @TempDir
    Path folder;

    private Path data;
    private Path file;
    private Path restored;

    @BeforeEach
    void fill() throws IOException {
        data = folder.resolve("newsroom");
        file = folder.resolve("newsroom.zip");
        restored = folder.resolve("restored");
        Path export = SmallExport.write(folder.resolve("export.xml"));
        CommandLines.succeed("import", "wordpress", export.toString(), "--data", data.toString());
        for (String name : List.of("media/2024/03/pier.jpg", "media/originals/a/b c ü.jpg", "theme/tokens.css")) {
            Files.createDirectories(data.resolve(name).getParent());
            Files.writeString(data.resolve(name), "bytes of " + name);
        }
        Files.createDirectories(data.resolve("media/.incoming"));
        Files.writeString(data.resolve("media/.incoming/half.part"), "half");
        Files.createDirectories(data.resolve("prints"));
        Files.writeString(data.resolve("prints/small.jpg"), "can be made again");
    }

    private String backUp() {
        return CommandLines.succeed("backup", file.toString(), "--data", data.toString());
    }

    private Ended restore() {
        return CommandLines.run("restore", file.toString(), "--data", restored.toString());
    }

    /// Content by name of all that is in a folder and matters.
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .filter(one ->
                            one.toString().contains("/media/") || one.toString().contains("/theme/"))
                    .filter(one -> !one.toString().contains(".incoming"))
                    .forEach(one -> files.put(root.relativize(one).toString(), text(one)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(Path data) {
        try (Database database = Databases.open(Databases.sqlite(data))) {
            return database.read(sql -> sql.fetch(
                            "SELECT path, headline, copy FROM story JOIN story_copy ON story_id = story.id ORDER BY path")
                    .map(row -> row.intoMap().toString()));
        }
    }

    @Test
    void whatIsRestoredIsWhatWasBackedUp() throws IOException {
        assertThat(backUp()).isEqualTo(file + " holds 4 files, " + bytes() + " bytes\n");

        Ended ended = restore();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("restored 4 files, ").contains("each as it was backed up");
        assertThat(rows(restored)).isEqualTo(rows(data)).isNotEmpty();
        assertThat(files(restored)).isEqualTo(files(data)).hasSize(3);
        try (Stream<Path> top = Files.list(restored)) {
            assertThat(top.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder("newsroom.db", "media", "theme");
        }
        assertThat(Files.exists(file.resolveSibling("newsroom.zip.part"))).isFalse();
    }

    private String bytes() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file);
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            long sum = 0;
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                if (!List.of("/BACKUP", "/" + LAST).contains(one.toString())) {
                    sum += Files.size(one);
                }
            }
            return String.format(java.util.Locale.ROOT, "%,d", sum);
        }
    }

    @Test
    void aNewsroomIsBackedUpWhileItIsServedAndWrittenTo() {
        AtomicBoolean enough = new AtomicBoolean();
        try (Newsroom serving = Newsroom.open(data, "dateline serve")) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; !enough.get(); i++) {
                    int number = i;
                    serving.database()
                            .write(transaction ->
                                    transaction.sql().execute("UPDATE story SET headline = 'Edition ' || ?", number));
                }
            });
            try {
                backUp();
            } finally {
                enough.set(true);
                join(writer);
            }
        }

        assertThat(restore().err()).isEmpty();
        assertThat(rows(restored).stream().map(row -> row.replaceAll(".*headline=([^,]*),.*", "$1")))
                .as("one moment")
                .allMatch(rows(restored).getFirst().replaceAll(".*headline=([^,]*),.*", "$1")::equals);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyIsSignedInAndNothingIsToldTwiceAfterwards() {
        long epoch;
        try (Database database = Databases.open(Databases.sqlite(data))) {
            epoch = database.changes().epoch();
            database.write(transaction -> {
                Tickets.issue(transaction, Tickets.Kind.FIRST, null);
                return transaction
                        .sql()
                        .execute(
                                "INSERT INTO outbox (kind, once_key, payload, queued_at) VALUES ('mail', 'k', '{}', 1)");
            });
        }
        backUp();
        assertThat(restore().code()).isZero();

        try (Database database = Databases.open(Databases.sqlite(restored))) {
            assertThat(database.changes().epoch()).isGreaterThan(epoch);
            int left = database.read(sql -> sql.fetchCount(sql.selectFrom("ticket"))
                    + sql.fetchCount(sql.selectFrom("session"))
                    + sql.fetchCount(sql.selectFrom("outbox").where("abandoned_at IS NULL")));
            assertThat(left).isZero();
        }
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        backUp();
        assertThat(CommandLines.run("backup", file.toString(), "--data", data.toString())
                        .err())
                .isEqualTo("dateline: " + file + " is there already; name another file\n");
        assertThat(CommandLines.run("backup", data.resolve("media/b.zip").toString(), "--data", data.toString())
                        .err())
                .contains("lies in the data folder");

        Files.createDirectories(restored);
        Files.writeString(restored.resolve("notes.txt"), "mine");
        assertThat(restore().err())
                .isEqualTo("dateline: " + restored + " is not empty; name an empty or a new folder with --data\n");
        assertThat(restored.resolve("notes.txt")).hasContent("mine");
        assertThat(CommandLines.run("restore", file.toString(), "--data", data.toString())
                        .code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 0.95, 0.9999})
    void aFileThatWasCutShortRestoresNothing(double share) throws IOException {
        backUp();
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength((long) (cut.length() * share));
        }

        assertRefused("is no backup, or not a whole one; nothing was restored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newsroom.db", "media/2024/03/pier.jpg", "theme/tokens.css"})
    void aFileWithAChangedByteRestoresNothing(String name) throws IOException {
        backUp();
        tamper(zip -> {
            byte[] bytes = Files.readAllBytes(zip.resolve(name));
            bytes[bytes.length / 2] ^= 1;
            Files.write(zip.resolve(name), bytes);
        });

        assertRefused("is damaged: " + name + " is not what was backed up; nothing was restored");
    }

    @Test
    void aFileWithMoreOrLessInItRestoresNothing() throws IOException {
        backUp();
        tamper(zip -> Files.writeString(zip.resolve("media/more.jpg"), "more"));
        assertRefused("what is in it is not what SHA256SUMS lists");
        tamper(zip -> Files.delete(zip.resolve("media/more.jpg")));
        tamper(zip -> Files.delete(zip.resolve("media/2024/03/pier.jpg")));
        assertRefused("what is in it is not what SHA256SUMS lists");
        tamper(zip -> Files.delete(zip.resolve("BACKUP")));
        assertRefused("is no backup that this Dateline can read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"media/../../escaped", "/etc/escaped", "lock", "media//x", "media/..\\x"})
    void aFileThatWouldWriteElsewhereRestoresNothing(String name) throws IOException {
        backUp();
        tamper(zip -> Files.writeString(
                zip.resolve(LAST), Files.readString(zip.resolve(LAST)) + "0".repeat(64) + "  " + name + "\n"));

        assertRefused("is damaged: “");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void aRestoreThatWasKilledMayBeginAgain() throws IOException {
        backUp();
        Files.createDirectories(restored.resolve(".restoring/media"));
        Files.writeString(restored.resolve(".restoring/newsroom.db"), "half");
        Files.createDirectories(restored.resolve("media"));
        Files.writeString(restored.resolve("media/half.jpg"), "half");
        assertThat(CommandLines.run("settings", "list", "--data", restored.toString())
                        .code())
                .as("is no newsroom yet")
                .isEqualTo(1);

        assertThat(restore().code()).isZero();

        assertThat(files(restored)).isEqualTo(files(data));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(restore().err()).isEqualTo("dateline: there is no " + file + " to restore from\n");
        assertThat(CommandLines.run("backup", file.toString(), "--data", restored.toString())
                        .err())
                .startsWith("dateline: there is no newsroom in " + restored);
    }

    private void assertRefused(String why) {
        Ended ended = restore();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("dateline: ").contains(why).hasLineCount(1);
        assertThat(restored).doesNotExist();
    }

    @FunctionalInterface
    private interface Change {
        void make(Path zip) throws IOException;
    }

    private void tamper(Change change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            change.make(zip.getPath("/"));
        }
    }
}
