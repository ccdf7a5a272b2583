package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// How soon a newsroom answers after `bin/dateline serve`, and how much memory the server then holds: left alone, and
/// while 64 readers at once take all it gives, half of them from the front and half from anywhere in the archive.
final class StartAndMemory {
    private static final int STARTS = 3;
    private static final Duration ALONE = Duration.ofSeconds(30);

    /// More stories than the server's cache of pages has room for.
    private static final int STORIES = 20_000;

    private final Served served;
    private final Path work;
    private final int seconds;

    /// @param seconds of full load
    StartAndMemory(Served served, Path work, int seconds) {
        this.served = served;
        this.work = work;
        this.seconds = seconds;
    }

    private record Start(double listening, double answered, long megabytes) {}

    /// @param newsrooms by what they are called
    String measure(Map<String, Path> newsrooms) throws IOException, InterruptedException {
        Table table = new Table(
                "newsroom",
                "s to \"listens on\"",
                "s to the first byte",
                "PSS MB then",
                "30 s later",
                "most under load",
                "after it",
                "requests/s under load",
                "load before");
        for (var newsroom : newsrooms.entrySet()) {
            Path data = newsroom.getValue();
            Path script = Readers.script(data, STORIES, work);
            served.serve(data, Served.freePort()).close(); // the first after a build learns to start
            String load = Kernel.load();
            List<Start> starts = new ArrayList<>();
            for (int n = 1; n < STARTS; n++) {
                int port = Served.freePort();
                try (Child server = served.serve(data, port)) {
                    starts.add(answering(server, port));
                }
            }
            int port = Served.freePort();
            try (Child server = served.serve(data, port)) {
                starts.add(answering(server, port));
                Thread.sleep(ALONE);
                long alone = megabytes(server);
                Loaded loaded = load(server, port, script);
                table.row(
                        newsroom.getKey(),
                        Numbers.hundredth(median(starts.stream().mapToDouble(Start::listening))),
                        Numbers.hundredth(median(starts.stream().mapToDouble(Start::answered))),
                        Numbers.whole(median(starts.stream().mapToDouble(Start::megabytes))),
                        Numbers.whole(alone),
                        Numbers.whole(loaded.most()),
                        Numbers.whole(megabytes(server)),
                        Numbers.whole(loaded.perSecond()),
                        load);
            }
        }
        return table
                + """

                Built before, `-Xmx512m` as `bin/dateline` has it; the median of %d starts, counted from the start of the command to
                the front page's arrival. Memory is the server's share (PSS), what it has mapped of the database included. Under
                load 64 readers at once, for %d s, half of them on the front and half on one of %s stories, no two alike for
                long. Bars: the first byte after 1.2 s with 1,000 stories and 2.5 s with 1,000,000; 200 MB left alone, 400 MB
                under full load.
                """
                        .formatted(STARTS, seconds, Numbers.whole(STORIES));
    }

    private static double median(DoubleStream figures) {
        return Numbers.median(figures.toArray());
    }

    private Start answering(Child server, int port) throws IOException, InterruptedException {
        double listening = server.secondsSinceStart();
        served.get(port, "/", "identity");
        return new Start(listening, server.secondsSinceStart(), megabytes(server));
    }

    private static long megabytes(Child server) {
        return Kernel.familyMegabytes(server.handle());
    }

    private record Loaded(long most, double perSecond) {}

    private Loaded load(Child server, int port, Path script) throws IOException, InterruptedException {
        long most = 0;
        try (Child readers = Readers.come(port, script, seconds, work)) {
            while (readers.handle().isAlive()) {
                most = Math.max(most, megabytes(server));
                Thread.sleep(500);
            }
        }
        return new Loaded(most, Readers.perSecond(work));
    }
}
