package press.dateline.copydesk.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Publication;

/// Reads a moment as files and people write it: `2024-03-04`, `2024-03-04T09:00`, `2024-03-04 09:00:00 +0100`,
/// `2024-03-04T09:00:00Z`. A day alone begins at midnight.
public final class Moment {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[ ]")
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Moment() {}

    /// @param zone whose calendar counts; the times of a text that has no offset of its own are taken for its times
    /// @return empty when the text is no moment, or one that the zone's clocks leapt over
    public static Optional<Publication> read(String text, ZoneId zone) {
        try {
            TemporalAccessor read =
                    FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (read) {
                case OffsetDateTime moment -> Optional.of(new Publication(moment.toInstant(), zone));
                case LocalDateTime moment
                when zone.getRules().getValidOffsets(moment).isEmpty() -> Optional.empty();
                case LocalDateTime moment ->
                    Optional.of(new Publication(moment.atZone(zone).toInstant(), zone));
                case LocalDate day ->
                    Optional.of(new Publication(day.atStartOfDay(zone).toInstant(), zone));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A moment that a file states: in the zone given, else in that of its own offset, else in UTC.
    static Optional<Publication> stated(@Nullable String text, Optional<ZoneId> zone) {
        return Optional.ofNullable(text).flatMap(words -> read(words, zone.orElseGet(() -> offset(words))));
    }

    private static ZoneId offset(String text) {
        try {
            return ZoneOffset.from(FORM.parse(text.strip()));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
