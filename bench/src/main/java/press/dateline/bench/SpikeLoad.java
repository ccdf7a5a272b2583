package press.dateline.bench;

import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.STORY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.publishing.Publishing;
import press.dateline.sample.SampleNewspaper;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Setting;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// A thousand readers a second on one story while five editors save it again and again and twenty readers a second
/// comment on it. The editors work in this process, through the same door as the desk, and each looks at the page as
/// soon as he is told that it is done.
final class SpikeLoad {
    private static final int READERS = 1_000;
    private static final int EDITORS = 5;
    private static final int COMMENTS = 20;
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(400);
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final Path data;
    private final int seconds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicInteger comments = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger old = new AtomicInteger();
    private final List<Double> saves = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean on = new AtomicBoolean(true);

    SpikeLoad(Path data, int seconds) {
        this.data = data;
        this.seconds = seconds;
    }

    String measure() throws Exception {
        int port = Served.freePort();
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system());
                SearchIndex index = new SearchIndex(database, folder.search())) {
            Publishing publishing = new Publishing(database);
            new SampleNewspaper(database, publishing, folder.media()).fill();
            publishing.changeSettings(site -> Setting.COMMENTS_HELD.change(site, "none"));
            publishing.changeSettings(site -> Setting.COMMENTS_WORK.change(site, "off"));
            database.write(transaction -> transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.COMMENTS_OPEN, true)
                    .execute());
            long story = database.<Long>read(sql -> sql.select(PUBLIC_STORY.ID)
                    .from(PUBLIC_STORY)
                    .orderBy(PUBLIC_STORY.DATED_AT.desc())
                    .limit(1)
                    .fetchSingle()
                    .value1());
            String path = database.<String>read(sql -> sql.select(PUBLIC_STORY.PATH)
                    .from(PUBLIC_STORY)
                    .where(PUBLIC_STORY.ID.eq(story))
                    .fetchSingle()
                    .value1());
            try (Newsstand stand = Newsstand.open(database, index, port);
                    ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                String before = Kernel.load();
                read(port, path, 2);
                int rendersBefore = stand.renders();
                List<Future<?>> busy = new ArrayList<>();
                for (int editor = 0; editor < EDITORS; editor++) {
                    busy.add(people.submit(() -> edit(publishing, story, port, path)));
                }
                String form = form(port, path);
                busy.add(people.submit(() -> commentOn(port, form)));
                OpenLoop.Waited waited = read(port, path, seconds);
                on.set(false);
                for (Future<?> one : busy) {
                    one.get();
                }
                return report(waited, stand.renders() - rendersBefore, before);
            }
        }
    }

    private static OpenLoop.Waited read(int port, String path, int seconds) throws IOException {
        return OpenLoop.read(port, path, "Accept-Encoding: gzip\r\n", READERS, seconds, 200);
    }

    private void edit(Publishing publishing, long story, int port, String path) {
        while (on.get()) {
            int note = notes.incrementAndGet();
            long began = System.nanoTime();
            publishing.correct(story, "The figure of note number " + note + " has been put right.", "An editor");
            saves.add((System.nanoTime() - began) / 1e6);
            if (!text(port, path).contains("note number " + note + " ")) {
                old.incrementAndGet();
            }
            sleep(BETWEEN_SAVES);
        }
    }

    private String form(int port, String path) {
        Matcher form = FORM.matcher(text(port, path));
        return form.find() ? form.group(1) : "";
    }

    private void commentOn(int port, String form) {
        while (on.get()) {
            int n = comments.incrementAndGet();
            String body = "form=" + form + "&name=Reader+" + n + "&email=reader" + n
                    + "%40reader.example&spent=20000&text=Comment+number+" + n + "+about+the+tide%2C+which+came+in.";
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/comments/new"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-For", "10.9." + (n >> 8 & 255) + "." + (n & 255))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            if (answer(request).statusCode() != 303) {
                refused.incrementAndGet();
            }
            sleep(Duration.ofMillis(1000 / COMMENTS));
        }
    }

    private String text(int port, String path) {
        return answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build())
                .body();
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String report(OpenLoop.Waited waited, int renders, String before) throws IOException {
        double[] all = saves.stream().mapToDouble(each -> each).toArray();
        Table table = new Table("%d s".formatted(seconds), "aim", "measured");
        table.row("readers' p50 ms", "", Numbers.hundredth(waited.p50()));
        table.row("readers' p99 ms", "< 50", Numbers.hundredth(waited.p99()));
        table.row("readers' slowest ms", "", Numbers.hundredth(waited.slowest()));
        table.row("readers without a page", 0, waited.faults());
        table.row("saves", "", all.length);
        table.row("saves' p50 ms", "", Numbers.hundredth(Numbers.quantile(all, 0.5)));
        table.row("saves' p95 ms", "< 200", Numbers.hundredth(Numbers.quantile(all, 0.95)));
        table.row("older pages after \"done\"", 0, old.get());
        table.row("comments, refused", "0 refused", comments.get() + ", " + refused.get());
        table.row("renders of all pages", "", renders);
        table.row("load average before and after", "", before + "; " + Kernel.load());
        return table.toString();
    }
}
