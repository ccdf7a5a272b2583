package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Publicity.Item;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.DatabaseAddress;
import press.dateline.wordpress.OldAddresses;

/// Feeds as a reader that was not written here (ROME) understands them.
@TestInstance(Lifecycle.PER_CLASS)
abstract class FeedsTest {
    private static final String SITE = "https://courier.example";

    private final Addresses addresses = new Addresses(List.of(new OldAddresses()));
    private Newsroom newsroom;
    private SearchIndex index;

    abstract DatabaseAddress address(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        index = new SearchIndex(newsroom.database(), folder.resolve("search"));
        index.start();
    }

    @AfterAll
    void close() {
        index.close();
        newsroom.close();
    }

    private Place place(String target) {
        return newsroom.database()
                .read(sql -> addresses.resolve(
                        sql, Addresses.key(RequestTarget.parse(target).orElseThrow()), Newsroom.NOW));
    }

    private Page page(String target) {
        Place place = place(target);
        assertThat(place).as(target).isInstanceOf(Place.Data.class);
        Optional<Page> page =
                newsroom.database().read(sql -> new Syndicate(index).write(sql, (Place.Data) place, Newsroom.NOW));
        return page.orElseThrow();
    }

    private SyndFeed feed(String target) throws Exception {
        return new SyndFeedInput().build(new StringReader(page(target).body()));
    }

    @Test
    void everyListHasItsFeedsInEachFormat() throws Exception {
        for (String base :
                List.of("/", "/category/news/", "/category/news/harbour/", "/tag/ferries/", "/author/ada/")) {
            SyndFeed rss = feed(base + "feed/");
            SyndFeed atom = feed(base + "feed/atom/");
            JsonNode json =
                    new ObjectMapper().readTree(page(base + "feed/json/").body());

            assertThat(rss.getFeedType()).isEqualTo("rss_2.0");
            assertThat(atom.getFeedType()).isEqualTo("atom_1.0");
            assertThat(rss.getEntries()).as(base).isNotEmpty();
            List<String> links =
                    rss.getEntries().stream().map(entry -> entry.getLink()).toList();
            assertThat(atom.getEntries().stream().map(entry -> entry.getLink()).toList())
                    .isEqualTo(links);
            assertThat(json.path("items").findValuesAsText("url").stream()
                            .filter(url -> !url.contains("/author/"))
                            .toList())
                    .isEqualTo(links);
            assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(json.path("feed_url").asText()).isEqualTo(SITE + base + "feed/json/");
        }
    }

    /// The newest first, and nothing of what is hidden.
    @Test
    void aSearchHasItsFeedsInEachFormat() throws Exception {
        for (int i = 0; i < 500 && !index.reaches(newsroom.database().changes().position()); i++) {
            Thread.sleep(20);
        }
        SyndFeed rss = feed("/search/feed/?q=-xyzzy&section=news");
        List<String> links =
                rss.getEntries().stream().map(entry -> entry.getLink()).toList();

        assertThat(rss.getTitle()).contains("-xyzzy");
        assertThat(links).contains(SITE + "/2024/03/04/pier-reopens/");
        assertThat(rss.getEntries().stream()
                        .map(entry -> entry.getPublishedDate())
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(feed("/search/feed/atom/?q=-xyzzy&section=news").getEntries().stream()
                        .map(entry -> entry.getLink())
                        .toList())
                .isEqualTo(links);
        JsonNode json = new ObjectMapper()
                .readTree(page("/search/feed/json/?q=-xyzzy&section=news").body());
        assertThat(json.path("items").size()).isEqualTo(links.size());
        assertThat(json.path("feed_url").asText()).isEqualTo(SITE + "/search/feed/json/?q=-xyzzy&section=news");
        for (Newsroom.State state : Newsroom.State.values()) {
            assertThat(page("/search/feed/?q=-xyzzy").body())
                    .doesNotContain(newsroom.hidden(state).slug());
        }
    }

    @Test
    void anEntrySaysWhoWroteWhatAndWhen() throws Exception {
        var entry = feed("/feed/").getEntries().getFirst();

        assertThat(entry.getLink()).isEqualTo(SITE + "/2024/03/04/pier-reopens/");
        assertThat(entry.getAuthor()).isEqualTo("Ada Quayle");
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Newsroom.at("2024-03-04T23:30"));
        assertThat(entry.getCategories().stream().map(one -> one.getName()).toList())
                .contains("Harbour", "Ferries");
        assertThat(page("/feed/").body())
                .contains("<media:content url=\"" + SITE + "/wp-content/uploads/2024/03/pier.jpg");
    }

