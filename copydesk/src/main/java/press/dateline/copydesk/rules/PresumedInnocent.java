package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;
import press.dateline.copydesk.rules.Names.Name;

/// A named person called by a crime in a sentence that says nothing of a charge or a verdict. A reminder, not a
/// verdict.
final class PresumedInnocent implements Rule {
    private static final int WORDS_APART = 6;

    @Override
    public void read(Galley galley, Margin margin) {
        Lexicon lexicon = Lexicon.of(galley.copy().language());
        Map<GalleyText, List<Span>> people = new HashMap<>();
        for (Name name : Names.in(galley).all()) {
            if (lexicon.has(Kind.GIVEN, name.before())) {
                people.computeIfAbsent(name.text(), text -> new ArrayList<>()).add(name.span());
            }
        }
        people.forEach((text, spans) -> read(galley, text, spans, margin));
    }

    private static void read(Galley galley, GalleyText text, List<Span> people, Margin margin) {
        List<Span> qualified = Lexicon.find(galley, text, Kind.QUALIFIED);
        for (Span crime : Lexicon.find(galley, text, Kind.CRIME)) {
            Span sentence = text.sentenceAt(crime.from());
            boolean said = Spans.anyIn(qualified, sentence.from(), sentence.to()) || text.isQuoted(crime.from());
            if (!said) {
                nearest(text, crime, people, sentence)
                        .ifPresent(person -> margin.mark(
                                Severity.NOTE,
                                text.place(crime),
                                "“" + crime.of(text.text()) + "” beside the name “" + person.of(text.text())
                                        + "”: was there a verdict?",
                                "",
                                List.of(text.place(person)),
                                List.of()));
            }
        }
    }

    private static Optional<Span> nearest(GalleyText text, Span crime, List<Span> people, Span sentence) {
        List<Span> words = text.words();
        int at = Spans.firstFrom(words, crime.from());
        int from = Math.max(
                sentence.from(), words.get(Math.max(0, at - WORDS_APART)).from());
        int to = Math.min(
                sentence.to(),
                words.get(Math.min(words.size() - 1, at + WORDS_APART)).to());
        int first = Spans.firstFrom(people, from);
        return first < people.size() && people.get(first).to() <= to
                ? Optional.of(people.get(first))
                : Optional.empty();
    }
}
