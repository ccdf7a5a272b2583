package press.dateline.wordpress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Reads the two kinds of date in an export. What is not a moment (`0000-00-00 00:00:00`, the date of year 0 that
/// WordPress makes of it, nonsense) is absent, never an error.
public final class WxrDates {
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private WxrDates() {}

    /// `2012-01-05 14:30:46`, the form of `post_date`, `comment_date_gmt` and their kin; a `T` and missing seconds
    /// pass.
    public static Optional<LocalDateTime> moment(String text) {
        String s = text.strip().replace(' ', 'T');
        if (s.length() < 16 || s.length() > 19 || s.startsWith("0000")) return Optional.empty();
        try {
            return Optional.of(LocalDateTime.parse(s));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /// `Thu, 05 Jan 2012 14:30:46 +0000`, the form of `pubDate` (RFC 822 with a four-digit year). Items that were
    /// never published carry a date of year 0 or -1: absent.
    public static Optional<Instant> pubDate(String text) {
        try {
            Instant at = MAIL.parse(text.strip(), Instant::from);
            return at.isBefore(Instant.EPOCH.minusSeconds(5_000_000_000L)) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
