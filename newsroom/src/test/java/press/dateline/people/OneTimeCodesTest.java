package press.dateline.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = Base32.toBase32String(KEY);

    /// The vectors of RFC 6238, appendix B, for SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesOfTheStandardAreOurs(long seconds, String code) {
        assertThat(OneTimeCodes.code(KEY, seconds / 30, 8)).isEqualTo(code);
        assertThat(OneTimeCodes.step(SECRET, code.substring(2), Instant.ofEpochSecond(seconds), 0))
                .hasValue(seconds / 30);
    }

    @Test
    void aClockMayBeOffByOneStepAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = now.getEpochSecond() / 30;

        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step - 1, 6), now, 0))
                .hasValue(step - 1);
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step + 1, 6), now, 0))
                .hasValue(step + 1);
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step - 2, 6), now, 0))
                .isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step + 2, 6), now, 0))
                .isEmpty();
    }

    @Test
    void aCodeThatWasUsedIsNoneAnyMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = now.getEpochSecond() / 30;

        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step, 6), now, step))
                .isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(KEY, step - 1, 6), now, step))
                .isEmpty();
    }
}
