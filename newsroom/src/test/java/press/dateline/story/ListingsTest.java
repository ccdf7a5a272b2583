package press.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.LISTING;
import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.Copy;
import press.dateline.SetClock;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.StoryList.Period;

/// Pages of lists against a plain sort and cut, while stories come, move and go.
abstract class ListingsTest {
    private static final Instant NOW = Instant.parse("2024-03-08T12:00:00Z");

    abstract DatabaseAddress address(Path folder);

    /// A story as the naive list knows it.
    private record Known(long id, Instant at) {}

    @ParameterizedTest
    @CsvSource({
        "1, UTC, 1",
        "2, America/Halifax, 3",
        "3, Pacific/Kiritimati, 2",
        "4, Asia/Kathmandu, 7",
        "5, Africa/Cairo, 4",
        "6, America/Sao_Paulo, 5"
    })
    void pagesAreThoseOfASortedListWhateverHappens(long seed, String zoneId, int size, @TempDir Path folder) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(zoneId);
        SetClock clock = new SetClock(NOW);
        try (Database database = Database.open(address(folder), clock)) {
            database.write(transaction -> {
                Settings.keep(
                        transaction,
                        SiteSettings.DEFAULTS
                                .with(Setting.ZONE, zone.getId())
                                .with(Setting.STORIES_PER_PAGE, Integer.toString(size)));
                return 0;
            });
            Publishing publishing = new Publishing(database);
            Map<Long, Instant> out = new HashMap<>();
            List<Long> all = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                change(database, publishing, random, zone, out, all);
                List<Known> naive = out.entrySet().stream()
                        .map(story -> new Known(story.getKey(), story.getValue()))
                        .sorted(Comparator.comparing(Known::at)
                                .thenComparing(Known::id)
                                .reversed())
                        .toList();
                compare(database, naive, size, zone, random);
            }
            recount(database, zone);
        }
    }

    /// Adds, moves and takes down a few stories in one transaction.
    private static void change(
            Database database,
            Publishing publishing,
            Random random,
            ZoneId zone,
            Map<Long, Instant> out,
            List<Long> all) {
        database.write(transaction -> {
            Batch batch = publishing.batch(transaction);
            for (int step = 0; step < 6; step++) {
                int kind = all.isEmpty() ? 0 : random.nextInt(5);
                if (kind <= 1) {
                    Instant at = moment(random, zone);
                    long id = batch.add(
                            Copy.of("story-" + all.size()).at(at).draft(), new Standing.Published(at), "test");
                    all.add(id);
                    out.put(id, at);
                    continue;
                }
                long id = all.get(random.nextInt(all.size()));
                switch (kind) {
                    case 2 -> {
                        batch.move(id, new Standing.TakenDown(NOW, ""), "test", "");
                        out.remove(id);
                    }
                    case 3 -> {
                        Instant at = moment(random, zone);
                        batch.replace(id, Copy.of("again-" + id).at(at).draft(), new Standing.Published(at), "test");
                        out.put(id, at);
                    }
                    default -> {
                        batch.move(id, new Standing.Draft(), "test", "");
                        out.remove(id);
                    }
                }
            }
            batch.finish();
            return 0;
        });
    }

    /// Few days, many of them with several stories, some at the very turn of the day, the month and the year.
    private static Instant moment(Random random, ZoneId zone) {
        LocalDate day = LocalDate.of(2022, 12, 30).plusDays(random.nextInt(4)).plusMonths(random.nextInt(14));
        long seconds = random.nextBoolean() ? random.nextInt(86_400) : random.nextBoolean() ? 0 : 86_399;
        Instant moment = day.atStartOfDay(zone).toInstant().plusSeconds(seconds);
        return moment.isAfter(NOW) ? NOW : moment;
    }

    private static void compare(Database database, List<Known> naive, int size, ZoneId zone, Random random) {
        List<Period> periods = new ArrayList<>(List.of(new Period.All()));
        if (!naive.isEmpty()) {
            LocalDate day =
                    LocalDate.ofInstant(naive.get(random.nextInt(naive.size())).at(), zone);
            periods.add(new Period.OfYear(day.getYear()));
            periods.add(new Period.OfMonth(YearMonth.from(day)));
            periods.add(new Period.OfDay(day));
        }
        for (Period period : periods) {
            List<Long> expected = naive.stream()
                    .filter(story -> holds(period, LocalDate.ofInstant(story.at(), zone)))
                    .map(Known::id)
                    .toList();
            int pages = Math.max(1, (expected.size() + size - 1) / size);
            for (int number = 1; number <= pages; number++) {
                int wanted = number;
                Listings.ListPage page = database.<Optional<Listings.ListPage>>read(
                                sql -> Listings.page(sql, StoryList.LATEST, period, wanted, size, zone, NOW))
                        .orElseThrow();
                assertThat(page.ids())
                        .as(period + " page " + number)
                        .isEqualTo(expected.subList((number - 1) * size, Math.min(expected.size(), number * size)));
                assertThat(page.stories()).isEqualTo(expected.size());
                assertThat(page.pages()).isEqualTo(pages);
            }
            Optional<Listings.ListPage> beyond =
                    database.read(sql -> Listings.page(sql, StoryList.LATEST, period, pages + 1, size, zone, NOW));
            assertThat(beyond).isEmpty();
        }
        neighbours(database, naive, random);
    }

    private static void neighbours(Database database, List<Known> naive, Random random) {
        if (naive.isEmpty()) {
            return;
        }
        int place = random.nextInt(naive.size());
        Known story = naive.get(place);
        Listings.Neighbours neighbours =
                database.read(sql -> Listings.neighbours(sql, StoryList.LATEST, story.id(), story.at(), NOW));

        assertThat(neighbours.newer())
                .isEqualTo(
                        place == 0
                                ? Optional.empty()
                                : Optional.of(naive.get(place - 1).id()));
        assertThat(neighbours.older())
                .isEqualTo(
                        place == naive.size() - 1
                                ? Optional.empty()
                                : Optional.of(naive.get(place + 1).id()));
    }

    private static boolean holds(Period period, LocalDate day) {
        return switch (period) {
            case Period.All() -> true;
            case Period.OfYear(int year) -> day.getYear() == year;
            case Period.OfMonth(YearMonth month) -> YearMonth.from(day).equals(month);
            case Period.OfDay(LocalDate only) -> day.equals(only);
        };
    }

    /// The kept counts are what counting the list anew would give.
    private static void recount(Database database, ZoneId zone) {
        Map<String, Integer> counted = new TreeMap<>();
        Map<String, Integer> kept = new TreeMap<>();
        database.read(sql -> {
            sql.select(LISTING.LIST, LISTING.DATED_AT, STORY.LISTED)
                    .from(LISTING.join(STORY).on(STORY.ID.eq(LISTING.STORY_ID)))
                    .forEach(row -> {
                        assertThat(row.value3()).isTrue();
                        LocalDate day = LocalDate.ofInstant(row.value2(), zone);
                        for (Period period : List.of(
                                new Period.All(),
                                new Period.OfYear(day.getYear()),
                                new Period.OfMonth(YearMonth.from(day)),
                                new Period.OfDay(day))) {
                            counted.merge(row.value1() + "/" + period.number(), 1, Integer::sum);
                        }
                    });
            sql.select(LISTING_COUNT.LIST, LISTING_COUNT.PERIOD, LISTING_COUNT.STORIES)
                    .from(LISTING_COUNT)
                    .where(LISTING_COUNT.STORIES.ne(0))
                    .forEach(row -> kept.put(row.value1() + "/" + row.value2(), row.value3()));
            return 0;
        });
        assertThat(kept).isEqualTo(counted);
    }
}
