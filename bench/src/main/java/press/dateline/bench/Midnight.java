package press.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Settings;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// Midnight in the site's zone, when the date in the masthead makes every page old at once, while readers go on
/// reading. The clock is set so that it strikes in the middle.
final class Midnight {
    private static final int PER_SECOND = 500;

    private final Path data;
    private final int seconds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Midnight(Path data, int seconds) {
        this.data = data;
        this.seconds = seconds;
    }

    String measure() throws Exception {
        int port = Served.freePort();
        try (DataFolder folder = DataFolder.open(data, "bench")) {
            ZoneId zone;
            try (Database database = Database.open(folder.database(), InstantSource.system())) {
                zone = database.<ZoneId>read(sql -> Settings.of(sql).zone());
            }
            Instant midnight =
                    LocalDate.now(zone).plusDays(1).atStartOfDay(zone).toInstant();
            Duration ahead =
                    Duration.between(InstantSource.system().instant(), midnight).minusSeconds(seconds / 2);
            InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
            try (Database database = Database.open(folder.database(), clock);
                    SearchIndex index = new SearchIndex(database, folder.search());
                    Newsstand stand = Newsstand.open(database, index, port)) {
                return strike(stand, port, clock, midnight, LocalDate.ofInstant(midnight, zone));
            }
        }
    }

    private String strike(Newsstand stand, int port, InstantSource clock, Instant midnight, LocalDate day)
            throws Exception {
        List<String> pages = pages(port);
        String before = Kernel.load();
        try (ExecutorService readers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Callable<OpenLoop.Waited>> work = pages.stream()
                    .<Callable<OpenLoop.Waited>>map(page -> () -> OpenLoop.read(
                            port, page, "Accept-Encoding: gzip\r\n", PER_SECOND / pages.size(), seconds, 8))
                    .toList();
            List<Future<OpenLoop.Waited>> waiting =
                    work.stream().map(readers::submit).toList();
            Thread.sleep(Duration.between(clock.instant(), midnight).plusMillis(250));
            stand.renderAhead();
            long wrong = Stream.concat(pages.stream(), Stream.of("/"))
                    .filter(page -> !text(port, page).contains("datetime=\"" + day + "\""))
                    .count();
            Table table = new Table(
                    "page, %d a second".formatted(PER_SECOND / pages.size()),
                    "p50 ms",
                    "p99 ms",
                    "slowest ms",
                    "faults");
            for (int i = 0; i < pages.size(); i++) {
                OpenLoop.Waited waited = waiting.get(i).get();
                table.row(
                        i == 0 ? "front" : "page " + i,
                        Numbers.hundredth(waited.p50()),
                        Numbers.hundredth(waited.p99()),
                        Numbers.hundredth(waited.slowest()),
                        waited.faults());
            }
            return table
                    + "\nPages with yesterday's date after midnight: %d. Load average %s before, %s after.\n"
                            .formatted(wrong, before, Kernel.load());
        }
    }

    /// The front and the first stories on it.
    private List<String> pages(int port) {
        var links = java.util.regex.Pattern.compile("href=\"(/\\d{4}/\\d\\d/\\d\\d/[^\"#]+/)\"")
                .matcher(text(port, "/"));
        return Stream.concat(
                        Stream.of("/"),
                        links.results().map(link -> link.group(1)).distinct().limit(4))
                .toList();
    }

    private String text(int port, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
