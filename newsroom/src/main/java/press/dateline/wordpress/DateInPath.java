package press.dateline.wordpress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// As much of a date as an address tells; what it does not tell is [#UNSAID].
record DateInPath(int year, int month, int day, int hour, int minute, int second) {
    static final int UNSAID = -1;
    static final DateInPath NONE = new DateInPath(UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID);

    static DateInPath of(int year, int month, int day) {
        return new DateInPath(year, month, day, UNSAID, UNSAID, UNSAID);
    }

    /// How many of year, month and day, from the left, agree with a moment.
    int agreement(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        if (local.getYear() != year) {
            return 0;
        }
        if (local.getMonthValue() != month) {
            return 1;
        }
        return local.getDayOfMonth() == day ? 3 : 2;
    }

    /// Whether a moment lies in what is told: within the year, the month or the day, or anywhere.
    boolean holds(Instant moment, ZoneId zone) {
        return agreement(moment, zone) >= parts();
    }

    /// How many of year, month and day are told.
    int parts() {
        return year == UNSAID ? 0 : month == UNSAID ? 1 : day == UNSAID ? 2 : 3;
    }

    /// The second, where all is told.
    Optional<Instant> moment(ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second)
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
