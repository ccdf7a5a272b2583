package press.dateline.copydesk.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import press.dateline.copydesk.time.Days;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;

/// What the rules of dates work out alike.
final class Calendar {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);

    private Calendar() {}

    static String spoken(LocalDate day) {
        return DAY.format(day);
    }

    static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    static String spoken(Days days) {
        YearMonth month = YearMonth.from(days.from());
        if (days.from().equals(days.to())) {
            return spoken(days.from());
        }
        if (days.from().equals(month.atDay(1)) && days.to().equals(month.atEndOfMonth())) {
            return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(month);
        }
        if (days.from().getDayOfYear() == 1
                && days.to().equals(days.from().plusYears(1).minusDays(1))) {
            return String.valueOf(days.from().getYear());
        }
        return spoken(days.from()) + " to " + spoken(days.to());
    }

    /// The days a calendar day may be, the one nearest to `published` first: one where it has a year, else those of
    /// the year before, the same and the year after.
    static List<LocalDate> candidates(TimeExpression date, LocalDate published) {
        List<LocalDate> days = new ArrayList<>();
        int said = date.said().year();
        for (int year = published.getYear() - 1; year <= published.getYear() + 1; year++) {
            YearMonth month = YearMonth.of(said > 0 ? said : year, date.said().month());
            if (month.isValidDay(date.said().day()) && (said == 0 || days.isEmpty())) {
                days.add(month.atDay(date.said().day()));
            }
        }
        days.sort(Comparator.comparing(day -> Math.abs(ChronoUnit.DAYS.between(published, day))));
        return days;
    }

    /// Whether a calendar day can be within what a relative time or a weekday means, in any year it may have.
    static boolean fits(TimeExpression relative, TimeExpression date, LocalDate published) {
        Days wanted = relative.days();
        if (wanted == null) {
            return true;
        }
        Days wide = widened(relative, wanted, published);
        int length = Math.max(0, date.said().lastDay() - date.said().day());
        return candidates(date, published).stream().anyMatch(first -> {
            for (LocalDate day = first; !day.isAfter(first.plusDays(length)); day = day.plusDays(1)) {
                boolean isWeekday = relative.kind() != Kind.WEEKDAY
                        || day.getDayOfWeek().getValue() == relative.said().weekday();
                if (isWeekday && wide.contains(day)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Weeks begin on Sunday for some; "later this month" may be said of any day of it.
    private static Days widened(TimeExpression relative, Days days, LocalDate published) {
        if (relative.grain() == Grain.WEEK) {
            return days.widened(days.from().plusDays(6).isAfter(days.to()) ? 7 : 1);
        }
        if (relative.grain() == Grain.MONTH && relative.kind() == Kind.DEICTIC && days.contains(published)) {
            YearMonth month = YearMonth.from(published);
            return new Days(month.atDay(1), month.atEndOfMonth());
        }
        return days;
    }
}
