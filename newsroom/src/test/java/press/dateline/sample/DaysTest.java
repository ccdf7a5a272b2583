package press.dateline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    /// 30 December 2026 is a Wednesday.
    private final Days days = new Days(LocalDate.of(2026, 12, 30));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            {w 0};        Wednesday
            {d 0};        30 December
            {wd +2};      Friday 1 January 2027
            {w <TUE};     Tuesday
            {d <WED};     23 December
            {d >MON};     4 January 2027
            {d >MON-3w};  14 December
            {iso >MON+2w}; 2027-01-18
            {m -40};      November
            {y +1};       2027
            {what};       {what}
            """)
    void writesTheDayInTheForm(String copy, String written) {
        assertThat(days.fill(copy)).isEqualTo(written);
    }
}
