package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.cli.CommandLines.Ended;

class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyStoryOfAnExportIsReadForItsOwnDay() throws IOException {
        Path export = SmallExport.write(folder.resolve("export.xml"));
        Files.writeString(export, Files.readString(export).replace("All about", "It was was about"));

        Ended text = CommandLines.run("check", "--rules", "Q3", export.toString());
        Ended json = CommandLines.run("check", "--rules", "Q3", "--format", "json", export.toString());

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("export.xml:13: “pier-reopens”: warn: “was” stands here twice.")
                .contains("    It was was about pier-reopens.\n       ^^^^^^^\n")
                .contains("2 stories checked, found: 2 warn")
                .contains("1 without a known publication date");
        assertThat(json.out())
                .contains(
                        "\"entryLine\" : 13",
                        "\"at\" : \"2024-03-04T13:00:00Z\"",
                        "\"zone\" : \"America/Blanc-Sablon\"")
                .contains("\"language\" : \"en-CA\"")
                .doesNotContain("imprint");
    }

    @Test
    void tornExportIsReadAsFarAsItGoesAndSaidToBeTorn() throws IOException {
        Path export = SmallExport.write(folder.resolve("export.xml"));
        String whole = Files.readString(export);
        Files.writeString(export, whole.substring(0, whole.indexOf("harbour-master-resigns.</p>")));

        Ended ended = CommandLines.run("check", "--rules", "Q3", export.toString());

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("checked").contains("not read: it has lost something: line ");
    }

    @Test
    void wrongUsageAndMissingFilesHaveTheirCodes() {
        assertThat(CommandLines.run("check").code()).isEqualTo(2);
        assertThat(CommandLines.run("check", "--zone", "Mars/Olympus", "a.txt").err())
                .isEqualTo("dateline: --zone: “Mars/Olympus” is no time zone; write one such as Europe/Paris;"
                        + " see dateline check --help\n");
        assertThat(CommandLines.run("check", folder.resolve("none.txt").toString())
                        .code())
                .isEqualTo(3);
    }
}
