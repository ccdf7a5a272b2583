package press.dateline.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.READS_LATELY;
import static press.dateline.store.tables.Tables.READS_OF_DAY;
import static press.dateline.store.tables.Tables.READS_OF_HOUR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Newsroom;
import press.dateline.Newsroom.State;
import press.dateline.reads.Visit.Answer;
import press.dateline.store.Change;
import press.dateline.store.DatabaseAddress;

abstract class ReadsTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String PIER = "/2024/03/04/pier-reopens/";
    private static final String FERRY = "/2024/02/20/ferry-timetable/";

    private Newsroom newsroom;
    private Reads reads;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        reads = new Reads(newsroom.database());
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Answer hear(String body) {
        return reads.hear(new Visit(body, "192.0.2.1", BROWSER, "", "same-origin"));
    }

    private void read(String path, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(hear("direct " + path)).isEqualTo(Answer.COUNTED);
        }
    }

    private List<String> changedByAddingUp() {
        long before = newsroom.database().changes().position();
        reads.addUp();
        return newsroom.database().changes().after(before, 10).stream()
                .map(Change::tag)
                .toList();
    }

    private List<Long> mostRead() {
        List<Long> ids = newsroom.database()
                .read(sql -> Reads.mostRead(sql, newsroom.clock().instant()));
        return ids;
    }

    @Test
    void aChangeIsLoggedOnlyWhenTheOrderChanges() {
        long pier = newsroom.story("pier-reopens");
        long ferry = newsroom.story("ferry-timetable");
        read(PIER, 3);
        read(FERRY, 1);
        assertThat(changedByAddingUp()).containsExactly("most-read");
        assertThat(mostRead()).containsExactly(pier, ferry);

        read(FERRY, 1);
        assertThat(changedByAddingUp()).isEmpty();

        read(FERRY, 2);
        assertThat(changedByAddingUp()).containsExactly("most-read");
        assertThat(mostRead()).containsExactly(ferry, pier);

        assertThat(changedByAddingUp()).isEmpty();
    }

    @Test
    void whoDiesLosesNoMoreThanWhatWasNotAddedUp() {
        read(PIER, 2);
        reads.addUp();
        read(PIER, 5);

        reads = new Reads(newsroom.database());
        read(PIER, 1);
        reads.addUp();

        Long kept = newsroom.database()
                .read(sql ->
                        sql.select(READS_LATELY.READ_COUNT).from(READS_LATELY).fetchOne(READS_LATELY.READ_COUNT));
        assertThat(kept).isEqualTo(3);
    }

    @Test
    void hoursThatAreOverBecomeDaysAndLeaveTheOrder() {
        read(PIER, 3);
        reads.addUp();
        newsroom.clock().pass(Duration.ofHours(23));
        read(FERRY, 1);
        reads.addUp();
        assertThat(mostRead()).containsExactly(newsroom.story("pier-reopens"), newsroom.story("ferry-timetable"));

        newsroom.clock().pass(Duration.ofHours(1));
        assertThat(changedByAddingUp()).containsExactly("most-read");

        assertThat(mostRead()).containsExactly(newsroom.story("ferry-timetable"));
        newsroom.database().read(sql -> {
            assertThat(sql.fetchCount(READS_OF_HOUR)).isEqualTo(1);
            assertThat(sql.select(READS_OF_DAY.READ_COUNT).from(READS_OF_DAY).fetch(READS_OF_DAY.READ_COUNT))
                    .containsExactly(3L);
            return 0;
        });
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void onlyPublicStoriesCount(State state) {
        assertThat(hear("direct " + newsroom.hidden(state).path())).isEqualTo(Answer.COUNTED);
        assertThat(hear("direct /no-such-story/")).isEqualTo(Answer.COUNTED);

        assertThat(changedByAddingUp()).isEmpty();

        int rows = newsroom.database().read(sql -> sql.fetchCount(READS_OF_HOUR) + sql.fetchCount(READS_LATELY));
        assertThat(rows).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "direct",
                "direct ",
                "elsewhere /a/",
                "direct a",
                "direct http://x.example/",
                "DIRECT /a/",
                "direct  /a/",
                "direct /%zz/",
                "direct /\u0000/",
                "' OR 1=1 -- /a/"
            })
    void hostileBodiesAreRefusedOrCountForNothing(String body) {
        if (hear(body) == Answer.COUNTED) {
            assertThat(changedByAddingUp()).isEmpty();
        }
        assertThat(hear("direct /" + "a".repeat(2_000))).isEqualTo(Answer.UNREADABLE);
    }

    @Test
    void machinesAndPagesFetchedAheadAreNoReaders() {
        for (String agent : List.of("", "curl/8.0", "Mozilla/5.0 (compatible; Googlebot/2.1)", "HeadlessChrome/1"))
            assertThat(reads.hear(new Visit("direct " + PIER, "192.0.2.1", agent, "", "same-origin")))
                    .as(agent)
                    .isEqualTo(Answer.PASSED_OVER);
        assertThat(reads.hear(new Visit("direct " + PIER, "192.0.2.1", BROWSER, "prefetch;prerender", "same-origin")))
                .isEqualTo(Answer.PASSED_OVER);
        assertThat(reads.hear(new Visit("direct " + PIER, "192.0.2.1", BROWSER, "", "cross-site")))
                .isEqualTo(Answer.PASSED_OVER);

        assertThat(changedByAddingUp()).isEmpty();
    }

    @Test
    void oneAddressCannotCountWithoutEnd() {
        read(PIER, Turnstile.READS_A_MINUTE);

        assertThat(hear("direct " + PIER)).isEqualTo(Answer.TOO_MANY);

        newsroom.clock().pass(Duration.ofMinutes(1));
        assertThat(hear("direct " + PIER)).isEqualTo(Answer.COUNTED);
    }

    @Test
    void aStoryTakenDownLeavesTheMostRead() {
        read(PIER, 2);
        read(FERRY, 1);
        reads.addUp();
        newsroom.publishing()
                .move(
                        newsroom.story("pier-reopens"),
                        new press.dateline.story.Standing.TakenDown(
                                newsroom.clock().instant(), "a court's order"),
                        "Ada",
                        "a court's order");

        assertThat(mostRead()).containsExactly(newsroom.story("ferry-timetable"));
    }

    @Test
    void theNewsroomSeesTheLastDayByTheHour() {
        long pier = newsroom.story("pier-reopens");
        read(PIER, 2);
        newsroom.clock().pass(Duration.ofHours(2));
        assertThat(hear("search " + PIER)).isEqualTo(Answer.COUNTED);
        reads.addUp();

        Map<Long, long[]> lastDay = newsroom.database()
                .read(sql -> Reads.lastDay(sql, List.of(pier), newsroom.clock().instant()));
        long[] hours = Objects.requireNonNull(lastDay.get(pier));

        assertThat(LongStream.of(hours).sum()).isEqualTo(3);
        assertThat(hours[23]).isEqualTo(1);
        assertThat(hours[21]).isEqualTo(2);
    }
}
