package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.SOURCE_SITE;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.publishing.Batch;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.Standing;

/// Where the addresses of a WordPress site lead, on both databases.
@TestInstance(Lifecycle.PER_CLASS)
abstract class OldAddressesTest {
    private static final String PIER = "/2024/03/04/pier-reopens/";
    private static final String DAY_AND_NAME = "/%year%/%monthnum%/%day%/%postname%/";

    private final Addresses addresses = new Addresses(List.of(new OldAddresses()));
    private Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @AfterEach
    void settle() {
        site("", DAY_AND_NAME, "category", "tag");
    }

    private void site(String base, String permalink, String categoryBase, String tagBase) {
        newsroom.database().write(transaction -> transaction
                .sql()
                .update(SOURCE_SITE)
                .set(SOURCE_SITE.BASE_PATH, base)
                .set(SOURCE_SITE.PERMALINK, permalink)
                .set(SOURCE_SITE.CATEGORY_BASE, categoryBase)
                .set(SOURCE_SITE.TAG_BASE, tagBase)
                .execute());
    }

    private Place at(String target) {
        PageKey key = Addresses.key(RequestTarget.parse(target).orElseThrow());
        return newsroom.database().read(sql -> addresses.resolve(sql, key, Newsroom.NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "/%year%/%monthnum%/%day%/%postname%/, /2023/01/01/pier-reopens/",
        "/%year%/%monthnum%/%day%/%postname%/, /2024/03/pier-reopens/",
        "/%year%/%monthnum%/%postname%/, /2024/03/pier-reopens/",
        "/%postname%/, /pier-reopens/",
        "/%postname%/, /pier-reopens",
        "/archives/%post_id%, /archives/101",
        "/archives/%post_id%, /archives/0101/",
        "/%category%/%postname%/, /news/harbour/pier-reopens/",
        "/%category%/%postname%/, /anything/pier-reopens/",
        "/%author%/%postname%/, /ada/pier-reopens/",
        "/%year%/%post_id%-%postname%.html, /2024/101-some-words.html",
        "/%post_id%/, /101/",
        "/story-%post_id%.html, /story-101.html",
        "/%postname%.html, /pier-reopens.html",
        "/%year%/%monthnum%/%day%/%hour%/%minute%/%second%/, /2024/03/04/23/30/00/",
        "/index.php/%year%/%monthnum%/%day%/%postname%/, /index.php/2024/03/04/pier-reopens/",
        "/index.php/archives/%post_id%, /index.php/archives/101",
        "/blog/%category%/%postname%, /blog/news/pier-reopens",
    })
    void everyPermalinkStructureIsUnderstood(String structure, String old) {
        site("", structure, "category", "tag");

        assertThat(at(old)).isEqualTo(new Place.Moved(PIER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "%postname",
                "/%unknown%/%postname%/",
                "/%postname%%postname%/",
                "/(%postname%/",
                "/%year%/",
                "%",
                "%%%%%%"
            })
    void aStructureThatMakesNoSenseHarmsNothing(String structure) {
        site("", structure, "", "");

        assertThat(at("/pier-reopens/")).isEqualTo(new Place.Moved(PIER));
        assertThat(at("/nothing/")).isEqualTo(new Place.Nowhere());
    }

    @ParameterizedTest
    @CsvSource({
        // ids
        "/?p=101, /2024/03/04/pier-reopens/",
        "/?p=0101, /2024/03/04/pier-reopens/",
        "/index.php?p=101, /2024/03/04/pier-reopens/",
        "/?p=101&cpage=2, /2024/03/04/pier-reopens/comment-page-2/",
        "/?p=121, /about/",
        "/?page_id=122, /about/team/",
        "/?attachment_id=111, /wp-content/uploads/2024/03/pier.jpg",
        "/?attachment_id=112, /2024/03/04/pier-reopens/",
        "/?cat=7, /category/news/harbour/",
        "/?cat=7&paged=2, /category/news/harbour/",
        "/?author=2, /author/ada/",
        "/?author=2&paged=2, /author/ada/page/2/",
        // names
        "/?name=pier-reopens, /2024/03/04/pier-reopens/",
        "/?name=pier-reopens&year=2024&monthnum=3, /2024/03/04/pier-reopens/",
        "/?pagename=about/team, /about/team/",
        "/?pagename=team, /about/team/",
        "/?category_name=news/harbour, /category/news/harbour/",
        "/?category_name=harbour, /category/news/harbour/",
        "/?tag=ferries, /tag/ferries/",
        "/?author_name=ben, /author/ben/",
        // dates
        "/?m=2024, /2024/",
        "/?m=202402, /2024/02/",
        "/?m=20240220, /2024/02/20/",
        "/?m=202402&paged=2, /2024/02/",
        "/?m=2024&paged=2, /2024/page/2/",
        "/?year=2024&monthnum=2&day=20, /2024/02/20/",
        "/?year=2024&monthnum=02, /2024/02/",
        // sections
        "/category/harbour/, /category/news/harbour/",
        "/category/sport/harbour/, /category/news/harbour/",
        "/category/sport/news/page/2/, /category/news/page/2/",
        // feeds
        "/?feed=rss2, /feed/",
        "/?feed=comments-rss2, /comments/feed/",
        "/comments/feed/atom, /comments/feed/atom/",
        "/feed/rss2/, /feed/",
        "/rss/, /feed/",
        "/atom, /feed/atom/",
        "/rdf/, /feed/",
        "/wp-rss2.php, /feed/",
        "/wp-commentsrss2.php, /comments/feed/",
        "/author/ada/feed, /author/ada/feed/",
        "/search/x/feed/, /search/feed/?q=x",
        // pages and versions of a story
        "/2024/03/04/pier-reopens/2/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/embed/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/amp/, /2024/03/04/pier-reopens/",
        "/2023/03/04/pier-reopens/amp, /2024/03/04/pier-reopens/",
        // pictures
        "/2024/03/04/pier-reopens/pier/, /wp-content/uploads/2024/03/pier.jpg",
        "/2024/03/04/pier-reopens/lost/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/attachment/other/, /2024/03/04/pier-reopens/",
        // old and shortened slugs, careless links
        "/2024/03/04/pier-opens-again/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-opens-again, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-opens-again/2/, /2024/03/04/pier-reopens/",
        "/2024/03/pier-reo, /2024/03/04/pier-reopens/",
        "/pier-reo/, /2024/03/04/pier-reopens/",
        "/2024/03/04/Pier-Reopens/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/)., /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens., /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens%E2%80%9D, /2024/03/04/pier-reopens/",
        "'/2024/03/04/pier-reopens,', /2024/03/04/pier-reopens/",
        "/Category/News/, /category/news/",
        "/index.php/category/news/, /category/news/",
        "/index.php/about/, /about/",
        "/index.php, /",
        "/index.php?paged=2, /page/2/",
        "/index.php?s=pier, /search/?q=pier",
        "/type/gallery/, /",
        "/team/, /about/team/",
    })
    void oldAddressesMoveInOneHop(String old, String location) {
        assertThat(at(old)).isEqualTo(new Place.Moved(location));
        assertThat(at(location).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/blog/, /",
        "/blog, /",
        "/blog/?p=101, /2024/03/04/pier-reopens/",
        "/blog/?paged=2, /page/2/",
        "/blog/index.php?p=101, /2024/03/04/pier-reopens/",
        "/blog/feed/, /feed/",
        "/blog/rss/, /feed/",
        "/blog/pier-reopens/, /2024/03/04/pier-reopens/",
        "/blog/topics/harbour/, /category/news/harbour/",
        "/blog/topics/news/harbour/, /category/news/harbour/",
        "/topics/news/page/2/, /category/news/page/2/",
        "/blog/about-it/ferries/, /tag/ferries/",
        "/blog/author/ada/page/2/, /author/ada/page/2/",
        "/blog/2024/02/, /2024/02/",
        "/blog/wp-content/uploads/2024/03/pier-150x150.jpg, /wp-content/uploads/2024/03/pier-150x150.jpg",
        "/blog/wp-admin/, /desk/",
    })
    void aSiteInAFolderWithWordsOfItsOwnIsUnderstood(String old, String location) {
        site("/blog/", "/%postname%/", "topics", "about-it");

        assertThat(at(old)).isEqualTo(new Place.Moved(location));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wp-admin/",
                "/wp-admin",
                "/wp-admin/post.php?post=5",
                "/wp-login.php?redirect_to=x",
                "/login",
                "/login/",
                "/admin",
                "/dashboard/",
                "/wp-register.php"
            })
    void editorsAreShownToTheDesk(String old) {
        assertThat(at(old)).isEqualTo(new Place.Moved("/desk/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xmlrpc.php",
                "/xmlrpc.php?rsd",
                "/wp-trackback.php?p=5",
                "/wp-cron.php",
                "/wp-comments-post.php",
                "/wp-admin/admin-ajax.php",
                "/2024/03/04/pier-reopens/trackback/",
                "/nothing/trackback"
            })
    void machineryIsGone(String old) {
        assertThat(at(old)).isEqualTo(new Place.Gone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2023/03/pier-reo/",
                "/pi/",
                "/2024/13/",
                "/2024/02/40/",
                "/archives/999",
                "/news/pier-reo/",
                "/wp-content/plugins/x/readme.txt",
                "/wp-content/uploads/pier-reopens",
                "/wp-includes/js/jquery.js",
                "/2024/03/04/pier-reopens/nothing/",
                "/?name=nothing",
                "/?cat=-7",
                "/?cat=7,8",
                "/?author=ada",
                "/?m=20",
                "/?m=2024-02",
                "/?p=",
                "/?tag=",
                "/?pagename=",
                "/?year=",
                "/?p=99999999999999999999",
                "/%C3%A9t%C3%A9/",
                "/.",
            })
    void otherAddressesAreNowhere(String old) {
        if (RequestTarget.parse(old).isPresent()) {
            assertThat(at(old)).isEqualTo(new Place.Nowhere());
        }
    }

    @Test
    void ofSeveralStoriesWithOneSlugTheDateToldChooses() {
        newsroom.database().write(transaction -> {
            Batch batch = newsroom.publishing().batch(transaction);
            for (String day : List.of("2021-05-05", "2022-05-05", "2022-05-06")) {
                var draft = Copy.of("weather").at(Newsroom.at(day + "T10:00")).draft();
                batch.add(draft, new Standing.Published(draft.at()), "The editor");
            }
            batch.finish();
            return 0;
        });

        assertThat(at("/2022/05/05/weather/").status()).isEqualTo(200);
        assertThat(at("/2022/05/weather/")).isEqualTo(new Place.Moved("/2022/05/06/weather/"));
        assertThat(at("/2021/weather/")).isEqualTo(new Place.Moved("/2021/05/05/weather/"));
        assertThat(at("/weather/")).isEqualTo(new Place.Moved("/2022/05/06/weather/"));
    }

    @Test
    void ofTwoSitesWithOneIdTheFirstPublicOneIsMeant() {
        newsroom.database().write(transaction -> {
            var second = transaction.sql();
            second.insertInto(SOURCE_SITE)
                    .set(SOURCE_SITE.ID, 2L)
                    .set(SOURCE_SITE.ADDRESS, "https://other.example")
                    .set(SOURCE_SITE.TITLE, "The Other")
                    .set(SOURCE_SITE.BASE_PATH, "")
                    .set(SOURCE_SITE.PERMALINK, "/?p=%post_id%")
                    .set(SOURCE_SITE.ZONE, "Nowhere/Else")
                    .execute();
            Newsroom.came(transaction, 2, "story", 201, newsroom.story("council-votes"));
            Newsroom.came(transaction, 2, "story", 101, newsroom.story("council-votes"));
            return 0;
        });

        assertThat(at("/?p=201")).isEqualTo(new Place.Moved("/2024/02/20/council-votes/"));
        assertThat(at("/?p=101")).isEqualTo(new Place.Moved(PIER));
    }
}
