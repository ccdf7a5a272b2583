package press.dateline.wordpress;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What a real WordPress answered, recorded beside the project. Tests that need it are skipped, saying so, where it is
// not.
final class Answers {
    private Answers() {}

    static List<JsonNode> functions(String kind) throws IOException {
        JsonNode cases = json(folder().resolve("wordpress-answers/functions.json.gz"))
                .path("cases")
                .path(kind);
        return StreamSupport.stream(cases.spliterator(), false).toList();
    }

    static JsonNode json(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new ObjectMapper().readTree(in);
        }
    }

    /// The folder of recorded data; skips the test when there is none.
    static Path folder() {
        Path folder = find();
        assumeTrue(folder != null, "recorded data is not there: set -Ddateline.data=FOLDER to run this test");
        return folder == null ? Path.of(".") : folder;
    }

    private static @Nullable Path find() {
        String named = System.getProperty("dateline.data", System.getenv().getOrDefault("DATELINE_DATA", ""));
        if (!named.isEmpty()) return existing(Path.of(named));
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = existing(at.resolve("shared/data"));
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable Path existing(Path folder) {
        return Files.isDirectory(folder.resolve("wordpress-answers")) ? folder : null;
    }
}
