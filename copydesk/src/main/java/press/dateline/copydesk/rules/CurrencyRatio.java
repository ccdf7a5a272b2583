package press.dateline.copydesk.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Numbers.Numeral;

/// Sums in two currencies whose rate of exchange differs within the story: `$10m (€9m)` and `$20m (€24m)`.
final class CurrencyRatio implements Rule {
    private static final double TOLERANCE = 0.05;
    private static final int LONGEST_CODE = 4;

    private record Pair(GalleyText text, int from, int to, double least, double most) {}

    @Override
    public void read(Galley galley, Margin margin) {
        Map<String, Pair> first = new HashMap<>();
        for (GalleyText text : galley.texts()) {
            List<Numeral> numerals = Numbers.in(galley, text);
            for (int i = 1; i < numerals.size(); i++) {
                read(text, numerals.get(i - 1), numerals.get(i), first, margin);
            }
        }
    }

    private static void read(GalleyText text, Numeral one, Numeral other, Map<String, Pair> first, Margin margin) {
        String between = other.from() - one.to() > 8 ? "" : text.text().substring(one.to(), other.from());
        int bracket = between.indexOf('(');
        String currency = currency(text.text(), one.from());
        String second = currency(text.text(), other.from());
        if (bracket < 0
                || !between.substring(0, bracket).isBlank()
                || currency.isEmpty()
                || second.isEmpty()
                || currency.equals(second)
                || one.value() <= 0
                || other.value() <= 0) {
            return;
        }
        double rounding = one.step() / one.value() / 2 + other.step() / other.value() / 2 + TOLERANCE;
        double rate = other.value() / one.value();
        Pair pair = new Pair(
                text, one.from() - currency.length(), other.to(), rate * (1 - rounding), rate * (1 + rounding));
        Pair earlier = first.putIfAbsent(currency + second, pair);
        if (earlier != null && (pair.most() < earlier.least() || pair.least() > earlier.most())) {
            margin.mark(
                    Severity.NOTE,
                    text.place(pair.from(), pair.to()),
                    "Two rates of exchange between " + currency + " and " + second + " in one story.",
                    String.format(Locale.ROOT, "%.3f here, %.3f before", rate, (earlier.least() + earlier.most()) / 2),
                    List.of(earlier.text().place(earlier.from(), earlier.to())),
                    List.of());
        }
    }

    /// The sign before a sum, with the letters of `US$`.
    private static String currency(String text, int number) {
        if (number == 0 || Character.getType(text.charAt(number - 1)) != Character.CURRENCY_SYMBOL) {
            return "";
        }
        int from = number - 1;
        while (from > 0 && number - from < LONGEST_CODE && Character.isUpperCase(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, number);
    }
}
