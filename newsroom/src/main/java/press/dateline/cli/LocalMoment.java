package press.dateline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import press.dateline.settings.ClockTime;
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

    /// @param option that says it, for the message
    static Instant read(String option, String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return local(option, text, zone);
        }
    }

    private static Instant local(String option, String text, ZoneId zone) {
        LocalDateTime local;
        try {
            local = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw new Failures.Refusal(option + ": “" + text + "” is no date and time; write it as 2024-03-04T09:00");
        }
        return switch (ClockTime.of(local, zone)) {
            case ClockTime.Once(Instant at) -> at;
            case ClockTime.Never(Instant then, LocalDateTime shown) ->
                throw new Failures.Refusal(option + ": there was no " + text + " in " + zone
                        + ", where clocks were put forward to " + shown + "; take another time");
            case ClockTime.Twice(Instant first, Instant second) ->
                throw new Failures.Refusal(option + ": clocks in " + zone + " showed " + text + " twice; write "
                        + first.atZone(zone).toOffsetDateTime() + " or "
                        + second.atZone(zone).toOffsetDateTime());
        };
    }
}
