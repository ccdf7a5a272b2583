package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.OLD_ADDRESS;
import static press.dateline.store.tables.Tables.ORIGIN;
import static press.dateline.store.tables.Tables.SOURCE_SITE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Newsroom;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Reading;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;
import press.dateline.wordpress.OldAddresses;

/// What an address leads to, on both databases.
@TestInstance(Lifecycle.PER_CLASS)
abstract class AddressesTest {
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

    private Place at(String target) {
        PageKey key = Addresses.key(RequestTarget.parse(target).orElseThrow());
        return newsroom.database().read(sql -> addresses.resolve(sql, key, Newsroom.NOW));
    }

    @Test
    void eachPlaceHasItsAddress() {
        Place.Kind harbour =
                new Place.Kind.OfSection(newsroom.section("harbour").id());
        StoryList ofHarbour = StoryList.section(newsroom.section("harbour").id());

        assertThat(at("/")).isEqualTo(new Place.Front());
        assertThat(at("/feed/"))
                .isEqualTo(new Place.Feed(
                        new Place.FeedOf.Stories(new Place.Kind.Latest(), StoryList.LATEST), "/", FeedFormat.RSS));
        assertThat(at("/2024/03/04/pier-reopens/"))
                .isEqualTo(new Place.OfStory(newsroom.story("pier-reopens"), "/2024/03/04/pier-reopens/", 0));
        assertThat(at("/2024/03/04/pier-reopens/comment-page-2/"))
                .isEqualTo(new Place.OfStory(newsroom.story("pier-reopens"), "/2024/03/04/pier-reopens/", 2));
        assertThat(at("/about/team/")).isEqualTo(new Place.OfPage(newsroom.page("team"), "/about/team/", 0));
        assertThat(at("/category/news/harbour/"))
                .isEqualTo(new Place.OfList(harbour, ofHarbour, new Period.All(), "/category/news/harbour/", 1));
        assertThat(at("/page/3/"))
                .isEqualTo(new Place.OfList(new Place.Kind.Latest(), StoryList.LATEST, new Period.All(), "/", 3));
        assertThat(at("/wp-content/uploads/2024/03/pier.jpg"))
                .isEqualTo(new Place.File("/wp-content/uploads/2024/03/pier.jpg"));
    }

    @Test
    void datesAreThoseOfTheTown() {
        assertThat(at("/2024/03/04/"))
                .isEqualTo(new Place.OfList(
                        new Place.Kind.OfDate(),
                        StoryList.LATEST,
                        new Period.OfDay(LocalDate.of(2024, 3, 4)),
                        "/2024/03/04/",
                        1));
        assertThat(at("/2024/02/"))
                .isEqualTo(new Place.OfList(
                        new Place.Kind.OfDate(),
                        StoryList.LATEST,
                        new Period.OfMonth(YearMonth.of(2024, 2)),
                        "/2024/02/",
                        1));
        assertThat(at("/2024/03/05/")).isEqualTo(new Place.Nowhere());
    }

    @Test
    void aSizeThatIsNotKeptIsAnsweredWithTheNearest() {
        assertThat(at("/wp-content/uploads/2024/03/pier-200x133.jpg"))
                .isEqualTo(new Place.File("/wp-content/uploads/2024/03/pier-300x300.jpg"));
        assertThat(at("/wp-content/uploads/2024/03/pier-150x150.jpg"))
                .isEqualTo(new Place.File("/wp-content/uploads/2024/03/pier-150x150.jpg"));
        assertThat(at("/wp-content/uploads/2024/03/pier-scaled.jpg"))
                .isEqualTo(new Place.File("/wp-content/uploads/2024/03/pier.jpg"));
    }

    @Test
    void wordsLookedForAreAskedOfTheSearchPage() {
        assertThat(at("/search/?q=pier&section=news/harbour&page=2&utm_source=mail"))
                .isEqualTo(new Place.Search(new Asked("pier", "news/harbour", "", "", "", "", 2)));
        assertThat(at("/search/")).isEqualTo(new Place.Search(Asked.words("", 1)));
        assertThat(at("/search/?page=x&q=")).isEqualTo(new Place.Search(Asked.words("", 1)));
    }

    @Test
    void ofALongQuestionTheBeginningCounts() {
        assertThat(at("/search/?q=" + "x".repeat(3000)))
                .isInstanceOfSatisfying(
                        Place.Search.class, search -> assertThat(search.asked().words())
                                .hasSizeLessThanOrEqualTo(200)
                                .startsWith("xxx"));
    }

    @Test
    void longParametersAreLeftOut() {
        PageKey key = Addresses.key(RequestTarget.parse("/?name=" + "x".repeat(201) + "&m=" + "2".repeat(200))
                .orElseThrow());

        assertThat(key.parameters()).containsOnlyKeys("m");
    }

