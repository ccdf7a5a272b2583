package press.dateline.copydesk.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;

/// Wordings with a relative time and a date in two sentences, made into copy for each month of a year: with a date that
/// fits, and with dates that do not.
final class Wordings {
    private static final CopyDesk DESK = new CopyDesk(Rules.all());

    /// Side by side in one sentence the other rule finds them.
    private static final Set<String> FOUND_BY = Set.of("date/event-mismatch", "date/relative-mismatch");

    private Wordings() {}

    /// One wording.
    ///
    /// @param kind where the relative time points: `month+1`, `week-1`, `tuesday+`
    record Wording(String kind, String words) {}

    /// How often a conflict was found, how often as one that blocks, how often something was said where the date
    /// fits, and what was missed.
    record Result(
            int found, int conflicts, int blocks, int alarms, int controls, List<String> missed, List<String> alarmed) {
        double recall() {
            return (double) found / conflicts;
        }
    }

    static List<Wording> read(String file) throws IOException {
        try (InputStream in = Wordings.class.getResourceAsStream("/press/dateline/copydesk/wordings/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" | "))
                    .filter(line -> !line.startsWith("# {") && !line.startsWith("# Wordings"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Wording(parts[0], parts[1]))
                    .filter(wording -> wording.words().contains("{"))
                    .toList();
        }
    }

    /// Every second wording of a file, those that are looked at while the rule is built or those that are not.
    static List<Wording> half(String file, boolean frozen) throws IOException {
        List<Wording> all = read(file);
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == (frozen ? 1 : 0))
                .mapToObj(all::get)
                .toList();
    }

    static Locale language(String file) {
        return file.contains("_")
                ? Locale.of(file.substring(file.indexOf('_') + 1, file.indexOf('.')))
                : Locale.ENGLISH;
    }

    static Result measure(List<Wording> wordings, Locale language) {
        int found = 0;
        int conflicts = 0;
        int blocks = 0;
        int alarms = 0;
        int controls = 0;
        List<String> missed = new ArrayList<>();
        List<String> alarmed = new ArrayList<>();
        for (Wording wording : wordings) {
            int foundHere = 0;
            int conflictsHere = 0;
            for (int month = 1; month <= 12; month++) {
                LocalDate published = LocalDate.of(2024, month, 4 + month % 9);
                LocalDate fitting = fitting(wording.kind(), published);
                controls++;
                List<Finding> alarm = findings(wording, published, fitting, language);
                if (!alarm.isEmpty()) {
                    alarms++;
                    alarmed.add(published + " " + alarm.getFirst().message());
                }
                for (int off = 2; off <= 10; off += 2) {
                    conflictsHere++;
                    List<Finding> conflict = findings(wording, published, conflicting(wording, fitting, off), language);
                    foundHere += conflict.isEmpty() ? 0 : 1;
                    blocks += conflict.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK) ? 1 : 0;
                }
            }
            found += foundHere;
            conflicts += conflictsHere;
            if (foundHere < conflictsHere) {
                missed.add(foundHere + "/" + conflictsHere + " " + wording.kind() + " " + wording.words());
            }
        }
        return new Result(found, conflicts, blocks, alarms, controls, missed, alarmed);
    }

    private static LocalDate conflicting(Wording wording, LocalDate fitting, int off) {
        return wording.words().contains("2019}") ? fitting.plusMonths(off).plusYears(off) : fitting.plusMonths(off);
    }

    /// A date within what the relative time means.
    static LocalDate fitting(String kind, LocalDate published) {
        int by = kind.startsWith("tuesday") ? 0 : Integer.parseInt(kind.substring(kind.length() - 2));
        if (kind.startsWith("month")) {
            return YearMonth.from(published).plusMonths(by).atDay(by == 0 ? 25 : 14);
        }
        if (kind.startsWith("weekend")) {
            return published.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        }
        if (kind.startsWith("week")) {
            return published
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(by)
                    .plusDays(2);
        }
        if (kind.startsWith("year")) {
            return published.plusYears(by).plusDays(20);
        }
        if (kind.startsWith("day")) {
            return published.plusDays(by);
        }
        return published.with(
                kind.endsWith("+")
                        ? TemporalAdjusters.next(DayOfWeek.TUESDAY)
                        : TemporalAdjusters.previous(DayOfWeek.TUESDAY));
    }

    static List<Finding> findings(Wording wording, LocalDate published, LocalDate date, Locale language) {
        Publication publication =
                new Publication(published.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Copy copy = copy(filled(wording.words(), date, language)).in(language).publishedAt(publication);
        return DESK.read(copy, Archive.empty()).stream()
                .filter(finding -> FOUND_BY.contains(finding.rule().id()))
                .toList();
    }

    private static Copy copy(String words) {
        Passage headline = new Passage("-", 0);
        Passage standfirst = null;
        List<Block> body = new ArrayList<>();
        for (String part : words.split(" ¶ ")) {
            if (part.startsWith("## ")) {
                headline = new Passage(part.substring(3), 0);
            } else if (part.startsWith("# # ")) {
                standfirst = new Passage(part.substring(4), 0);
            } else {
                body.add(Block.paragraph(new Passage(part, 0)));
            }
        }
        return new Copy(headline, standfirst, null, body, List.of(), null, Locale.ENGLISH, null);
    }

    /// Writes a date as September 25 is written in the wording.
    static String filled(String words, LocalDate date, Locale language) {
        String filled = words;
        while (filled.contains("{")) {
            String form = filled.substring(filled.indexOf('{') + 1, filled.indexOf('}'));
            String day = String.valueOf(date.getDayOfMonth());
            String month = DateTimeFormatter.ofPattern("MMMM", language).format(date);
            String text = form.replaceAll("[Ss]eptembre|[Ss]eptiembre|September", month)
                    .replace("Sept.", month.length() > 4 ? month.substring(0, 3) + "." : month)
                    .replace("25th", day + suffix(date.getDayOfMonth()))
                    .replace("25", day)
                    .replace("2019", String.valueOf(date.getYear()));
            filled = filled.replaceFirst(
                            "\\{" + Pattern.quote(form) + "} (to|and) 26",
                            "{" + form + "} $1 " + (date.getDayOfMonth() + 1))
                    .replace("{" + form + "}", text);
        }
        return filled;
    }

    private static String suffix(int day) {
        if (day / 10 == 1) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    /// @param arguments the names of files with wordings
    public static void main(String... arguments) throws IOException {
        for (String file : arguments) {
            for (boolean frozen : new boolean[] {false, true}) {
                Result result = measure(half(file, frozen), language(file));
                System.out.printf(
                        "%s %s: recall %.1f%% (%d of %d), alarms %d of %d controls%n",
                        file,
                        frozen ? "frozen" : "tune",
                        100 * result.recall(),
                        result.found(),
                        result.conflicts(),
                        result.alarms(),
                        result.controls());
                if (!frozen) {
                    result.missed().forEach(System.out::println);
                    result.alarmed().stream().limit(10).forEach(System.out::println);
                }
            }
        }
    }
}
