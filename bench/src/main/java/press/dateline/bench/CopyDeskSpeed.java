package press.dateline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
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

    static void hostile(PrintStream out) {
        CopyDesk desk = new CopyDesk(Rules.all());
        Table table = new Table("hostile story of 5 MB", "ms", "findings");
        hostileTexts().forEach((name, unit) -> {
            String text = "Headline\n\n" + unit.repeat(HOSTILE / unit.length());
            Copy copy = ((PlainText.Story) PlainText.read(text)).copy();
            long begun = System.nanoTime();
            int findings = desk.read(copy, Archive.empty()).size();
            table.row(name, (System.nanoTime() - begun) / 1_000_000, findings);
        });
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
