package press.dateline.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.dateline.store.Change;
import press.dateline.store.Changes;

/// A change log in memory, and a database whose every row is only a number: how often its tag has changed.
final class MemoryChanges implements Changes {
    private final List<Change> log = new ArrayList<>();
    private long epoch = 1;
    private long oldest;
    private boolean broken;

    synchronized long commit(String tag) {
        log.add(new Change(log.size() + 1L, tag, Instant.EPOCH));
        return log.size();
    }

    /// What a read transaction at `position` sees of `tag`.
    synchronized int version(String tag, long position) {
        int version = 0;
        for (Change change : log) {
            if (change.position() <= position && change.tag().equals(tag)) {
                version++;
            }
        }
        return version;
    }

    synchronized Map<String, Integer> versions(long position) {
        Map<String, Integer> versions = new HashMap<>();
        for (Change change : log) {
            if (change.position() <= position) {
                versions.merge(change.tag(), 1, Integer::sum);
            }
        }
        return versions;
    }

    synchronized void beginNewEpochAt(long position) {
        epoch++;
        log.subList((int) position, log.size()).clear();
    }

    synchronized void trimUpTo(long position) {
        oldest = position;
    }

    synchronized void breakDown(boolean down) {
        broken = down;
    }

    private void check() {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
    }

    @Override
    public synchronized long position() {
        check();
        return log.size();
    }

    @Override
    public synchronized List<Change> after(long position, int atMost) {
        check();
        int from = (int) Math.min(position, log.size());
        return List.copyOf(log.subList(from, (int) Math.min(log.size(), (long) from + atMost)));
    }

    @Override
    public synchronized long epoch() {
        check();
        return epoch;
    }

    @Override
    public synchronized long oldestKept() {
        check();
        return oldest;
    }
}
