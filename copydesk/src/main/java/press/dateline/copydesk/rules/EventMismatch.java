package press.dateline.copydesk.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.SameEvent.Told;
import press.dateline.copydesk.time.Days;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// A relative time in one sentence and a date in another that are about one event and are not the same day: "to meet
/// later this month. The meeting, scheduled for September 25th". That they are about one event is told by [SameEvent].
final class EventMismatch implements Rule {
    /// A date may stand so many sentences away.
    private static final int FARTHEST = 3;

    /// A sentence with more times is a list of dates, and tells of many events.
    private static final int MOST_TIMES = 12;

    @Override
    public void read(Galley galley, Margin margin) {
        Publication publication = galley.copy().publication();
        Times times = Times.of(galley);
        boolean hasDates = times.all().stream().anyMatch(TimeExpression::isCalendarDay);
        if (publication == null || !hasDates) {
            return;
        }
        SameEvent same = new SameEvent(EventWords.of(galley.copy().language()), times);
        List<Line> lines = lines(galley, times);
        for (int i = 0; i < lines.size(); i++) {
            for (TimeExpression date : lines.get(i).times()) {
                if (date.isCalendarDay() && !date.isQuoted()) {
                    read(lines, i, date, publication.day(), same, margin);
                }
            }
        }
    }

    /// A sentence with its words and times.
    record Line(GalleyText text, Span span, List<Token> tokens, List<TimeExpression> times) {}

    private static List<Line> lines(Galley galley, Times times) {
        List<Line> lines = new ArrayList<>();
        for (GalleyText text : galley.texts()) {
            boolean isHeadline = text.part() == Part.HEADLINE;
            boolean isRead = text.part() == Part.STANDFIRST
                    || text.part() == Part.BODY && text.kind() == Block.Kind.PARAGRAPH
                    || isHeadline;
            if (isRead) {
                addLines(text, times, lines);
            }
        }
        return lines;
    }

    private static void addLines(GalleyText text, Times times, List<Line> lines) {
        List<Token> tokens = times.tokens(text);
        List<TimeExpression> found = times.in(text);
        int token = 0;
        int time = 0;
        for (Span sentence : text.sentences()) {
            int firstToken = token;
            while (token < tokens.size() && tokens.get(token).from() < sentence.to()) {
                token++;
            }
            int firstTime = time;
            while (time < found.size() && found.get(time).span().from() < sentence.to()) {
                time++;
            }
            boolean isList = time - firstTime > MOST_TIMES;
            lines.add(new Line(
                    text,
                    sentence,
                    tokens.subList(firstToken, token),
                    isList ? List.of() : found.subList(firstTime, time)));
        }
    }

