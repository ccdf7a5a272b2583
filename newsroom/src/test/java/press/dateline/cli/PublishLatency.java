package press.dateline.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.cli.Product.Served;
import press.dateline.sample.SampleNewspaper;

/// How soon readers see what an editor published, counted from the desk's answer, while others read the front page: and
/// whether any of them got an older front after that answer.
final class PublishLatency {
    private static final int READERS = 4;
    private static final long BETWEEN_READS = 10;
    private static final Pattern NUMBER = Pattern.compile("/pier-note-number-(\\d+)q");

    private final Served server;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicInteger older = new AtomicInteger();

    private PublishLatency(Served server) {
        this.server = server;
    }

    /// @param args folder where the product was built, folder for the newsroom, number of publications
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[1]);
        try (Newsroom newsroom = Newsroom.open(data, "bench")) {
            new SampleNewspaper(
                            newsroom.database(),
                            newsroom.publishing(),
                            newsroom.folder().media())
                    .fill();
        }
        DeskClient.Seat seat = DeskClient.signIn(data, 1).getFirst();
        int older;
        try (Served server = Product.in(Path.of(args[0])).serve(data)) {
            older = new PublishLatency(server).measure(seat, Integer.parseInt(args[2]));
        }
        System.exit(older == 0 ? 0 : 1);
    }

    /// @return how many fronts were older than what had been published
    private int measure(DeskClient.Seat seat, int publications) throws Exception {
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().start(this::read));
        }
        double[] visible = new double[publications];
        double[] answered = new double[publications];
        try (DeskClient desk = new DeskClient(server.url(), seat)) {
            for (int i = 0; i < publications; i++) {
                publish(desk, i + 1, answered, visible);
            }
        } finally {
            over.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d publications, %d reads of the front page beside them%n"
                        + "desk's answer to publishing: p50 %.1f ms, p99 %.1f ms%n"
                        + "from that answer until front and story show it: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n"
                        + "older fronts after it: %d%n",
                publications,
                reads.get(),
                share(answered, 0.5),
                share(answered, 0.99),
                share(visible, 0.5),
                share(visible, 0.99),
                share(visible, 1),
                older.get());
        return older.get();
    }

    private void publish(DeskClient desk, int number, double[] answered, double[] visible) throws Exception {
        String path = desk.begin().headers().firstValue("Location").orElseThrow();
        String words = "The pier is open again, the harbour office said. This is note " + number + ".";
        int version = DeskClient.version(
                desk.save(path, desk.versionAt(path), "Pier note number " + number + "q", words, true));
        long asked = System.nanoTime();
        HttpResponse<String> out = desk.publish(path, version);
        long answer = System.nanoTime();
        if (out.statusCode() != 303) {
            throw new IOException("publishing answered " + out.statusCode());
        }
        done.set(number);
        answered[number - 1] = (answer - asked) / 1e6;
        while (!shows(number)) {
            if (System.nanoTime() - answer > 10_000_000_000L) {
                throw new IOException("story " + number + " is not on the front page");
            }
        }
        visible[number - 1] = (System.nanoTime() - answer) / 1e6;
    }

    private boolean shows(int number) throws IOException, InterruptedException {
        Matcher links = Pattern.compile("href=\"([^\"]*/pier-note-number-" + number + "q/)\"")
                .matcher(server.get("/").body());
        return links.find() && server.get(links.group(1)).body().contains("This is note " + number + ".");
    }

    private void read() {
        try {
            while (!over.get()) {
                int before = done.get();
                int newest = NUMBER.matcher(server.get("/").body())
                        .results()
                        .mapToInt(link -> Integer.parseInt(link.group(1)))
                        .max()
                        .orElse(0);
                reads.incrementAndGet();
                if (newest < before) {
                    older.incrementAndGet();
                }
                Thread.sleep(BETWEEN_READS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double share(double[] milliseconds, double share) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
