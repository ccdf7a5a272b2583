package press.dateline.copydesk.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// What will be on a day that is past, and what was on a day to come: "will be back in court on April 10", published on
/// 28 April. Looks only at a plain verb in the same clause, outside quotations.
final class TenseMismatch implements Rule {
    /// Verb and date stand so many words apart at most.
    private static final int NEAR = 9;

    /// A date without a year is taken for the nearest only within so many days.
    private static final int SURE = 60;

    @Override
    public void read(Galley galley, Margin margin) {
        Publication publication = galley.copy().publication();
        Times times = Times.of(galley);
        if (publication == null || times.isNarrative()) {
            return;
        }
        EventWords words = EventWords.of(galley.copy().language());
        for (TimeExpression date : times.all()) {
            if (date.isCalendarDay() && !date.isQuoted() && !mayBeOfAnotherYear(date, times, publication.day())) {
                read(date, times, words, publication.day(), margin);
            }
        }
    }

    private static boolean mayBeOfAnotherYear(TimeExpression date, Times times, LocalDate published) {
        return date.said().year() == 0
                && times.in(date.text()).stream()
                        .anyMatch(time -> time.said().year() > 0 && time.said().year() != published.getYear());
    }

    private static void read(TimeExpression date, Times times, EventWords words, LocalDate published, Margin margin) {
        List<LocalDate> candidates = Calendar.candidates(date, published);
        if (candidates.isEmpty()) {
            return;
        }
        LocalDate day = candidates.getFirst();
        long away = ChronoUnit.DAYS.between(published, day);
        boolean isSure = date.said().year() > 0 || Math.abs(away) <= SURE;
        int last = Math.max(date.said().lastDay() - date.said().day(), 0);
        if (!isSure || away >= -1 - last && away <= 1) {
            return;
        }
        Token verb = verb(times.tokens(date.text()), date, words, away > 0);
        if (verb != null) {
            mark(date, verb, day, published, margin);
        }
    }

    /// The verb of the date's clause that looks the wrong way; null where it does not or cannot be told.
    private static @Nullable Token verb(List<Token> tokens, TimeExpression date, EventWords words, boolean wantsPast) {
        int at = Times.indexAt(tokens, date.span().from());
        int sentence = date.text().sentenceAt(date.span().from()).from();
        if (at == 0 || !words.list("on").contains(tokens.get(at - 1).word())) {
            return null;
        }
        Set<String> wrong = words.list(wantsPast ? "plainpast" : "plainfuture");
        Set<String> stops = words.list("tensestop");
        for (int i = at - 2; i >= 0 && at - i <= NEAR && tokens.get(i).from() >= sentence; i--) {
            Token token = tokens.get(i);
            if (wrong.contains(token.word())) {
                boolean isAmidst = i > 0 && stops.contains(tokens.get(i - 1).word());
                return isAmidst ? null : token;
            }
            boolean isEnd = token.shape() == Token.Shape.MARK || stops.contains(token.word());
            if (isEnd || wantsPast && words.list("future").contains(token.word())) {
                return null;
            }
        }
        return null;
    }

    private static void mark(TimeExpression date, Token verb, LocalDate day, LocalDate published, Margin margin) {
        GalleyText text = date.text();
        boolean isPast = day.isBefore(published);
        String computed = "%s is %d days %s the publication on %s"
                .formatted(
                        Calendar.spoken(day),
                        Math.abs(ChronoUnit.DAYS.between(published, day)),
                        isPast ? "before" : "after",
                        Calendar.spoken(published));
        String message = "“%s” looks %s, but %s.".formatted(verb.word(), isPast ? "forwards" : "back", computed);
        margin.mark(
                Severity.WARN, date.place(), message, computed, List.of(text.place(verb.from(), verb.to())), List.of());
    }
}
