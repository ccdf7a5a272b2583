package press.dateline.wordpress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Names as an export has them, made into ours: slugs decoded, texts of one line without markup.
final class Names {
    private static final int LONGEST_SLUG = 200;

    private Names() {}

    /// A slug as WordPress would keep it, decoded, and without anything that an address could be misread by.
    static String slug(String raw) {
        return isPlain(raw) ? raw : path(Slugs.of(raw, ""));
    }

    private static boolean isPlain(String raw) {
        boolean word = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') word = true;
            else if (c == '-' && word && i + 1 < raw.length()) word = false;
            else return false;
        }
        return word && raw.length() <= LONGEST_SLUG;
    }

    /// One part of a path as it was in an address: decoded, without what an address could be misread by.
    static String path(String raw) {
        String decoded = raw.indexOf('%') < 0 ? raw : decoded(raw);
        StringBuilder slug = new StringBuilder(decoded.length());
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            boolean odd = c <= ' ' || c == 0x7f || "/\\;?#%\"<>|^`{}&".indexOf(c) >= 0 || Character.isISOControl(c);
            if (!odd) slug.append(c);
            else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') slug.append('-');
        }
        int end = slug.length();
        while (end > 0 && (slug.charAt(end - 1) == '-' || slug.charAt(end - 1) == '.')) end--;
        int start = 0;
        while (start < end && slug.charAt(start) == '.') start++;
        String done = slug.substring(start, Math.min(end, start + LONGEST_SLUG));
        return Character.isHighSurrogate(done.isEmpty() ? ' ' : done.charAt(done.length() - 1))
                ? done.substring(0, done.length() - 1)
                : done;
    }

    private static String decoded(String raw) {
        try {
            String text = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            return text.indexOf('\ufffd') < 0 ? text : raw;
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }

    /// A headline, a name, a label: plain text of one line, quotes and dashes set.
    static String line(String raw, String language) {
        if (raw.isBlank()) return "";
        return WordPressCopy.inline(raw, language)
                .plainText()
                .replace('\n', ' ')
                .strip();
    }

    /// As [#line], for what must not come out empty.
    static String line(String raw, String language, String otherwise) {
        String line = line(raw, language);
        return line.isEmpty() ? otherwise : line;
    }

    /// What to print for someone of whom the export tells only the name they sign in with: its words, capitalised.
    static String fromLogin(String login) {
        StringBuilder name = new StringBuilder();
        int at = login.indexOf('@');
        for (String word : (at > 0 ? login.substring(0, at) : login).split("[._\\-\\s]", 12)) {
            if (word.isEmpty()) continue;
            if (!name.isEmpty()) name.append(' ');
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
