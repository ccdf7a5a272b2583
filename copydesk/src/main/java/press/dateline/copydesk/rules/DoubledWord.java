package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Locale;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// The same word twice, as in `was was arrested`.
final class DoubledWord implements Rule {
    /// People say longer words twice, and mean it; within quotation marks only short ones are taken for slips.
    private static final int LONGEST_SLIP_OF_THE_TONGUE = 4;

    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText text : galley.texts()) {
            if (text.kind() != Block.Kind.TABLE_CELL && text.kind() != Block.Kind.PREFORMATTED) {
                read(text, Lexicon.of(galley.copy().language()), margin);
            }
        }
    }

    private static void read(GalleyText text, Lexicon lexicon, Margin margin) {
        List<Span> words = text.words();
        for (int i = 1; i < words.size(); i++) {
            Span first = words.get(i - 1);
            Span second = words.get(i);
            String word = second.of(text.text());
            if (word.equals(first.of(text.text()))
                    && word.equals(word.toLowerCase(Locale.ROOT))
                    && Character.isLetter(word.codePointAt(0))
                    && text.text().substring(first.to(), second.from()).isBlank()
                    && !lexicon.has(Kind.MAY_DOUBLE, word)
                    && (word.length() <= LONGEST_SLIP_OF_THE_TONGUE || !text.isQuoted(first.from()))) {
                margin.mark(
                        Severity.WARN,
                        text.place(first.from(), second.to()),
                        "“" + word + "” stands here twice.",
                        "",
                        List.of(),
                        List.of(word));
            }
        }
    }
}
