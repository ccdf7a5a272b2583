package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// A count of years that the years refute: `12 years ago, in 2014`; `the 50th anniversary of the 1969 landing`;
/// `the 45-year-old, who was born in 1990`. One year more or less is left alone.
final class AgeMismatch implements Rule {
    private static final int OLDEST = 300;

    @Override
    public void read(Galley galley, Margin margin) {
        Publication publication = galley.copy().publication();
        Times times = Times.of(galley);
        if (publication == null || times.isNarrative()) {
            return;
        }
        int now = publication.day().getYear();
        EventWords words = EventWords.of(galley.copy().language());
        for (GalleyText text : galley.texts()) {
            List<TimeExpression> found = times.in(text);
            for (int i = 0; i < found.size(); i++) {
                TimeExpression year = found.get(i);
                if (year.kind() == Kind.DATE && year.said().year() > 0 && !year.isQuoted()) {
                    TimeExpression before = i > 0 ? found.get(i - 1) : null;
                    read(year, before, times.tokens(text), words, now, margin);
                }
            }
        }
    }

    private static void read(
            TimeExpression year,
            @Nullable TimeExpression before,
            List<Token> tokens,
            EventWords words,
            int now,
            Margin margin) {
        int at = Times.indexAt(tokens, year.span().from());
        if (before != null && isAgo(before, words) && isBeside(before, year, words)) {
            compare(before.place(), before.said().count(), year, now, margin);
        } else if (before != null && isAge(before, tokens, words) && isBorn(tokens, at, words)) {
            compare(before.place(), before.said().count(), year, now, margin);
        } else {
            anniversary(year, at, tokens, words, now, margin);
        }
    }

    private static boolean isAgo(TimeExpression time, EventWords words) {
        return time.kind() == Kind.DEICTIC
                && time.grain() == Grain.YEAR
                && time.said().count() > 0
                && time.direction() == 0
                && words.list("agowords").stream().anyMatch(time.words().toLowerCase(Locale.ROOT)::contains);
    }

    private static boolean isBeside(TimeExpression ago, TimeExpression year, EventWords words) {
        String between =
                ago.text().text().substring(ago.span().to(), year.span().from()).strip();
        return words.list("beside").contains(between.replace(" ", "_"));
    }

    /// `45-year-old` within the same sentence.
    private static boolean isAge(TimeExpression time, List<Token> tokens, EventWords words) {
        int behind = Times.indexAt(tokens, time.span().to());
        return time.kind() == Kind.DURATION
                && behind + 1 < tokens.size()
                && words.list("old").contains(tokens.get(behind + 1).word());
    }

    /// `born in`, with nobody else between.
    private static boolean isBorn(List<Token> tokens, int at, EventWords words) {
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (words.list("born").contains(tokens.get(i).word())) {
                return true;
            }
        }
        return false;
    }

    /// `50th anniversary of the 1969 landing`.
    private static void anniversary(
            TimeExpression year, int at, List<Token> tokens, EventWords words, int now, Margin margin) {
        for (int i = at - 1; i >= Math.max(1, at - 4); i--) {
            Token word = tokens.get(i);
            Token number = tokens.get(i - 1);
            if (words.list("anniversary").contains(word.word())
                    && number.isOrdinal()
                    && i + 1 < tokens.size()
                    && words.list("of").contains(tokens.get(i + 1).word())) {
                compare(year.text().place(number.from(), word.to()), number.a(), year, now, margin);
                return;
            }
        }
    }

    private static void compare(Place place, int count, TimeExpression year, int now, Margin margin) {
        int years = now - year.said().year();
        if (count > OLDEST || Math.abs(years - count) <= 1) {
            return;
        }
        String computed = "from %d to %d it is %d years".formatted(year.said().year(), now, years);
        margin.mark(
                Severity.WARN,
                place,
                "The years do not fit: " + computed + ", not " + count + ".",
                computed,
                List.of(year.place()),
                List.of());
    }
}