    @Test
    void aCorrectedStoryIsUpdatedAndNotNew() throws Exception {
        var entry = feed("/category/news/feed/atom/").getEntries().stream()
                .filter(one -> one.getLink().endsWith("/ferry-timetable/"))
                .findFirst()
                .orElseThrow();

        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Newsroom.at("2024-02-20T09:00"));
        assertThat(entry.getUpdatedDate()).isAfter(entry.getPublishedDate());
    }

    @Test
    void commentsAndCorrectionsHaveFeeds() throws Exception {
        SyndFeed all = feed("/comments/feed/");
        SyndFeed here = feed("/2024/03/04/pier-reopens/feed/");
        SyndFeed corrections = feed("/corrections/feed/");

        assertThat(here.getEntries()).hasSize(3);
        assertThat(all.getEntries()).hasSize(3);
        assertThat(here.getEntries().getFirst().getAuthor()).startsWith("Reader");
        assertThat(corrections.getEntries()).hasSize(1);
        assertThat(corrections.getEntries().getFirst().getDescription().getValue())
                .isEqualTo("The last ferry leaves at ten, not at nine.");
        assertThat(feed("/2024/02/20/council-votes/feed/atom/").getEntries()).isEmpty();
    }

    @Test
    void aFeedNamesItselfAndItsHub() {
        newsroom.publishing().changePublicity(Item.FEED_HUB, "https://hub.example/");
        Page rss = page("/feed/");
        Page json = page("/feed/json/");
        newsroom.publishing().changePublicity(Item.FEED_HUB, "");

        assertThat(rss.headers().get("Link"))
                .isEqualTo("<" + SITE + "/feed/>; rel=\"self\", <https://hub.example/>; rel=\"hub\"");
        assertThat(rss.body()).contains("<atom:link rel=\"hub\" href=\"https://hub.example/\"/>");
        assertThat(json.body()).contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}]");
        assertThat(page("/feed/").headers().get("Link")).doesNotContain("hub");
    }

    @Test
    void anExtractIsGivenWhereTheNewsroomWantsIt() {
        String full = page("/feed/").body();
        newsroom.publishing().changePublicity(Item.FEED_TEXT, "extract");
        String extract = page("/feed/").body();
        newsroom.publishing().changePublicity(Item.FEED_TEXT, "");

        assertThat(full).contains("<content:encoded>");
        assertThat(extract).doesNotContain("<content:encoded>").contains("<description>");
    }

    @Test
    void oldAddressesOfFeedsLeadThereInOneHop() {
        List<List<String>> hops = List.of(
                List.of("/?feed=atom", "/feed/atom/"),
                List.of("/?feed=rss2", "/feed/"),
                List.of("/?feed=comments-atom", "/comments/feed/atom/"),
                List.of("/rss2/", "/feed/"),
                List.of("/feed/rss2/", "/feed/"),
                List.of("/feed/feed/atom", "/feed/atom/"),
                List.of("/?p=101&feed=rss2", "/2024/03/04/pier-reopens/feed/"),
                List.of("/?cat=7&feed=atom", "/category/news/harbour/feed/atom/"),
                List.of("/category/harbour/feed/", "/category/news/harbour/feed/"),
                List.of("/tag/ferries/?feed=json", "/tag/ferries/feed/json/"),
                List.of("/author/ada/feed/rss", "/author/ada/feed/"),
                List.of("/2024/03/feed/", "/feed/"),
                List.of("/nothing-of-the-kind/feed/", "/feed/"));
        for (List<String> hop : hops) {
            assertThat(place(hop.getFirst())).as(hop.getFirst()).isEqualTo(new Place.Moved(hop.getLast()));
            assertThat(place(hop.getLast())).isInstanceOf(Place.Feed.class);
        }
    }
}
