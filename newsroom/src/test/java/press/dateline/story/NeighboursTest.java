package press.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Copy;
import press.dateline.SetClock;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.store.Change;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Reading;
import press.dateline.story.Listings.Neighbours;

/// What is kept of the stories next to one against what is read anew, while stories come, move and go.
abstract class NeighboursTest {
    private static final Instant NOW = Instant.parse("2024-03-08T12:00:00Z");

    abstract DatabaseAddress address(Path folder);

    private record Spot(long story, StoryList list) {}

    private record Kept(Neighbours neighbours, Reading reading) {}

    /// A cache of nothing but neighbours that drops what the page cache would.
    private static final class Pages {
        private final Database database;
        private final Map<Spot, Kept> kept = new HashMap<>();
        private long position;

        Pages(Database database) {
            this.database = database;
            this.position = database.changes().position();
        }

        int dropped() {
            Set<String> changed = new HashSet<>();
            for (Change change : database.changes().after(position, 10_000)) {
                changed.add(change.tag());
                position = change.position();
            }
            int before = kept.size();
            Instant now = database.clock().instant();
            kept.values()
                    .removeIf(page -> !now.isBefore(page.reading().until())
                            || page.reading().tags().stream().anyMatch(changed::contains));
            return before - kept.size();
        }

        Kept render(Spot spot, Instant at) {
            Instant now = database.clock().instant();
            try {
                var read = Reading.during(() -> database.read(sql -> {
                    Neighbours found = Listings.neighbours(sql, spot.list(), spot.story(), at, now);
                    List<Long> shown = new ArrayList<>(List.of(spot.story()));
                    found.older().ifPresent(shown::add);
                    found.newer().ifPresent(shown::add);
                    PublicStories.cards(sql, shown, now);
                    return found;
                }));
                return new Kept(read.value(), read.reading());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        void compare(Set<StoryList> lists) {
            Instant now = database.clock().instant();
            for (StoryList list : lists) {
                List<Long> ids = database.read(sql -> Listings.newest(sql, list, 1000, now));
                List<Story.StoryCard> cards = database.read(sql -> PublicStories.cards(sql, ids, now));
                for (Story.StoryCard card : cards) {
                    Spot spot = new Spot(card.id(), list);
                    Kept fresh = render(spot, card.at());
                    Kept before = kept.putIfAbsent(spot, fresh);
                    if (before != null) {
                        assertThat(before.neighbours()).as(spot.toString()).isEqualTo(fresh.neighbours());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsKeptIsWhatIsReadAnewWhateverHappens(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        SetClock clock = new SetClock(NOW);
        try (Database database = Database.open(address(folder), clock)) {
            List<Section> sections = sections(database);
            Set<StoryList> lists = new HashSet<>(Set.of(StoryList.LATEST));
            sections.forEach(section -> lists.add(StoryList.section(section.id())));
            Publishing publishing = new Publishing(database);
            Pages pages = new Pages(database);
            List<Long> all = new ArrayList<>();
            for (int round = 0; round < 40; round++) {
                int steps = random.nextInt(8) == 0 ? 30 : 1 + random.nextInt(2);
                database.write(transaction -> {
                    Batch batch = publishing.batch(transaction);
                    for (int step = 0; step < steps; step++) {
                        change(batch, random, clock.instant(), sections, all);
                    }
                    batch.finish();
                    return 0;
                });
                pages.dropped();
                pages.compare(lists);
                clock.pass(Duration.ofMinutes(random.nextInt(20)));
                if (random.nextInt(4) == 0) {
                    publishing.doWhatIsDue();
                }
                pages.dropped();
                pages.compare(lists);
            }
        }
    }

    private static List<Section> sections(Database database) {
        return database.write(transaction -> {
            Section news = Sections.add(transaction, null, "news", "News", "");
            Section harbour = Sections.add(transaction, news, "harbour", "Harbour", "");
            Section sport = Sections.add(transaction, null, "sport", "Sport", "");
            return List.of(news, harbour, sport);
        });
    }

    /// Publishes, withdraws, moves to another section or day, or sets an end, which may pass before anyone acts on it.
    private static void change(Batch batch, Random random, Instant now, List<Section> sections, List<Long> all) {
        int kind = all.size() < 5 ? 0 : random.nextInt(8);
        Instant at = NOW.minus(Duration.ofHours(random.nextInt(40)));
        Copy copy = Copy.of("story-" + all.size())
                .at(at)
                .in(sections.get(random.nextInt(sections.size())).id());
        if (kind <= 2) {
            all.add(batch.add(copy.draft(), new Standing.Published(at), "test"));
            return;
        }
        long id = all.get(random.nextInt(all.size()));
        switch (kind) {
            case 3 -> batch.move(id, new Standing.TakenDown(now, ""), "test", "");
            case 4 -> batch.move(id, new Standing.Draft(), "test", "");
            case 5 -> batch.endAt(id, random.nextInt(3) == 0 ? null : now.plusSeconds(60), "test", "");
            default -> batch.replace(id, copy.draft(), new Standing.Published(at), "test");
        }
    }

    @Test
    void oneMoreStoryInASectionOfManyTouchesTheTwoBesideIt(@TempDir Path folder) {
        try (Database database = Database.open(address(folder), new SetClock(NOW))) {
            long news = sections(database).getFirst().id();
            Publishing publishing = new Publishing(database);
            database.write(transaction -> {
                Batch batch = publishing.batch(transaction);
                for (int hour = 1; hour <= 200; hour++) {
                    Instant at = NOW.minus(Duration.ofHours(hour));
                    batch.add(Copy.of("story-" + hour).at(at).in(news).draft(), new Standing.Published(at), "test");
                }
                batch.finish();
                return 0;
            });
            Pages pages = new Pages(database);
            pages.compare(Set.of(StoryList.section(news)));

            Instant between = NOW.minus(Duration.ofMinutes(90));
            publishing.keep(Copy.of("one-more").at(between).in(news).draft(), new Standing.Published(between), "test");

            assertThat(pages.dropped()).isEqualTo(2);
        }
    }
}
