package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;
import press.dateline.copydesk.GalleyText.Span;

/// Finds what stands within double quotation marks, straight or of any of the usual shapes. Single marks are left
/// alone: they are apostrophes more often than not.
final class Quotations {
    private static final String OPENING = "\u201c\u201e\u00ab";
    private static final String CLOSING = "\u201d\u201c\u00bb\u00ab";

    private Quotations() {}

    static List<Span> of(String text) {
        List<Span> quotations = new ArrayList<>();
        int open = -1;
        for (int at = 0; at < text.length(); at++) {
            char mark = text.charAt(at);
            if (open < 0 && (mark == '"' || OPENING.indexOf(mark) >= 0 || isReversed(text, at))) {
                open = at;
            } else if (open >= 0 && closes(text.charAt(open), mark)) {
                quotations.add(new Span(open, at + 1));
                open = -1;
            }
        }
        if (open >= 0) {
            quotations.add(new Span(open, text.length()));
        }
        return List.copyOf(quotations);
    }

    /// A `»` that opens, as German books have it.
    private static boolean isReversed(String text, int at) {
        return text.charAt(at) == '\u00bb' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private static boolean closes(char opened, char mark) {
        return switch (opened) {
            case '"' -> mark == '"';
            case '\u201e' -> mark == '\u201c' || mark == '\u201d';
            case '\u00ab' -> mark == '\u00bb';
            case '\u00bb' -> mark == '\u00ab';
            default -> CLOSING.indexOf(mark) >= 0 && mark != opened;
        };
    }
}
