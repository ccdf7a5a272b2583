package press.dateline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import press.dateline.delivery.Assets;
import press.dateline.delivery.PageKey;
import press.dateline.feed.Syndicate;
import press.dateline.search.SearchIndex;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.PublicSite;
import press.dateline.site.Theme;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.store.Reading;
import press.dateline.wordpress.OldAddresses;

/// What a question costs in an archive of made stories, and how fast its index is made.
final class SearchBench {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Path made;
    private final int stories;
    private final int questions;

    SearchBench(Path made, int stories, int questions) {
        this.made = made;
        this.stories = stories;
        this.questions = questions;
    }

    String run() throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.open(MadeArchive.of(made, stories), "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            String rate = make(database, folder);
            try (SearchIndex index = new SearchIndex(database, folder.search())) {
                index.start();
                while (!index.reaches(database.changes().position())) {
                    Thread.sleep(10);
                }
                return rate + "\n" + ask(database, index);
            }
        }
    }

    private String make(Database database, DataFolder folder) throws IOException {
        MadeNewsrooms.remove(folder.search());
        String load = Kernel.load();
        long began = System.nanoTime();
        double cpu = cpu();
        try (SearchIndex index = new SearchIndex(database, folder.search())) {
            index.makeAnew((done, total) -> {});
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Table table = new Table("making the index", "");
        table.row("stories", Numbers.whole(stories));
        table.row("seconds", Numbers.tenth(seconds));
        table.row("stories a second", Numbers.whole(stories / seconds));
        table.row("stories a second of processor time", Numbers.whole(stories / (cpu() - cpu)));
        table.row("size on disk, MB", Numbers.whole(size(folder.search()) / 1e6));
        table.row("load average before", load);
        return table.toString();
    }

    private static double cpu() {
        return Kernel.cpu(ProcessHandle.current()).toMillis() / 1e3;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private String ask(Database database, SearchIndex index) throws IOException {
        PublicSite site = new PublicSite(
                database,
                new Addresses(List.of(new OldAddresses())),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                Assets.read(SearchBench.class.getClassLoader(), "assets")::url,
                Theme.NONE,
                index);
        Table table =
                new Table("question", "p50 ms, page", "p90", "p99", "slowest", "p50 µs of CPU", "load average before");
        double[] all = new double[0];
        for (Map.Entry<String, IntFunction<Map<String, String>>> kind : kinds().entrySet()) {
            for (int i = 0; i < questions / 2; i++) {
                time(site, kind.getValue().apply(-i - 1));
            }
            String load = Kernel.load();
            double[] cpu = new double[questions];
            double[] millis = new double[questions];
            for (int i = 0; i < questions; i++) {
                long before = CPU.getCurrentThreadCpuTime();
                millis[i] = time(site, kind.getValue().apply(i));
                cpu[i] = (CPU.getCurrentThreadCpuTime() - before) / 1e3;
            }
            row(table, kind.getKey(), millis, Numbers.whole(Numbers.median(cpu)), load);
            all = Stream.of(all, millis).flatMapToDouble(Arrays::stream).toArray();
        }
        row(table, "**all of them**", all, "", "");
        return table.toString();
    }

    private static void row(Table table, String name, double[] millis, String cpu, String load) {
        table.row(
                name,
                Numbers.hundredth(Numbers.median(millis)),
                Numbers.hundredth(Numbers.quantile(millis, 0.9)),
                Numbers.hundredth(Numbers.quantile(millis, 0.99)),
                Numbers.hundredth(Numbers.quantile(millis, 1)),
                cpu,
                load);
    }

    private static double time(PublicSite site, Map<String, String> parameters) {
        PageKey key = new PageKey("/search/", parameters);
        long began = System.nanoTime();
        try {
            var page = Reading.during(() -> site.render(key)).value();
            if (page.status() != 200) {
                throw new IllegalStateException(key + " answers " + page.status());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot render " + key, e);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    /// Every question is another one.
    private static Map<String, IntFunction<Map<String, String>>> kinds() {
        Map<String, IntFunction<Map<String, String>>> kinds = new LinkedHashMap<>();
        kinds.put("one word, as often as it is written", n -> Map.of("q", words(n).text(1)));
        kinds.put("two words", n -> Map.of("q", words(n).text(2)));
        kinds.put("three words", n -> Map.of("q", words(n).text(3)));
        kinds.put("one of the 50 most frequent words", n -> Map.of("q", MadeArchive.word(Math.floorMod(n, 50))));
        kinds.put("a phrase", n -> Map.of("q", "\"" + words(n).text(2) + "\""));
        kinds.put(
                "a word without another",
                n -> Map.of("q", words(n).text(1) + " -" + words(n + 99_999).text(1)));
        kinds.put("two words in a section", n -> Map.of("q", words(n).text(2), "section", "section-" + at(n, 12)));
        kinds.put(
                "a word in a year",
                n -> Map.of(
                        "q",
                        words(n).text(1),
                        "from",
                        (2019 + at(n, 7)) + "-01-01",
                        "to",
                        (2019 + at(n, 7)) + "-12-31"));
        kinds.put(
                "a topic, page 1 to 9",
                n -> Map.of("topic", "topic-" + at(n, MadeArchive.TOPICS), "page", Integer.toString(1 + at(n, 9))));
        kinds.put(
                "a mistyped word",
                n -> Map.of("q", MadeArchive.word(at(n * 31, 20_000)).replaceFirst("(.)(.)(.)", "$1$3$2")));
        return kinds;
    }

    private static int at(int n, int size) {
        return new Random(n).nextInt(size);
    }

    private static MadeArchive words(int n) {
        return new MadeArchive(1_000L + n);
    }

    static String head(boolean quick, String figures) throws IOException {
        return """
                # Search

                Measured on %s with `bench/run search%s`, which repeats it: %s.

                The archive is made: 60,000 words that are as often and as rare as those of a language, some 300 in a story,
                12 sections, 2,000 topics, 60 writers, 7½ years. A question's time is that of the **whole page** in the server,
                from its address to its HTML: the index, facets, cards and copy read through the gate from the database,
                extracts marked, the template. Nothing of it comes from the page cache, in which answers are not kept. No
                question is asked twice. The index alone is the smaller part.

                Aims: p50 < 5 ms, p99 < 25 ms at 100,000 stories; the index made at 3,000 stories a second or more.

                %s"""
                .formatted(LocalDate.now(ZoneOffset.UTC), quick ? " --quick" : "", Kernel.machine(), figures);
    }
}
