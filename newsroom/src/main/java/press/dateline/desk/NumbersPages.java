package press.dateline.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import press.dateline.reads.Numbers;
import press.dateline.reads.Referrer;
import press.dateline.reads.Span;
import press.dateline.store.Database;

/// How often stories were read, as lines and as a table.
public final class NumbersPages {
    private final Database database;

    NumbersPages(Database database) {
        this.database = database;
    }

    /// The record of `numbers.html`.
    ///
    /// @param month whether it tells of 30 days rather than of 24 hours
    /// @param sources keys of the words for the kinds of places readers came from, in the order of all lists
    /// @param lines of `sources`, on one scale
    /// @param ticks what stands below the lines
    /// @param steps the same as a table, the newest first
    public record Page(
            DeskFrame frame,
            boolean month,
            Plot site,
            List<String> sources,
            List<Plot> lines,
            List<String> ticks,
            List<Step> steps,
            List<Story> stories) {}

    /// @param reads of each source
    public record Step(String when, long total, List<Long> reads) {}

    /// @param address where readers find it; empty where they do not
    /// @param reads of each source
    public record Story(String headline, String address, Plot line, List<Long> reads) {}

    Answer show(DeskRequest request) {
        Span span = request.query("span").equals("month") ? Span.MONTH : Span.DAY;
        Instant now = request.now();
        Numbers numbers = database.read(sql -> Numbers.of(sql, span, now));
        List<String> when = IntStream.range(0, span.steps())
                .mapToObj(step -> when(request.words(), span, span.begin(step, now)))
                .toList();
        long[] all = all(numbers.site(), span);
        long most = numbers.site().values().stream()
                .flatMapToLong(Arrays::stream)
                .max()
                .orElse(0);
        Page page = new Page(
                request.frame("nav.numbers"),
                span == Span.MONTH,
                Plot.of(all, Plot.round(Arrays.stream(all).max().orElse(0))),
                Arrays.stream(Referrer.values())
                        .map(referrer -> "source." + referrer.label())
                        .toList(),
                numbers.site().values().stream()
                        .map(reads -> Plot.of(reads, most))
                        .toList(),
                List.of(when.getFirst(), when.get(span.steps() / 2), when.getLast()),
                steps(numbers.site(), all, when),
                numbers.stories().stream()
                        .map(story -> story(request.words(), story, span))
                        .toList());
        return request.screen("numbers", page);
    }

    private static String when(DeskWords words, Span span, Instant begin) {
        return switch (span) {
            case DAY -> words.hour(begin);
            case MONTH -> words.day(LocalDate.ofInstant(begin, ZoneOffset.UTC));
        };
    }

    private static List<Step> steps(Map<Referrer, long[]> reads, long[] all, List<String> when) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            int step = i;
            steps.add(new Step(
                    when.get(i),
                    all[i],
                    reads.values().stream().map(source -> source[step]).toList()));
        }
        return steps.reversed();
    }

    private static Story story(DeskWords words, Numbers.OfStory story, Span span) {
        return new Story(
                story.headline().isEmpty() ? words.say("story.untitled") : story.headline(),
                story.path(),
                Plot.of(all(story.reads(), span)),
                story.reads().values().stream()
                        .map(steps -> Arrays.stream(steps).sum())
                        .toList());
    }

    private static long[] all(Map<Referrer, long[]> reads, Span span) {
        long[] all = new long[span.steps()];
        reads.values().forEach(steps -> Arrays.setAll(all, i -> all[i] + steps[i]));
        return all;
    }
}
