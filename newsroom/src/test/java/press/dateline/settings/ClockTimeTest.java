package press.dateline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Moments of local clocks around their changes.
class ClockTimeTest {
    @ParameterizedTest
    @CsvSource({
        "America/Halifax, 2024-03-10T01:59, 2024-03-10T05:59:00Z",
        "America/Halifax, 2024-03-10T03:00, 2024-03-10T06:00:00Z",
        "America/Halifax, 2024-11-03T02:00, 2024-11-03T06:00:00Z",
        "Asia/Kolkata, 2024-03-10T02:30, 2024-03-09T21:00:00Z",
        "UTC, 2024-10-27T02:30, 2024-10-27T02:30:00Z",
    })
    void mostTimesComeOnce(ZoneId zone, LocalDateTime local, Instant at) {
        assertThat(ClockTime.of(local, zone)).isEqualTo(new ClockTime.Once(at));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Halifax, 2024-03-10T02:00, 2024-03-10T06:00:00Z, 2024-03-10T03:00",
        "Europe/London, 2024-03-31T01:59:59, 2024-03-31T01:00:00Z, 2024-03-31T02:00",
        "Australia/Lord_Howe, 2024-10-06T02:15, 2024-10-05T15:30:00Z, 2024-10-06T02:30",
        "Pacific/Apia, 2011-12-30T12:00, 2011-12-30T10:00:00Z, 2011-12-31T00:00",
    })
    void whatClocksSkipNeverComes(ZoneId zone, LocalDateTime local, Instant then, LocalDateTime shown) {
        assertThat(ClockTime.of(local, zone)).isEqualTo(new ClockTime.Never(then, shown));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Halifax, 2024-11-03T01:30, 2024-11-03T04:30:00Z, 2024-11-03T05:30:00Z",
        "Australia/Lord_Howe, 2024-04-07T01:45, 2024-04-06T14:45:00Z, 2024-04-06T15:15:00Z",
    })
    void whatClocksShowTwiceIsTwoMoments(ZoneId zone, LocalDateTime local, Instant first, Instant second) {
        assertThat(ClockTime.of(local, zone)).isEqualTo(new ClockTime.Twice(first, second));
    }
}
