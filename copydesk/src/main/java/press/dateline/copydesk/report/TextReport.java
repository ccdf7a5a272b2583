package press.dateline.copydesk.report;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.file.SourceText.Spot;
import press.dateline.copydesk.file.SourceText.Stretch;

/// For people: each finding with its line and a caret under the words, at the end what there was of each rule.
public final class TextReport implements Report {
    private static final String LIMIT =
            "Checked were dates, figures, names, quotations and form. Whether a claim is true was not checked.";

    private final PrintWriter out;
    private final Colours colours;
    private final Map<String, EnumMap<Severity, Integer>> counts = new TreeMap<>();
    private int stories;
    private int undated;
    private int unread;

    public TextReport(PrintWriter out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void story(Checked story) {
        stories++;
        undated += story.copy().publication() == null ? 1 : 0;
        story.findings().forEach(finding -> say(finding, story));
        out.flush();
    }

    private void say(Finding finding, Checked story) {
        counts.computeIfAbsent(finding.rule().id(), id -> new EnumMap<>(Severity.class))
                .merge(finding.severity(), 1, Integer::sum);
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        out.println(colours.bold(where(finding.place(), story))
                + ": " + colours.of(finding.severity(), severity)
                + ": " + finding.message()
                + " [" + finding.rule().id() + " " + finding.rule().code() + "]");
        story.find(finding.place()).ifPresent(stretch -> show(stretch, story, finding.severity()));
        if (!finding.computed().isEmpty()) {
            out.println("    = " + finding.computed());
        }
        finding.suggestions().forEach(words -> out.println("    write: " + words));
        for (Place related : finding.related()) {
            story.find(related).ifPresent(stretch -> {
                out.println("    see " + where(related, story));
                show(stretch, story, Severity.NOTE);
            });
        }
        out.println();
    }

    private void show(Stretch stretch, Checked story, Severity severity) {
        SourceLine line = SourceLine.of(story.source(), stretch);
        out.println("    " + line.text());
        out.println("    " + " ".repeat(line.before()) + colours.of(severity, "^".repeat(line.width())));
    }

    private static String where(Place place, Checked story) {
        String name = story.source().name();
        if (story.source().entryLine().isPresent()) {
            return name + ":" + story.source().entryLine().getAsInt() + ": “"
                    + story.copy().headline().text() + "”";
        }
        return story.find(place)
                .map(stretch -> {
                    Spot spot = story.source().spot(stretch.from());
                    return name + ":" + spot.line() + ":" + spot.column();
                })
                .orElse(name);
    }

    @Override
    public void unreadable(String file, String reason) {
        unread++;
        out.println(colours.bold(file) + ": " + colours.of(Severity.BLOCK, "not read") + ": it " + reason);
        out.flush();
    }

    @Override
    public void close() {
        if (stories > 1) {
            counts.forEach((rule, found) -> out.printf(
                    Locale.ROOT,
                    "%7d %-32s %s%n",
                    found.values().stream().mapToInt(Integer::intValue).sum(),
                    rule,
                    words(found)));
        }
        EnumMap<Severity, Integer> all = new EnumMap<>(Severity.class);
        counts.values()
                .forEach(found -> found.forEach((severity, number) -> all.merge(severity, number, Integer::sum)));
        out.println(plural(stories, "story", "stories") + " checked, "
                + (all.isEmpty() ? "nothing found" : "found: " + words(all))
                + (unread == 0 ? "" : "; " + plural(unread, "file", "files") + " not read"));
        if (undated > 0) {
            out.println((stories == 1 ? "No publication date is known" : undated + " without a known publication date")
                    + ": nothing was said that depends on it (--published).");
        }
        out.println(LIMIT);
        out.flush();
    }

    private static String words(Map<Severity, Integer> counts) {
        StringBuilder words = new StringBuilder();
        counts.forEach((severity, number) -> words.append(words.isEmpty() ? "" : ", ")
                .append(number)
                .append(' ')
                .append(severity.name().toLowerCase(Locale.ROOT)));
        return words.toString();
    }

    private static String plural(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
