package press.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.store.Holder;

/// What a command cannot do it says in one line, and leaves everything as it was.
class RefusalsTest {
    @TempDir
    Path folder;

    private Path export;
    private Path data;

    @BeforeEach
    void write() throws IOException {
        export = SmallExport.write(folder.resolve("export.xml"));
        data = folder.resolve("newsroom");
    }

    // files ----------------------------------------------------------------------------------------------------------

    static Stream<Arguments> filesThatAreNoExport() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("<rss></rss>".getBytes(UTF_8));
        }
        return Stream.of(
                file("", "the file is empty"),
                file(" \n\t", "the file is empty"),
                file("<!doctype html><html><p>Sign in</p></html>", "this is a web page"),
                file(
                        "{\"db\": [{\"meta\": {\"exported_on\": 1}, \"data\": {\"posts\": []}}]}",
                        "this is a Ghost export"),
                file("{\"posts\": []}", "this is a JSON file"),
                file(
                        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>x</title></item></channel></rss>",
                        "this is a feed without WordPress data"),
                file("<?xml version=\"1.0\"?><svg/>", "this is XML, but not a WordPress export"),
                file("Dear editor,\n\nplease import this.", "this is a text file"),
                Arguments.of(packed.toByteArray(), "this is a compressed archive"),
                Arguments.of(new byte[] {1, 2, 0, 3, (byte) 200}, "this is a binary file"));
    }

    private static Arguments file(String content, String said) {
        return Arguments.of(content.getBytes(UTF_8), said);
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNoExport")
    void whatIsNoExportIsNamed(byte[] content, String said) throws IOException {
        Path file = Files.write(folder.resolve("some.xml"), content);

        assertRefused(said, "import", "wordpress", file);
        assertThat(data).doesNotExist();
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException, InterruptedException {
        assertRefused("there is no such file", "import", "wordpress", folder.resolve("none.xml"));
        assertRefused("this is a folder", "import", "wordpress", folder);
        Path pipe = folder.resolve("pipe.xml");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "skipped: no named pipes here");
        assertRefused("this is a pipe", "import", "wordpress", pipe);
        assertThat(data).doesNotExist();
    }

    /// A file that opens and then fails to be read, whoever asks: the first page of a process is never mapped.
    @Test
    void unreadableFileIsNamed() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.exists(unreadable), "skipped: no /proc here");

        assertRefused("the file cannot be read", "import", "wordpress", unreadable);
        assertThat(data).doesNotExist();
    }

    @Test
    void wrongOptionsOfAnImportLeaveNothingBehind() throws IOException {
        Path none = folder.resolve("none");
        assertRefused("is not a folder", "import", "wordpress", export, "--uploads", none);
        assertRefused("is not a folder", "import", "wordpress", export, "--uploads", export);
        assertRefused("cannot be written", "import", "wordpress", export, "--report", none.resolve("report.json"));
        assertRefused("cannot be written", "import", "wordpress", export, "--report", folder);
        assertRefused("is no time zone", "import", "wordpress", export, "--zone", "Mars/Olympus");
        assertThat(data).doesNotExist();
    }

    // the data folder ------------------------------------------------------------------------------------------------

    /// Each command that opens a newsroom.
    private List<List<Object>> commands() throws IOException {
        Path text = Files.writeString(folder.resolve("story.txt"), "Ferry late\n\nIt was the fog.\n");
        return List.of(
                List.of("import", "wordpress", export),
                List.of("serve", "--port", Product.freePort()),
                List.of("story", "new", "--file", text),
                List.of("settings", "set", "title", "Another"),
                List.of("settings", "list"));
    }

    private void assertAllRefuse(String said) throws IOException {
        for (List<Object> command : commands()) {
            assertRefused(said, command.toArray());
        }
    }

    @Test
    void folderThatIsNoneOfOursStaysAsItIs() throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("letter.txt"), "Dear editor");
        assertAllRefuse("holds other files and no newsroom");
        Files.writeString(data.resolve("lock"), "of another program");
        assertAllRefuse("holds other files and no newsroom");

        assertThat(contents(data)).containsOnlyKeys("letter.txt", "lock");
        assertThat(data.resolve("lock")).hasContent("of another program");
    }

    @Test
    void fileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(data, "x");

        assertAllRefuse("is a file; --data wants a folder");
        assertThat(data).hasContent("x");
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        data = Files.writeString(folder.resolve("file"), "x").resolve("newsroom");

        assertAllRefuse("cannot use " + data);
    }

    @Test
    void folderInUseNamesWhoHasIt() throws Exception {
        CommandLines.succeed("settings", "set", "title", "Ours", "--data", data.toString());
        Process holder = Holder.hold(data, "dateline serve");
        try {
            assertAllRefuse("is in use by dateline serve, process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }

        assertThat(CommandLines.succeed("settings", "get", "title", "--data", data.toString()))
                .isEqualTo("Ours\n");
    }

    @Test
    void dataOfANewerVersionIsLeftAlone() throws Exception {
        CommandLines.succeed("settings", "set", "title", "Ours", "--data", data.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("newsroom.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 999, '999', 'of tomorrow', type, 'V999__x.sql',"
                    + " 7, installed_by, installed_on, 1, success FROM flyway_schema_history WHERE version = '1'");
        }
        byte[] before = Files.readAllBytes(data.resolve("newsroom.db"));

        assertAllRefuse("was written by a newer Dateline; run that version");
        assertThat(data.resolve("newsroom.db")).hasBinaryContent(before);
    }

    @Test
    void fileThatIsNoDatabaseStaysAsItIs() throws IOException {
        Files.createDirectory(data);
        byte[] content = "This is a list of ferries and no database at all.\n"
                .repeat(100)
                .getBytes(UTF_8);
        Files.write(data.resolve("newsroom.db"), content);

        assertAllRefuse("it is no database of Dateline's");
        assertThat(data.resolve("newsroom.db")).hasBinaryContent(content);
    }

    @Test
    void databaseOfAnotherProgramStaysAsItIs() throws IOException, SQLException {
        Files.createDirectory(data);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("newsroom.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ferry (name TEXT)");
        }

        assertAllRefuse("holds tables of another program");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("newsroom.db"));
                Statement statement = connection.createStatement();
                var tables = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            assertThat(tables.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void damagedDatabaseIsNamed() throws IOException {
        CommandLines.succeed("settings", "set", "title", "Ours", "--data", data.toString());
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("newsroom.db").toFile(), "rw")) {
            byte[] rubbish = new byte[(int) file.length() - 100];
            Arrays.fill(rubbish, (byte) 0xA5);
            file.seek(100);
            file.write(rubbish);
        }

        assertAllRefuse("the file is damaged; restore the folder from a backup");
    }

    // where it listens -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "--port, 0, is no port",
        "--port, 70000, is no port",
        "--port, -1, is no port",
        "--host, no-such-host.invalid, is not an address of this machine",
        "--host, 192.0.2.1, is not an address of this machine"
    })
    void whereItCannotListenIsNamed(String option, String value, String said) throws IOException {
        assertRefused(said, "serve", option, value);
        assertThat(data).doesNotExist();
    }

    @Test
    void portInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("take another one with --port", "serve", "--port", taken.getLocalPort());
        }
        assertThat(data).doesNotExist();
    }

    // usage ----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            import wordpress|Missing required parameter: 'FILE.xml'; see dateline import wordpress --help
            import wordpress a.xml b.xml| Unmatched argument at index 3: 'b.xml'; see dateline import wordpress --help
            import ghost a.json|               see dateline import --help
            serve --portx 8080|                 did you mean --port?
            serve --port eight|                'eight' is not an int; see dateline serve --help
            settings get|    Missing required parameter: 'NAME'; see dateline settings get --help
            story new|       Missing required option: '--file=FILE.txt'; see dateline story new --help
            qqq|             Unmatched argument at index 0: 'qqq'; see dateline --help
            """)
    void wrongUsageIsOneLineAndACodeOfItsOwn(String words, String said) {
        Ended ended = CommandLines.run(words.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("dateline: ").contains(said).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"'', import", "import, wordpress", "settings, set", "story, new"})
    void whoNamesNoCommandIsShownTheCommands(String words, String shown) {
        Ended ended = words.isEmpty() ? CommandLines.run() : CommandLines.run(words.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Commands:").contains(shown);
    }

    // ----------------------------------------------------------------------------------------------------------------

    private void assertRefused(String said, Object... command) throws IOException {
        Map<String, byte[]> before = contents(data);
        String[] args = Stream.concat(Arrays.stream(command), Stream.of("--data", data))
                .map(Object::toString)
                .toArray(String[]::new);

        Ended ended = CommandLines.run(args);

        assertThat(ended.err()).startsWith("dateline: ").contains(said).hasLineCount(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
        Map<String, byte[]> after = contents(data);
        before.keySet().removeIf(RefusalsTest::passing);
        after.keySet().removeIf(RefusalsTest::passing);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    /// What says who had the folder, and SQLite's own passing files.
    private static boolean passing(String name) {
        return name.equals("lock") || name.endsWith("-shm") || name.endsWith("-wal");
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }
}
