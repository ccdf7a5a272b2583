package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostTypesTest {
    @Test
    void everyTypeThatStaysBehindIsDocumentedWithItsReason() throws IOException {
        // Tests run in the module's folder.
        String page = Files.readString(Path.of("..", "docs", "moving-from-wordpress.md"));

        PostTypes.SKIPPED.forEach((type, reason) -> assertThat(page).contains("| `" + type + "` | " + reason + " |"));
    }
}
