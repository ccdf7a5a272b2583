package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.extension.Extension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.site.Place.Sitemap;
import press.dateline.store.DatabaseAddress;
import press.dateline.wordpress.OldAddresses;

/// Sitemaps as a crawler's own parser (crawler-commons) understands them.
abstract class SitemapsTest {
    private static final String SITE = "https://courier.example";

    @TempDir
    Path folder;

    private final Addresses addresses = new Addresses(List.of(new OldAddresses()));
    private Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open() {
        newsroom = Newsroom.open(address(folder));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Place place(String path) {
        return newsroom.database()
                .read(sql -> addresses.resolve(
                        sql, Addresses.key(RequestTarget.parse(path).orElseThrow()), now()));
    }

    private Instant now() {
        return newsroom.clock().instant();
    }

    private Optional<Page> page(String path, int largest) {
        Place place = place(path);
        assertThat(place).as(path).isInstanceOf(Sitemap.class);
        return newsroom.database().read(sql -> Sitemaps.write(sql, (Sitemap) place, now(), largest));
    }

    private AbstractSiteMap parsed(String path) throws Exception {
        SiteMapParser parser = new SiteMapParser(true);
        parser.setStrictNamespace(true);
        parser.enableExtension(Extension.NEWS);
        parser.enableExtension(Extension.IMAGE);
        byte[] bytes = page(path, Sitemaps.LARGEST).orElseThrow().body().getBytes(StandardCharsets.UTF_8);
        return parser.parseSiteMap(
                "application/xml", bytes, URI.create(SITE + path).toURL());
    }

    private List<String> listed(String path) throws Exception {
        return ((SiteMap) parsed(path))
                .getSiteMapUrls().stream()
                        .map(url -> url.getUrl().toString().substring(SITE.length()))
                        .toList();
    }

    @Test
    void theIndexLeadsToEveryPublicAddressAndToNoOther() throws Exception {
        List<String> all = new ArrayList<>();
        for (AbstractSiteMap part : ((SiteMapIndex) parsed("/sitemap.xml")).getSitemaps()) {
            String path = part.getUrl().toString().substring(SITE.length());
            if (!path.equals("/sitemap-news.xml")) {
                all.addAll(listed(path));
            }
        }

        assertThat(all)
                .doesNotHaveDuplicates()
                .contains(
                        "/2024/03/04/pier-reopens/",
                        "/2023/06/01/town-history/",
                        "/category/news/",
                        "/category/news/harbour/",
                        "/tag/ferries/",
                        "/author/ada/",
                        "/about/")
                .allSatisfy(path -> assertThat(place(path).status()).as(path).isEqualTo(200));
        for (Newsroom.State state : Newsroom.State.values()) {
            assertThat(all).doesNotContain(newsroom.hidden(state).path());
        }
    }

    @Test
    void lastmodIsWhenSomethingChanged() throws Exception {
        SiteMap february = (SiteMap) parsed("/sitemap-2024-02.xml");
        SiteMapURL corrected = february.getSiteMapUrls().stream()
                .filter(url -> url.getUrl().getPath().endsWith("/ferry-timetable/"))
                .findFirst()
                .orElseThrow();
        AbstractSiteMap month = ((SiteMapIndex) parsed("/sitemap.xml"))
                .getSitemaps().stream()
                        .filter(part -> part.getUrl().getPath().equals("/sitemap-2024-02.xml"))
                        .findFirst()
                        .orElseThrow();

        assertThat(corrected.getLastModified().toInstant()).isAfter(Newsroom.NOW.minus(Duration.ofHours(2)));
        assertThat(month.getLastModified()).isEqualTo(corrected.getLastModified());
    }

    @Test
    void picturesStandWithTheirStories() {
        assertThat(page("/sitemap-2024-03.xml", Sitemaps.LARGEST).orElseThrow().body())
                .contains("<image:loc>" + SITE + "/wp-content/uploads/2024/03/pier.jpg</image:loc>")
                .doesNotContain("lost.jpg");
    }

    @Test
    void newsIsNoOlderThanTwoDays() throws Exception {
        newsroom.clock().set(Newsroom.at("2024-03-06T12:00"));
        assertThat(listed("/sitemap-news.xml")).containsExactly("/2024/03/04/pier-reopens/");

        newsroom.clock().set(Newsroom.at("2024-03-07T12:00"));
        assertThat(listed("/sitemap-news.xml")).isEmpty();
    }

    @Test
    void aListThatIsTooLongIsSplit() {
        String index = page("/sitemap.xml", 1).orElseThrow().body();
        List<String> parts = Stream.of("/sitemap-2024-02.xml", "/sitemap-2024-02-2.xml")
                .map(path -> page(path, 1).orElseThrow().body())
                .toList();

        assertThat(index)
                .contains("/sitemap-2024-02-2.xml<", "/sitemap-authors-2.xml<")
                .doesNotContain("2024-02-3");
        assertThat(parts).allSatisfy(part -> assertThat(part).containsOnlyOnce("<loc>"));
        assertThat(parts.getFirst()).isNotEqualTo(parts.getLast());
        assertThat(page("/sitemap-2024-02-3.xml", 1)).isEmpty();
        assertThat(Addresses.address(new Sitemap(new Sitemap.Map.Stories(YearMonth.of(2024, 2)), 2)))
                .isEqualTo("/sitemap-2024-02-2.xml");
    }

    @Test
    void oldAddressesLeadThereInOneHop() {
        for (List<String> hop : List.of(
                List.of("/wp-sitemap.xml", "/sitemap.xml"),
                List.of("/sitemap_index.xml", "/sitemap.xml"),
                List.of("/post-sitemap.xml", "/sitemap.xml"),
                List.of("/post-sitemap2.xml", "/sitemap.xml"),
                List.of("/page-sitemap.xml", "/sitemap-pages.xml"),
                List.of("/wp-sitemap-posts-page-1.xml", "/sitemap-pages.xml"),
                List.of("/wp-sitemap-taxonomies-category-1.xml", "/sitemap-sections.xml"),
                List.of("/post_tag-sitemap.xml", "/sitemap-topics.xml"),
                List.of("/wp-sitemap-users-1.xml", "/sitemap-authors.xml"),
                List.of("/news-sitemap.xml", "/sitemap-news.xml"),
                List.of("/sitemap-1999-01.xml", "/sitemap.xml"),
                List.of("/sitemap-news-1.xml", "/sitemap-news.xml"))) {
            assertThat(place(hop.getFirst())).as(hop.getFirst()).isEqualTo(new Place.Moved(hop.getLast()));
        }
    }
}
