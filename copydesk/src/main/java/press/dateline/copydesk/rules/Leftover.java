package press.dateline.copydesk.rules;

import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// What a writer or a machine left behind: `TK`, `[insert name]`, lorem ipsum, phrases of a chat program. Not within
/// quotation marks: there it is reported.
final class Leftover implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Lexicon lexicon = Lexicon.of(galley.copy().language());
        for (GalleyText text : galley.texts()) {
            if (text.kind() == Block.Kind.PREFORMATTED) {
                continue;
            }
            for (Span span : Lexicon.find(galley, text, Kind.LEFTOVER)) {
                mark(text, span, margin);
            }
            for (Span span : Lexicon.find(galley, text, Kind.PLACEHOLDER)) {
                if (isInBrackets(text.text(), span)) {
                    mark(text, new Span(span.from() - 1, closing(text.text(), span)), margin);
                }
            }
            text.words().stream().filter(word -> isTk(text, word, lexicon)).forEach(word -> mark(text, word, margin));
        }
    }

    private static void mark(GalleyText text, Span span, Margin margin) {
        if (!text.isQuoted(span.from())) {
            margin.mark(Severity.BLOCK, text.place(span), "“" + span.of(text.text()) + "” was left here.", "");
        }
    }

    private static boolean isInBrackets(String text, Span span) {
        return span.from() > 0 && "[<{".indexOf(text.charAt(span.from() - 1)) >= 0 && closing(text, span) > 0;
    }

    /// Behind the bracket that closes, or 0 where none does nearby.
    private static int closing(String text, Span span) {
        for (int at = span.to(); at < text.length() && at < span.to() + 80; at++) {
            if ("]>}".indexOf(text.charAt(at)) >= 0) {
                return at + 1;
            }
        }
        return 0;
    }

    /// `TK` is also how some firms begin their names.
    private static boolean isTk(GalleyText text, Span word, Lexicon lexicon) {
        int length = word.to() - word.from();
        if (length != 2 && length != 4 || !lexicon.has(Kind.PLACEHOLDER, "tk")) {
            return false;
        }
        String letters = word.of(text.text());
        if (letters.equals("TKTK")) {
            return true;
        }
        int next = word.to() + 1;
        boolean names =
                next < text.text().length() && Character.isUpperCase(text.text().charAt(next));
        boolean after = word.from() > 1 && Character.isUpperCase(text.text().charAt(word.from() - 2));
        return letters.equals("TK") && !names && !after && text.part() != Part.HEADLINE;
    }
}
