package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.SOURCE_SITE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.delivery.RequestTarget;
import press.dateline.publishing.Batch;
import press.dateline.store.Databases;
import press.dateline.story.Standing;
import press.dateline.wordpress.OldAddresses;

/// Whatever a site looks like and whatever is asked of it: what moves, moves to where it stays, and a path that answers
/// is the one address of its place.
class OneHopTest {
    private static final List<String> STRUCTURES = List.of(
            "/%year%/%monthnum%/%day%/%postname%/",
            "/%postname%/",
            "/archives/%post_id%",
            "/%category%/%postname%.html",
            "/index.php/%author%/%postname%/",
            "/%year%/%monthnum%/%day%/%hour%/%minute%/%second%/");

    /// Words that mean something somewhere in an address, to be put together at random.
    private static final List<String> WORDS = List.of(
            "2024",
            "03",
            "3",
            "04",
            "13",
            "02",
            "20",
            "1",
            "2",
            "99",
            "101",
            "pier-reopens",
            "pier-opens-again",
            "pier",
            "Pier-Reopens",
            "hush-draft",
            "hush-taken-down",
            "news",
            "harbour",
            "ferries",
            "ada",
            "about",
            "team",
            "payroll",
            "category",
            "topics",
            "tag",
            "author",
            "page",
            "feed",
            "atom",
            "comment-page-1",
            "comment-page-2",
            "index.php",
            "blog",
            "archives",
            "amp",
            "embed",
            "attachment",
            "type",
            "search",
            "story-1",
            "story-2.html",
            "été",
            "wp-content",
            "uploads",
            "pier.jpg",
            "media",
            "x).",
            "trackback",
            "rss");

    private static final List<String> PARAMETERS = List.of(
            "p=101",
            "p=201",
            "p=121",
            "page_id=122",
            "attachment_id=111",
            "cat=7",
            "tag=ferries",
            "author=2",
            "author_name=ben",
            "m=2024",
            "m=202402",
            "year=2024",
            "monthnum=2",
            "day=20",
            "name=pier-reopens",
            "pagename=about/team",
            "category_name=harbour",
            "paged=2",
            "paged=77",
            "cpage=1",
            "cpage=9",
            "feed=rss",
            "s=x",
            "replytocom=4",
            "amp=1",
            "page=2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingMovesTwice(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        Addresses addresses = new Addresses(List.of(new OldAddresses()));
        try (Newsroom newsroom = Newsroom.open(Databases.sqlite(folder))) {
            vary(newsroom, random);
            for (int i = 0; i < 1500; i++) {
                String target = target(random);
                Optional<Place> first = resolve(newsroom, addresses, target);
                if (first.isPresent() && first.get() instanceof Place.Moved(var location)) {
                    Place second = resolve(newsroom, addresses, location).orElseThrow();
                    boolean toTheDesk = location.equals("/desk/");
                    assertThat(toTheDesk ? 200 : second.status())
                            .as(target + " → " + location)
                            .isEqualTo(200);
                }
            }
        }
    }

    private static Optional<Place> resolve(Newsroom newsroom, Addresses addresses, String target) {
        return RequestTarget.parse(target).map(Addresses::key).map(key -> newsroom.database()
                .read(sql -> addresses.resolve(sql, key, Newsroom.NOW)));
    }

    private static void vary(Newsroom newsroom, Random random) {
        newsroom.database().write(transaction -> {
            transaction
                    .sql()
                    .update(SOURCE_SITE)
                    .set(SOURCE_SITE.PERMALINK, STRUCTURES.get(random.nextInt(STRUCTURES.size())))
                    .set(SOURCE_SITE.BASE_PATH, random.nextBoolean() ? "/blog" : "")
                    .set(SOURCE_SITE.CATEGORY_BASE, random.nextBoolean() ? "topics" : "category")
                    .execute();
            Batch batch = newsroom.publishing().batch(transaction);
            List<String> paths = new ArrayList<>(List.of(
                    "/story-1", "/story-2.html", "/2024/", "/category/news/", "/archives/7", "/page/2/", "/été/"));
            for (String path : paths) {
                if (random.nextBoolean()) {
                    Instant at = Newsroom.NOW.minusSeconds(random.nextInt(40_000_000));
                    Copy copy = Copy.of("story-" + random.nextInt(9)).path(path).at(at);
                    batch.add(copy.draft(), new Standing.Published(at), "The editor");
                }
            }
            batch.finish();
            return 0;
        });
    }

    private static String target(Random random) {
        StringBuilder target = new StringBuilder();
        int words = random.nextInt(6);
        for (int i = 0; i < words; i++) {
            target.append('/').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        if (words == 0 || random.nextInt(3) > 0) {
            target.append('/');
        }
        String path = RequestTarget.encode(target.toString());
        return random.nextInt(4) > 0 && words > 0
                ? path
                : path + "?" + PARAMETERS.get(random.nextInt(PARAMETERS.size())) + "&"
                        + PARAMETERS.get(random.nextInt(PARAMETERS.size()));
    }
}
