package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseCommandTest {
    @TempDir
    Path folder;

    @Test
    void ruleIsTriedOnTheArchiveBeforeItIsKept() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "Ferry late\n\nTen per cent of the boats were late.\n");
        CommandLines.succeed("story", "new", "--file", text.toString(), "--data", data());

        String tried = CommandLines.succeed(rule("try"));
        String listed = CommandLines.succeed("house", "list", "--data", data());
        String added = CommandLines.succeed(rule("add"));
        String kept = CommandLines.succeed("house", "list", "--data", data());
        CommandLines.succeed("house", "remove", "per-cent", "--data", data());

        assertThat(tried)
                .isEqualTo("  Ferry late: … Ten [per cent] of the boats were late. …\n1 hits in 1 published stories\n");
        assertThat(listed).isEmpty();
        assertThat(added).startsWith(tried);
        assertThat(kept).isEqualTo("per-cent (note): “per cent” → “%”, The house writes the sign. – Ada Wren\n");
        assertThat(CommandLines.succeed("house", "list", "--data", data())).isEmpty();
    }

    @Test
    void whatIsWrongWithARuleIsSaidInOneLine() {
        assertThat(CommandLines.run(
                                "house",
                                "try",
                                "x",
                                "--expression",
                                "(",
                                "--reason",
                                "r",
                                "--owner",
                                "o",
                                "--data",
                                data())
                        .err())
                .startsWith("dateline: the rule is not kept: the expression cannot be read")
                .hasLineCount(1);
        assertThat(CommandLines.run("house", "add", "x", "--words", "w", "--data", data())
                        .code())
                .isEqualTo(2);
        assertThat(CommandLines.run("house", "remove", "x", "--data", data()).err())
                .contains("there is no rule “x”");
    }

    private String[] rule(String command) {
        return new String[] {
            "house",
            command,
            "per-cent",
            "--words",
            "per cent",
            "--replacement",
            "%",
            "--reason",
            "The house writes the sign.",
            "--owner",
            "Ada Wren",
            "--data",
            data()
        };
    }

    private String data() {
        return folder.resolve("newsroom").toString();
    }
}
