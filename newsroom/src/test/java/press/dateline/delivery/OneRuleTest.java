package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import press.dateline.delivery.Flight.Boarding;
import press.dateline.delivery.Flight.Boarding.Ready;
import press.dateline.delivery.Flight.Boarding.Seat;
import press.dateline.store.Reading;

/// The one rule of the page cache over all interleavings of writers, the follower, readers and renders, one small step
/// at a time. The same runs with one check taken out each must find a reader who was given an old page.
class OneRuleTest {
    private static final PageKey STORY = new PageKey("/story/");
    private static final PageKey TOPIC = new PageKey("/topic/");
    private static final List<String> TAGS = List.of("settings", "story:1", "topic:1");

    sealed interface Step {
        record Commit(String tag) implements Step {}

        /// The follower applies what was committed; the editors concerned get their answer.
        record Apply() implements Step {}

        record Ask(PageKey key) implements Step {}

        /// A render under way opens its read transactions; the source of lists lags `lag` changes behind.
        record Read(int flight, int lag) implements Step {}

        /// A render that has read ends.
        record Land(int flight) implements Step {}

        record Restart() implements Step {}

        record Suspend() implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(TAGS).map(Step.Commit::new)),
                Tuple.of(5, Arbitraries.just(new Step.Apply())),
                Tuple.of(8, Arbitraries.of(STORY, TOPIC).map(Step.Ask::new)),
                Tuple.of(8, Arbitraries.integers().between(0, 3).flatMap(flight -> Arbitraries.of(0, 0, 0, 1, 3)
                        .map(lag -> new Step.Read(flight, lag)))),
                Tuple.of(6, Arbitraries.integers().between(0, 3).map(Step.Land::new)),
                Tuple.of(1, Arbitraries.of(new Step.Restart(), new Step.Suspend())));
        return step.list().ofMinSize(5).ofMaxSize(60);
    }

    @Property(tries = 5000)
    void noReaderIsGivenAPageFromBeforeAnAcknowledgedChange(@ForAll("steps") List<Step> steps) {
        Optional<String> oldPage = new World(new Freshness(1000), true).run(steps);

        assertThat(oldPage).isEmpty();
    }

    @Property(tries = 5000)
    void theRuleHoldsWhereTheRingIsTooShort(@ForAll("steps") List<Step> steps) {
        Optional<String> oldPage = new World(new Freshness(2), true).run(steps);

        assertThat(oldPage).isEmpty();
    }

    @Example
    void withoutThePositionCheckAnOldPageIsFound() {
        assertThat(search(() -> new World(withoutPositionCheck(), true))).isPresent();
    }

    @Example
    void withoutTheWaiterCheckAnOldPageIsFound() {
        assertThat(search(() -> new World(withoutWaiterCheck(), true))).isPresent();
    }

    @Example
    void withoutTheSecondHalfOfTheWaiterCheckAnOldPageIsFound() {
        Supplier<Freshness> rules = () -> new Freshness(1000) {
            @Override
            boolean mayTake(StoredPage page, long arrivedAt) {
                return true;
            }
        };

        assertThat(search(() -> new World(rules.get(), true))).isPresent();
    }

    @Example
    void withoutTheTagOfAnEmptyListAnOldPageIsFound() {
        assertThat(search(() -> new World(new Freshness(1000), false))).isPresent();
    }

    @Example
    void positionCheckInShort() {
        List<Step> raceOfRenderAndChange = List.of(
                new Step.Ask(STORY),
                new Step.Read(0, 0),
                new Step.Commit("story:1"),
                new Step.Apply(),
                new Step.Land(0),
                new Step.Ask(STORY));

        assertThat(new World(new Freshness(1000), true).run(raceOfRenderAndChange))
                .isEmpty();
        assertThat(new World(withoutPositionCheck(), true).run(raceOfRenderAndChange))
                .contains("/story/ shows story:1=0 to a reader who was promised 1");
    }

    @Example
    void waiterCheckInShort() {
        List<Step> lateWaiter = List.of(
                new Step.Ask(STORY),
                new Step.Read(0, 0),
                new Step.Commit("story:1"),
                new Step.Apply(),
                new Step.Ask(STORY),
                new Step.Land(0));

        assertThat(new World(new Freshness(1000), true).run(lateWaiter)).isEmpty();
        assertThat(new World(withoutWaiterCheck(), true).run(lateWaiter))
                .contains("/story/ shows story:1=0 to a reader who was promised 1");
    }

    @Example
    void tagOfAnEmptyListInShort() {
        List<Step> firstStoryOfATopic = List.of(
                new Step.Ask(TOPIC),
                new Step.Read(0, 0),
                new Step.Land(0),
                new Step.Commit("topic:1"),
                new Step.Apply(),
                new Step.Ask(TOPIC));

        assertThat(new World(new Freshness(1000), true).run(firstStoryOfATopic)).isEmpty();
        assertThat(new World(new Freshness(1000), false).run(firstStoryOfATopic))
                .contains("/topic/ shows topic:1=0 to a reader who was promised 1");
    }

    private static Freshness withoutPositionCheck() {
        return new Freshness(1000) {
            @Override
            boolean mayStore(StoredPage page) {
                return true;
            }
        };
    }

    private static Freshness withoutWaiterCheck() {
        return new Freshness(1000) {
            @Override
            boolean mayJoin(long startedAt, long arrivedAt) {
                return true;
            }

            @Override
            boolean mayTake(StoredPage page, long arrivedAt) {
                return true;
            }
        };
    }

    /// Looks for a run of steps that gives a reader an old page.
    private Optional<List<Step>> search(Supplier<World> worlds) {
        return steps().generator(1000).stream(new Random(7))
                .limit(5000)
                .map(run -> run.value())
                .filter(run -> worlds.get().run(run).isPresent())
                .findFirst();
    }

    /// One cache and the database behind it, moved by steps on one thread.
    private static final class World {
        private final MemoryChanges database = new MemoryChanges();
        private final PageCache cache;
        private final boolean emptyListsAreTagged;
        private final List<Render> renders = new ArrayList<>();
        private final List<Waiter> waiters = new ArrayList<>();
        private long acknowledged;
        private boolean suspended;

        /// A flight under way, and what it has read as soon as it has.
        private static final class Render {
            final Flight flight;
            Optional<Reading.Result<Page>> result = Optional.empty();

            Render(Flight flight) {
                this.flight = flight;
            }
        }

        private record Waiter(Seat seat, long promised) {}

        World(Freshness freshness, boolean emptyListsAreTagged) {
            this.cache = new PageCache(1 << 20, InstantSource.system(), freshness);
            this.emptyListsAreTagged = emptyListsAreTagged;
            cache.restartAt(0);
        }

        /// What the first reader who was betrayed saw.
        Optional<String> run(List<Step> steps) {
            for (Step step : steps) {
                Optional<String> oldPage = take(step);
                if (oldPage.isPresent()) {
                    return oldPage;
                }
            }
            return Optional.empty();
        }

        private Optional<String> take(Step step) {
            return switch (step) {
                case Step.Commit(String tag) -> {
                    database.commit(tag);
                    yield Optional.empty();
                }
                case Step.Apply() -> {
                    if (suspended) {
                        cache.restartAt(database.position());
                        suspended = false;
                    }
                    cache.apply(database.after(cache.appliedPosition(), Integer.MAX_VALUE));
                    acknowledged = database.position();
                    yield Optional.empty();
                }
                case Step.Ask(PageKey key) -> ask(key);
                case Step.Read(int flight, int lag) -> {
                    read(flight, lag);
                    yield Optional.empty();
                }
                case Step.Land(int flight) -> land(flight);
                case Step.Restart() -> {
                    cache.restartAt(database.position());
                    suspended = false;
                    acknowledged = database.position();
                    yield Optional.empty();
                }
                case Step.Suspend() -> {
                    cache.suspend();
                    suspended = true;
                    acknowledged = database.position();
                    yield Optional.empty();
                }
            };
        }

        private Optional<String> ask(PageKey key) {
            Boarding boarding = cache.board(key);
            return switch (boarding) {
                case Ready(StoredPage page) -> betrayal(page, acknowledged);
                case Seat seat -> {
                    if (seat.leads()) {
                        renders.add(new Render(seat.flight()));
                    }
                    waiters.add(new Waiter(seat, acknowledged));
                    yield Optional.empty();
                }
            };
        }

        private void read(int number, int lag) {
            if (number >= renders.size() || renders.get(number).result.isPresent()) {
                return;
            }
            Render render = renders.get(number);
            try {
                render.result = Optional.of(Reading.during(() -> page(render.flight.key(), lag)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private Page page(PageKey key, int lag) {
            long now = database.position();
            Reading.at(now);
            Reading.tag("settings");
            String text = "settings=" + database.version("settings", now);
            if (key.equals(STORY)) {
                Reading.tag("story:1");
                text += " story:1=" + database.version("story:1", now);
            } else {
                long indexed = Math.max(0, now - lag);
                Reading.at(indexed);
                int stories = database.version("topic:1", indexed);
                if (emptyListsAreTagged || stories > 0) {
                    Reading.tag("topic:1");
                }
                text += " topic:1=" + stories;
            }
            return Page.html(text);
        }

        private Optional<String> land(int number) {
            if (number >= renders.size() || renders.get(number).result.isEmpty()) {
                return Optional.empty();
            }
            Render render = renders.remove(number);
            cache.land(render.flight, render.result.get());
            StoredPage page = render.flight.landed().join();
            Optional<String> oldPage = waiters.stream()
                    .filter(waiter -> waiter.seat().flight() == render.flight)
                    .filter(waiter -> cache.mayTake(waiter.seat(), page))
                    .flatMap(waiter -> betrayal(page, waiter.promised()).stream())
                    .findFirst();
            waiters.removeIf(waiter -> waiter.seat().flight() == render.flight);
            return oldPage;
        }

        /// What on the page is older than a reader who asked after the answer to `promised` may see.
        private Optional<String> betrayal(StoredPage page, long promised) {
            Map<String, Integer> shown = Arrays.stream(page.text().split(" "))
                    .map(part -> part.split("="))
                    .collect(Collectors.toMap(
                            part -> part[0], part -> Integer.parseInt(part[1]), (a, b) -> a, HashMap::new));
            return shown.entrySet().stream()
                    .filter(entry -> entry.getValue() < database.version(entry.getKey(), promised))
                    .map(entry -> page.key() + " shows " + entry.getKey() + "=" + entry.getValue()
                            + " to a reader who was promised " + database.version(entry.getKey(), promised))
                    .findFirst();
        }
    }
}
