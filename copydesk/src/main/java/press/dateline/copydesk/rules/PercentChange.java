package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;
import press.dateline.copydesk.rules.Numbers.Numeral;

/// A change in per cent that the two figures beside it refute: `rose 30 percent to 55 from 50`. Each figure counts as
/// rounded at its last digit. Points, cents and rates of exchange are left alone.
final class PercentChange implements Rule {
    private static final double SLACK = 0.05;
    private static final int WIDEST = 60;
    private static final Set<String> NOT_COUNTED =
            Set.of("cents", "cent", "points", "point", "pence", "basis", "yen", "bps");

    private record Change(Numeral percent, Numeral from, Numeral to, boolean falls) {}

    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText text : galley.texts()) {
            List<Numeral> numerals = Numbers.in(galley, text);
            for (int i = 0; i + 2 < numerals.size(); i++) {
                Optional<Change> change =
                        change(galley, text, numerals.get(i), numerals.get(i + 1), numerals.get(i + 2));
                if (change.isPresent() && isRefuted(change.get())) {
                    mark(text, change.get(), margin);
                }
            }
        }
    }

    private static Optional<Change> change(
            Galley galley, GalleyText text, Numeral first, Numeral second, Numeral third) {
        boolean leads = Numbers.percentEnd(text, first) >= 0;
        boolean closes = Numbers.percentEnd(text, third) >= 0;
        if (leads == closes || Numbers.percentEnd(text, second) >= 0 || third.from() - first.to() > 3 * WIDEST) {
            return Optional.empty();
        }
        Numeral percent = leads ? first : third;
        Numeral one = leads ? second : first;
        Numeral other = leads ? third : second;
        Span sentence = text.sentenceAt(percent.from());
        if (!sentence.contains(first.from())
                || !sentence.contains(third.from())
                || isNotCounted(text, one, other, sentence)) {
            return Optional.empty();
        }
        String beforeOne = lastWord(text.text(), one.from());
        String beforeOther = lastWord(text.text(), other.from());
        boolean upTo = beforeOne.equals("from") && beforeOther.equals("to");
        boolean comesFrom = leads && beforeOne.equals("to") && beforeOther.equals("from");
        if (!upTo && !comesFrom) {
            return Optional.empty();
        }
        int nearest = leads ? Numbers.percentEnd(text, percent) : percent.to() + 24;
        return direction(galley, text, Math.max(sentence.from(), first.from() - 40), Math.min(nearest, sentence.to()))
                .map(falls -> new Change(percent, upTo ? one : other, upTo ? other : one, falls));
    }

    private static boolean isNotCounted(GalleyText text, Numeral one, Numeral other, Span sentence) {
        String words = text.text().substring(sentence.from(), Math.min(sentence.to(), sentence.from() + 10 * WIDEST));
        boolean exchange = words.contains(" against ") || words.contains(" versus ");
        return exchange
                || other.from() - one.to() > WIDEST
                || NOT_COUNTED.contains(nextWord(text.text(), one.to()))
                || NOT_COUNTED.contains(nextWord(text.text(), other.to()))
                || Numbers.isYear(text, one) && Numbers.isYear(text, other)
                || one.value() == 0
                || other.value() == 0;
    }

    /// Whether the words nearest to the figures say that it falls; empty when they say neither or both.
    private static Optional<Boolean> direction(Galley galley, GalleyText text, int from, int to) {
        boolean rises = hasWithin(Lexicon.find(galley, text, Kind.RISE), from, to);
        boolean falls = hasWithin(Lexicon.find(galley, text, Kind.FALL), from, to);
        return rises == falls ? Optional.empty() : Optional.of(falls);
    }

    private static boolean hasWithin(List<Span> spans, int from, int to) {
        int at = Spans.firstFrom(spans, from);
        return at < spans.size() && spans.get(at).to() <= to;
    }

    private static String lastWord(String text, int before) {
        int end = before;
        while (end > 0 && before - end < 4 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 5 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String nextWord(String text, int from) {
        int start = from;
        while (start < text.length() && start - from < 2 && !Character.isLetter(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < 10 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isRefuted(Change change) {
        double low = percent(least(change.from()), most(change.from()), least(change.to()), change.falls(), true);
        double high = percent(least(change.from()), most(change.from()), most(change.to()), change.falls(), false);
        double smallest = Math.min(low, high);
        double largest = Math.max(low, high);
        double stated = change.percent().value();
        double slack = change.percent().step() / 2 + SLACK * stated;
        return stated + slack < smallest || stated - slack > largest;
    }

    private static double percent(double leastFrom, double mostFrom, double to, boolean falls, boolean low) {
        double from = low ? mostFrom : leastFrom;
        return (falls ? -1 : 1) * (to / from - 1) * 100;
    }

    private static double least(Numeral numeral) {
        return numeral.value() - rounding(numeral);
    }

    private static double most(Numeral numeral) {
        return numeral.value() + rounding(numeral);
    }

    /// A number in thousands that ends in noughts may be rounded there.
    private static double rounding(Numeral numeral) {
        double step = numeral.step();
        while (numeral.value() >= 1_000 * step
                && numeral.value() % (step * 10) == 0
                && numeral.value() >= 100 * step * 10) {
            step *= 10;
        }
        return step / 2;
    }

    private static void mark(GalleyText text, Change change, Margin margin) {
        String from = change.from().span().of(text.text());
        String to = change.to().span().of(text.text());
        double real = (change.to().value() / change.from().value() - 1) * 100;
        margin.mark(
                Severity.WARN,
                text.place(change.percent().from(), Numbers.percentEnd(text, change.percent())),
                "From " + from + " to " + to + " is not "
                        + change.percent().span().of(text.text()) + "%.",
                "from " + from + " to " + to + " is " + String.format(Locale.ROOT, "%+.1f", real) + "%",
                List.of(text.place(change.from().span()), text.place(change.to().span())),
                List.of());
    }
}
