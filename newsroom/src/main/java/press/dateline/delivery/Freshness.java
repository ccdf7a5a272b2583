package press.dateline.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import press.dateline.store.Change;

/// Which tag changed at which position, for the newest changes, and the three questions of the one rule that are
/// answered from it. Guarded by the cache's lock.
class Freshness {
    private final long[] positions;
    private final String[] tags;
    private final Map<String, Long> newest = new HashMap<>();
    private long noted;

    /// All changes behind this position are known; of those up to it nothing is.
    private long floor = Long.MAX_VALUE;

    /// @param capacity how many changes are remembered
    Freshness(int capacity) {
        this.positions = new long[capacity];
        this.tags = new String[capacity];
    }

    /// Forgets everything and knows the changes behind `position` from now on.
    final void restartAt(long position) {
        newest.clear();
        noted = 0;
        floor = position;
    }

    final void note(Change change) {
        int slot = (int) (noted % positions.length);
        if (noted >= positions.length) {
            floor = positions[slot];
            newest.remove(tags[slot], floor);
        }
        positions[slot] = change.position();
        tags[slot] = change.tag();
        newest.put(change.tag(), change.position());
        noted++;
    }

    /// The position check: whether no tag of the page changed since the page was rendered. Where the ring no longer
    /// reaches, the answer is no.
    boolean mayStore(StoredPage page) {
        return page.position() >= floor && !changedSince(page.tags(), page.position());
    }

    /// The waiter check, first half: whether a reader who arrived at `arrivedAt` may wait for a flight that started at
    /// `startedAt`. What the flight will show is not known yet, so any change in between counts.
    boolean mayJoin(long startedAt, long arrivedAt) {
        return startedAt >= arrivedAt;
    }

    /// The waiter check, second half: whether a reader who arrived at `arrivedAt` may be given the page. It matters
    /// where a source of the page lags behind the log, as an index may.
    boolean mayTake(StoredPage page, long arrivedAt) {
        if (page.position() >= arrivedAt) {
            return true;
        }
        return page.position() >= floor && !changedBetween(page.tags(), page.position(), arrivedAt);
    }

    private boolean changedSince(Set<String> pageTags, long position) {
        for (String tag : pageTags) {
            Long at = newest.get(tag);
            if (at != null && at > position) {
                return true;
            }
        }
        return false;
    }

    private boolean changedBetween(Set<String> pageTags, long position, long upTo) {
        if (!changedSince(pageTags, position)) {
            return false;
        }
        long oldest = Math.max(0, noted - positions.length);
        for (long i = noted - 1; i >= oldest; i--) {
            int slot = (int) (i % positions.length);
            if (positions[slot] <= position) {
                return false;
            }
            if (positions[slot] <= upTo && pageTags.contains(tags[slot])) {
                return true;
            }
        }
        return false;
    }
}
