package press.dateline.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What many pages share and seldom changes, such as settings, sections and menus: read once, and read again when the
/// change log names one of the tags it was read under.
///
/// A value is as true as a fresh one: each read transaction sees the log as of its own moment, and takes over only
/// what no change up to that moment concerns. Nothing is told about a change in any other way, so this holds on every
/// node. Within a write transaction nothing is remembered, since it sees what the log does not tell yet.
///
/// Thread-safe. What is remembered must be immutable, and be known under few keys: it is never pushed out.
public final class Remembered {
    /// After more changes than these between two reads, forgetting is cheaper than looking through them.
    private static final int LOOKED_THROUGH = 200;

    private final AtomicReference<Memory> latest = new AtomicReference<>(new Memory(new Moment(-1, -1)));

    Remembered() {}

    /// Where a read transaction sees the log.
    ///
    /// @param epoch the life of the log
    record Moment(long epoch, long position) {}

    private record Entry(Object content, Reading reading, Instant from) {
        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(reading.until());
        }

        boolean concerns(Set<String> changed) {
            return reading.tags().stream().anyMatch(changed::contains);
        }
    }

    /// Everything known of one moment.
    private record Memory(Moment moment, Map<Object, Entry> entries) {
        Memory(Moment moment) {
            this(moment, new ConcurrentHashMap<>());
        }
    }

    /// What `load` reads, the same at whatever moment; otherwise as the other [#once].
    public static <T> T once(DSLContext sql, Object key, Supplier<T> load) {
        return once(sql, key, Instant.MIN, load);
    }

    /// What `load` reads, remembered under `key`. Its tags and its end are noted with the [Reading] under way.
    ///
    /// @param key a constant of the caller's, or a record
    /// @param now as of when the public sees it
    @SuppressWarnings("unchecked")
    public static <T> T once(DSLContext sql, Object key, Instant now, Supplier<T> load) {
        if (!(sql.data(Remembered.class) instanceof Memory memory)) {
            return load.get();
        }
        Entry entry = memory.entries().get(key);
        if (entry == null || !entry.holds(now)) {
            Reading.Result<T> read = Reading.of(load);
            entry = new Entry(read.value(), read.reading(), now);
            if (read.reading().kept()) {
                memory.entries().put(key, entry);
            }
        }
        Reading.include(entry.reading());
        return (T) entry.content();
    }

    /// Lets a read transaction that sees `moment` use what is known of it.
    void lend(DSLContext sql, Moment moment) {
        Memory memory = latest.get();
        if (!memory.moment().equals(moment)) {
            memory = of(sql, moment, memory);
        }
        if (memory != null) {
            sql.data(Remembered.class, memory);
        }
    }

    private @Nullable Memory of(DSLContext sql, Moment moment, Memory before) {
        boolean sameLife = before.moment().epoch() == moment.epoch();
        if (sameLife && before.moment().position() > moment.position()) {
            return null; // another reader is ahead of this one
        }
        Memory memory = new Memory(moment);
        if (sameLife) {
            changedSince(sql, before.moment().position())
                    .ifPresent(changed -> before.entries().forEach((key, entry) -> {
                        if (!entry.concerns(changed)) {
                            memory.entries().put(key, entry);
                        }
                    }));
        }
        latest.compareAndSet(before, memory);
        return memory;
    }

    /// The tags that changed behind `position`; empty where the log does not reach back so far, or there are too many.
    private static Optional<Set<String>> changedSince(DSLContext sql, long position) {
        List<Change> changes = ChangeLog.from(sql, position, LOOKED_THROUGH);
        boolean reaches = !changes.isEmpty() && changes.getFirst().position() == position;
        return reaches && changes.size() < LOOKED_THROUGH
                ? Optional.of(changes.stream().skip(1).map(Change::tag).collect(Collectors.toSet()))
                : Optional.empty();
    }
}
