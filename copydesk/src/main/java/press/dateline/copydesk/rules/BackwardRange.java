package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Set;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// A range that ends before it begins: `(1990–1985)`, `September 27–25`.
final class BackwardRange implements Rule {
    private static final Set<String> DASHES = Set.of("-", "–", "—");

    @Override
    public void read(Galley galley, Margin margin) {
        Times times = Times.of(galley);
        EventWords words = EventWords.of(galley.copy().language());
        for (GalleyText text : galley.texts()) {
            List<TimeExpression> found = times.in(text);
            for (int i = 0; i < found.size(); i++) {
                TimeExpression time = found.get(i);
                if (time.said().lastDay() > 0
                        && time.said().lastDay() < time.said().day()) {
                    mark(
                            time,
                            time,
                            "day %d to day %d"
                                    .formatted(time.said().day(), time.said().lastDay()),
                            margin);
                }
                if (i > 0 && runsBack(found.get(i - 1), time, times, words)) {
                    mark(found.get(i - 1), time, found.get(i - 1).value() + " to " + time.value(), margin);
                }
            }
        }
    }

    private static boolean runsBack(TimeExpression first, TimeExpression second, Times times, EventWords words) {
        boolean areYears = first.grain() == Grain.YEAR && second.grain() == Grain.YEAR;
        boolean areDays = first.isCalendarDay() && second.isCalendarDay();
        boolean saysYears = first.said().year() > 0 && second.said().year() > 0;
        return (areYears || areDays)
                && saysYears
                && first.days() != null
                && second.days() != null
                && second.days().to().isBefore(first.days().from())
                && isRange(first, second, times.tokens(first.text()), words)
                && !tellsOfChange(first, times, words);
    }

    /// `1990–1985`, `from 1990 to 1985`, `between 1990 and 1985`.
    private static boolean isRange(TimeExpression first, TimeExpression second, List<Token> tokens, EventWords words) {
        String between =
                first.text().text().substring(first.span().to(), second.span().from());
        int at = Times.indexAt(tokens, first.span().from());
        if (DASHES.contains(between)) {
            boolean isPartOfNumber = at > 0
                    && tokens.get(at - 1).word().equals("-")
                    && tokens.get(at - 1).to() == first.span().from();
            return !isPartOfNumber;
        }
        return at > 0
                && words.list("rangestart").contains(tokens.get(at - 1).word())
                && words.list("rangemiddle").contains(between.strip());
    }

    private static boolean tellsOfChange(TimeExpression time, Times times, EventWords words) {
        GalleyText.Span sentence = time.text().sentenceAt(time.span().from());
        List<Token> tokens = times.tokens(time.text());
        for (int i = Times.indexAt(tokens, sentence.from()); i < tokens.size(); i++) {
            if (tokens.get(i).from() >= sentence.to()) {
                return false;
            }
            if (words.list("change").contains(tokens.get(i).word())) {
                return true;
            }
        }
        return false;
    }

    private static void mark(TimeExpression first, TimeExpression last, String computed, Margin margin) {
        GalleyText text = first.text();
        margin.mark(
                text.kind() == Block.Kind.TABLE_CELL ? Severity.BLOCK : Severity.WARN,
                text.place(first.span().from(), last.span().to()),
                "This range ends before it begins: " + computed + ".",
                computed);
    }
}
