package press.dateline.wordpress;

/// Automatic excerpts: the first words of the text.
final class Excerpts {
    private Excerpts() {}

    /// The first words with single blanks between them, and an ellipsis where there were more.
    static String words(String plain, int count) {
        var out = new StringBuilder();
        int words = 0;
        int at = 0;
        while (at < plain.length()) {
            while (at < plain.length() && isBlank(plain.charAt(at))) at++;
            int start = at;
            while (at < plain.length() && !isBlank(plain.charAt(at))) at++;
            if (start == at) break;
            if (words == count) return out.append('…').toString();
            if (words++ > 0) out.append(' ');
            out.append(plain, start, at);
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
