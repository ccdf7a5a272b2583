package press.dateline.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A moment as a form says it: the time of a clock in the site's zone.
final class LocalTime {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private LocalTime() {}

    /// Of the two hours that a clock shows twice when it is put back the first is meant.
    ///
    /// @return empty for what is no time, and for one that no clock shows, because it was put forward over it
    static Optional<Instant> read(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.strip().replace(' ', 'T'));
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty() ? Optional.empty() : Optional.of(local.toInstant(offsets.getFirst()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// As `input type="datetime-local"` takes it.
    static String field(Instant at, ZoneId zone) {
        return FIELD.format(at.atZone(zone));
    }
}
