package press.dateline.cli;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import press.dateline.site.Broadsheet;
import press.dateline.wordpress.ImportReport;

/// Asks the real site, over a socket on this machine, for a sample of the addresses that a report tells of, and
/// compares the answers. The sample is the same for the same report.
final class SampleFetch {
    private static final int SAMPLE = 1_000;
    private static final long SEED = 20240304;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SampleFetch() {}

    /// @param surprises addresses that answered otherwise than the report says
    record Result(int fetched, List<String> surprises) {}

    private record Told(String pathAndQuery, int status) {}

    static Result run(Newsroom newsroom, ImportReport report) throws IOException {
        List<Told> sample = sample(report);
        if (sample.isEmpty()) {
            return new Result(0, List.of());
        }
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        try (WebSite site = WebSite.mount(router, newsroom, Broadsheet.plainEngine())) {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return fetch("http://127.0.0.1:" + server.actualPort(), sample);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failures.Refusal("stopped; run the same import again and it goes on");
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the site could not be tried on this machine's loopback address", e);
        } finally {
            vertx.close();
        }
    }

    /// Reservoir sampling, since a report may be longer than memory.
    private static List<Told> sample(ImportReport report) throws IOException {
        Random random = new Random(SEED);
        List<Told> sample = new ArrayList<>();
        long[] seen = {0};
        report.items(
                item -> item.oldUrls().forEach(url -> pathAndQuery(url.url()).ifPresent(path -> {
                    Told told = new Told(path, url.status());
                    long place = seen[0]++;
                    if (sample.size() < SAMPLE) {
                        sample.add(told);
                    } else {
                        long chosen = random.nextLong(place + 1);
                        if (chosen < SAMPLE) {
                            sample.set((int) chosen, told);
                        }
                    }
                })));
        return sample;
    }

    private static Optional<String> pathAndQuery(String url) {
        try {
            URI uri = new URI(url);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Result fetch(String base, List<Told> sample) throws IOException, InterruptedException {
        List<String> surprises = new ArrayList<>();
        int fetched = 0;
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build()) {
            for (Told told : sample) {
                HttpRequest request;
                try {
                    request = HttpRequest.newBuilder(URI.create(
                                    base + URI.create(told.pathAndQuery()).toASCIIString()))
                            .timeout(PATIENCE)
                            .build();
                } catch (IllegalArgumentException e) {
                    continue;
                }
                HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                fetched++;
                if (answer.statusCode() != told.status()) {
                    surprises.add(told.pathAndQuery() + " answered " + answer.statusCode() + ", the report says "
                            + told.status());
                }
            }
        }
        return new Result(fetched, surprises);
    }
}
