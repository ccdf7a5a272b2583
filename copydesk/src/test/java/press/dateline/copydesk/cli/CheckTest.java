package press.dateline.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import press.dateline.copydesk.report.Colours;

class CheckTest {
    @TempDir
    Path folder;

    private Path story;

    @BeforeEach
    void writeStory() throws IOException {
        story = Files.writeString(folder.resolve("ferry.txt"), "Ferry late\n\nThe\tcaptain 漢字 was was there.\n");
    }

    @Test
    void findingIsShownWithACaretUnderItsWords() {
        Ended ended = check("--rules", "Q3", story.toString());

        assertThat(ended.out())
                .isEqualTo(
                        """
                        %1$s:3:16: warn: “was” stands here twice. [text/doubled-word Q3]
                            The captain 漢字 was was there.
                                             ^^^^^^^
                            write: was

                        1 story checked, found: 1 warn
                        No publication date is known: nothing was said that depends on it (--published).
                        Checked were dates, figures, names, quotations and form. Whether a claim is true was not checked.
                        """
                                .formatted(story));
        assertThat(ended.code()).isZero();
    }

    @Test
    void longLineIsCutAroundTheWords() throws IOException {
        Files.writeString(
                story, "Ferry late\n\n" + "some word ".repeat(300) + "was was there" + " some word".repeat(300));

        String[] lines = check("--rules", "Q3", story.toString()).out().split("\n");

        assertThat(lines[1]).hasSizeLessThan(140).startsWith("    …").endsWith("…");
        int caret = lines[2].indexOf('^');
        assertThat(lines[1].substring(caret, caret + 7)).isEqualTo("was was");
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(run(Colours.ON, "", "--rules", "Q3", story.toString()).out()).contains("\u001b[1;33mwarn\u001b[0m");
        assertThat(check("--rules", "Q3", story.toString()).out()).doesNotContain("\u001b");
    }

    @Test
    void standardInputIsReadAndKnownByItsBeginning() {
        Ended ended = run(Colours.OFF, "<h1>A</h1><p>It was <b>was</b> late.", "--rules", "Q3", "-");

        assertThat(ended.out()).startsWith("-:1:17: warn: ").contains("^^^^^^^^^^");
    }

    @Test
    void fileThatCannotBeReadDoesNotKeepTheOthersFromBeingChecked() throws IOException {
        Path binary = Files.write(folder.resolve("a.txt"), new byte[] {'a', 0});

        Ended ended =
                check(folder.resolve("none.txt").toString(), binary.toString(), folder.toString(), story.toString());

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .contains("none.txt: not read: it is not there")
                .contains("a.txt: not read: it is no text: byte 1 is a control character")
                .contains(": not read: it is a folder; name files")
                .contains("“was” stands here twice.")
                .contains("3 files not read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--published=yesterday",
                "--published=2024-02-30",
                "--zone=Mars/Olympus",
                "--lang=-",
                "--format=xml",
                "--rules=T99",
                "--house=none.json",
                "--language-tool=none",
                "--nonsense"
            })
    void wrongUsageHasACodeOfItsOwn(String option) {
        assertThat(check(option, story.toString()).code()).isEqualTo(2);
        assertThat(check().code()).isEqualTo(2);
    }

    @Test
    void rulesAreChosenByIdCodeOrGroup() {
        assertThat(check("--rules", "text/doubled-word", story.toString()).out())
                .contains("twice");
        assertThat(check("--rules", "text", story.toString()).out()).contains("twice");
        assertThat(check("--rules", "text,-q3", story.toString()).out()).doesNotContain("twice");
    }

    @Test
    void exportIsNamedForWhatReadsIt() throws IOException {
        Path export = Files.writeString(folder.resolve("export.xml"), "<?xml version=\"1.0\"?>\n<rss><channel/></rss>");

        Ended ended = check(export.toString());

        assertThat(ended.out()).contains("is a WordPress export; bin/dateline check reads those");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void jsonKeepsToItsSchema() throws IOException {
        String json = check("--format", "json", "--published", "2024-03-04", story.toString(), "none.txt")
                .out();

        assertThat(problems(json, Files.readString(docs().resolve("findings.schema.json")), VersionFlag.V202012))
                .isEmpty();
        assertThat(json)
                .contains("\"line\" : 3", "\"column\" : 16", "\"endColumn\" : 23", "\"at\" : \"2024-03-04T00:00:00Z\"");
    }

    @Test
    void sarifKeepsToTheStandardsSchema() throws IOException {
        String sarif =
                check("--format", "sarif", story.toString(), "none: this.txt").out();

        try (InputStream schema = CheckTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(problems(sarif, text, VersionFlag.V7)).isEmpty();
        }
        assertThat(sarif).contains("\"ruleId\" : \"text/doubled-word\"", "\"executionSuccessful\" : false");
    }

    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        Path docs = here.resolveSibling("docs").resolve("copydesk");
        return Files.exists(docs) ? docs : here.resolve("docs").resolve("copydesk");
    }

    private static Iterable<?> problems(String json, String schema, VersionFlag version) {
        return JsonSchemaFactory.getInstance(version).getSchema(schema).validate(json, InputFormat.JSON);
    }

    private Ended check(String... arguments) {
        return run(Colours.OFF, "", arguments);
    }

    private static Ended run(Colours colours, String in, String... arguments) {
        StringWriter out = new StringWriter();
        Command command = new Command(colours, in);
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        command.line = line;
        int code = line.execute(arguments);
        return new Ended(code, out.toString());
    }

    private record Ended(int code, String out) {}

    @CommandLine.Command(name = "check")
    private static final class Command implements Callable<Integer> {
        @CommandLine.Mixin
        CheckOptions options = new CheckOptions();

        private final Colours colours;
        private final String in;
        private @org.jspecify.annotations.Nullable CommandLine line;

        Command(Colours colours, String in) {
            this.colours = colours;
            this.in = in;
        }

        @Override
        public Integer call() throws IOException {
            return new CheckRun(
                            options,
                            Exports.elsewhere(),
                            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                            Objects.requireNonNull(line).getOut(),
                            colours)
                    .run();
        }
    }
}
