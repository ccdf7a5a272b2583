package press.dateline.wordpress;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A start tag as it stands in text that need not be XML.
///
/// @param end behind its `>`
record Tag(String name, Map<String, String> attributes, boolean empty, int end) {
    private static final int MOST_ATTRIBUTES = 1_000;
    private static final int LONGEST_NAME = 1_000;

    /// The tag that begins with the `<` at this place, or null when none does.
    static @Nullable Tag at(String text, int at) {
        String name = nameAt(text, at + 1);
        if (name.isEmpty()) return null;
        int end = end(text, at + 1 + name.length());
        if (end < 0) return null;
        boolean empty = text.charAt(end - 2) == '/';
        return new Tag(name, attributes(text, at + 1 + name.length(), empty ? end - 2 : end - 1), empty, end);
    }

    static String nameAt(String text, int from) {
        int i = from;
        int most = Math.min(text.length(), from + LONGEST_NAME);
        while (i < most && isNameCharacter(text.charAt(i), i == from)) i++;
        return text.substring(Math.min(from, i), i);
    }

    static boolean isNameCharacter(char c, boolean first) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c > 0x7F) return true;
        return !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    /// Behind the `>` that closes the tag, minding quotes; where those do not match, behind the first `>`.
    private static int end(String text, int from) {
        int first = -1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') return first;
            if (c == '>' && first < 0) first = i + 1;
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return first;
    }

    private static Map<String, String> attributes(String text, int from, int to) {
        Map<String, String> found = new LinkedHashMap<>();
        int i = from;
        while (i < to && found.size() < MOST_ATTRIBUTES) {
            String name = nameAt(text, i);
            if (name.isEmpty()) {
                i++;
                continue;
            }
            i = skipBlank(text, i + name.length(), to);
            if (i >= to || text.charAt(i) != '=') continue;
            i = skipBlank(text, i + 1, to);
            if (i >= to) break;
            char quote = text.charAt(i);
            if (quote != '"' && quote != '\'') continue;
            int close = text.indexOf(quote, i + 1);
            if (close < 0 || close > to) break;
            found.putIfAbsent(name, text.substring(i + 1, close));
            i = close + 1;
        }
        return found;
    }

    static int skipBlank(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) <= ' ') i++;
        return i;
    }
}
