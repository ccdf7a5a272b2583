package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.feed.Feedparser;
import press.dateline.feed.JsonFeedSchema;
import press.dateline.site.GraphSchema;

/// Compares the feeds of imported sites with those of a real WordPress that imported the same, and has all that
/// programs read of these sites looked over by tools that were not written here. Skipped where the recorded answers are
/// not there.
class FeedAnswersTest {
    private static final String SITE = ImportedSite.ADDRESS;

    /// WordPress sets quotes and runs what is between square brackets.
    private static final double WORDS_ALIKE = 0.95;

    /// What had no guid in the export got one of the WordPress that was asked, and what had no known writer its owner.
    private static final String RECORDED = "http://127.0.0.1";

    private static final String WHO_RECORDED = "admin";

    /// Lists of what else is on the site, which WordPress makes anew with each answer, and addresses of players in the
    /// place of words.
    private static final Pattern OF_WIDGETS =
            Pattern.compile("wp-block-(?:latest|archives|categories|calendar|rss|tag-cloud|embed)");

    @TempDir
    Path folder;

    private Stream<DynamicTest> ofEverySite(Check check) throws IOException {
        List<Path> sites;
        try (Stream<Path> folders = Files.list(SharedData.path("wordpress-answers"))) {
            sites = folders.filter(Files::isDirectory).sorted().toList();
        }
        return sites.stream()
                .map(site -> DynamicTest.dynamicTest(site.getFileName().toString(), () -> {
                    String name = site.getFileName() + ".xml";
                    Path export = Stream.of("wxr-real", "wxr-official")
                            .map(kind -> SharedData.path(kind).resolve(name))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow();
                    try (ImportedSite imported = ImportedSite.of(export, folder.resolve(name))) {
                        check.look(new Imported(imported, names(export)), site);
                    }
                }));
    }

    private interface Check {
        void look(Imported imported, Path recorded) throws Exception;
    }

    /// Printed names by the names people signed in with.
    private static Map<String, String> names(Path export) throws Exception {
        Map<String, String> names = new HashMap<>();
        try (WxrReader reader = WxrReader.open(export)) {
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry instanceof WxrEntry.Author author) names.put(author.login(), author.displayName());
            }
        }
        return names;
    }

    private record Imported(ImportedSite site, Map<String, String> names) {
        String page(String path) {
            return site.page(path);
        }

        SyndFeed feed(String path) throws Exception {
            return site.feed(path);
        }
    }

    @TestFactory
    Stream<DynamicTest> feedsCarryWhatThoseOfWordPressCarried() throws IOException {
        return ofEverySite((imported, recorded) -> {
            compare(imported, "/feed/", recorded.resolve("feed.rss.xml"));
            compare(imported, "/feed/atom/", recorded.resolve("feed.atom.xml"));
        });
    }

    private static void compare(Imported imported, String path, Path recorded) throws Exception {
        List<SyndEntry> ours = imported.feed(path).getEntries();
        List<SyndEntry> theirs = new SyndFeedInput()
                .build(new StringReader(Files.readString(recorded).strip()))
                .getEntries();
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            compare(imported, ours.get(i), theirs.get(i));
        }
    }

    private static void compare(Imported imported, SyndEntry our, SyndEntry their) {
        String guid = their.getUri();
        if (!guid.startsWith(RECORDED)) {
            assertThat(our.getUri()).isEqualTo(guid);
        }
        assertThat(our.getPublishedDate()).as("date of " + guid).isEqualTo(their.getPublishedDate());
        String login = their.getAuthor();
        if (!login.equals(WHO_RECORDED)) {
            assertThat(List.of(login, imported.names().getOrDefault(login, login), Names.fromLogin(login)))
                    .as("author of " + guid)
                    .contains(our.getAuthor().replace(">", ""));
        }
        assertThat(categories(our)).as("categories of " + guid).isEqualTo(categories(their));
        if (their.getContents().stream()
                .anyMatch(one -> OF_WIDGETS.matcher(one.getValue()).find())) {
            return;
        }
        assertThat(alike(text(our), text(their))).as("text of " + guid).isGreaterThanOrEqualTo(WORDS_ALIKE);
    }

    private static TreeSet<String> categories(SyndEntry entry) {
        return entry.getCategories().stream()
                .map(category -> Jsoup.parse(category.getName()).text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> text(SyndEntry entry) {
        String html = entry.getContents().stream().map(one -> one.getValue()).collect(Collectors.joining());
        return Arrays.stream(Jsoup.parse(html).text().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// How many of the words of both stand in both.
    private static double alike(List<String> ours, List<String> theirs) {
        if (ours.isEmpty() && theirs.isEmpty()) {
            return 1;
        }
        List<String> rest = new ArrayList<>(theirs);
        long both = ours.stream().filter(rest::remove).count();
        return 2.0 * both / (ours.size() + theirs.size());
    }

    @TestFactory
    Stream<DynamicTest> everythingForProgramsIsValid() throws IOException {
        return ofEverySite((imported, recorded) -> {
            SiteMapParser parser = new SiteMapParser(true);
            parser.setStrictNamespace(true);
            List<String> addresses = new ArrayList<>(List.of("/"));
            SiteMapIndex index = (SiteMapIndex) parser.parseSiteMap(
                    "application/xml",
                    imported.page("/sitemap.xml").getBytes(StandardCharsets.UTF_8),
                    URI.create(SITE + "/sitemap.xml").toURL());
            for (var part : index.getSitemaps()) {
                String path = part.getUrl().getPath();
                var map = (crawlercommons.sitemaps.SiteMap) parser.parseSiteMap(
                        "application/xml", imported.page(path).getBytes(StandardCharsets.UTF_8), part.getUrl());
                map.getSiteMapUrls().stream()
                        .limit(15)
                        .map(url -> url.getUrl().toString().substring(SITE.length()))
                        .forEach(addresses::add);
            }

            assertThat(addresses).hasSizeGreaterThan(5);
            for (String path : addresses.stream().limit(150).toList()) {
                GraphSchema.of(imported.page(path), path);
            }
            Set<String> bases = new LinkedHashSet<>(List.of("/", "/comments/", "/corrections/"));
            addresses.stream()
                    .filter(FeedAnswersTest::hasFeeds)
                    .map(path -> path.endsWith("/") ? path : path + "/")
                    .limit(40)
                    .forEach(bases::add);
            lookOver(imported, bases);
        });
    }

    /// What has comments, or lists stories.
    private static boolean hasFeeds(String path) {
        return path.matches(".*/(?:category|tag|author)/.*|/[0-9]{4}/.*");
    }

    private void lookOver(Imported imported, Set<String> bases) throws Exception {
        Map<String, String> feeds = new LinkedHashMap<>();
        for (String base : bases) {
            int entries = JsonFeedSchema.of(imported.page(base + "feed/json/"), base)
                    .path("items")
                    .size();
            for (String path : List.of(base + "feed/", base + "feed/atom/")) {
                assertThat(imported.feed(path).getEntries()).as(path).hasSize(entries);
                feeds.put(path, imported.page(path));
            }
        }
        assertThat(feeds).hasSizeGreaterThan(10);
        Optional<Feedparser> feedparser = Feedparser.installed();
        if (feedparser.isPresent()) {
            feedparser.get().read(feeds, folder);
        }
    }
}
