package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of("127.0.0.1, 10.0.0.0/8 ::1");

    @Test
    void aStrangersWordIsNotBelieved() {
        assertThat(proxies.client("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(TrustedProxies.none().client("127.0.0.1", List.of("198.51.100.1")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void theHeaderIsReadFromItsEnd() {
        assertThat(proxies.client("127.0.0.1", List.of("1.2.3.4, 198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(proxies.client("127.0.0.1", List.of("1.2.3.4", "198.51.100.1, 10.1.2.3")))
                .isEqualTo("198.51.100.1");
        assertThat(proxies.client("::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void whatIsNoAddressIsNotTakenForOne() {
        assertThat(proxies.client("127.0.0.1", List.of("<script>"))).isEqualTo("127.0.0.1");
        assertThat(proxies.client("127.0.0.1", List.of("198.51.100.1, evil.example")))
                .isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> TrustedProxies.of("10.0.0.0/33")).hasMessageContaining("10.0.0.0/33");
        assertThatThrownBy(() -> TrustedProxies.of("proxy.example")).hasMessageContaining("proxy.example");
    }
}
