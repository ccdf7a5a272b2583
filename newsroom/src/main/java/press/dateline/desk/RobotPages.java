package press.dateline.desk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.dateline.feed.Robot;
import press.dateline.feed.Robots;
import press.dateline.feed.Robots.Count;
import press.dateline.store.Database;

/// What robots asked for in the last 30 days, by robot and by day.
public final class RobotPages {
    private static final int DAYS = 30;

    /// As they are written down.
    private static final List<String> KINDS = List.of("page", "feed", "sitemap", "file", "robots.txt", "refused");

    private static final Map<String, Robot> KNOWN =
            Arrays.stream(Robot.values()).collect(Collectors.toMap(Robot::token, robot -> robot));

    private final Database database;

    RobotPages(Database database) {
        this.database = database;
    }

    /// The record of `robots.html`.
    ///
    /// @param kinds keys of the words for what can be asked for, in the order of all lists
    /// @param robots whoever asked most first
    /// @param days the newest first
    public record Page(DeskFrame frame, List<String> kinds, List<Line> robots, List<Day> days) {}

    /// @param purpose key of its words; empty for one that is in no table
    /// @param requests of each kind
    public record Line(String name, String purpose, Plot line, List<Long> requests) {}

    /// @param robots those that asked on it
    public record Day(String label, List<OnDay> robots) {}

    /// @param requests of each kind
    public record OnDay(String name, long total, List<Long> requests) {}

    Answer show(DeskRequest request) {
        LocalDate first = LocalDate.ofInstant(request.now(), ZoneOffset.UTC).minusDays(DAYS - 1L);
        List<Count> counts = database.read(sql -> Robots.counts(sql, first));
        Page page = new Page(
                request.frame("nav.robots"),
                KINDS.stream().map(kind -> "asked." + kind).toList(),
                robots(counts, first, request.words()),
                days(counts, request.words()));
        return request.screen("robots", page);
    }

    private static List<Line> robots(List<Count> counts, LocalDate first, DeskWords words) {
        List<Line> lines = new ArrayList<>();
        by(counts, Count::robot).forEach((name, own) -> {
            long[] days = new long[DAYS];
            own.forEach(count -> days[(int) Math.clamp(count.day().toEpochDay() - first.toEpochDay(), 0, DAYS - 1)] +=
                    count.requests());
            Robot robot = KNOWN.get(name);
            lines.add(new Line(
                    called(name, words),
                    robot == null ? "" : "purpose." + robot.purpose().name().toLowerCase(Locale.ROOT),
                    Plot.of(days),
                    requests(own)));
        });
        lines.sort(Comparator.comparingLong((Line line) -> line.line().total()).reversed());
        return lines;
    }

    private static List<Day> days(List<Count> counts, DeskWords words) {
        List<Day> days = new ArrayList<>();
        by(counts, Count::day).forEach((day, own) -> days.add(new Day(words.day(day), onDay(own, words))));
        return days;
    }

    private static List<OnDay> onDay(List<Count> counts, DeskWords words) {
        List<OnDay> robots = new ArrayList<>();
        by(counts, Count::robot).forEach((name, own) -> {
            List<Long> requests = requests(own);
            robots.add(new OnDay(
                    called(name, words),
                    requests.stream().mapToLong(Long::longValue).sum(),
                    requests));
        });
        return robots;
    }

    private static <K> Map<K, List<Count>> by(List<Count> counts, Function<Count, K> key) {
        return counts.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Long> requests(List<Count> counts) {
        return KINDS.stream()
                .map(kind -> counts.stream()
                        .filter(count -> count.askedFor().equals(kind))
                        .mapToLong(Count::requests)
                        .sum())
                .toList();
    }

    /// Robots that are in no table are written down together.
    private static String called(String name, DeskWords words) {
        return KNOWN.containsKey(name) ? name : words.say("robots.other");
    }
}
