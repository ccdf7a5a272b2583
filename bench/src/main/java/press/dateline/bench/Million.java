package press.dateline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// What a newspaper of 1,000,000 stories with 3,000,000 comments costs: its import, its start and memory, its pages,
/// its search, its sitemaps, its backup while readers read.
///
/// It takes hours. What a part found is kept, so that a run that was stopped goes on with the part it was at.
final class Million {
    private static final Pattern ADDRESS = Pattern.compile("<loc>([^<]+)</loc>");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int READERS = 200;

    private final Path home;
    private final Path folder;
    private final boolean quick;
    private final int stories;
    private final int fewer;
    private final MadeNewsrooms made;
    private final Served served;

    Million(Path home, boolean quick) {
        this.home = home;
        this.quick = quick;
        this.folder = home.resolve("bench/target/" + (quick ? "ten-thousand" : "million"));
        this.stories = quick ? 10_000 : 1_000_000;
        this.fewer = stories / 10;
        this.made = new MadeNewsrooms(folder);
        this.served = new Served(home, folder);
    }

    @FunctionalInterface
    private interface Measured {
        String take() throws Exception;
    }

    String measure() throws Exception {
        Files.createDirectories(folder);
        return part("Import", this::imports)
                + part("A page that is not in the cache", this::pages)
                + part("Start and memory", this::start)
                + part("Search", this::search)
                + part("Sitemaps", this::sitemaps)
                + part("Backup while it is read", this::backup);
    }

