package press.dateline.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import press.dateline.SharedData;

/// What a real WordPress answered, recorded beside the project. Tests that need it are skipped, saying so, where it
/// is not.
final class Answers {
    private Answers() {}

    static List<JsonNode> functions(String kind) throws IOException {
        JsonNode cases = json(SharedData.path("wordpress-answers/functions.json.gz"))
                .path("cases")
                .path(kind);
        return StreamSupport.stream(cases.spliterator(), false).toList();
    }

    static JsonNode json(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
