package press.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    private static final Instant NOON = Instant.parse("2024-03-08T12:00:00Z");

    private final AtomicInteger loads = new AtomicInteger();
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Databases.open(Databases.sqlite(folder));
        change("first");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void change(String tag) {
        database.write(transaction -> {
            transaction.changed(tag);
            return 0;
        });
    }

    private int menu(Instant now) {
        return database.<Integer>read(sql -> Remembered.once(sql, "menu", now, () -> {
            Reading.tag("menus");
            Reading.until(NOON.plus(Duration.ofHours(1)));
            return loads.incrementAndGet();
        }));
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        assertThat(menu(NOON)).isEqualTo(1);
        assertThat(menu(NOON)).isEqualTo(1);
    }

    @Test
    void changeOfAnotherTagLeavesItAndChangeOfItsOwnForgetsIt() {
        menu(NOON);

        change("story:1");
        assertThat(menu(NOON)).isEqualTo(1);

        change("menus");
        assertThat(menu(NOON)).isEqualTo(2);
    }

    @Test
    void whoeverUsesItIsTaggedAsIfHeHadReadItHimself() throws Exception {
        menu(NOON);

        Reading second = Reading.during(() -> menu(NOON)).reading();

        assertThat(second.tags()).containsExactly("menus");
        assertThat(second.until()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(second.readTable()).isTrue();
    }

    @Test
    void itEndsWhenWhatWasReadEnds() {
        menu(NOON);

        assertThat(menu(NOON.plus(Duration.ofMinutes(59)))).isEqualTo(1);
        assertThat(menu(NOON.plus(Duration.ofHours(1)))).isEqualTo(2);
        assertThat(menu(NOON.minusSeconds(1))).isEqualTo(3);
    }

    @Test
    void aWriterSeesWhatItHasWrittenItself() {
        menu(NOON);

        int seen = database.<Integer>write(
                transaction -> Remembered.once(transaction.sql(), "menu", NOON, loads::incrementAndGet));

        assertThat(seen).isEqualTo(2);
    }

    @Test
    void readerWhoIsBehindNeitherTakesNorLeavesAnything() {
        int old = database.<Integer>read(sql -> {
            sql.selectOne().fetch();
            change("menus");
            menu(NOON);
            return Remembered.once(sql, "menu", NOON, loads::incrementAndGet);
        });

        assertThat(old).isEqualTo(2);
        assertThat(menu(NOON)).isEqualTo(1);
    }

    @Test
    void whereTheLogNoLongerReachesEverythingIsForgotten() {
        menu(NOON);
        change("story:1");
        database.changes().trim(Instant.parse("2100-01-01T00:00:00Z"));

        assertThat(menu(NOON)).isEqualTo(2);
    }
}
