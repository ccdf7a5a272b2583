package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.store.Change;
import press.dateline.store.Reading;

class PageCacheTest {
    private static final PageKey KEY = new PageKey("/story/");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-03-04T09:00:00Z"));
    private final PageCache cache = new PageCache(4 << 20, now::get);
    private final AtomicInteger renders = new AtomicInteger();

    private StoredPage load(PageKey key, String... tags) {
        return cache.load(key, k -> {
            Reading.at(cache.appliedPosition());
            List.of(tags).forEach(Reading::tag);
            return Page.html("render " + renders.incrementAndGet());
        });
    }

    private static List<Change> change(long position, String tag) {
        return List.of(new Change(position, tag, Instant.EPOCH));
    }

    @Test
    void changeDropsThePagesUnderItsTagAndNoOthers() {
        cache.restartAt(10);
        load(KEY, "story:1", "settings");
        load(new PageKey("/other/"), "story:2", "settings");

        cache.apply(change(11, "story:1"));

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.stored(new PageKey("/other/"))).isNotNull();
    }

    @Test
    void changesAppliedAlreadyDoNothing() {
        cache.restartAt(10);
        load(KEY, "story:1");

        cache.apply(change(10, "story:1"));

        assertThat(cache.stored(KEY)).isNotNull();
    }

    @Test
    void pageThatReadATableAndHasNoTagIsNotStored() {
        cache.restartAt(10);

        load(KEY);

        assertThat(cache.stored(KEY)).isNull();
    }

    @Test
    void pageThatAsksNotToBeKeptIsNotStored() {
        cache.restartAt(10);

        cache.load(KEY, key -> {
            Reading.tag("story:1");
            Reading.at(10);
            Reading.doNotKeep();
            return Page.html("an answer");
        });

        assertThat(cache.stored(KEY)).isNull();
    }

    @Test
    void pageThatReadNoTableIsStored() {
        cache.restartAt(10);

        cache.load(KEY, key -> Page.html("fixed"));

        assertThat(cache.stored(KEY)).isNotNull();
    }

    @Test
    void pageOfAServerErrorIsNotStored() {
        cache.restartAt(10);

        StoredPage page = cache.load(KEY, key -> Page.html(503, "later"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(cache.stored(KEY)).isNull();
    }

    @Test
    void pageIsGoneWhenItStopsBeingTrueByItself() {
        cache.restartAt(10);
        PageRenderer untilMidnight = key -> {
            Reading.until(Instant.parse("2024-03-05T00:00:00Z"));
            return Page.html("Monday " + renders.incrementAndGet());
        };
        cache.load(KEY, untilMidnight);
        now.set(Instant.parse("2024-03-04T23:59:59.999Z"));
        assertThat(cache.stored(KEY)).isNotNull();

        now.set(Instant.parse("2024-03-05T00:00:00Z"));

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.load(KEY, untilMidnight).text()).isEqualTo("Monday 2");
        assertThat(cache.stored(KEY)).isNull();
    }

    @Test
    void allWhoWaitShareOneRender() throws Exception {
        cache.restartAt(10);
        CountDownLatch waiting = new CountDownLatch(50);
        Callable<StoredPage> ask = () -> {
            waiting.countDown();
            return cache.load(KEY, key -> {
                waiting.await();
                Thread.sleep(20);
                return Page.html("render " + renders.incrementAndGet());
            });
        };

        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            threads.invokeAll(Collections.nCopies(50, ask));
        }

        assertThat(renders).hasValue(1);
    }

    @Test
    void failureGoesToAllWhoWaitAndTheNextTriesAnew() throws Exception {
        cache.restartAt(10);
        CountDownLatch asked = new CountDownLatch(2);
        Callable<StoredPage> ask = () -> {
            asked.countDown();
            return cache.load(KEY, key -> {
                asked.await();
                Thread.sleep(20);
                renders.incrementAndGet();
                throw new IllegalStateException("no template");
            });
        };

        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Future<StoredPage> first = threads.submit(ask);
            Future<StoredPage> second = threads.submit(ask);
            assertThatThrownBy(first::get).hasCauseInstanceOf(RenderFailed.class);
            assertThatThrownBy(second::get).hasCauseInstanceOf(RenderFailed.class);
        }

        assertThat(renders).hasValue(1);
        assertThat(load(KEY, "story:1").text()).isEqualTo("render 2");
    }

    @Test
    void newLifeOfTheLogDropsEverything() {
        cache.restartAt(10);
        load(KEY, "story:1");

        cache.restartAt(3);

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.appliedPosition()).isEqualTo(3);
        load(KEY, "story:1");
        assertThat(cache.stored(KEY)).isNotNull();
    }

    @Test
    void pageWhoseSourcesLagIsRenderedAgainUntilTheyHaveCaughtUp() {
        cache.restartAt(10);
        cache.apply(change(11, "topic:1"));

        StoredPage page = cache.load(KEY, key -> {
            Reading.at(renders.incrementAndGet() < 4 ? 10 : 11);
            Reading.tag("topic:1");
            return Page.html("render " + renders);
        });

        assertThat(page.text()).isEqualTo("render 4");
        assertThat(cache.stored(KEY)).isSameAs(page);
    }

    @Test
    void pageWhoseSourcesNeverCatchUpIsNotGivenOut() {
        cache.restartAt(10);
        cache.apply(change(11, "topic:1"));

        assertThatThrownBy(() -> cache.load(KEY, key -> {
                    Reading.at(10);
                    Reading.tag("topic:1");
                    return Page.html("old");
                }))
                .isInstanceOf(PageLagsBehind.class);
    }

    private Renewal renewal(PageRenderer renderer) {
        return new Renewal(
                renderer,
                tag -> tag.startsWith("path:") ? Optional.of(new PageKey(tag.substring(5))) : Optional.empty(),
                Duration.ofSeconds(5));
    }

    /// The stored page's text, empty where there is none.
    private String shown(PageKey key) {
        StoredPage page = cache.stored(key);
        return page == null ? "" : page.text();
    }

    private Page renderTagged(PageKey key) {
        Reading.at(cache.appliedPosition());
        Reading.tag("story:1");
        return Page.html("render " + renders.incrementAndGet());
    }

    @Test
    void whatChangedIsMadeAnewBeforeTheWriterGoesOn() {
        cache.restartAt(10);
        cache.load(KEY, this::renderTagged);

        cache.apply(change(11, "story:1"), renewal(this::renderTagged));

        assertThat(shown(KEY)).isEqualTo("render 2");
        assertThat(renders).hasValue(2);
    }

    @Test
    void pageThatComesIntoBeingIsThereBeforeAnyoneAsks() {
        cache.restartAt(10);

        cache.apply(change(11, "path:/new/"), renewal(this::renderTagged));

        assertThat(shown(new PageKey("/new/"))).isEqualTo("render 1");
    }

    @Test
    void readersGetTheOldPageWhileTheNewOneIsMade() throws Exception {
        cache.restartAt(10);
        cache.load(KEY, this::renderTagged);
        AtomicReference<String> meanwhile = new AtomicReference<>("");

        cache.apply(change(11, "story:1"), renewal(key -> {
            meanwhile.set(shown(KEY));
            return renderTagged(key);
        }));

        assertThat(meanwhile.get()).isEqualTo("render 1");
        assertThat(shown(KEY)).isEqualTo("render 2");
    }

    @Test
    void whatIsNotReadyInTimeIsDropped() {
        cache.restartAt(10);
        cache.load(KEY, this::renderTagged);
        CountDownLatch never = new CountDownLatch(1);
        Renewal hasty = new Renewal(
                key -> {
                    never.await();
                    return Page.html("too late");
                },
                tag -> Optional.empty(),
                Duration.ofMillis(20));

        cache.apply(change(11, "story:1"), hasty);

        assertThat(cache.stored(KEY)).isNull();
        never.countDown();
    }

    @Test
    void renewalThatFailsLeavesNothingOld() {
        cache.restartAt(10);
        cache.load(KEY, this::renderTagged);

        cache.apply(change(11, "story:1"), renewal(key -> {
            throw new IllegalStateException("broken");
        }));

        assertThat(cache.stored(KEY)).isNull();
    }

    @Test
    void whileEditorsSaveAPageIsMadeOnceAnEditHoweverManyRead() throws Exception {
        MemoryChanges database = new MemoryChanges();
        PageCache pages = new PageCache(4 << 20, InstantSource.system());
        PageRenderer renderer = key -> {
            renders.incrementAndGet();
            long position = database.position();
            Reading.at(position);
            Reading.tag("/story/");
            return Page.html(Integer.toString(database.version("/story/", position)));
        };
        CacheFollower follower = new CacheFollower(
                database,
                pages,
                Duration.ofHours(1),
                new Renewal(renderer, tag -> Optional.empty(), Duration.ofSeconds(5)));
        follower.start();
        pages.load(KEY, renderer);
        AtomicBoolean on = new AtomicBoolean(true);
        Callable<Integer> reader = () -> {
            int misses = 0;
            while (on.get()) {
                if (pages.stored(KEY) == null) {
                    misses++;
                    pages.load(KEY, renderer);
                }
                Thread.sleep(1);
            }
            return misses;
        };

        try (follower;
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers =
                    Stream.generate(() -> threads.submit(reader)).limit(50).toList();
            try {
                for (int edit = 1; edit <= 20; edit++) {
                    database.commit("/story/");
                    follower.catchUp();
                    assertThat(pages.load(KEY, renderer).text()).isEqualTo(Integer.toString(edit));
                }
            } finally {
                on.set(false);
            }
            for (Future<Integer> one : readers) {
                assertThat(one.get()).isZero();
            }
        }

        assertThat(renders).hasValue(21);
    }

    @Test
    void crawlerThatWalksTheArchiveDoesNotPushOutTheFrontPage() {
        cache.restartAt(10);
        PageKey front = new PageKey("/");
        String text = "words ".repeat(50);
        PageRenderer small = key -> Page.html(text + key);
        int frontRenders = 0;

        for (int i = 0; i < 100_000; i++) {
            if (i % 100 == 0 && cache.stored(front) == null) {
                frontRenders++;
                cache.load(front, small);
            }
            cache.load(new PageKey("/archive/" + i), small);
        }

        assertThat(frontRenders).isLessThan(5);
        assertThat(cache.stored(front)).isNotNull();
        assertThat(cache.hottest(1)).containsExactly(front);
        assertThat(cache.weight()).isLessThanOrEqualTo(4 << 20);
        assertThat(cache.size()).isLessThan(10_000);
    }

    @Test
    void readersUnderLoadNeverSeeWhatWasThereBeforeAnAcknowledgedChange() throws Exception {
        MemoryChanges database = new MemoryChanges();
        PageCache pages = new PageCache(4 << 20, InstantSource.system());
        CacheFollower follower = new CacheFollower(database, pages, Duration.ofMillis(1));
        follower.start();
        AtomicInteger[] acknowledged = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        PageRenderer renderer = key -> {
            long position = database.position();
            Reading.at(position);
            Reading.tag(key.path());
            String text = Integer.toString(database.version(key.path(), position));
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(200_000)));
            return Page.html(text);
        };
        long end = System.nanoTime() + Duration.ofMillis(800).toNanos();
        Callable<Integer> reader = () -> {
            int asked = 0;
            for (; System.nanoTime() < end; asked++) {
                int thing = ThreadLocalRandom.current().nextInt(3);
                PageKey key = new PageKey("/" + thing);
                int promised = acknowledged[thing].get();
                StoredPage hit = pages.stored(key);
                StoredPage page = hit != null ? hit : pages.load(key, renderer);
                assertThat(Integer.parseInt(page.text())).isGreaterThanOrEqualTo(promised);
            }
            return asked;
        };

        try (follower;
                var threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Integer>> readers =
                    Stream.generate(() -> threads.submit(reader)).limit(24).toList();
            for (int i = 0; System.nanoTime() < end; i++) {
                int thing = i % 3;
                database.commit("/" + thing);
                follower.catchUp();
                acknowledged[thing].incrementAndGet();
                Thread.sleep(Duration.ofNanos(300_000));
            }
            for (Future<Integer> done : readers) {
                assertThat(done.get()).isPositive();
            }
        }
    }
}
