package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Numbers.Numeral;

/// A number in the headline that the story nowhere has, neither rounded nor in words. Years, ages, numbers below three,
/// and numbers that belong to a name are left alone.
final class HeadlineNumber implements Rule {
    private static final double TOLERANCE = 0.06;
    private static final double NEARLY = 0.85;
    private static final double MORE_THAN = 1.25;
    private static final int MOST_NUMBERS = 2_000;

    @Override
    public void read(Galley galley, Margin margin) {
        GalleyText headline = galley.texts().getFirst();
        List<Numeral> wanted = Numbers.in(galley, headline).stream()
                .filter(numeral ->
                        numeral.value() > 2 && !Numbers.isYear(headline, numeral) && !belongsToName(headline, numeral))
                .toList();
        if (wanted.isEmpty() || Attributions.words(galley) < 30) {
            return;
        }
        double[] values = valuesOf(galley);
        for (Numeral numeral : wanted.subList(0, Math.min(5, wanted.size()))) {
            if (!occurs(numeral.value(), values) && !isSum(numeral.value(), values)) {
                margin.mark(
                        Severity.WARN,
                        headline.place(numeral.span()),
                        "The story does not have the number of its headline.",
                        numeral.span().of(headline.text()) + " is in none of the numbers of the story");
            }
        }
    }

    private static double[] valuesOf(Galley galley) {
        return galley.texts().stream()
                .skip(1)
                .flatMap(text -> Numbers.in(galley, text).stream())
                .limit(MOST_NUMBERS)
                .mapToDouble(Numeral::value)
                .toArray();
    }

    private static boolean occurs(double wanted, double[] values) {
        for (double value : values) {
            double ratio = value / wanted;
            boolean scaled = isNear(ratio, 1e3)
                    || isNear(ratio, 1e6)
                    || isNear(ratio, 1e9)
                    || isNear(ratio, 1e-3)
                    || isNear(ratio, 1e-6)
                    || isNear(ratio, 1e-9);
            boolean small = wanted < 20;
            if (small ? value == wanted || scaled : scaled || ratio >= NEARLY && ratio <= MORE_THAN) {
                return true;
            }
        }
        return values.length == MOST_NUMBERS;
    }

    private static boolean isNear(double ratio, double scale) {
        return Math.abs(ratio / scale - 1) <= TOLERANCE;
    }

    /// Numbers up to a hundred are often added up from two or three that follow each other, or are one less another.
    private static boolean isSum(double wanted, double[] values) {
        if (wanted > 100) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            double sum = values[i];
            for (int j = i + 1; j < values.length && j < i + 8; j++) {
                if (values[i] + values[j] == wanted
                        || values[j] - values[i] == wanted
                        || values[i] - values[j] == wanted) {
                    return true;
                }
                sum += values[j];
                if (sum == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    /// `Boeing 737`, `Covid-19`, `9th`, `3–2`, `7pm`.
    private static boolean belongsToName(GalleyText headline, Numeral numeral) {
        String text = headline.text();
        int before = numeral.from() - 1;
        int after = numeral.to();
        boolean glued = before >= 0 && "-–:/#".indexOf(text.charAt(before)) >= 0;
        boolean range = after < text.length() && "–:/".indexOf(text.charAt(after)) >= 0
                || after + 1 < text.length() && text.charAt(after) == '-' && Character.isDigit(text.charAt(after + 1));
        boolean ordinal = !numeral.inWords()
                && after < text.length()
                && Character.isLetter(text.charAt(after))
                && !isUnitOrScale(text, after);
        int start = before;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        boolean named = !numeral.inWords() && before > 0 && start < before && Character.isUpperCase(text.charAt(start));
        boolean age = Set.of("at", "aged", "age").contains(before < 1 ? "" : text.substring(start, before));
        boolean capitalised =
                numeral.inWords() && numeral.from() > 0 && Character.isUpperCase(text.charAt(numeral.from()));
        return glued || range || ordinal || named || age || capitalised;
    }

    private static boolean isUnitOrScale(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Set.of("m", "bn", "k", "km", "kg", "mn").contains(text.substring(from, end));
    }
}
