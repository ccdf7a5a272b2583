package press.dateline.copydesk.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.Days;
import press.dateline.copydesk.time.Tense;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;

/// A weekday that the calendar refutes: `Monday, Oct. 29, 2016`. A date without a year is taken for the one nearest to
/// the publication, unless a year close by makes it right, or the verb looks the other way and the next year that way
/// does; in narrative also unless the year that was told last makes it right.
final class WeekdayMismatch implements Rule {
    /// A year within so many characters may be the date's own.
    private static final int CLOSE_BY = 250;

    /// A date within so many days is that of this year, whatever the verb.
    private static final int SURELY_MEANT = 60;

    @Override
    public void read(Galley galley, Margin margin) {
        Times times = Times.of(galley);
        Publication publication = galley.copy().publication();
        LocalDate published = publication == null ? null : publication.day();
        for (TimeExpression time : times.all()) {
            if (time.isCalendarDay() && time.said().weekday() > 0) {
                LocalDate wrong = time.said().year() > 0 ? wrongWithYear(time) : wrongWithout(time, times, published);
                if (wrong != null) {
                    mark(time, wrong, published, margin);
                }
            }
        }
    }

    private static @Nullable LocalDate wrongWithYear(TimeExpression time) {
        YearMonth month = YearMonth.of(time.said().year(), time.said().month());
        if (!month.isValidDay(time.said().day())) {
            return null;
        }
        LocalDate day = month.atDay(time.said().day());
        return isRight(time, day) ? null : day;
    }

    private static @Nullable LocalDate wrongWithout(TimeExpression time, Times times, @Nullable LocalDate published) {
        if (published == null) {
            return null;
        }
        List<LocalDate> candidates = Calendar.candidates(time, published);
        if (candidates.isEmpty() || isRight(time, candidates.getFirst()) || isRightByYearCloseBy(time, times)) {
            return null;
        }
        LocalDate nearest = candidates.getFirst();
        boolean isNear = Math.abs(ChronoUnit.DAYS.between(published, nearest)) <= SURELY_MEANT;
        if (isNear && !times.isNarrative()) {
            return nearest;
        }
        Days told = time.days();
        if (times.isNarrative() && told != null) {
            return isRight(time, told.from()) ? null : told.from();
        }
        Tense tense = times.tense(time);
        boolean isRightElse = candidates.stream()
                .skip(1)
                .filter(day -> isRight(time, day))
                .anyMatch(day -> tense == Tense.FUTURE && nearest.isBefore(published) && day.isAfter(published)
                        || tense == Tense.PAST && nearest.isAfter(published) && day.isBefore(published));
        return isRightElse ? null : nearest;
    }

    private static boolean isRightByYearCloseBy(TimeExpression time, Times times) {
        return times.in(time.text()).stream()
                .filter(other -> other.said().year() > 0)
                .filter(other -> Math.abs(other.span().from() - time.span().from()) <= CLOSE_BY)
                .map(other -> YearMonth.of(other.said().year(), time.said().month()))
                .anyMatch(month -> month.isValidDay(time.said().day())
                        && isRight(time, month.atDay(time.said().day())));
    }

    private static boolean isRight(TimeExpression time, LocalDate day) {
        return day.getDayOfWeek().getValue() == time.said().weekday();
    }

    private static void mark(TimeExpression time, LocalDate day, @Nullable LocalDate published, Margin margin) {
        boolean hasYear = time.said().year() > 0;
        String verb =
                published == null ? "is" : day.isBefore(published) ? "was" : day.equals(published) ? "is" : "will be";
        String said = DayOfWeek.of(time.said().weekday()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String computed = Calendar.spoken(day) + " " + verb + " a " + Calendar.weekday(day);
        margin.mark(
                hasYear && !time.isQuoted() ? Severity.BLOCK : Severity.WARN,
                time.place(),
                "“" + time.words() + "” cannot be: " + computed + ", not a " + said + ".",
                computed);
    }
}
