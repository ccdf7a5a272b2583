package press.dateline.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Change;
import press.dateline.store.Changes;

/// Keeps a [PageCache] true to the change log: by [#catchUp] after each commit of this process, and by looking again
/// and again for the commits of others. Thread-safe.
public final class CacheFollower implements AutoCloseable {
    /// How often the log is looked at where nothing else is set.
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(250);

    private static final int BATCH = 1000;
    private static final System.Logger LOG = System.getLogger(CacheFollower.class.getName());

    private final Changes changes;
    private final PageCache cache;
    private final Duration interval;
    private final @Nullable Renewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Long epoch;
    private @Nullable Thread thread;

    /// A follower that drops what changed.
    public CacheFollower(Changes changes, PageCache cache, Duration interval) {
        this(changes, cache, interval, null);
    }

    /// @param renewal how what changed is made anew; null to drop it
    public CacheFollower(Changes changes, PageCache cache, Duration interval, @Nullable Renewal renewal) {
        this.changes = changes;
        this.cache = cache;
        this.interval = interval;
        this.renewal = renewal;
    }

    /// Reads where the log stands and begins to follow it on a virtual thread of its own.
    public void start() {
        catchUp();
        lock.lock();
        try {
            if (thread == null) {
                thread = Thread.ofVirtual().name("page cache follower").start(this::follow);
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        boolean troubled = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(interval);
                pull();
                troubled = false;
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException trouble) {
                // Readers are better served with pages that may be old than with none; editors come by catchUp.
                if (!troubled) {
                    LOG.log(System.Logger.Level.WARNING, "The change log cannot be read; trying on", trouble);
                }
                troubled = true;
            }
        }
    }

    /// Applies all changes committed up to now. To be called between a commit and the answer to whoever made it.
    ///
    /// @throws RuntimeException if the log cannot be read; the cache has dropped everything then, and readers wait
    ///         until it can be read again, so that the promise to the editor holds nevertheless
    public void catchUp() {
        try {
            pull();
        } catch (RuntimeException | Error trouble) {
            lock.lock();
            try {
                epoch = null;
                cache.suspend();
            } finally {
                lock.unlock();
            }
            throw trouble;
        }
    }

    private void pull() {
        lock.lock();
        try {
            long now;
            do {
                now = changes.epoch();
                if (epoch == null || epoch != now || cache.appliedPosition() < changes.oldestKept()) {
                    cache.restartAt(changes.position());
                    epoch = now;
                }
                List<Change> batch;
                do {
                    batch = changes.after(cache.appliedPosition(), BATCH);
                    apply(batch);
                } while (batch.size() == BATCH);
                // A restore in the middle would have mixed two lives of the log.
            } while (changes.epoch() != now);
        } finally {
            lock.unlock();
        }
    }

    private void apply(List<Change> batch) {
        if (renewal == null) {
            cache.apply(batch);
        } else {
            cache.apply(batch, renewal);
        }
    }

    /// Ends following; the cache stays as it is.
    @Override
    public void close() {
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
                thread = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
