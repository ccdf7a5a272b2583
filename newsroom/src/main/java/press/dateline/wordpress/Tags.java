package press.dateline.wordpress;

import java.util.Locale;

/// Reads tags in text that is not parsed, as WordPress' own text functions do. Linear, without regular expressions.
final class Tags {
    private Tags() {}

    /// The text without its tags. What follows a tag that never ends is lost with it, as it is in WordPress.
    static String strip(String text) {
        if (text.indexOf('<') < 0) return text;
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '<' || at + 1 < text.length() && isSpace(text.charAt(at + 1))) {
                out.append(c);
                at++;
            } else at = skip(text, at);
        }
        return out.toString();
    }

    private static int skip(String text, int from) {
        if (text.startsWith("<!--", from)) {
            int end = text.indexOf("-->", from + 4);
            return end < 0 ? text.length() : end + 3;
        }
        boolean instruction = text.startsWith("<?", from);
        int depth = 0;
        char quote = 0;
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') quote = c;
            else if (instruction) {
                if (c == '>' && text.charAt(at - 1) == '?') return at + 1;
            } else if (c == '<' && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) depth++;
            else if (c == '>' && depth-- == 0) return at + 1;
        }
        return text.length();
    }

    /// Where the tag, comment or section that begins here is over; the length of the text when it never is.
    static int end(String html, int from) {
        if (html.startsWith("<!--", from)) {
            int end = html.indexOf("-->", from + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int end = html.indexOf('>', from);
        return end < 0 ? html.length() : end + 1;
    }

    /// The name of the tag that begins here, in lower case, without its slash; empty when it has none.
    static String name(String html, int from) {
        int start = from + 1;
        if (start < html.length() && html.charAt(start) == '/') start++;
        int at = start;
        while (at < html.length() && at - start < 20 && isNamePart(html.charAt(at))) at++;
        return lower(html, start, at);
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String lower(String html, int start, int end) {
        String name = html.substring(start, end);
        for (int i = 0; i < name.length(); i++) if (name.charAt(i) < 'a') return name.toLowerCase(Locale.ROOT);
        return name;
    }

    static boolean isClosing(String html, int from) {
        return from + 1 < html.length() && html.charAt(from + 1) == '/';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
