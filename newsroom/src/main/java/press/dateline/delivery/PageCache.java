package press.dateline.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.Flight.Boarding;
import press.dateline.delivery.Flight.Boarding.Ready;
import press.dateline.delivery.Flight.Boarding.Seat;
import press.dateline.store.Change;
import press.dateline.store.Reading;

/// Finished pages in memory, true to the change log.
///
/// **The one rule.** A page rendered at a position before a change to one of its tags is never stored, and never given
/// to a reader who asks after [#apply] returned for that change. It rests on three checks, all in [Freshness], and on
/// one lock under which changes are applied and pages stored, so that nothing comes between:
///
/// - *position check*: a page is stored only if none of its tags changed behind the position it was rendered at, as
///   far as a bounded ring of changes reaches; beyond it, never;
/// - *waiter check*: all who wait for a page share one render, but whoever asks after a change starts a new one
///   instead of joining a flight that started before it;
/// - *tags*: what was shown is known by [Reading], lists also when empty. A page that read a table and has no tag is
///   not stored.
///
/// Hits take no lock and allocate nothing. Misses render on the thread that asks first, which should be a virtual one.
///
/// The pages are bounded in bytes by W-TinyLFU (Caffeine): a page newly stored must have been asked for more often
/// than the one it would push out, so a crawler that walks the archive, asking for each page once, pushes out what
/// other crawlers left and not the front page.
///
/// Thread-safe.
public final class PageCache {
    /// Room for pages where nothing else is set.
    public static final long DEFAULT_BYTES = 256L << 20;

    /// Changes remembered for the position check: at most some 6 MB, and more than are committed while a page renders.
    private static final int RING = 1 << 16;

    /// A source that lags is given about half a second in all, in steps that double from 1 ms.
    private static final int ATTEMPTS = 10;

    /// Where a cache stands that does not know where the log stands: no change and no page is as far.
    private static final long NOWHERE = Long.MAX_VALUE;

    private static final System.Logger LOG = System.getLogger(PageCache.class.getName());

    private final InstantSource clock;
    private final Cache<PageKey, StoredPage> pages;
    private final Queue<StoredPage> evicted = new ConcurrentLinkedQueue<>();

    /// Held while changes are applied, so that nobody is told they are before they are.
    private final ReentrantLock applying = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Freshness freshness;
    private final Map<PageKey, Flight> flights = new HashMap<>();
    private final Map<String, Set<StoredPage>> byTag = new HashMap<>();
    private long life;

    private volatile long applied = NOWHERE;

    /// A cache that is suspended until [#restartAt] tells it where the log stands.
    ///
    /// @param bytes room for all pages with all their encodings; 0 keeps none
    /// @param clock for the expiry of pages
    public PageCache(long bytes, InstantSource clock) {
        this(bytes, clock, new Freshness(RING));
    }

    PageCache(long bytes, InstantSource clock, Freshness freshness) {
        this.clock = clock;
        this.freshness = freshness;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((PageKey key, StoredPage page) -> page.weight())
                .executor(Runnable::run)
                .evictionListener((key, page, cause) -> {
                    if (page != null) {
                        evicted.add(page);
                    }
                })
                .build();
    }

    /// The stored page, if there is one that is still true. Takes no lock; for the event loop.
    public @Nullable StoredPage stored(PageKey key) {
        StoredPage page = pages.getIfPresent(key);
        if (page == null || page.expired(clock.millis())) {
            return null;
        }
        page.ask();
        return page;
    }

    /// The page, stored or rendered now. Blocks until it is there.
    ///
    /// @throws RenderFailed if the render this reader waited for failed
    /// @throws PageLagsBehind if a source of the page did not reach this reader's position in half a second
    public StoredPage load(PageKey key, PageRenderer renderer) {
        return load(key, renderer, null);
    }