    private String part(String name, Measured measured) throws Exception {
        Path kept = folder.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".md");
        if (!Files.exists(kept)) {
            say(name);
            Files.writeString(kept, "\n## " + name + "\n\n" + measured.take());
        }
        return Files.readString(kept);
    }

    private static void say(String what) throws IOException {
        System.err.println(LocalTime.now().withNano(0) + " " + what + ", load " + Kernel.load());
    }

    // import ---------------------------------------------------------------------------------------------------------

    private String imports() throws IOException, InterruptedException {
        Table table = new Table(
                "stories",
                "file MB",
                "stories/s",
                "import s",
                "CPU s",
                "CPU s per 1,000",
                "report s",
                "report CPU s",
                "peak RSS MB",
                "failed",
                "newsroom MB",
                "load before");
        double[] rate = new double[2];
        double[] work = new double[2];
        for (int i = 0; i < 2; i++) {
            int count = i == 0 ? fewer : stories;
            List<String> kept = imported(count);
            List<Double> figures =
                    kept.subList(0, 9).stream().map(Double::valueOf).toList();
            rate[i] = count / figures.get(2);
            work[i] = figures.get(3) * 1000 / count;
            table.row(
                    Numbers.whole(count),
                    Numbers.whole(figures.get(7)),
                    Numbers.whole(rate[i]),
                    Numbers.whole(figures.get(2)),
                    Numbers.whole(figures.get(3)),
                    Numbers.hundredth(work[i]),
                    Numbers.whole(figures.get(4)),
                    Numbers.whole(figures.get(5)),
                    Numbers.whole(figures.get(6)),
                    Numbers.whole(figures.get(1)),
                    Numbers.whole(figures.get(8)),
                    kept.getLast());
        }
        return table
                + """

                Both exports have three comments a story and more than half of the stories in one section, and were imported in 512 MB
                of heap, as `bin/dateline import` does it. The larger one's rate is %s %% of the smaller one's; by processor time a
                thousand, which a busy machine spoils less, it is %s %%. Bar: 80 %%.
                """
                        .formatted(Numbers.whole(100 * rate[1] / rate[0]), Numbers.whole(100 * work[0] / work[1]));
    }

    /// What [ImportRate] printed, and the MB of the export and of the newsroom, and the load before. The export, which
    /// is large, is taken away when all that is there.
    private List<String> imported(int count) throws IOException, InterruptedException {
        Path kept = folder.resolve("import-" + count + ".txt");
        if (!Files.exists(kept)) {
            say("making an export of " + Numbers.whole(count) + " stories");
            Path export = made.discussed(count);
            say("importing it");
            String load = Kernel.load();
            Path data = made.fresh("import");
            ImportBench.Outcome outcome = ImportBench.importing(export, data, List.of("-Xmx512m"), folder);
            if (outcome.ended().exit() != 0) {
                throw new IOException("the import of " + count + " stories ended with "
                        + outcome.ended().exit());
            }
            List<String> all = new ArrayList<>(outcome.figures());
            all.add(Long.toString(Files.size(export) / 1_000_000));
            all.add(Long.toString(size(data) / 1_000_000));
            made.keep(data, count);
            Files.writeString(kept, String.join("\n", all) + "\n" + load);
            Files.delete(export);
        }
        return Files.readAllLines(kept);
    }

    private static long size(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.mapToLong(
                            file -> Files.isDirectory(file) ? 0 : file.toFile().length())
                    .sum();
        }
    }

    private Path newsroom() {
        return made.newsroom(stories);
    }

    // pages, start, search -------------------------------------------------------------------------------------------

    private String pages() throws Exception {
        imported(1_000);
        int renders = quick ? 50 : 300;
        return new PageCost(renders).compare(made.newsroom(1_000), newsroom(), "1,000", Numbers.whole(stories))
                + """

                Each rendered %d times past the cache, uncompressed, after as many for warming up; the two newsrooms take turns in one
                process.
                """
                        .formatted(renders);
    }

    private String start() throws IOException, InterruptedException {
        Map<String, Path> newsrooms = new LinkedHashMap<>();
        newsrooms.put("1,000 stories", made.newsroom(1_000));
        newsrooms.put(Numbers.whole(stories) + " stories", newsroom());
        return new StartAndMemory(served, folder, quick ? 5 : 30).measure(newsrooms);
    }

    /// In an archive with the words of a language: every story of an export has each of its forty words.
    private String search() throws IOException, InterruptedException {
        String text = new SearchBench(folder, stories, quick ? 50 : 300).run();
        MadeNewsrooms.remove(folder.resolve("archive-" + stories));
        return text + "\nThe archive, the questions and the aims are those of [search](search.md).\n";
    }

    // sitemaps -------------------------------------------------------------------------------------------------------

    /// Sitemaps of one kind, of which each was asked for once.
    private record Maps(List<Double> seconds, long[] addressesAndBytes) {
        Maps() {
            this(new ArrayList<>(), new long[2]);
        }
    }

    private String sitemaps() throws IOException, InterruptedException {
        Table table = new Table("sitemaps", "files", "addresses", "MB", "ms, median", "ms, slowest");
        String load = Kernel.load();
        int port = Served.freePort();
        Map<String, Maps> kinds = new LinkedHashMap<>();
        try (Child server = served.serve(newsroom(), port)) {
            served.get(port, "/", "identity");
            double cpu = Kernel.cpu(server.handle()).toMillis();
            for (String path : read(port, "/sitemap.xml", kinds)) {
                read(port, path, kinds);
            }
            cpu = Kernel.cpu(server.handle()).toMillis() - cpu;
            kinds.forEach((kind, maps) -> {
                double[] millis =
                        maps.seconds().stream().mapToDouble(s -> s * 1e3).toArray();
                table.row(
                        kind,
                        maps.seconds().size(),
                        Numbers.whole(maps.addressesAndBytes()[0]),
                        Numbers.tenth(maps.addressesAndBytes()[1] / 1e6),
                        Numbers.tenth(Numbers.median(millis)),
                        Numbers.tenth(Numbers.quantile(millis, 1)));
            });
            return table
                    + "\nEach asked for once over the wire, of a server just started;"
                    + " %s s of processor time for all of them, %s MB (PSS) afterwards; load average %s before.\n"
                            .formatted(
                                    Numbers.tenth(cpu / 1e3),
                                    Numbers.whole(Kernel.familyMegabytes(server.handle())),
                                    load);
        }
    }

    private List<String> read(int port, String path, Map<String, Maps> kinds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        byte[] body = served.get(port, path, "identity").body();
        double seconds = (System.nanoTime() - began) / 1e9;
        List<String> addresses = ADDRESS.matcher(new String(body, StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> URI.create(found.group(1)).getRawPath())
                .toList();
        Maps maps = kinds.computeIfAbsent(kind(path), kind -> new Maps());
        maps.seconds().add(seconds);
        maps.addressesAndBytes()[0] += addresses.size();
        maps.addressesAndBytes()[1] += body.length;
        return addresses;
    }

    private static String kind(String path) {
        return path.replaceAll("\\d{4}-\\d\\d", "MONTH").replaceAll("-\\d+(?=\\.xml)", "");
    }

    // backup ---------------------------------------------------------------------------------------------------------

    private String backup() throws Exception {
        Path file = folder.resolve("backup.zip");
        Files.deleteIfExists(file);
        String load = Kernel.load();
        int port = Served.freePort();
        List<OpenLoop.Waited> waited = new ArrayList<>();
        try (Child server = served.serve(newsroom(), port)) {
            served.get(port, "/", "gzip");
            long before = Kernel.familyMegabytes(server.handle());
            Child.Ended ended;
            try (Child backup = Child.heard(
                    List.of(
                            home.resolve("bin/dateline").toString(),
                            "backup",
                            file.toString(),
                            "--data",
                            newsroom().toString()),
                    folder.resolve("backup.log"))) {
                CompletableFuture<Child.Ended> end = CompletableFuture.supplyAsync(() -> {
                    try {
                        return backup.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                while (!end.isDone()) {
                    waited.add(OpenLoop.read(port, "/", "Accept-Encoding: gzip\r\n", READERS, 5, 16));
                }
                ended = end.get();
            }
            if (ended.exit() != 0) {
                throw new IOException("the backup ended with " + ended.exit());
            }
            Table table = new Table("backup", "");
            table.row("seconds (bar 60)", Numbers.tenth(ended.seconds()));
            table.row("seconds of processor time", Numbers.tenth(ended.cpu().toMillis() / 1e3));
            table.row("newsroom, MB", Numbers.whole(size(newsroom()) / 1e6));
            table.row("backup, MB", Numbers.whole(Files.size(file) / 1e6));
            table.row("most memory of the command, MB", Numbers.whole(ended.peakMegabytes()));
            table.row(
                    "server's memory (PSS) before and after, MB",
                    before + ", " + Kernel.familyMegabytes(server.handle()));
            table.row(
                    READERS + " readers a second meanwhile, worst p99 of 5 s, ms",
                    Numbers.tenth(waited.stream()
                            .mapToDouble(OpenLoop.Waited::p99)
                            .max()
                            .orElse(0)));
            table.row(
                    "not answered",
                    waited.stream().mapToInt(OpenLoop.Waited::faults).sum());
            table.row("load average before", load);
            return table + "\n" + packing();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// What packing the database costs, in a piece of it.
    private String packing() throws Exception {
        byte[] piece;
        try (InputStream in = Files.newInputStream(newsroom().resolve("newsroom.db"))) {
            in.skipNBytes(Files.size(newsroom().resolve("newsroom.db")) / 3);
            piece = in.readNBytes(quick ? 16 << 20 : 128 << 20);
        }
        Table table = new Table(
                "packing " + (piece.length >> 20) + " MB of the database", "MB/s of processor time", "% left");
        for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED}) {
            long[] left = new long[1];
            Deflater deflater = new Deflater(level);
            double cpu = THREADS.getCurrentThreadCpuTime();
            try (OutputStream out = new DeflaterOutputStream(new Counted(left), deflater, 1 << 16)) {
                out.write(piece);
            }
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            deflater.end();
            table.row(
                    level == 0 ? "as it is" : "as compressed for speed",
                    Numbers.whole(piece.length / 1e6 / (cpu / 1e9)),
                    Numbers.whole(100.0 * left[0] / piece.length));
        }
        double cpu = THREADS.getCurrentThreadCpuTime();
        MessageDigest.getInstance("SHA-256").update(piece);
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        table.row("its hash", Numbers.whole(piece.length / 1e6 / (cpu / 1e9)), "");
        return table.toString();
    }

    private static final class Counted extends OutputStream {
        private final long[] bytes;

        Counted(long[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            bytes[0]++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes[0] += count;
        }
    }
}
