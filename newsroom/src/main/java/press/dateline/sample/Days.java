package press.dateline.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates in copy that is dated anew at every filling, so that no weekday is ever wrong. In the copy stands a form and a
/// day, counted from the day of the story:
///
/// - `{w <TUE}` the weekday: Tuesday; `{d >MON+3w}` day and month, with the year where it is another one: 4 May;
///   `{wd +9}` both: Monday 4 May; `{m -40}` the month; `{y +1}` the year, counted in years; `{iso +2}` 2024-05-06
/// - `<TUE` the last Tuesday before, `>TUE` the next one after, `+9` nine days after, `-1` the day before, with weeks
///   added or taken away: `>MON+3w`
record Days(LocalDate of) {
    private static final Pattern TOKEN =
            Pattern.compile("\\{(w|d|wd|m|y|iso) ([<>][A-Z]{3}|[+-]?[0-9]{1,5})([+-][0-9]{1,3}w)?}");

    String fill(String copy) {
        return TOKEN.matcher(copy)
                .replaceAll(match -> Matcher.quoteReplacement(written(match.group(1), match.group(2), match.group(3))));
    }

    private String written(String form, String day, @Nullable String weeks) {
        if (form.equals("y")) {
            return Integer.toString(of.getYear() + Integer.parseInt(day));
        }
        LocalDate date =
                day(day).plusWeeks(weeks == null ? 0 : Integer.parseInt(weeks.substring(0, weeks.length() - 1)));
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK);
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
        String year = date.getYear() == of.getYear() ? "" : " " + date.getYear();
        String dayAndMonth = date.getDayOfMonth() + " " + month + year;
        return switch (form) {
            case "w" -> weekday;
            case "d" -> dayAndMonth;
            case "wd" -> weekday + " " + dayAndMonth;
            case "m" -> month + year;
            default -> date.toString();
        };
    }

    private LocalDate day(String day) {
        if (day.startsWith("<")) {
            return of.with(TemporalAdjusters.previous(weekday(day)));
        }
        return day.startsWith(">") ? of.with(TemporalAdjusters.next(weekday(day))) : of.plusDays(Integer.parseInt(day));
    }

    private static DayOfWeek weekday(String day) {
        return Arrays.stream(DayOfWeek.values())
                .filter(one -> one.name().startsWith(day.substring(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no weekday: " + day));
    }
}
