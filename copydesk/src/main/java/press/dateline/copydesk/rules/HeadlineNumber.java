package press.dateline.copydesk.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;
import press.dateline.copydesk.rules.Numbers.Numeral;

/// A number in the headline that the story nowhere has, neither rounded nor in words. Numbers below a thousand that are
/// not round are meant exactly, to their last digit; an age may follow from a year in the story. Years, numbers below
/// three, and numbers that belong to a name are left alone.
final class HeadlineNumber implements Rule {
    private static final double TOLERANCE = 0.06;
    private static final double NEARLY = 0.85;
    private static final double MORE_THAN = 1.25;
    private static final int MOST_NUMBERS = 2_000;
    private static final int EXACT_BELOW = 1_000;
    private static final Set<String> BEFORE_AGE = Set.of("at", "aged", "age");

    /// How a number is meant.
    private enum Sense {
        ABOUT,
        EXACT,
        AGE
    }

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
            if (values.length < MOST_NUMBERS && !isBorneOut(numeral, values, galley)) {
                margin.mark(
                        Severity.WARN,
                        headline.place(numeral.span()),
                        "The story does not have the number of its headline.",
                        numeral.span().of(headline.text()) + " is in none of the numbers of the story");
            }
        }
    }

    private static boolean isBorneOut(Numeral numeral, double[] values, Galley galley) {
        double wanted = numeral.value();
        return switch (sense(numeral, galley)) {
            case ABOUT -> occurs(wanted, values) || isSum(wanted, values);
            case EXACT -> occursExactly(numeral, values) || isSum(wanted, values);
            case AGE -> occursExactly(numeral, values) || isAgeByYear(wanted, values, galley);
        };
    }

    private static Sense sense(Numeral numeral, Galley galley) {
        GalleyText headline = galley.texts().getFirst();
        String before = wordBefore(headline.text(), numeral);
        if (BEFORE_AGE.contains(before)) {
            return Sense.AGE;
        }
        double value = numeral.value();
        boolean round = value >= 20 && value % 10 == 0;
        boolean about =
                Lexicon.find(galley, headline, Kind.ABOUT).stream().anyMatch(words -> words.to() == numeral.from() - 1);
        return numeral.step() <= 1 && value < EXACT_BELOW && !round && !about ? Sense.EXACT : Sense.ABOUT;
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
            if (scaled || ratio >= NEARLY && ratio <= MORE_THAN) {
                return true;
            }
        }
        return false;
    }

    /// Also as the rounding of a number with decimals, and as the thousands or millions of a table.
    private static boolean occursExactly(Numeral numeral, double[] values) {
        long wanted = Math.round(numeral.value() / numeral.step());
        for (double value : values) {
            for (double scale = 1; scale <= 1e9; scale *= 1e3) {
                if (Math.round(value / scale / numeral.step()) == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether somebody born in a year of the story has that age; without a day of publication any year will do.
    private static boolean isAgeByYear(double age, double[] values, Galley galley) {
        Publication publication = galley.copy().publication();
        return Arrays.stream(values)
                .anyMatch(year -> publication == null
                        ? year >= 1800 && year <= 2100
                        : Math.abs(publication.day().getYear() - age - year) <= 1);
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

    /// `Boeing 737`, `Covid-19`, `9th`, `3–2`, `7pm`, `at 10 Downing Street`.
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
        String word = wordBefore(text, numeral);
        boolean named = !numeral.inWords() && !word.isEmpty() && Character.isUpperCase(word.charAt(0));
        boolean placed = word.equals("at") && after < text.length() && ",;:".indexOf(text.charAt(after)) < 0;
        boolean capitalised =
                numeral.inWords() && numeral.from() > 0 && Character.isUpperCase(text.charAt(numeral.from()));
        return glued || range || ordinal || named || placed || capitalised;
    }

    /// The letters before the blank that stands before a number.
    private static String wordBefore(String text, Numeral numeral) {
        int end = Math.max(0, numeral.from() - 1);
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isUnitOrScale(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Set.of("m", "bn", "k", "km", "kg", "mn").contains(text.substring(from, end));
    }
}
