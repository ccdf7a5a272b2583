package press.dateline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import press.dateline.settings.Setting;

/// A moment as a person writes it: date and time in a zone, or with an offset of its own.
final class LocalMoment {
    private LocalMoment() {}

    static ZoneId zone(String name) {
        try {
            return Setting.zone(name);
        } catch (Setting.Unfit unfit) {
            throw new Failures.Refusal("--zone: " + unfit.getMessage());
        }
    }

    static Instant read(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return local(text, zone);
        }
    }

    private static Instant local(String text, ZoneId zone) {
        LocalDateTime local;
        try {
            local = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw new Failures.Refusal("--published: “" + text + "” is no date and time; write it as 2024-03-04T09:00");
        }
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new Failures.Refusal("--published: there was no " + text + " in " + zone
                    + ", where clocks were put forward; take another time");
        }
        return local.atZone(zone).toInstant();
    }
}
