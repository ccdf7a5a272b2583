package press.dateline.copydesk.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;
import press.dateline.copydesk.time.Times;

/// A relative time and a date side by side that are not the same day: `tomorrow, Wednesday, Jan. 11`.
final class RelativeMismatch implements Rule {
    /// What may stand between the two when one explains the other: a mark, a word of explanation, a preposition.
    private static final Pattern JOINT =
            Pattern.compile("[-–—,(]? ?(?:(?:also|soit|namely),? )?(?:on|am|den|dem|le|el)?");

    @Override
    public void read(Galley galley, Margin margin) {
        Publication publication = galley.copy().publication();
        Times times = Times.of(galley);
        if (publication == null) {
            return;
        }
        for (GalleyText text : galley.texts()) {
            List<TimeExpression> found = times.in(text);
            for (int i = 1; i < found.size(); i++) {
                read(found.get(i - 1), found.get(i), publication.day(), margin);
            }
        }
    }

    private static void read(TimeExpression first, TimeExpression second, LocalDate published, Margin margin) {
        String between = first.text()
                .text()
                .substring(first.span().to(), second.span().from())
                .strip();
        boolean isRelativeFirst = isRelative(first) && second.isCalendarDay();
        boolean isDateFirst = first.isCalendarDay() && isRelative(second) && !isNewClause(between, second);
        TimeExpression relative = isRelativeFirst ? first : second;
        TimeExpression date = isRelativeFirst ? second : first;
        if (JOINT.matcher(between).matches()
                && (isRelativeFirst || isDateFirst)
                && !first.isQuoted()
                && !Calendar.candidates(date, published).isEmpty()
                && !Calendar.fits(relative, date, published)) {
            mark(relative, date, published, margin);
        }
    }

    private static boolean isRelative(TimeExpression time) {
        return time.kind() == Kind.DEICTIC
                && time.days() != null
                && time.said().count() == 0
                && time.said().month() == 0;
    }

    /// `On April 16, today admitted` tells two times.
    private static boolean isNewClause(String between, TimeExpression relative) {
        return relative.grain() == Grain.DAY && !between.equals("(");
    }

    private static void mark(TimeExpression relative, TimeExpression date, LocalDate published, Margin margin) {
        margin.mark(
                Severity.BLOCK,
                date.place(),
                EventMismatch.message(relative, date, published, "right beside it"),
                EventMismatch.computed(relative, date, published),
                List.of(relative.place()),
                List.of());
    }
}