    @ParameterizedTest
    @CsvSource({
        "/2024/03/04/pier-reopens, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/comment-page-3/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/comment-page-99/, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/comment-page-2, /2024/03/04/pier-reopens/comment-page-2/",
        "/2024/03/04/pier-reopens/?cpage=1, /2024/03/04/pier-reopens/comment-page-1/",
        "/2024/03/04/pier-reopens/?cpage=9, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/?replytocom=5, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/?amp=1, /2024/03/04/pier-reopens/",
        "/2024/03/04/pier-reopens/feed, /2024/03/04/pier-reopens/feed/",
        "/2024/03/04/pier-reopens/?feed=rss2, /2024/03/04/pier-reopens/feed/",
        "/about/team, /about/team/",
        "/page/1/, /",
        "/page/2, /page/2/",
        "/page/4/, /",
        "/page/999999999/, /",
        "/?paged=2, /page/2/",
        "/?paged=99, /",
        "/?amp=1, /",
        "/category/news, /category/news/",
        "/category/news/page/1/, /category/news/",
        "/category/news/page/3/, /category/news/",
        "/category/news/?paged=2, /category/news/page/2/",
        "/category/news/?feed=atom, /category/news/feed/atom/",
        "/tag/ferries, /tag/ferries/",
        "/author/ada/page/7/, /author/ada/",
        "/2024/3/4/, /2024/03/04/",
        "/2024/02/page/8/, /2024/02/",
        "/feed, /feed/",
        "/feed/rdf/, /feed/",
        "/search, /search/",
        "/search?q=pier, /search/?q=pier",
        "/?s=pier, /search/?q=pier",
        "/?s=pier&paged=2, /search/?page=2&q=pier",
        "/?s=, /search/",
        "/search/pier/, /search/?q=pier",
        "/search/pier/feed/rss2/, /search/feed/?q=pier",
        "/?s=pier&feed=atom, /search/feed/atom/?q=pier",
        "/search/feed/?q=pier&page=2, /search/feed/?q=pier",
        "/search/feed/, /feed/",
        "/search/pier/page/3/, /search/?page=3&q=pier",
        "/search/caf%c3%a9%20au%20lait/, /search/?q=caf%C3%A9%20au%20lait",
    })
    void otherAddressesMoveToItInOneHop(String target, String location) {
        assertThat(at(target)).isEqualTo(new Place.Moved(location));
        assertThat(at(location).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing/",
                "/page/",
                "/page/x/",
                "/category/",
                "/category/nothing/",
                "/tag/nothing/",
                "/author/nobody/",
                "/2022/",
                "/2024/13/",
                "/2024/02/30/",
                "/0000/",
                "/wp-content/uploads/2024/03/lost.jpg",
                "/wp-content/uploads/2024/03/nothing.jpg",
                "/wp-content/uploads/",
                "/media/x.jpg",
                "/favicon.ico",
                "/wp-json/wp/v2/posts",
                "/?rest_route=/wp/v2/users",
                "/?p=999",
                "/?p=x",
                "/?author=999",
                "/?tag=nothing",
                "/?m=202213",
                "/about/payroll/",
            })
    void whatIsNotThereIsNowhere(String target) {
        assertThat(at(target)).isEqualTo(new Place.Nowhere());
    }

    @Test
    void anEmptySectionIsAPlace() {
        assertThat(at("/category/sport/").status()).isEqualTo(200);
    }

    @Test
    void whatWasTakenDownIsGone() {
        Newsroom.Hidden down = newsroom.hidden(Newsroom.State.TAKEN_DOWN);

        assertThat(at(down.path())).isEqualTo(new Place.Gone());
        assertThat(at(down.path() + "comment-page-1/")).isEqualTo(new Place.Gone());
        assertThat(at("/?p=" + down.wordpressId())).isEqualTo(new Place.Gone());
        assertThat(at(down.oldPath())).isEqualTo(new Place.Gone());
    }

    @Test
    void anAnswerIsNotedWithWhatWouldChangeIt() throws Exception {
        assertThat(tags("/2024/03/04/pier-reopens/"))
                .contains("path:/2024/03/04/pier-reopens/", "story:" + newsroom.story("pier-reopens"));
        assertThat(tags("/nothing/")).contains("path:/nothing/", "list:latest", "pages", "source-sites");
        assertThat(tags("/tag/nothing/")).contains("path:/tag/nothing/", "list:latest");
        assertThat(tags("/category/nothing/")).contains("sections");
        assertThat(tags("/2022/")).contains("list:latest");
        assertThat(tags("/?p=999")).contains("list:latest", "pages");
        assertThat(tags("/?p=" + newsroom.hidden(Newsroom.State.SCHEDULED).wordpressId()))
                .contains("story:" + newsroom.hidden(Newsroom.State.SCHEDULED).id());
        assertThat(tags(newsroom.hidden(Newsroom.State.DRAFT).picture()))
                .contains("media:" + newsroom.hidden(Newsroom.State.DRAFT).pictureId());
    }

    private Set<String> tags(String target) throws Exception {
        return Reading.during(() -> at(target)).reading().tags();
    }

    @Test
    void everyAddressThatWasWrittenDownAnswers() {
        List<String> paths = newsroom.database().read(sql -> sql.select(OLD_ADDRESS.PATH)
                .from(OLD_ADDRESS)
                .where(OLD_ADDRESS.PATH.like("/2024/%"))
                .fetch(OLD_ADDRESS.PATH));

        assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(at(path).status())
                .isEqualTo(301));
    }

    @Test
    void aNewsroomWithoutASourceKnowsTheCommonShapes(@TempDir Path folder) {
        try (Newsroom own = Newsroom.open(address(folder))) {
            own.database().write(transaction -> {
                transaction.sql().deleteFrom(ORIGIN).execute();
                transaction.sql().deleteFrom(OLD_ADDRESS).execute();
                return transaction.sql().deleteFrom(SOURCE_SITE).execute();
            });
            PageKey bySlug = new PageKey("/pier-reopens/");
            PageKey desk = new PageKey("/wp-login.php");

            assertThat(own.database().<Place>read(sql -> addresses.resolve(sql, bySlug, Newsroom.NOW)))
                    .isEqualTo(new Place.Moved("/2024/03/04/pier-reopens/"));
            assertThat(own.database().<Place>read(sql -> addresses.resolve(sql, desk, Newsroom.NOW)))
                    .isEqualTo(new Place.Moved("/desk/"));
        }
    }
}
