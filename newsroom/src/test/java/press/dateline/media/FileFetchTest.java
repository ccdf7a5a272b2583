package press.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.egress.Egress;

/// Files that are taken from an address.
class FileFetchTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private FileFetch fetch;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                if (path.equals("/moved")) {
                    exchange.getResponseHeaders().add("Location", "/2024/pier.jpg?size=large");
                }
                exchange.sendResponseHeaders(path.equals("/moved") ? 302 : path.equals("/gone") ? 410 : 200, 5);
                exchange.getResponseBody().write("bytes".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        fetch = new FileFetch(new FolderStore(folder), new Egress(address -> true, Egress.Limits.STANDARD));
    }

    @AfterEach
    void stop() {
        fetch.close();
        server.stop(0);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void aFileIsCalledByWhereItWasFoundAndIsGoneAfterwards() throws IOException {
        try (FileFetch.Fetched fetched = fetch.get(at("/moved"))) {
            assertThat(fetched.file()).hasContent("bytes");
            assertThat(fetched.name()).isEqualTo("pier.jpg");
        }

        assertNothingIsLeft();
    }

    @Test
    void whatIsNotThereLeavesNothing() throws IOException {
        assertThatThrownBy(() -> fetch.get(at("/gone")))
                .isInstanceOf(Refused.class)
                .hasMessage("answers 410");
        assertThatThrownBy(() -> fetch.get("http://127.0.0.1:1/"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("could not be fetched");
        assertThatThrownBy(() -> fetch.get("ftp://127.0.0.1/x")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fetch.get("http://["))
                .isInstanceOf(Refused.class)
                .hasMessage("is no address");

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
