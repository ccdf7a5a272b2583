package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.Newsroom.Hidden;
import press.dateline.Newsroom.State;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;
import press.dateline.story.Standing;

/// Two nodes over one PostgreSQL: who publishes sees it at once on its own node, and all others within a second.
class PostgresqlSiteTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Test
    void whatOneNodePublishesAndTakesDownTheOtherShows(@TempDir Path here, @TempDir Path there) throws Exception {
        DatabaseAddress address = Databases.postgresql();
        try (ServedCourier a = ServedCourier.open(here, address);
                ServedCourier b = a.again(there, address)) {
            Hidden story = a.newsroom().hidden(State.DRAFT);
            List<String> pages = List.of(story.path(), "/", "/category/sport/", "/feed/");
            warm(a, pages);
            warm(b, pages);

            a.publishing().move(story.id(), new Standing.Published(Newsroom.NOW), "The editor", "");
            for (String page : pages) {
                assertThat(a.get(page).body()).as(page).contains(story.path());
            }
            long published = System.nanoTime();
            for (String page : pages) {
                assertThat(shown(b, page, story.path(), true, published)).isLessThan(A_SECOND);
            }
            assertThat(b.get(story.path()).statusCode()).isEqualTo(200);

            a.newsroom().clock().pass(Duration.ofSeconds(1));
            Standing gone = new Standing.TakenDown(a.newsroom().clock().instant(), "a court's order");
            b.publishing().move(story.id(), gone, "The editor", "");
            assertThat(b.get(story.path()).statusCode()).isEqualTo(410);
            long takenDown = System.nanoTime();
            for (String page : pages) {
                assertThat(shown(a, page, story.path(), false, takenDown)).isLessThan(A_SECOND);
            }
            assertThat(a.get(story.path()).statusCode()).isEqualTo(410);
        }
    }

    private static void warm(ServedCourier node, List<String> pages) throws Exception {
        for (String page : pages) {
            node.get(page);
            node.get(page);
        }
    }

    /// How long after `since` the page says so, or does not say so any more; given up after ten seconds.
    private static Duration shown(ServedCourier node, String page, String words, boolean wanted, long since)
            throws Exception {
        Duration passed = Duration.ZERO;
        while (passed.toSeconds() < 10) {
            boolean there = node.get(page).body().contains(words);
            passed = Duration.ofNanos(System.nanoTime() - since);
            if (there == wanted) {
                return passed;
            }
            Thread.sleep(10);
        }
        return passed;
    }
}
