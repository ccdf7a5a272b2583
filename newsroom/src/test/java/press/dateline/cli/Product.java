package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import press.dateline.cli.CommandLines.Ended;

/// The product as it was built, run as `bin/dateline` runs it: processes of their own.
final class Product {
    private static final Path JAR = Path.of("quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Map<String, String> environment;
    private final String heap;
    private final Path jar;

    private Product(Path jar, Map<String, String> environment, String heap) {
        this.jar = jar;
        this.environment = environment;
        this.heap = heap;
    }

    static Product built() {
        return in(Path.of("target"));
    }

    /// @param target where it was built
    static Product in(Path target) {
        return new Product(target.resolve(JAR), Map.of(), "256m");
    }

    Product with(String variable, String value) {
        return new Product(jar, Map.of(variable, value), heap);
    }

    /// Runs a command to its end.
    Ended run(Object... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .as("ended")
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Starts a command; what it prints to both streams is read from the process.
    Process start(Object... arguments) throws IOException {
        return builder(arguments).redirectErrorStream(true).start();
    }

    /// Serves a newsroom and returns when it listens.
    Served serve(Path data, String... options) throws IOException {
        int port = freePort();
        List<Object> arguments = new ArrayList<>(List.of("serve", "--data", data, "--port", port));
        arguments.addAll(List.of(options));
        Process process = start(arguments.toArray());
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        // A machine that has too much to do is warned of.
        while (line != null && !line.startsWith("Dateline")) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo("Dateline listens on http://127.0.0.1:" + port + "/");
        return new Served(process, "http://127.0.0.1:" + port);
    }

    private ProcessBuilder builder(Object... arguments) {
        Assumptions.assumeTrue(Files.exists(jar), "skipped: the product is not built yet (mvn package)");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("DATELINE_DATABASE");
        builder.environment().putAll(environment);
        return builder;
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A site that is served.
    record Served(Process process, String url) implements AutoCloseable {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