    /// As [#load(PageKey, PageRenderer)].
    ///
    /// @param old a stored page that will not do
    StoredPage load(PageKey key, PageRenderer renderer, @Nullable StoredPage old) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(Duration.ofMillis(1L << (attempt - 1)).toNanos());
            }
            switch (board(key, old)) {
                case Ready(StoredPage ready) -> {
                    return ready;
                }
                case Seat seat -> {
                    if (seat.leads()) {
                        fly(seat.flight(), renderer);
                    }
                    StoredPage landed = await(seat.flight());
                    if (mayTake(seat, landed)) {
                        return landed;
                    }
                }
            }
        }
        throw new PageLagsBehind(key);
    }

    /// Gives the reader the stored page, a seat on the flight under way, or a new flight to lead.
    Boarding board(PageKey key) {
        return board(key, null);
    }

    private Boarding board(PageKey key, @Nullable StoredPage old) {
        lock.lock();
        try {
            StoredPage page = stored(key);
            if (page != null && page != old) {
                return new Ready(page);
            }
            long arrivedAt = applied;
            Flight flight = flights.get(key);
            boolean leads = flight == null || !freshness.mayJoin(flight.startedAt(), arrivedAt);
            if (flight == null || leads) {
                flight = new Flight(key, arrivedAt, life, new CompletableFuture<>());
                flights.put(key, flight);
            }
            return new Seat(flight, leads, arrivedAt, clock.millis());
        } finally {
            lock.unlock();
        }
    }

    private void fly(Flight flight, PageRenderer renderer) {
        try {
            land(flight, Reading.during(() -> renderer.render(flight.key())));
        } catch (Throwable failure) {
            // Errors too: whatever happens, those who wait must be let go.
            LOG.log(System.Logger.Level.ERROR, () -> "Rendering " + flight.key() + " failed", failure);
            crash(flight, failure);
        }
    }

    /// Ends a flight with a page, which is stored if the one rule allows it.
    void land(Flight flight, Reading.Result<Page> result) {
        Reading reading = result.reading();
        Set<String> tags = reading.tags();
        StoredPage page = StoredPage.of(
                flight.key(),
                result.value(),
                tags,
                reading.readTable() ? reading.position() : flight.startedAt(),
                reading.kept() && (!reading.readTable() || !tags.isEmpty()),
                reading.until());
        lock.lock();
        try {
            flights.remove(flight.key(), flight);
            if (flight.life() == life && storable(page)) {
                store(page);
            }
        } finally {
            lock.unlock();
        }
        flight.landed().complete(page);
    }

    private void crash(Flight flight, Throwable failure) {
        lock.lock();
        try {
            flights.remove(flight.key(), flight);
        } finally {
            lock.unlock();
        }
        flight.landed().completeExceptionally(new RenderFailed(flight.key(), failure));
    }

    private boolean storable(StoredPage page) {
        StoredPage present = pages.policy().getIfPresentQuietly(page.key());
        long now = clock.millis();
        boolean newer = present == null || present.expired(now) || present.position() <= page.position();
        return page.status() < 500 && page.droppable() && !page.expired(now) && newer && freshness.mayStore(page);
    }

    private void store(StoredPage page) {
        for (String tag : page.tags()) {
            byTag.computeIfAbsent(tag, key -> new HashSet<>()).add(page);
        }
        StoredPage before = pages.asMap().put(page.key(), page);
        if (before != null) {
            untag(before);
        }
        untagEvicted();
    }

    private void untag(StoredPage page) {
        for (String tag : page.tags()) {
            Set<StoredPage> tagged = byTag.get(tag);
            if (tagged != null && tagged.remove(page) && tagged.isEmpty()) {
                byTag.remove(tag);
            }
        }
    }

    private void untagEvicted() {
        for (StoredPage page = evicted.poll(); page != null; page = evicted.poll()) {
            untag(page);
        }
    }

    private static StoredPage await(Flight flight) {
        try {
            return flight.landed().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RenderFailed failed ? failed : new RenderFailed(flight.key(), failure);
        }
    }

    /// Whether the page that came is true for this reader. One who rendered it cannot have it any younger.
    boolean mayTake(Seat seat, StoredPage page) {
        if (!seat.leads() && page.expired(seat.arrivedMillis())) {
            return false;
        }
        lock.lock();
        try {
            return seat.flight().life() == life
                    ? freshness.mayTake(page, seat.arrivedAt())
                    : page.position() >= seat.arrivedAt();
        } finally {
            lock.unlock();
        }
    }

    /// Drops the pages under the tags of `changes` and remembers these. When it returns, no reader who asks gets a
    /// page from before them. Changes that were applied already do nothing.
    ///
    /// @param changes in the order of the log, without a hole behind [#appliedPosition]
    public void apply(List<Change> changes) {
        applying.lock();
        try {
            drop(note(changes));
        } finally {
            applying.unlock();
        }
    }

    /// As [#apply], but the pages that are read most, though no files, are first made anew, and take the place of
    /// the old ones without a reader having to wait. Until it returns a reader may still get a page from before the
    /// changes.
    public void apply(List<Change> changes, Renewal renewal) {
        applying.lock();
        try {
            Set<StoredPage> old = note(changes);
            try {
                if (!changes.isEmpty() && changes.size() <= Renewal.TAGS) {
                    renew(old, changes, renewal);
                }
            } finally {
                drop(old);
            }
        } finally {
            applying.unlock();
        }
    }

    /// Remembers the changes; what is rendered from now on is judged by them.
    ///
    /// @return the pages they concern, which are still there
    private Set<StoredPage> note(List<Change> changes) {
        lock.lock();
        try {
            untagEvicted();
            Set<StoredPage> old = new HashSet<>();
            for (Change change : changes) {
                if (change.position() > applied) {
                    freshness.note(change);
                    old.addAll(byTag.getOrDefault(change.tag(), Set.of()));
                    applied = change.position();
                }
            }
            return old;
        } finally {
            lock.unlock();
        }
    }

    private void drop(Set<StoredPage> old) {
        lock.lock();
        try {
            for (StoredPage page : old) {
                pages.asMap().remove(page.key(), page);
                untag(page);
            }
        } finally {
            lock.unlock();
        }
    }

    private void renew(Set<StoredPage> old, List<Change> changes, Renewal renewal) {
        Map<PageKey, Optional<StoredPage>> wanted = new LinkedHashMap<>();
        changes.stream()
                .flatMap(change -> renewal.addressed().apply(change.tag()).stream())
                .limit(Renewal.MOST)
                .forEach(key -> wanted.put(key, Optional.empty()));
        old.stream()
                .filter(page -> page.file() == null)
                .sorted(Comparator.comparingInt(StoredPage::asked).reversed())
                .limit(Renewal.MOST)
                .forEach(page -> wanted.put(page.key(), Optional.of(page)));
        CountDownLatch left = new CountDownLatch(wanted.size());
        wanted.forEach((key, page) -> Thread.ofVirtual().name("renewal").start(() -> {
            try {
                StoredPage anew = load(key, renewal.renderer(), page.orElse(null));
                page.ifPresent(anew::succeed);
            } catch (RenderFailed | PageLagsBehind dropped) {
                LOG.log(System.Logger.Level.DEBUG, () -> key + " is dropped", dropped);
            } finally {
                left.countDown();
            }
        }));
        try {
            left.await(renewal.within().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The position of the newest change this cache has applied.
    public long appliedPosition() {
        return applied;
    }

    /// Drops everything and goes on at `position`: at the start, in a new life of the log, and where changes were
    /// trimmed before they could be read. Pages rendered before it are not stored.
    public void restartAt(long position) {
        lock.lock();
        try {
            life++;
            flights.clear();
            byTag.clear();
            pages.invalidateAll();
            evicted.clear();
            freshness.restartAt(position);
            applied = position;
        } finally {
            lock.unlock();
        }
    }

    /// Drops everything until [#restartAt]: for when changes were committed and cannot be read. Meanwhile no page that
    /// reads a table is known to be young enough, so whoever asks for one waits.
    public void suspend() {
        restartAt(NOWHERE);
    }

    /// The pages most asked for, the hottest first, without files: what is worth rendering ahead when all expire
    /// at once.
    public List<PageKey> hottest(int atMost) {
        return pages.policy()
                .eviction()
                .map(eviction -> eviction.hottest(
                        all -> all.filter(page -> page.getValue().file() == null)
                                .limit(atMost)
                                .map(Map.Entry::getKey)
                                .toList()))
                .orElse(List.of());
    }

    /// What the pages weigh together, in bytes, about.
    public long weight() {
        return pages.policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
    }

    /// How many pages are stored, about.
    public long size() {
        return pages.estimatedSize();
    }
}
