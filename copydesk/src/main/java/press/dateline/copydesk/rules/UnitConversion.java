package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;
import press.dateline.copydesk.rules.Numbers.Numeral;
import press.dateline.copydesk.rules.Units.Unit;

/// A measure whose conversion in brackets is another one: `5 km (5.1 miles)`.
final class UnitConversion implements Rule {
    private static final double TOLERANCE = 0.06;
    private static final double TOLERANCE_OF_ONE_DIGIT = 0.13;
    private static final double TOLERANCE_OF_DEGREES = 2;
    private static final int WIDEST = 60;
    private static final Set<String> BETWEEN = Set.of(
            "-", "–", "—", "to", "and", "or", "bis", "und", "oder", "à", "a", "et", "ou", "y", "o", "x", "×", "by");

    private final Units units = new Units();

    /// One or two numbers with their unit, or several units that add up, as feet and inches do.
    private record Measure(int from, int to, List<Numeral> numbers, List<Unit> units) {}

    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText text : galley.texts()) {
            if (text.kind() != Block.Kind.PREFORMATTED && text.text().indexOf('(') >= 0) {
                read(galley, text, margin);
            }
        }
    }

    private void read(Galley galley, GalleyText text, Margin margin) {
        List<Numeral> numerals = Numbers.in(galley, text);
        Lexicon lexicon = Lexicon.of(galley.copy().language());
        for (int i = 1; i < numerals.size(); i++) {
            int open = bracketBetween(
                    text.text(), numerals.get(i - 1).to(), numerals.get(i).from());
            if (open >= 0) {
                Optional<Measure> right = behind(text.text(), open, numerals, i, lexicon);
                Optional<Measure> left = before(text.text(), open, numerals, i - 1);
                if (left.isPresent() && right.isPresent()) {
                    compare(text, left.get(), right.get(), galley.copy().language(), margin);
                }
            }
        }
    }

    private static int bracketBetween(String text, int from, int to) {
        if (to - from > WIDEST) {
            return -1;
        }
        return text.indexOf('(', from, to);
    }

    private Optional<Measure> before(String text, int bracket, List<Numeral> numerals, int last) {
        Numeral number = numerals.get(last);
        List<Unit> unit = units.named(text.substring(number.to(), bracket));
        if (unit.isEmpty() || last == 0) {
            return measure(text, unit, bracket, number);
        }
        Numeral earlier = numerals.get(last - 1);
        String gap = gap(text, earlier.to(), number.from());
        if (BETWEEN.contains(gap) || BETWEEN.contains(withoutUnit(gap, unit))) {
            return measure(text, unit, bracket, earlier, number);
        }
        List<Unit> larger = units.named(gap);
        if (!larger.isEmpty() && larger.getFirst().kind().equals(unit.getFirst().kind())) {
            return Optional.of(sum(text, earlier, larger.getFirst(), number, unit.getFirst(), bracket));
        }
        return measure(text, unit, bracket, number);
    }

    private Optional<Measure> behind(String text, int bracket, List<Numeral> numerals, int first, Lexicon lexicon) {
        int close = text.indexOf(')', bracket, Math.min(text.length(), bracket + WIDEST));
        Numeral number = numerals.get(first);
        String opening = withoutSign(text, number, gap(text, bracket + 1, number.from()));
        boolean opens = opening.isEmpty() || "~≈".contains(opening) || lexicon.has(Kind.ABOUT, withoutStop(opening));
        if (close < number.to() || !opens) {
            return Optional.empty();
        }
        boolean second = first + 1 < numerals.size() && numerals.get(first + 1).from() < close;
        if (!second) {
            List<Unit> unit = units.named(untilMark(text.substring(number.to(), close)));
            return measure(text, unit, close, number);
        }
        Numeral later = numerals.get(first + 1);
        List<Unit> unit = units.named(untilMark(text.substring(later.to(), close)));
        String gap = gap(text, number.to(), later.from());
        if (BETWEEN.contains(gap) || BETWEEN.contains(withoutUnit(gap, unit))) {
            return measure(text, unit, close, number, later);
        }
        List<Unit> larger = units.named(gap);
        boolean adds = !larger.isEmpty()
                && !unit.isEmpty()
                && larger.getFirst().kind().equals(unit.getFirst().kind());
        return adds
                ? Optional.of(sum(text, number, larger.getFirst(), later, unit.getFirst(), close))
                : measure(text, units.named(untilMark(text.substring(number.to(), later.from()))), close, number);
    }

    private static String gap(String text, int from, int to) {
        return to - from > WIDEST ? "?" : text.substring(from, to).strip();
    }

    private static String withoutStop(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String untilMark(String words) {
        int end = 0;
        while (end < words.length() && ",;/".indexOf(words.charAt(end)) < 0
                || end > 0 && end < words.length() && isWithinUnit(words, end)) {
            end++;
        }
        return words.substring(0, end);
    }

    /// The stroke of `km/h`.
    private static boolean isWithinUnit(String words, int at) {
        return words.charAt(at) == '/'
                && at + 1 < words.length()
                && Character.isLetter(words.charAt(at - 1))
                && Character.isLetter(words.charAt(at + 1));
    }

    /// The word between two numbers where the first has its unit too, as in `5 km to 10 km`.
    private String withoutUnit(String gap, List<Unit> unit) {
        int blank = Math.max(gap.lastIndexOf(' '), Math.max(gap.lastIndexOf('–'), gap.lastIndexOf('-')) - 1);
        if (blank < 0
                || unit.isEmpty()
                || !units.named(gap.substring(0, blank + (gap.charAt(blank) == ' ' ? 0 : 1)))
                        .equals(unit)) {
            return "";
        }
        return gap.substring(blank + 1).strip();
    }

    private static Optional<Measure> measure(String text, List<Unit> units, int end, Numeral... numbers) {
        if (units.isEmpty()) {
            return Optional.empty();
        }
        List<Numeral> signed = new ArrayList<>();
        for (Numeral number : numbers) {
            signed.add(sign(text, number));
        }
        return Optional.of(new Measure(signed.getFirst().from(), end, signed, units));
    }

    private static Measure sum(String text, Numeral larger, Unit unit, Numeral smaller, Unit smallerUnit, int end) {
        double value = unit.to(smallerUnit, larger.value()) + smaller.value();
        Numeral sum = new Numeral(larger.from(), smaller.to(), value, smaller.step(), false);
        return measure(text, List.of(smallerUnit), end, sum).orElseThrow();
    }

    private static String withoutSign(String text, Numeral number, String before) {
        return isNegative(text, number.from())
                ? before.substring(0, before.length() - 1).strip()
                : before;
    }

    private static Numeral sign(String text, Numeral number) {
        return isNegative(text, number.from())
                ? new Numeral(number.from() - 1, number.to(), -number.value(), number.step(), false)
                : number;
    }

    private static boolean isNegative(String text, int from) {
        return from > 0
                && "-−–".indexOf(text.charAt(from - 1)) >= 0
                && (from == 1 || " \u00a0(".indexOf(text.charAt(from - 2)) >= 0);
    }

    private static void compare(GalleyText text, Measure left, Measure right, Locale language, Margin margin) {
        if (left.numbers().size() != right.numbers().size()) {
            return;
        }
        boolean comparable = false;
        for (Unit unit : left.units()) {
            for (Unit other : right.units()) {
                if (unit.kind().equals(other.kind())) {
                    if (unit.factor() == other.factor() || agree(text.text(), left, unit, right, other)) {
                        return;
                    }
                    comparable = true;
                }
            }
        }
        if (comparable) {
            mark(text, left, right, language, margin);
        }
    }

    private static boolean agree(String text, Measure left, Unit unit, Measure right, Unit other) {
        boolean all = true;
        boolean allAsDifference = unit.isTemperature();
        for (int i = 0; i < left.numbers().size(); i++) {
            Numeral number = left.numbers().get(i);
            Numeral converted = right.numbers().get(i);
            double difference = unit.to(other, number.value());
            if (unit.isTemperature()) {
                all &= Math.abs(unit.degreesOn(other, number.value()) - converted.value()) <= TOLERANCE_OF_DEGREES;
                allAsDifference &= Math.abs(difference - converted.value()) <= TOLERANCE_OF_DEGREES
                        && Math.abs(difference - converted.value()) <= Math.max(1, 0.13 * Math.abs(difference));
            } else {
                all &= isNear(text, number, difference, converted, other.to(unit, converted.value()));
            }
        }
        return all || allAsDifference;
    }

    /// Either figure may have been rounded, and either may be the one that was measured.
    private static boolean isNear(
            String text, Numeral left, double leftConverted, Numeral right, double rightConverted) {
        boolean oneDigit = isOneDigit(text, left) || isOneDigit(text, right);
        double off = Math.abs(leftConverted - right.value()) / Math.max(leftConverted, 1e-12);
        return off <= (oneDigit ? TOLERANCE_OF_ONE_DIGIT : TOLERANCE)
                || Math.abs(leftConverted - right.value()) <= right.step() * 0.5001
                || Math.abs(rightConverted - left.value()) <= left.step() * 0.5001;
    }

    /// Whether a figure has at most one digit that is no nought at its end; one in words has none.
    private static boolean isOneDigit(String text, Numeral number) {
        String digits = number.span().of(text).replaceAll("[^0-9]", "");
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end <= 1;
    }

    private static void mark(GalleyText text, Measure left, Measure right, Locale language, Margin margin) {
        Numeral number = left.numbers().getFirst();
        Unit unit = left.units().getFirst();
        Unit other = right.units().stream()
                .filter(candidate -> candidate.kind().equals(unit.kind()))
                .findFirst()
                .orElse(right.units().getFirst());
        double value = unit.isTemperature() ? unit.degreesOn(other, number.value()) : unit.to(other, number.value());
        String measured = text.text().substring(left.from(), left.to()).strip();
        String bracket = text.text().substring(right.numbers().getFirst().from(), right.to());
        String round = round(value, language);
        margin.mark(
                Severity.BLOCK,
                text.place(new Span(
                        left.from(), Math.min(right.to() + 1, text.text().length()))),
                "“" + measured + "” is not “" + bracket + "”.",
                measured + " is about " + round + ", not " + bracket);
    }

    private static String round(double value, Locale language) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(language, form, value);
    }
}
