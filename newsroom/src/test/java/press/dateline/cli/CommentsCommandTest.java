package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsCommandTest {
    @TempDir
    Path folder;

    /// Two are approved and one is spam; a pingback is no comment.
    @Test
    void theFilterLearnsWhatCameWithAnImport() throws Exception {
        Path export = folder.resolve("harbour-post.xml");
        try (InputStream in =
                Objects.requireNonNull(CommentsCommandTest.class.getResourceAsStream("/wordpress/harbour-post.xml"))) {
            Files.copy(in, export);
        }
        CommandLines.succeed("import", "wordpress", export.toString(), "--data", data());

        String learned = CommandLines.succeed("comments", "learn", "--data", data());

        assertThat(learned)
                .isEqualTo("learned from 2 approved comments and 1 called spam\n"
                        + "the filter says nothing before it knows 20 of each\n");
        assertThat(CommandLines.succeed("comments", "learn", "--data", data())).isEqualTo(learned);
    }

    private String data() {
        return folder.resolve("newsroom").toString();
    }
}
