package press.dateline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.PlainText;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.rules.Rules;

/// What a reading costs: all own rules on a story of some 500 words.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class CopyDeskSpeed {
    private static final int HOSTILE = 5_000_000;

    /// How long its paragraphs are: some rules give up on one long line, and others have work with each paragraph.
    private static final Map<String, Integer> SHAPES =
            Map.of("one line", HOSTILE - 2, "long paragraphs", 90_000, "short ones", 40);

    private CopyDesk desk;
    private Copy copy;

    @Setup
    public void layOut() throws IOException {
        desk = new CopyDesk(Rules.all());
        copy = NewsStory.read(Path.of(System.getProperty("dateline.news")), false).stream()
                .filter(story -> story.words() >= 490 && story.words() <= 560)
                .findFirst()
                .orElseThrow()
                .copy();
    }

    @Benchmark
    public List<Finding> readAll() {
        return desk.read(copy, Archive.empty());
    }

    /// Processor time for 500 words, over all stories of about that length.
    static void work(Path news, PrintStream out) throws IOException {
        List<NewsStory> stories = NewsStory.read(news, false).stream()
                .filter(story -> story.words() >= 400 && story.words() <= 620)
                .toList();
        List<Copy> copies = stories.stream().map(NewsStory::copy).toList();
        CopyDesk desk = new CopyDesk(Rules.all());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long work = 0;
        for (int round = 0; round < 200; round++) {
            long begun = threads.getCurrentThreadCpuTime();
            copies.forEach(copy -> desk.read(copy, Archive.empty()));
            work = round < 150 ? 0 : work + threads.getCurrentThreadCpuTime() - begun;
        }
        int words = stories.stream().mapToInt(NewsStory::words).sum();
        out.printf(
                Locale.ROOT,
                "%nprocessor time for 500 words, %d stories: %.0f µs (bar 2,000)%n",
                stories.size(),
                work / 50.0 / words * 500 / 1_000);
    }

    static void measure(Path news, PrintStream out) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CopyDeskSpeed.class.getSimpleName())
                        .jvmArgsAppend("-Ddateline.news=" + news.toAbsolutePath())
                        .build())
                .run();
        out.println("\nbar: 2,000 µs");
    }

    /// What the module holds once it has read: its patterns, lists and tables.
    static void memory(Path news, PrintStream out) throws IOException {
        List<NewsStory> stories = NewsStory.read(news, false);
        long before = held();
        CopyDesk desk = new CopyDesk(Rules.all());
        stories.forEach(story -> desk.read(story.copy(), Archive.empty()));
        out.printf(Locale.ROOT, "%nmemory held by the module: %.1f MB (bar 32)%n", (held() - before) / 1e6);
        if (desk.rules().isEmpty()) {
            throw new IllegalStateException("a desk without rules");
        }
    }

    private static long held() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Processor time of the thread beside time by the clock: a machine that has other work to do lengthens the
    /// clock's.
    static void hostile(PrintStream out) {
        CopyDesk desk = new CopyDesk(Rules.all());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Table table = new Table("hostile story of 5 MB", "processor ms", "clock ms", "findings");
        hostileTexts()
                .forEach((name, unit) -> SHAPES.forEach((shape, paragraph) -> {
                    String part = unit.repeat(Math.max(1, paragraph / unit.length())) + "\n\n";
                    String text = "Headline\n\n" + part.repeat(HOSTILE / part.length());
                    Copy copy = ((PlainText.Story) PlainText.read(text))
                            .copy()
                            .publishedAt(new Publication(Instant.parse("2024-03-04T12:00:00Z"), ZoneOffset.UTC));
                    long begun = System.nanoTime();
                    long worked = threads.getCurrentThreadCpuTime();
                    int findings = desk.read(copy, Archive.empty()).size();
                    long work = (threads.getCurrentThreadCpuTime() - worked) / 1_000_000;
                    table.row(name + ", " + shape, work, (System.nanoTime() - begun) / 1_000_000, findings);
                }));
        out.println("\n" + table);
    }

    private static Map<String, String> hostileTexts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("one word", "x");
        texts.put("one capital word", "X");
        texts.put("digits", "7");
        texts.put("brackets", "(");
        texts.put("quotation marks", "“");
        texts.put("straight marks", "\"");
        texts.put("full stops", ".");
        texts.put("numbers", "1 ");
        texts.put("commas and digits", "1,");
        texts.put("names", "Smith Smyth ");
        texts.put("months", "May May ");
        texts.put("dates", "on Monday, March 4, 2024 ");
        texts.put("dashes", "1-2–");
        texts.put("percent", "rose 5 percent to ");
        texts.put("from", "from 5 to ");
        texts.put("said", "he said ");
        texts.put("doubled words", "was ");
        texts.put("combining marks", "e\u0301");
        return texts;
    }
}
