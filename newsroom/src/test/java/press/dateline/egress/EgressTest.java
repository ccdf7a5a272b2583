package press.dateline.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.egress.Egress.Answer;
import press.dateline.egress.Egress.Limits;

class EgressTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 1000, 2);

    private HttpServer server;
    private Egress open;
    private Egress closed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/hello", 200, "Hello", "");
        answer("/long", 200, "x".repeat(1001), "");
        answer("/moved", 302, "", "/hello");
        answer("/round", 302, "", "/round");
        answer("/to-file", 302, "", "file:///etc/hostname");
        answer("/elsewhere", 302, "", "http://[::1]:1/");
        server.createContext("/slow", exchange -> {
            try (exchange) {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/echo", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        open = new Egress(address -> address.getHostAddress().equals("127.0.0.1"), LIMITS);
        closed = new Egress(LIMITS);
    }

    @AfterEach
    void stop() {
        open.close();
        closed.close();
        server.stop(0);
    }

    private void answer(String path, int status, String body, String location) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!location.isEmpty()) {
                    exchange.getResponseHeaders().set("Location", location);
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void theHostThatTheOperatorNamedMayBePrivateAndNoOther() throws IOException {
        try (Egress named = new Egress("127.0.0.1", LIMITS)) {
            int port = server.getAddress().getPort();
            assertThat(named.get(URI.create("http://127.0.0.1:" + port + "/hello"))
                            .text())
                    .isEqualTo("Hello");
            assertThatThrownBy(() -> named.get(URI.create("http://localhost:" + port + "/hello")))
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void whatIsDownloadedIsWrittenUpToALimit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("file");

        Answer answer = open.download(at("/long"), file, 1001);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(file).hasSize(1001);
        assertThat(open.download(at("/moved"), file, 5).status()).isEqualTo(200);
        assertThat(file).hasContent("Hello");
        assertThatThrownBy(() -> open.download(at("/long"), file, 1000)).isInstanceOf(Egress.Refused.class);
        assertThatThrownBy(() -> closed.download(at("/hello"), file, 1000)).isInstanceOf(IOException.class);
    }

    @Test
    void bringsWhatIsThereAndFollowsARedirect() throws IOException {
        Answer direct = open.get(at("/hello"));
        Answer moved = open.get(at("/moved"));

        assertThat(direct.status()).isEqualTo(200);
        assertThat(direct.text()).isEqualTo("Hello");
        assertThat(moved.text()).isEqualTo("Hello");
        assertThat(moved.from()).isEqualTo(at("/hello"));
    }

    @Test
    void sendsABody() throws IOException {
        Answer answer = open.post(at("/echo"), "text/plain; charset=utf-8", "Größe", Map.of());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("Größe");
    }

    @Test
    void stopsAtItsLimits() {
        assertThatThrownBy(() -> open.get(at("/long"))).hasMessageContaining("more than 1000 bytes");
        assertThatThrownBy(() -> open.get(at("/round"))).hasMessageContaining("redirects more than 2 times");
        long before = System.nanoTime();
        assertThatThrownBy(() -> open.get(at("/slow"))).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void goesNowhereElseByARedirect() {
        assertThatThrownBy(() -> open.get(at("/to-file"))).hasMessageContaining("no address of the web");
        assertThatThrownBy(() -> open.get(at("/elsewhere"))).isInstanceOf(UnknownHostException.class);
    }

    /// A name may answer otherwise the second time: what was checked is what is gone to, and each hop is checked anew.
    @Test
    void aNameIsLookedUpOnceForAConnectionAndAnewForAnotherHost() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        URI byName = URI.create("http://localhost:" + server.getAddress().getPort() + "/hello");
        answer("/by-name", 302, "", byName.toString());
        try (Egress once =
                new Egress(address -> address instanceof Inet4Address && asked.getAndIncrement() == 0, LIMITS)) {
            assertThat(once.get(byName).text()).isEqualTo("Hello");
            assertThat(asked).as("the name was looked up and checked once").hasValue(1);
        }
        asked.set(0);
        try (Egress once =
                new Egress(address -> address instanceof Inet4Address && asked.getAndIncrement() == 0, LIMITS)) {
            assertThatThrownBy(() -> once.get(at("/by-name"))).isInstanceOf(UnknownHostException.class);
            assertThat(asked).as("for the first host and for the second").hasValue(2);
        }
    }

    /// One and the same machine, as browsers and libraries spell it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "0",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[0:0:0:0:0:0:0:1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b:1::127.0.0.1]",
                "[2002:7f00:1::]",
                "[fe80::1%25lo]",
                "127.0.0.1."
            })
    void noSpellingReachesThisMachine(String host) {
        assertThatThrownBy(() -> closed.get(
                        URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hello")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theRealGateDoesNotReachThisMachine() {
        assertThatThrownBy(() -> closed.get(at("/hello"))).hasMessageContaining("not on the public Internet");
        assertThatThrownBy(() -> closed.get(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/hello")))
                .hasMessageContaining("not on the public Internet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/hostname", "ftp://example.org/", "http://a:b@example.org/", "mailto:a@b.c", "x"})
    void speaksOnlyTheWebsOwnSchemes(String address) {
        assertThatThrownBy(() -> open.get(URI.create(address))).isInstanceOf(Egress.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:db8::1",
                "2001:0:4136::1"
            })
    void specialAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicInternet.has(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void othersArePublic(String address) throws UnknownHostException {
        assertThat(PublicInternet.has(InetAddress.getByName(address))).isTrue();
    }
}
