package press.dateline.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {
    private static final List<String> NAMES = List.of("Ada Quayle", "ada@courier.example", "The Quay Courier");

    @ParameterizedTest
    @CsvSource({
        "gulls, TOO_SHORT",
        "password, COMMON",
        "Password1!, COMMON",
        "ｐａｓｓｗｏｒｄ, COMMON",
        "aaaaaaaaaaaa, COMMON",
        "newsroom2026, COMMON",
        "quayle.2026, NAMES",
        "Quayle-1234, NAMES"
    })
    void whatIsTriedFirstIsRefused(String password, PasswordRules.Fault fault) {
        assertThat(PasswordRules.fault(password, NAMES)).contains(fault);
    }

    @Test
    void nothingIsAskedOfTheCharacters() {
        assertThat(PasswordRules.fault("tide tables and gulls", NAMES)).isEmpty();
        assertThat(PasswordRules.fault("潮汐表と鴎の声は", NAMES)).isEmpty();
        assertThat(PasswordRules.fault("x y z ".repeat(25), NAMES)).isEmpty();
        assertThat(PasswordRules.fault("xyzab".repeat(201), NAMES)).contains(PasswordRules.Fault.TOO_LONG);
    }
}
