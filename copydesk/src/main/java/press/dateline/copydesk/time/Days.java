package press.dateline.copydesk.time;

import java.time.LocalDate;

/// The days from `from` to `to`, both of them included.
public record Days(LocalDate from, LocalDate to) {
    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("days run forwards: " + from + " to " + to);
        }
    }

    public static Days of(LocalDate day) {
        return new Days(day, day);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean overlaps(Days other) {
        return !other.to.isBefore(from) && !to.isBefore(other.from);
    }

    /// These days and `more` on either side.
    public Days widened(int more) {
        return new Days(from.minusDays(more), to.plusDays(more));
    }
}
