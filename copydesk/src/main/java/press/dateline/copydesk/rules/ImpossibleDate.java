package press.dateline.copydesk.rules;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Said;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// A day that its month does not have: `November 31`, and 29 February of a year that has none.
final class ImpossibleDate implements Rule {
    private static final int LONGEST = 31;

    /// Before a month without a day, so that a number behind it counts something: `in April 31 people`.
    private static final Set<String> BEFORE_MONTH = Set.of("in", "im", "en", "since", "of");

    @Override
    public void read(Galley galley, Margin margin) {
        Times times = Times.of(galley);
        for (TimeExpression time : times.all()) {
            Said said = time.said();
            if (!time.isCalendarDay() || said.year() == 0 && mayCount(time, times)) {
                continue;
            }
            int length = said.year() > 0
                    ? YearMonth.of(said.year(), said.month()).lengthOfMonth()
                    : Month.of(said.month()).maxLength();
            if (said.day() > length || said.lastDay() > length) {
                String name = Month.of(said.month()).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + (said.year() > 0 ? " " + said.year() : "");
                String computed = name + " has " + length + " days";
                margin.mark(
                        Severity.BLOCK, time.place(), "“" + time.words() + "” is no day: " + computed + ".", computed);
            }
        }
    }

    private static boolean mayCount(TimeExpression time, Times times) {
        List<Token> tokens = times.tokens(time.text());
        int first = Times.indexAt(tokens, time.span().from());
        boolean isAsOf = first > 1 && tokens.get(first - 2).word().equals("as");
        boolean isBehindIn = first > 0
                && !isAsOf
                && BEFORE_MONTH.contains(tokens.get(first - 1).word());
        return time.said().day() > LONGEST || isBehindIn;
    }
}
