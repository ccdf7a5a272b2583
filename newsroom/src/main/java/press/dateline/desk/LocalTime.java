package press.dateline.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import press.dateline.settings.ClockTime;

/// A moment as a form says it: the time of a clock in the site's zone.
final class LocalTime {
    private LocalTime() {}

    /// The one moment it stands for; empty where there is none, or two.
    static Optional<Instant> once(String text, ZoneId zone) {
        return read(text, zone).flatMap(time -> switch (time) {
            case ClockTime.Once(Instant at) -> Optional.of(at);
            case ClockTime.Never _, ClockTime.Twice _ -> Optional.empty();
        });
    }

    /// Why what was typed stands for no moment, with what can be written instead; empty where it stands for one.
    static Optional<String> fault(String text, ZoneId zone, DeskWords words) {
        return read(text, zone)
                .map(time -> switch (time) {
                    case ClockTime.Once _ -> "";
                    case ClockTime.Never(Instant then, LocalDateTime shown) ->
                        words.say("move.no-clock", words.moment(then));
                    case ClockTime.Twice _ -> words.say("move.twice");
                })
                .or(() -> Optional.of(words.say("move.no-time")))
                .filter(fault -> !fault.isEmpty());
    }

    /// @param text as `input type="datetime-local"` gives it
    /// @return empty for what is no time at all
    static Optional<ClockTime> read(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.strip().replace(' ', 'T'));
            return Optional.of(ClockTime.of(local, zone));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
