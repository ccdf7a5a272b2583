package press.dateline.copydesk.report;

import press.dateline.copydesk.file.SourceText;
import press.dateline.copydesk.file.SourceText.Stretch;

/// The line of a source on which something stands, as a terminal of fixed width shows it, cut where it is long.
///
/// @param text the line, or the part of it around the words; tabs are blanks, what controls a terminal is a `·`
/// @param before columns before the words
/// @param width columns of the words, as far as they stand on this line; at least 1
record SourceLine(String text, int before, int width) {
    private static final int CONTEXT = 60;
    private static final int LONGEST = 120;
    private static final String CUT = "…";

    static SourceLine of(SourceText source, Stretch words) {
        Stretch line = source.lineAt(words.from());
        int stop = Math.max(words.from(), Math.min(words.to(), line.to()));
        int from = whole(source.text(), Math.max(line.from(), words.from() - CONTEXT));
        int to = whole(source.text(), Math.min(line.to(), Math.max(from + LONGEST, words.from() + 1)));
        if (line.to() - line.from() <= LONGEST) {
            from = line.from();
            to = line.to();
        }
        stop = Math.min(stop, to);
        String opening = from > line.from() ? CUT : "";
        String ahead = shown(source.text(), from, words.from());
        String named = shown(source.text(), words.from(), stop);
        String rest = shown(source.text(), stop, to) + (to < line.to() ? CUT : "");
        return new SourceLine(opening + ahead + named + rest, width(opening) + width(ahead), Math.max(1, width(named)));
    }

    /// Not between the halves of a character.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String shown(String text, int from, int to) {
        StringBuilder shown = new StringBuilder();
        text.substring(from, to).codePoints().forEach(letter -> {
            if (letter == '\t') {
                shown.append(' ');
            } else if (Character.isISOControl(letter) || isDirection(letter)) {
                shown.append('·');
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    /// What turns the direction of writing would move the words away from their caret.
    private static boolean isDirection(int letter) {
        return letter >= 0x202a && letter <= 0x202e || letter >= 0x2066 && letter <= 0x2069;
    }

    private static int width(String text) {
        return text.codePoints().map(SourceLine::width).sum();
    }

    private static int width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = letter >= 0x1100
                && (letter <= 0x115f
                        || letter >= 0x2e80 && letter <= 0xa4cf && letter != 0x303f
                        || letter >= 0xac00 && letter <= 0xd7a3
                        || letter >= 0xf900 && letter <= 0xfaff
                        || letter >= 0xfe30 && letter <= 0xfe6f
                        || letter >= 0xff00 && letter <= 0xff60
                        || letter >= 0xffe0 && letter <= 0xffe6
                        || letter >= 0x1f300 && letter <= 0x1faff
                        || letter >= 0x20000 && letter <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
