package press.dateline.settings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/// The moment that a time on the clocks of a zone stands for. Clocks that are put forward skip an hour, and clocks that
/// are put back show one twice: then there is none, or there are two, and only who wrote the time can say which is
/// meant.
public sealed interface ClockTime {
    /// One moment.
    record Once(Instant at) implements ClockTime {}

    /// No clock shows it.
    ///
    /// @param then the moment at which clocks are put forward over it
    /// @param shown what they show then
    record Never(Instant then, LocalDateTime shown) implements ClockTime {}

    /// Clocks show it twice.
    record Twice(Instant first, Instant second) implements ClockTime {}

    static ClockTime of(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> {
                ZoneOffsetTransition forward = zone.getRules().getTransition(local);
                yield new Never(forward.getInstant(), forward.getDateTimeAfter());
            }
            case 1 -> new Once(local.toInstant(offsets.getFirst()));
            default -> new Twice(local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()));
        };
    }
}
