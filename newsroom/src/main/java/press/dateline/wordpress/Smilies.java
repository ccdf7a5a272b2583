package press.dateline.wordpress;

import java.util.Map;

/// The faces made of punctuation that WordPress shows as pictures. Only where they stand alone between spaces.
final class Smilies {
    private static final int LONGEST = 9;

    private static final Map<String, String> FACES = Map.ofEntries(
            Map.entry(":neutral:", "😐"),
            Map.entry(":twisted:", "😈"),
            Map.entry(":arrow:", "➡"),
            Map.entry(":shock:", "😯"),
            Map.entry(":smile:", "🙂"),
            Map.entry(":???:", "😕"),
            Map.entry(":cool:", "😎"),
            Map.entry(":evil:", "👿"),
            Map.entry(":grin:", "😀"),
            Map.entry(":idea:", "💡"),
            Map.entry(":oops:", "😳"),
            Map.entry(":razz:", "😛"),
            Map.entry(":roll:", "🙄"),
            Map.entry(":wink:", "😉"),
            Map.entry(":cry:", "😥"),
            Map.entry(":eek:", "😮"),
            Map.entry(":lol:", "😆"),
            Map.entry(":mad:", "😡"),
            Map.entry(":sad:", "🙁"),
            Map.entry("8-)", "😎"),
            Map.entry("8-O", "😯"),
            Map.entry(":-(", "🙁"),
            Map.entry(":-)", "🙂"),
            Map.entry(":-?", "😕"),
            Map.entry(":-D", "😀"),
            Map.entry(":-P", "😛"),
            Map.entry(":-o", "😮"),
            Map.entry(":-x", "😡"),
            Map.entry(":-|", "😐"),
            Map.entry(";-)", "😉"),
            Map.entry("8O", "😯"),
            Map.entry(":(", "🙁"),
            Map.entry(":)", "🙂"),
            Map.entry(":?", "😕"),
            Map.entry(":D", "😀"),
            Map.entry(":P", "😛"),
            Map.entry(":o", "😮"),
            Map.entry(":x", "😡"),
            Map.entry(":|", "😐"),
            Map.entry(";)", "😉"),
            Map.entry(":!:", "❗"),
            Map.entry(":?:", "❓"));

    private Smilies() {}

    static String shown(String text) {
        int first = next(text, 0);
        if (first < 0) return text;
        var out = new StringBuilder(text.length());
        int copied = 0;
        for (int at = first; at >= 0; at = next(text, at + 1)) {
            if (at < copied || at > 0 && !isSpace(text.charAt(at - 1))) continue;
            int end = at;
            while (end < text.length() && end - at <= LONGEST && !isSpace(text.charAt(end))) end++;
            String face = FACES.get(text.substring(at, end));
            if (face == null) continue;
            out.append(text, copied, at).append(face);
            copied = end;
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' || c == ';' || c == '8') return i;
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00a0';
    }
}
