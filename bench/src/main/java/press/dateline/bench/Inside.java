package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.rules.Rules;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.StoredPage;
import press.dateline.html.CleanHtml;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.story.ReadingTime;
import press.dateline.wordpress.ImportOptions;
import press.dateline.wordpress.ImportRefused;
import press.dateline.wordpress.ImportReport;
import press.dateline.wordpress.Progress;
import press.dateline.wordpress.WordPressImport;

/// What the single steps cost, one thread: looking up a page in the cache, rendering one, cleaning a story's HTML,
/// its reading time, the copy desk's reading, an import.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class Inside {
    private static final String MADE = "dateline.made";
    private static final int IMPORTED = 1_000;
    private static final int WORDS = 500;

    /// A cache of a thousand pages, of which each is asked for in its turn.
    @State(Scope.Benchmark)
    public static class Cache {
        private final List<PageKey> keys = new ArrayList<>();
        private final PageCache cache = new PageCache(64L << 20, InstantSource.system());
        private int next;

        @Setup
        public void fill() {
            cache.restartAt(0);
            for (int n = 0; n < 1_000; n++) {
                PageKey key = new PageKey("/2026/03/01/story-" + n + "/");
                cache.load(key, asked -> Page.html("<!doctype html><title>" + asked.path() + "</title>"));
                keys.add(new PageKey(key.path()));
            }
        }

        PageKey next() {
            next = next + 1 == keys.size() ? 0 : next + 1;
            return keys.get(next);
        }
    }

    @Benchmark
    public StoredPage cacheLookup(Cache cache) {
        return Optional.ofNullable(cache.cache.stored(cache.next())).orElseThrow();
    }

    /// A newsroom of a thousand stories.
    @State(Scope.Benchmark)
    public static class Paper {
        private MadePaper paper;

        @Setup
        public void open() throws SQLException {
            paper = new MadePaper(Path.of(System.getProperty(MADE)));
        }

        int render(String page) {
            return paper.render(paper.pages().stream()
                    .filter(kind -> kind.name().startsWith(page))
                    .findFirst()
                    .orElseThrow()
                    .key());
        }

        @TearDown
        public void close() {
            paper.close();
        }
    }

    @Benchmark
    public int renderStory(Paper paper) {
        return paper.render("newest story");
    }

    @Benchmark
    public int renderFront(Paper paper) {
        return paper.render("front");
    }

    /// A story of five hundred words, in the words of the sample newsroom.
    @State(Scope.Benchmark)
    public static class Story {
        private String html;
        private String text;
        private Copy copy;
        private CopyDesk desk;

        @Setup
        public void write() {
            List<String> paragraphs = new ArrayList<>();
            for (int words = 0, n = 0; words < WORDS; n++) {
                String paragraph = SENTENCES.get(n % SENTENCES.size()).formatted(3 + n, 1990 + n);
                words += paragraph.split(" ").length;
                paragraphs.add(paragraph);
            }
            html = paragraphs.stream()
                    .map(text -> "<p class=\"has-text\" style=\"color:red\">" + text
                            + " <a href=\"https://paper.example/a?b=1&amp;c=2\" onclick=\"x()\">More</a></p>\n")
                    .collect(Collectors.joining());
            text = String.join("\n", paragraphs);
            List<Passage> body = new ArrayList<>();
            int at = 0;
            for (String paragraph : paragraphs) {
                body.add(new Passage(paragraph, at));
                at += paragraph.length() + 1;
            }
            copy = Copy.of(new Passage("Harbour board votes for a longer pier", 0), body);
            desk = new CopyDesk(Rules.all());
        }
    }

    private static final List<String> SENTENCES = List.of(
            "The harbour board voted %d to two on Tuesday to lengthen the north pier, which storms have shortened twice"
                    + " since %d, and to ask the county for half of what it costs.",
            "“We have waited long enough,” said Ada Quayle, who has led the board for %d years and who worked on the"
                    + " ferries until %d. Nobody in the room spoke against her.",
            "Of the %d boats that landed fish here in %d, four are left; their owners say that a longer pier would save"
                    + " them an hour at low tide, and Mr. Hale agreed with them.",
            "Work is to begin in %d weeks. The old lamp, lit first in %d, will be kept, the board said, and stand at the"
                    + " new end of the pier as it stood at the old one.");

    @Benchmark
    public CleanHtml sanitizer(Story story) {
        return CleanHtml.copy(story.html);
    }

    @Benchmark
    public OptionalInt readingTime(Story story) {
        return ReadingTime.of(story.text, Locale.ENGLISH);
    }

    @Benchmark
    public List<Finding> copyDesk(Story story) {
        return story.desk.read(story.copy, Archive.empty());
    }

    /// An export of a thousand stories, and each time an empty newsroom.
    @State(Scope.Benchmark)
    public static class Export {
        private Path folder;
        private Path file;
        private Path data;

        @Setup
        public void make() throws IOException {
            folder = Files.createTempDirectory("inside");
            file = new MadeNewsrooms(folder).export(IMPORTED, MadeNewsrooms.ORDINARY);
        }

        @Setup(Level.Invocation)
        public void empty() throws IOException {
            data = folder.resolve("newsroom");
            MadeNewsrooms.remove(data);
        }

        @TearDown
        public void remove() throws IOException {
            MadeNewsrooms.remove(folder);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OperationsPerInvocation(IMPORTED)
    @Warmup(iterations = 8)
    @Measurement(iterations = 8)
    public long importOfAStory(Export export) throws IOException, ImportRefused {
        try (DataFolder folder = DataFolder.open(export.data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system());
                ImportReport report = new WordPressImport(database, folder.media(), ImportRate.resolver(database))
                        .run(export.file, new ImportOptions(null, null, "bench"), Progress.NONE)) {
            return report.totals().items();
        }
    }

    /// @param newsroom of a thousand stories
    static String measure(Path newsroom, boolean quick) throws IOException, RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + Inside.class.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-D" + MADE + "=" + newsroom.toAbsolutePath());
        if (quick) {
            options.forks(1)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.seconds(1));
        }
        String load = Kernel.load();
        Table table = new Table("step", "µs", "± (99.9 %)", "bytes allocated");
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            double allocated = Optional.ofNullable(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                    .map(Result::getScore)
                    .orElse(Double.NaN);
            table.row(
                    named(time.getLabel()),
                    figure(time.getScore()),
                    figure(time.getScoreError()),
                    Numbers.whole(allocated));
        }
        return "\n" + table + "\nLoad average %s before and %s after.\n".formatted(load, Kernel.load());
    }

    private static String figure(double micros) {
        return micros < 10 ? String.format(Locale.ROOT, "%.3f", micros) : Numbers.whole(micros);
    }

    private static String named(String benchmark) {
        return switch (benchmark) {
            case "cacheLookup" -> "looking up a page in the cache";
            case "renderStory" -> "rendering the newest story";
            case "renderFront" -> "rendering the front of 20 blocks";
            case "sanitizer" -> "cleaning the HTML of 500 words";
            case "readingTime" -> "reading time of 500 words";
            case "copyDesk" -> "the copy desk's reading of 500 words";
            case "importOfAStory" -> "importing a story, and its part of the report";
            default -> benchmark;
        };
    }
}