    private static void read(
            List<Line> lines, int at, TimeExpression date, LocalDate published, SameEvent same, Margin margin) {
        for (int distance = 0; distance <= FARTHEST; distance++) {
            for (int other : distance == 0 ? new int[] {at} : new int[] {at - distance, at + distance}) {
                if (other < 0 || other >= lines.size()) {
                    continue;
                }
                for (TimeExpression relative : lines.get(other).times()) {
                    if (conflicts(relative, date, published)
                            && !isExplained(lines, at, other, relative, date, published)
                            && isMarked(lines, at, other, relative, date, published, same, margin)) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean isMarked(
            List<Line> lines,
            int at,
            int other,
            TimeExpression relative,
            TimeExpression date,
            LocalDate published,
            SameEvent same,
            Margin margin) {
        Told first = Told.of(lines.get(other), relative);
        Told second = Told.of(lines.get(at), date);
        boolean isDateLater = other < at || other == at && first.isBefore(second);
        Severity severity =
                switch (same.between(first, second, Math.abs(at - other), isDateLater)) {
                    case STRONG -> Severity.BLOCK;
                    case LOOSE -> Severity.WARN;
                    case NONE -> null;
                };
        if (severity != null) {
            mark(severity, relative, date, published, margin);
        }
        return severity != null;
    }

    private static boolean conflicts(TimeExpression relative, TimeExpression date, LocalDate published) {
        boolean isRelative =
                relative.kind() == Kind.DEICTIC && relative.said().count() == 0 || relative.kind() == Kind.WEEKDAY;
        return isRelative
                && !relative.isQuoted()
                && relative.days() != null
                && relative.said().month() == 0
                && !Calendar.candidates(date, published).isEmpty()
                && !isHistory(relative, date, published)
                && !Calendar.fits(relative, date, published);
    }

    /// Whether a date is of a year so far away that nobody means next week by it.
    private static boolean isHistory(TimeExpression relative, TimeExpression date, LocalDate published) {
        Days days = date.days();
        return relative.grain() != Grain.YEAR
                && days != null
                && Math.abs(days.from().getYear() - published.getYear()) > 1;
    }

    /// Whether some other time in the sentences between goes with either of the two; or one right before a date that
    /// stands first.
    private static boolean isExplained(
            List<Line> lines, int at, int other, TimeExpression relative, TimeExpression date, LocalDate published) {
        int first = at < other ? Math.max(at - 1, 0) : other;
        for (int i = first; i <= Math.max(at, other); i++) {
            for (TimeExpression third : lines.get(i).times()) {
                if (third == relative || third == date) {
                    continue;
                }
                if (third.isCalendarDay() && third.said().year() == 0 && sameDay(third, date)) {
                    continue;
                }
                boolean goesWithRelative = third.isCalendarDay() && Calendar.fits(relative, third, published);
                boolean goesWithDate = third.kind() != Kind.RELATIVE
                        && third.days() != null
                        && (third.kind() == Kind.DATE ? overlaps(third, date) : isRightly(third, date, published));
                if (goesWithRelative || goesWithDate) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sameDay(TimeExpression one, TimeExpression other) {
        return one.said().month() == other.said().month()
                && one.said().day() == other.said().day();
    }

    private static boolean isRightly(TimeExpression third, TimeExpression date, LocalDate published) {
        boolean isRelative = third.kind() == Kind.DEICTIC || third.kind() == Kind.WEEKDAY;
        return isRelative && Calendar.fits(third, date, published);
    }

    private static boolean overlaps(TimeExpression third, TimeExpression date) {
        Days days = third.days();
        boolean isSameMonth = third.said().month() > 0
                && third.said().month() == date.said().month()
                && third.said().day() == 0;
        return isSameMonth
                || days != null && date.days() != null && date.said().year() > 0 && days.overlaps(date.days());
    }

    private static void mark(
            Severity severity, TimeExpression relative, TimeExpression date, LocalDate published, Margin margin) {
        String where = severity == Severity.BLOCK ? "of the same event" : "of what seems to be the same event";
        margin.mark(
                severity,
                date.place(),
                message(relative, date, published, where),
                computed(relative, date, published),
                List.of(relative.place()),
                List.of());
    }

    static String message(TimeExpression relative, TimeExpression date, LocalDate published, String where) {
        return "“%s” does not fit “%s”, said %s: %s."
                .formatted(date.words(), relative.words(), where, computed(relative, date, published));
    }

    static String computed(TimeExpression relative, TimeExpression date, LocalDate published) {
        Days days = relative.days();
        String meant = relative.kind() == Kind.WEEKDAY || days == null
                ? "the nearest days of that name"
                : Calendar.spoken(wholeMonth(relative, days));
        String nearest = Calendar.spoken(Calendar.candidates(date, published).getFirst());
        String reason = relative.kind() == Kind.WEEKDAY
                ? nearest + " is a "
                        + Calendar.weekday(Calendar.candidates(date, published).getFirst())
                        + " or more than a week away"
                : date.words() + " is not in it";
        return "“%s” on %s is %s; %s".formatted(relative.words(), Calendar.spoken(published), meant, reason);
    }

    private static Days wholeMonth(TimeExpression relative, Days days) {
        return relative.grain() == Grain.MONTH
                ? new Days(
                        days.from().withDayOfMonth(1),
                        days.to().withDayOfMonth(days.to().lengthOfMonth()))
                : days;
    }
}
