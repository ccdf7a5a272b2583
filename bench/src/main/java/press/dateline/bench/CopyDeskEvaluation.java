package press.dateline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Rules;

/// How well the copy desk does: what it finds of errors put into published stories, and what it says of the same
/// stories as they were. Prints every alarm with its sentence: a reader must judge them, since some are right.
final class CopyDeskEvaluation {
    private final CopyDesk desk = new CopyDesk(Rules.all());
    private final Archive archive = Archive.empty();
    private final PrintStream out;
    private final List<NewsStory> stories;
    private final Injector injector;

    CopyDeskEvaluation(Path news, Path wordings, boolean frozen, long seed, PrintStream out) throws IOException {
        this.out = out;
        this.stories = NewsStory.read(news, frozen);
        this.injector = new Injector(seed, wordings, stories);
    }

    void run() {
        int words = stories.stream().mapToInt(NewsStory::words).sum();
        out.printf(Locale.ROOT, "%n%d stories, %,d words%n", stories.size(), words);
        Map<NewsStory, List<Finding>> untouched = new LinkedHashMap<>();
        stories.forEach(story -> untouched.put(story, desk.read(story.copy(), archive)));
        recall(untouched);
        alarms(untouched, words);
        untouched.forEach(this::show);
    }

    private static final class Tally {
        int errors;
        int found;
        int controls;
        int alarms;
        final List<String> missed = new ArrayList<>();
    }

    private void recall(Map<NewsStory, List<Finding>> untouched) {
        Map<String, Tally> tallies = new TreeMap<>();
        untouched.forEach((story, before) -> {
            for (Injection injection : injector.into(story)) {
                Tally tally = tallies.computeIfAbsent(injection.kind(), kind -> new Tally());
                boolean found = isFound(injection, before);
                if (injection.wrong()) {
                    tally.errors++;
                    tally.found += found ? 1 : 0;
                } else {
                    tally.controls++;
                    tally.alarms += found ? 1 : 0;
                }
                if (found != injection.wrong()) {
                    tally.missed.add((injection.wrong() ? "missed: " : "wrongly flagged: ") + story.id() + " "
                            + shortened(injection.words()));
                }
            }
        });
        Table table = new Table("injected", "found", "of", "recall", "right ones flagged", "of");
        tallies.forEach((kind, tally) -> table.row(
                kind, tally.found, tally.errors, percent(tally.found, tally.errors), tally.alarms, tally.controls));
        out.println("\n" + table);
        tallies.forEach(
                (kind, tally) -> tally.missed.stream().limit(40).forEach(line -> out.println(kind + " " + line)));
    }

    /// Whether something new is said of it. What is said of two places in the same words has one key, so each
    /// finding of before takes one away and no more.
    private boolean isFound(Injection injection, List<Finding> before) {
        List<String> known = before.stream().map(Finding::key).collect(Collectors.toCollection(ArrayList::new));
        return desk.read(injection.story().copy(), archive).stream()
                .filter(finding -> !known.remove(finding.key()))
                .anyMatch(injection::isFoundBy);
    }

    private void alarms(Map<NewsStory, List<Finding>> untouched, int words) {
        Map<String, Map<Severity, Integer>> byRule = new TreeMap<>();
        untouched.values().stream().flatMap(List::stream).forEach(finding -> byRule.computeIfAbsent(
                        finding.rule().code() + " " + finding.rule().id(), rule -> new TreeMap<>())
                .merge(finding.severity(), 1, Integer::sum));
        Table table = new Table("alarms on untouched text", "block", "warn", "note", "per 1,000 words");
        int counted = 0;
        for (Map.Entry<String, Map<Severity, Integer>> rule : byRule.entrySet()) {
            int block = rule.getValue().getOrDefault(Severity.BLOCK, 0);
            int warn = rule.getValue().getOrDefault(Severity.WARN, 0);
            int note = rule.getValue().getOrDefault(Severity.NOTE, 0);
            counted += rule.getKey().startsWith("A1 ") ? 0 : block + warn;
            table.row(rule.getKey(), block, warn, note, rate(block + warn + note, words));
        }
        table.row("**warn and block, without A1**", "", "", "", rate(counted, words));
        out.println("\n" + table);
    }

    private void show(NewsStory story, List<Finding> findings) {
        Copy copy = story.copy();
        for (Finding finding : findings) {
            out.println(story.id() + " " + story.day() + " "
                    + finding.severity().name().toLowerCase(Locale.ROOT) + " "
                    + finding.rule().code() + " “"
                    + finding.words() + "” " + finding.message() + " " + finding.computed());
            out.println("    " + sentence(copy, finding.place()));
        }
    }

    private static String sentence(Copy copy, Place place) {
        Passage passage =
                switch (place.part()) {
                    case HEADLINE -> copy.headline();
                    case BODY -> copy.body().get(place.index()).passage();
                    case STANDFIRST, DATELINE, CAPTION, PICTURE, FURNITURE -> null;
                };
        if (passage == null) {
            return "";
        }
        int from = Math.max(0, passage.text().lastIndexOf(". ", place.from()) + 1);
        int stop = passage.text().indexOf(". ", place.to());
        return passage.text()
                .substring(from, stop < 0 ? passage.text().length() : stop + 1)
                .strip();
    }

    private static String shortened(String words) {
        return words.length() > 160 ? words.substring(0, 160) + "…" : words;
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String rate(int number, int words) {
        return String.format(Locale.ROOT, "%.3f", 1000.0 * number / words);
    }
}
