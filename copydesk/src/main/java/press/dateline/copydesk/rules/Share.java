package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Numbers.Numeral;

/// A share that its two numbers refute by more than a point: `60 of 100 members (65%)`.
final class Share implements Rule {
    private static final double POINT = 1;
    private static final int WIDEST = 30;
    private static final Set<String> OF = Set.of(
            "of",
            "out of",
            "of the",
            "out of the",
            "of its",
            "of all",
            "of our",
            "of their",
            "von",
            "der",
            "sur",
            "des",
            "de",
            "de los",
            "de las");

    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText text : galley.texts()) {
            List<Numeral> numerals = Numbers.in(galley, text);
            for (int i = 0; i + 2 < numerals.size(); i++) {
                read(text, numerals.get(i), numerals.get(i + 1), numerals.get(i + 2), margin);
            }
        }
    }

    private static void read(GalleyText text, Numeral part, Numeral whole, Numeral percent, Margin margin) {
        int end = Numbers.percentEnd(text, percent);
        if (end < 0
                || whole.from() - part.to() > WIDEST
                || percent.from() - whole.to() > WIDEST
                || !OF.contains(text.text().substring(part.to(), whole.from()).strip())
                || text.text().charAt(percent.from() - 1) != '('
                || Numbers.percentEnd(text, part) >= 0
                || part.value() > whole.value()
                || Numbers.isYear(text, whole)) {
            return;
        }
        double share = part.value() / whole.value() * 100;
        double rounding =
                (part.step() / whole.value() + part.value() * whole.step() / whole.value() / whole.value()) * 50;
        boolean scaled = part.step() >= 1_000 || whole.step() >= 1_000;
        if (Math.abs(share - percent.value()) > POINT + (scaled ? rounding : 0)) {
            margin.mark(
                    Severity.WARN,
                    text.place(percent.from(), end),
                    "The share does not fit its two numbers.",
                    part.span().of(text.text()) + " of " + whole.span().of(text.text()) + " is "
                            + String.format(Locale.ROOT, "%.1f", share) + "%",
                    List.of(text.place(part.from(), whole.to())),
                    List.of());
        }
    }
}
