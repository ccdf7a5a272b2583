package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of("127.0.0.1, 10.0.0.0/8 ::1");

    private String client(String peer, List<String> forwardedFor) {
        return proxies.client(peer, forwardedFor, List.of());
    }

    private String told(String... forwarded) {
        return proxies.client("127.0.0.1", List.of(), List.of(forwarded));
    }

    @Test
    void theStandardHeaderSaysTheSame() {
        assertThat(told("for=1.2.3.4, For=\"198.51.100.1:47011\";proto=https;by=203.0.113.43"))
                .isEqualTo("198.51.100.1");
        assertThat(told("for=1.2.3.4", "by=x;for=198.51.100.1, for=10.1.2.3")).isEqualTo("198.51.100.1");
        assertThat(told("for=\"[2001:db8:cafe::17]:4711\"")).isEqualTo("2001:db8:cafe::17");
        assertThat(told("for=unknown")).isEqualTo("127.0.0.1");
        assertThat(told("for=198.51.100.1, for=_hidden")).isEqualTo("127.0.0.1");
        assertThat(told("proto=https", "for=\"[", "for=")).isEqualTo("127.0.0.1");
    }

    @Test
    void ofTwoHeadersThatDifferNeitherIsBelieved() {
        assertThat(proxies.client("127.0.0.1", List.of("198.51.100.1"), List.of("for=198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(proxies.client("127.0.0.1", List.of("198.51.100.1"), List.of("for=1.2.3.4")))
                .isEqualTo("127.0.0.1");
        assertThat(proxies.client("203.0.113.9", List.of("198.51.100.1"), List.of("for=198.51.100.1")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aStrangersWordIsNotBelieved() {
        assertThat(client("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(TrustedProxies.none().client("127.0.0.1", List.of("198.51.100.1"), List.of()))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void theHeaderIsReadFromItsEnd() {
        assertThat(client("127.0.0.1", List.of("1.2.3.4, 198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(client("127.0.0.1", List.of("1.2.3.4", "198.51.100.1, 10.1.2.3")))
                .isEqualTo("198.51.100.1");
        assertThat(client("::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void whatIsNoAddressIsNotTakenForOne() {
        assertThat(client("127.0.0.1", List.of("<script>"))).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", List.of("198.51.100.1, evil.example"))).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> TrustedProxies.of("10.0.0.0/33")).hasMessageContaining("10.0.0.0/33");
        assertThatThrownBy(() -> TrustedProxies.of("proxy.example")).hasMessageContaining("proxy.example");
    }
}
