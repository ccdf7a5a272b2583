package press.dateline.store;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// What one render has read so far: the tags of the things it showed, the lowest log position among its sources and
/// the moment at which the page stops being true by itself.
///
/// The stores that load things note them here, so that no page has to remember to declare them. A reading belongs to
/// one thread, the one that renders; the static methods do nothing outside of a reading, so stores call them freely.
public final class Reading {
    private static final ScopedValue<Reading> CURRENT = ScopedValue.newInstance();

    private final Set<String> tags = new TreeSet<>();
    private long position = Long.MAX_VALUE;
    private Instant until = Instant.MAX;
    private boolean readTable;
    private boolean kept = true;

    private Reading() {}

    /// What a render returned, together with everything it read.
    public record Result<T>(T value, Reading reading) {}

    /// Runs `render` and collects what it reads.
    ///
    /// @throws Exception whatever the render throws; its reading is lost with it
    public static <T> Result<T> during(Callable<T> render) throws Exception {
        Reading reading = new Reading();
        T value = ScopedValue.where(CURRENT, reading).call(render::call);
        return new Result<>(value, reading);
    }

    /// As [#during], for what itself cannot fail.
    static <T> Result<T> of(Supplier<T> part) {
        Reading reading = new Reading();
        T value = ScopedValue.where(CURRENT, reading).call(part::get);
        return new Result<>(value, reading);
    }

    /// Notes that the thing known to the change log as `tag` was shown. Lists are tagged also when empty.
    public static void tag(String tag) {
        if (CURRENT.isBound()) {
            CURRENT.get().tags.add(tag);
        }
    }

    /// Notes a read transaction that saw the log at `position`.
    public static void at(long position) {
        if (CURRENT.isBound()) {
            Reading reading = CURRENT.get();
            reading.readTable = true;
            reading.position = Math.min(reading.position, position);
        }
    }

    /// Notes that what was read turns untrue by itself at `moment`, without any change in the log.
    public static void until(Instant moment) {
        if (CURRENT.isBound() && moment.isBefore(CURRENT.get().until)) {
            CURRENT.get().until = moment;
        }
    }

    /// Notes that the page is for those who wait for it and not to be kept: there may be as many such pages as there
    /// are words.
    public static void doNotKeep() {
        if (CURRENT.isBound()) {
            CURRENT.get().kept = false;
        }
    }

    /// Takes over what a shared, remembered part of a page had read.
    public static void include(Reading part) {
        part.tags.forEach(Reading::tag);
        if (part.readTable) {
            at(part.position);
        }
        until(part.until);
        if (!part.kept) {
            doNotKeep();
        }
    }

    public Set<String> tags() {
        return Set.copyOf(tags);
    }

    /// The lowest position among the sources; `Long.MAX_VALUE` when no table was read.
    public long position() {
        return position;
    }

    /// The moment at which the page stops being true by itself; `Instant.MAX` for never.
    public Instant until() {
        return until;
    }

    /// Whether the page may be kept for others who ask later.
    public boolean kept() {
        return kept;
    }

    /// Whether a table was read. Such a page without a tag cannot be dropped and must not be stored.
    public boolean readTable() {
        return readTable;
    }
}
