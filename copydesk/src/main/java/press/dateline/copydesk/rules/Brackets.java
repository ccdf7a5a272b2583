package press.dateline.copydesk.rules;

import java.util.Arrays;
import java.util.List;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// A bracket without its partner. `a)` and `1)` of lists and faces such as `:)` are left alone, and so is a bracket
/// that spans two paragraphs.
final class Brackets implements Rule {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    @Override
    public void read(Galley galley, Margin margin) {
        List<GalleyText> texts = galley.texts();
        int last = -1;
        for (int i = 0; i < texts.size(); i++) {
            GalleyText text = texts.get(i);
            int lone = isRead(text) ? lone(text.text()) : -1;
            boolean answers = lone >= 0
                    && last >= 0
                    && isPair(texts.get(i - 1).text().charAt(last), text.text().charAt(lone));
            if (last >= 0 && !answers) {
                mark(texts.get(i - 1), last, margin);
            }
            last = answers ? -1 : lone;
        }
        if (last >= 0) {
            mark(texts.getLast(), last, margin);
        }
    }

    private static boolean isRead(GalleyText text) {
        return text.kind() != Block.Kind.PREFORMATTED && text.kind() != Block.Kind.TABLE_CELL;
    }

    private static void mark(GalleyText text, int at, Margin margin) {
        margin.mark(Severity.WARN, text.place(at, at + 1), "This bracket has no partner.", "");
    }

    private static boolean isPair(char open, char close) {
        return OPENING.indexOf(open) >= 0 && OPENING.indexOf(open) == CLOSING.indexOf(close);
    }

    private static int lone(String text) {
        int[] open = new int[16];
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char mark = text.charAt(at);
            if (OPENING.indexOf(mark) >= 0 && !isFace(text, at)) {
                open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
                open[depth++] = at;
            } else if (CLOSING.indexOf(mark) >= 0) {
                if (depth > 0 && isPair(text.charAt(open[depth - 1]), mark)) {
                    depth--;
                } else if (!isListMark(text, at) && !isFace(text, at)) {
                    return at;
                }
            }
        }
        return depth == 0 ? -1 : open[0];
    }

    private static boolean isListMark(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 4 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return at > start && at - start <= 3 && (start == 0 || Character.isWhitespace(text.charAt(start - 1)));
    }

    private static boolean isFace(String text, int at) {
        return at > 0
                && ":;-=".indexOf(text.charAt(at - 1)) >= 0
                && (at < 2 || !Character.isLetterOrDigit(text.charAt(at - 2)));
    }
}
