package press.dateline.search;

import java.util.ArrayList;
import java.util.List;

/// What a reader typed, taken apart: words, `"phrases"` in quotation marks of any language, and either with a `-`
/// before it for what must not occur. Nothing else has a meaning, so no text is wrong.
///
/// @param wanted what should occur, in its order
/// @param unwanted what must not
record Phrasing(List<Part> wanted, List<Part> unwanted) {
    /// Of a longer question the beginning counts.
    private static final int MOST_PARTS = 16;

    private static final int LONGEST_PART = 120;
    private static final String MARKS = "\"“”„‟«»「」『』＂";
    private static final String MINUS = "-−–";

    /// @param phrase whether its words must stand one after the other
    record Part(String text, boolean phrase) {}

    static Phrasing of(String typed) {
        List<Part> wanted = new ArrayList<>();
        List<Part> unwanted = new ArrayList<>();
        int at = 0;
        while (at < typed.length() && wanted.size() + unwanted.size() < MOST_PARTS) {
            if (separates(typed.charAt(at))) {
                at++;
                continue;
            }
            boolean minus = MINUS.indexOf(typed.charAt(at)) >= 0;
            int begin = minus ? at + 1 : at;
            boolean phrase = begin < typed.length() && MARKS.indexOf(typed.charAt(begin)) >= 0;
            begin = phrase ? begin + 1 : begin;
            int end = begin;
            while (end < typed.length() && !(phrase ? isMark(typed.charAt(end)) : ends(typed.charAt(end)))) {
                end++;
            }
            String text =
                    typed.substring(begin, Math.min(end, begin + LONGEST_PART)).strip();
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                (minus ? unwanted : wanted).add(new Part(text, phrase));
            }
            at = phrase ? end + 1 : Math.max(end, at + 1);
        }
        return new Phrasing(wanted, unwanted);
    }

    private static boolean separates(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    private static boolean isMark(char c) {
        return MARKS.indexOf(c) >= 0;
    }

    private static boolean ends(char c) {
        return separates(c) || isMark(c);
    }
}
