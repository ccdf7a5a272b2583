package press.dateline.copydesk.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// A quotation mark without its partner. Read on blocks: a quotation of several paragraphs opens each and closes the
/// last. Single marks are apostrophes more often than not, marks behind figures are inches; both are left alone.
final class QuoteMarks implements Rule {
    private static final int DEEPEST = 8;
    private static final String QUOTES = "\"“”„«»";

    /// A mark that found no partner.
    ///
    /// @param opens whether it looks as if it opened a quotation that runs on
    private record Lone(int at, boolean opens) {}

    @Override
    public void read(Galley galley, Margin margin) {
        List<GalleyText> texts = galley.texts();
        for (int i = 0; i < texts.size(); i++) {
            GalleyText text = texts.get(i);
            if (text.kind() == Block.Kind.PREFORMATTED || text.kind() == Block.Kind.TABLE_CELL) {
                continue;
            }
            GalleyText next = i + 1 < texts.size() ? texts.get(i + 1) : text;
            Lone lone = lone(text.text(), galley.copy().language());
            if (lone != null && !(lone.opens() && text.part() == Part.BODY && next != text && continues(next))) {
                mark(text, lone, margin);
            }
        }
    }

    private static boolean continues(GalleyText next) {
        return next.part() == Part.BODY && QUOTES.indexOf(next.text().charAt(0)) >= 0;
    }

    private static void mark(GalleyText text, Lone lone, Margin margin) {
        boolean block = text.part() == Part.HEADLINE || text.part() == Part.STANDFIRST;
        margin.mark(
                block ? Severity.BLOCK : Severity.WARN,
                text.place(lone.at(), lone.at() + 1),
                lone.opens() ? "This quotation is not closed." : "This quotation mark has no partner.",
                "");
    }

    private static @Nullable Lone lone(String text, Locale language) {
        boolean sameMarks = Set.of("sv", "fi", "nb", "nn", "no").contains(language.getLanguage());
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < text.length(); at++) {
            char mark = text.charAt(at);
            if (QUOTES.indexOf(mark) < 0 || mark == '"' && isInch(text, at, open)) {
                continue;
            }
            char last = open.isEmpty() ? 0 : text.charAt(open.getLast());
            if (!open.isEmpty() && closes(last, mark, sameMarks)) {
                open.removeLast();
            } else if (open.size() < DEEPEST && opens(mark, last, text, at, sameMarks)) {
                open.addLast(at);
            } else {
                return new Lone(at, false);
            }
        }
        return open.isEmpty() ? null : new Lone(open.getFirst(), opensLast(text, open));
    }

    /// Whether what is left open looks so: a mark with blank before it and none behind.
    private static boolean opensLast(String text, Deque<Integer> open) {
        int at = text.charAt(open.getLast()) == '"' ? text.lastIndexOf('"') : open.getLast();
        return at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at + 1))
                && (at == 0
                        || !Character.isLetterOrDigit(text.charAt(at - 1)) && ".,!?".indexOf(text.charAt(at - 1)) < 0);
    }

    private static boolean isInch(String text, int at, Deque<Integer> open) {
        boolean afterFigure =
                at > 0 && (Character.isDigit(text.charAt(at - 1)) || "½¼¾".indexOf(text.charAt(at - 1)) >= 0);
        boolean straightOpen = open.stream().anyMatch(mark -> text.charAt(mark) == '"');
        return afterFigure && (!straightOpen || isFeetAndInches(text, at));
    }

    private static boolean isFeetAndInches(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 3 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start > 1 && "'’′".indexOf(text.charAt(start - 1)) >= 0 && Character.isDigit(text.charAt(start - 2));
    }

    private static boolean closes(char open, char mark, boolean sameMarks) {
        return switch (open) {
            case '"' -> mark == '"';
            case '„' -> mark == '“' || mark == '”';
            case '“' -> mark == '”';
            case '”' -> sameMarks && mark == '”';
            case '«' -> mark == '»';
            case '»' -> mark == '«' || sameMarks && mark == '»';
            default -> false;
        };
    }

    /// A mark that stands open may not be opened again: that is how a forgotten partner shows.
    private static boolean opens(char mark, char last, String text, int at, boolean sameMarks) {
        if (mark == last) {
            return false;
        }
        return switch (mark) {
            case '"', '„', '“', '«' -> true;
            case '»' -> sameMarks || at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
            default -> sameMarks;
        };
    }
}
