package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/2024/03/04/slug/, /2024/03/04/slug/",
        "/index.php/slug, /index.php/slug",
        "/caf%c3%a9/, /café/",
        "/caf%C3%A9/, /café/",
        "/caf%C3%a9/?utm_source=x, /café/",
        "/%e6%97%a5%E6%9C%AC, /日本",
        "/%61bout/, /about/",
        "/a+b, /a+b",
        "/a%20b, '/a b'",
        "/100%25, /100%",
        "/a%3fb, /a?b",
        "/...hidden/a..b/, /...hidden/a..b/",
        "http://example.org/a/, /a/",
        "HTTPS://example.org:8443/a/?p=1, /a/",
        "http://example.org, /",
        "http://example.org?p=1, /",
        "/?p=1, /",
        "/a?x=/../;%00, /a"
    })
    void spellingsThatHaveOneMeaningAreRead(String raw, String path) {
        assertThat(RequestTarget.parse(raw).orElseThrow().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "?p=1",
                "example.org:443",
                "ftp://example.org/",
                "http:///a",
                "http://user@example.org/",
                "//",
                "//evil.example/",
                "/a//b",
                "/a//",
                "/.",
                "/..",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/%2e%2e/b",
                "/.%2E/b",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a;x=1",
                "/a%3bx",
                "/a%00b",
                "/a%0d%0ab",
                "/a%7f",
                "/a%c2%85",
                "/a b",
                "/a\u0000b",
                "/a\tb",
                "/café",
                "/a#b",
                "/%",
                "/%4",
                "/%zz",
                "/%c3",
                "/%c3%28",
                "/%c0%af",
                "/%ed%a0%80",
                "/%f5%80%80%80",
                "/%e0%80%af",
                "/a?b c"
            })
    void whatIsReadInDifferentWaysIsRefused(String raw) {
        assertThat(RequestTarget.parse(raw)).isEmpty();
    }

    @Test
    void lengthAndNumberOfParametersAreBounded() {
        assertThat(RequestTarget.parse("/" + "a".repeat(4095))).isPresent();
        assertThat(RequestTarget.parse("/" + "a".repeat(4096))).isEmpty();
        assertThat(RequestTarget.parse("/?" + "a&".repeat(64))).isPresent();
        assertThat(RequestTarget.parse("/?" + "a&".repeat(65))).isEmpty();
    }

    @Test
    void keyHoldsTheKnownParametersInOneOrder() {
        PageKey one = RequestTarget.parse("/?s=caf%C3%A9+noir&paged=2&utm_source=x")
                .orElseThrow()
                .key("s", "paged");
        PageKey other = RequestTarget.parse("/?fbclid=%E4&paged=1&paged=2&&s=caf%c3%a9%20noir")
                .orElseThrow()
                .key("paged", "s");

        assertThat(one).isEqualTo(other).hasToString("/?paged=2&s=caf%C3%A9%20noir");
        assertThat(RequestTarget.parse("/?utm_source=x").orElseThrow().key("p")).isEqualTo(new PageKey("/"));
    }

    @Test
    void parametersAreReadKindly() {
        RequestTarget target =
                RequestTarget.parse("/?a=1&a=2&b&=c&d=x=y&bad=%zz&%=1").orElseThrow();

        assertThat(target.query().keySet()).containsExactly("a", "b", "", "d");
        assertThat(target.query().get("a")).containsExactly("1", "2");
        assertThat(target.parameter("a")).contains("2");
        assertThat(target.parameter("b")).contains("");
        assertThat(target.parameter("d")).contains("x=y");
        assertThat(target.parameter("bad")).isEmpty();
    }

    @Property
    void everyAcceptedPathComesBackFromItsAddress(@ForAll @NotEmpty @StringLength(max = 40) String text) {
        RequestTarget.parse(RequestTarget.encode("/" + text))
                .ifPresent(target -> assertThat(target.path()).isEqualTo("/" + text));
    }

    @Property
    void noInputThrows(@ForAll @StringLength(max = 60) String raw) {
        RequestTarget.parse(raw);
        RequestTarget.parse("/" + raw)
                .ifPresent(target -> assertThat(target.path()).startsWith("/").doesNotContain("//"));
    }
}
