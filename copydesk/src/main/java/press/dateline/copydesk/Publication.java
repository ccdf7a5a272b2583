package press.dateline.copydesk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// When a story goes out, and the zone whose calendar its readers live by.
public record Publication(Instant at, ZoneId zone) {
    /// The day it has then in that zone.
    public LocalDate day() {
        return at.atZone(zone).toLocalDate();
    }
}
