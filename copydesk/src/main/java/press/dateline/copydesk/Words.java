package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;
import press.dateline.copydesk.GalleyText.Span;

/// Cuts a text into words and numbers.
final class Words {
    private Words() {}

    static List<Span> of(String text) {
        List<Span> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (!isLetter(letter)) {
                at += Character.charCount(letter);
                continue;
            }
            int end = endOfWord(text, at);
            words.add(new Span(at, end));
            at = end;
        }
        return List.copyOf(words);
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            int next = at + Character.charCount(letter);
            boolean joins = "'\u2019-".indexOf(letter) >= 0 && next < text.length() && isLetter(text.codePointAt(next));
            boolean inNumber = ".,".indexOf(letter) >= 0
                    && next < text.length()
                    && Character.isDigit(text.codePointBefore(at))
                    && Character.isDigit(text.codePointAt(next));
            if (!isLetter(letter) && !joins && !inNumber) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static boolean isLetter(int letter) {
        return Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
    }
}
