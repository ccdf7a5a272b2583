package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontCommandTest {
    @TempDir
    Path folder;

    @Test
    void draftIsLaunchedAndAnOlderEditionComesBack() throws IOException {
        String first = CommandLines.succeed("front", "show", "--data", data());
        CommandLines.succeed("front", "launch", "--data", data());
        Path draft = Files.writeString(folder.resolve("front.json"), "{\"blocks\": []}");
        CommandLines.succeed("front", "import", draft.toString(), "--data", data());
        String launched = CommandLines.succeed("front", "launch", "--data", data());
        String back = CommandLines.succeed("front", "rollback", "1", "--data", data());

        assertThat(launched)
                .startsWith("edition 2  ")
                .contains("  0 blocks  by command line")
                .hasLineCount(1);
        assertThat(back).startsWith("edition 3  ").endsWith("  (edition 1 again)\n");
        assertThat(CommandLines.succeed("front", "show", "--live", "--data", data()))
                .isEqualTo(first);
        assertThat(CommandLines.succeed("front", "history", "--data", data())).hasLineCount(3);
    }

    @Test
    void whatIsNoFrontIsRefusedInOneLine() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"blocks\": [{\"kind\": \"banner\"}]}");

        assertThat(CommandLines.run("front", "import", wrong.toString(), "--data", data())
                        .err())
                .startsWith("dateline: " + wrong + " was not taken: ")
                .hasLineCount(1);
        assertThat(CommandLines.run(
                                "front", "import", folder.resolve("none.json").toString(), "--data", data())
                        .err())
                .contains("none.json is not there");
        assertThat(CommandLines.run("front", "rollback", "7", "--data", data()).err())
                .contains("there is no edition 7");
    }

    private String data() {
        return folder.resolve("newsroom").toString();
    }
}
