package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.feed.Feedparser;
import press.dateline.feed.JsonFeedSchema;
import press.dateline.store.Databases;

/// The feeds of a site that runs, read by programs that people read feeds with. Those that this machine does not have
/// are skipped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedReadersTest {
    private static final List<String> BASES = List.of(
            "/",
            "/category/news/harbour/",
            "/tag/ferries/",
            "/author/ada/",
            "/comments/",
            "/corrections/",
            "/2024/03/04/pier-reopens/");

    private Path folder = Path.of("");
    private ServedCourier courier;

    @BeforeAll
    void open(@TempDir Path made) throws Exception {
        folder = made;
        courier = ServedCourier.open(made.resolve("data"), Databases.sqlite(made));
    }

    @AfterAll
    void close() throws Exception {
        courier.close();
    }

    private List<String> links(String base) throws Exception {
        List<String> links = new ArrayList<>();
        JsonFeedSchema.of(courier.get(base + "feed/json/").body(), base)
                .path("items")
                .forEach(item -> links.add(item.path("url").asText()));
        assertThat(links).as(base).isNotEmpty();
        return links;
    }

    @Test
    void feedparserReadsEveryFeed() throws Exception {
        Optional<Feedparser> feedparser = Feedparser.installed();
        Assumptions.assumeTrue(
                feedparser.isPresent(), "skipped: this machine has no feedparser (Debian: python3-feedparser)");
        Map<String, String> feeds = new LinkedHashMap<>();
        for (String base : BASES) {
            for (String format : List.of("feed/", "feed/atom/")) {
                feeds.put(base + format, courier.get(base + format).body());
            }
        }

        List<JsonNode> read = feedparser.orElseThrow().read(feeds, folder);

        int at = 0;
        for (String address : feeds.keySet()) {
            JsonNode feed = read.get(at++);
            List<String> links = new ArrayList<>();
            feed.path("entries").forEach(entry -> links.add(entry.path("link").asText()));
            assertThat(links).as(address).isEqualTo(links(address.replaceAll("feed/(?:atom/)?$", "")));
            assertThat(feed.path("entries")).as(address).allSatisfy(entry -> {
                assertThat(entry.path("title").asText()).isNotEmpty();
                assertThat(entry.path("author").asText()).isNotEmpty();
                assertThat(entry.path("copy").asText()).isNotEmpty();
            });
        }
    }

    @Test
    void newsboatKeepsEveryEntryOnce() throws Exception {
        Path cache = folder.resolve("newsboat.db");
        Path urls = Files.write(
                folder.resolve("urls"),
                BASES.stream().map(base -> courier.url() + base + "feed/").toList());
        Assumptions.assumeTrue(reload(urls, cache), "skipped: this machine has no newsboat (Debian: newsboat)");
        reload(urls, cache);

        Set<String> links = new LinkedHashSet<>();
        for (String base : BASES) {
            links.addAll(links(base));
        }
        assertThat(kept(cache)).containsExactlyInAnyOrderElementsOf(links);
    }

    /// Whether newsboat is there; it must succeed where it is.
    private boolean reload(Path urls, Path cache) throws IOException, InterruptedException {
        ProcessBuilder newsboat = new ProcessBuilder(
                "newsboat",
                "--url-file=" + urls,
                "--cache-file=" + cache,
                "--config-file=" + Files.writeString(folder.resolve("newsboat.conf"), ""),
                "--execute=reload");
        newsboat.environment().put("HOME", folder.toString());
        newsboat.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = newsboat.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("newsboat.log").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("newsboat.log")))
                    .isZero();
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static List<String> kept(Path cache) throws Exception {
        List<String> links = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cache);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT url FROM rss_item")) {
            while (rows.next()) {
                links.add(rows.getString(1));
            }
        }
        return links;
    }
}
