package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The feed reader's library feedparser, where this machine has it (Debian: `apt-get install python3-feedparser`).
public final class Feedparser {
    private static final String READ =
            """
            import feedparser, json, sys
            for name in sys.argv[1:]:
                feed = feedparser.parse(open(name, 'rb').read())
                print(json.dumps({
                    'fault': str(feed.get('bozo_exception', '')),
                    'version': feed.version,
                    'title': feed.feed.get('title', ''),
                    'entries': [{
                        'id': entry.get('id', ''),
                        'link': entry.get('link', ''),
                        'title': entry.get('title', ''),
                        'author': entry.get('author', ''),
                        'dated': bool(entry.get('published_parsed')),
                        'copy': ''.join(one.value for one in entry.get('content', [])),
                    } for entry in feed.entries]}))
            """;
    private static final long PATIENCE = 60;

    private final String python;

    private Feedparser(String python) {
        this.python = python;
    }

    /// Empty where there is none.
    public static Optional<Feedparser> installed() {
        return Stream.of("/usr/bin/python3", "python3")
                .filter(python ->
                        run(List.of(python, "-c", "import feedparser")).isPresent())
                .findFirst()
                .map(Feedparser::new);
    }

    /// What it makes of each feed, none of which it may find fault with.
    ///
    /// @param feeds by their addresses
    /// @param folder for files
    public List<JsonNode> read(Map<String, String> feeds, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, "-c", READ));
        for (String feed : feeds.values()) {
            Path file = folder.resolve("feed-" + command.size() + ".xml");
            command.add(Files.writeString(file, feed).toString());
        }
        List<String> lines = run(command).orElseThrow();
        assertThat(lines).hasSameSizeAs(feeds.keySet());
        List<JsonNode> read = new ArrayList<>();
        for (String address : feeds.keySet()) {
            JsonNode feed = new ObjectMapper().readTree(lines.get(read.size()));
            assertThat(feed.path("fault").asText()).as(address).isEmpty();
            assertThat(feed.path("version").asText()).as(address).isIn("rss20", "atom10");
            assertThat(feed.path("entries")).as(address).allSatisfy(entry -> assertThat(
                            entry.path("dated").asBoolean())
                    .isTrue());
            read.add(feed);
        }
        return read;
    }

    /// What the command printed; empty when it is not there or did not succeed.
    private static Optional<List<String>> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines;
            try (var out = process.inputReader()) {
                lines = out.lines().toList();
            }
            return process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(lines)
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
