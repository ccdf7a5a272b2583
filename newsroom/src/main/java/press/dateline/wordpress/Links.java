package press.dateline.wordpress;

/// Bare addresses in comments made into links, as WordPress does: `http://…`, `www.…`, `name@host`.
final class Links {
    private static final String[] STARTS = {"http://", "https://", "ftp://", "www."};

    private Links() {}

    static String made(String html) {
        if (html.indexOf("://") < 0 && html.indexOf("www.") < 0 && html.indexOf('@') < 0) return html;
        var out = new StringBuilder(html.length() + 64);
        int quiet = 0;
        int at = 0;
        while (at < html.length()) {
            int end;
            if (html.charAt(at) == '<') {
                end = Tags.end(html, at);
                String name = Tags.name(html, at);
                if (name.equals("a") || name.equals("pre") || name.equals("code"))
                    quiet = Math.max(0, quiet + (Tags.isClosing(html, at) ? -1 : 1));
                out.append(html, at, end);
            } else {
                end = html.indexOf('<', at);
                if (end < 0) end = html.length();
                if (quiet > 0) out.append(html, at, end);
                else words(html, at, end, out);
            }
            at = end;
        }
        return out.toString();
    }

    private static void words(String html, int from, int to, StringBuilder out) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && !isGap(html.charAt(end))) end++;
            if (end > at) word(html.substring(at, end), out);
            if (end < to) out.append(html.charAt(end));
            at = end + 1;
        }
    }

    private static boolean isGap(char c) {
        return Tags.isSpace(c) || c == '\u00a0' || c == '(' || c == '[' || c == '"' || c == '“' || c == '”';
    }

    private static void word(String word, StringBuilder out) {
        for (String start : STARTS) {
            int at = word.indexOf(start);
            if (at < 0 || at > 0 && Character.isLetterOrDigit(word.charAt(at - 1))) continue;
            int end = word.length();
            while (end > at && isTrailing(word, end - 1, at)) end--;
            if (end - at <= start.length() + 2) break;
            String address = word.substring(at, end);
            String target = start.equals("www.") ? "http://" + address : address;
            out.append(word, 0, at)
                    .append("<a href=\"")
                    .append(target)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            out.append(word, end, word.length());
            return;
        }
        int sign = word.indexOf('@');
        if (sign > 0 && isMail(word, sign)) {
            int end = word.length();
            while (".,;:!?)".indexOf(word.charAt(end - 1)) >= 0) end--;
            String mail = word.substring(0, end);
            out.append("<a href=\"mailto:")
                    .append(mail)
                    .append("\">")
                    .append(mail)
                    .append("</a>")
                    .append(word, end, word.length());
        } else out.append(word);
    }

    private static boolean isTrailing(String word, int at, int from) {
        char c = word.charAt(at);
        return ".,;:!?'’…".indexOf(c) >= 0 || c == ')' && word.indexOf('(', from) < 0 || c == ']';
    }

    private static boolean isMail(String word, int sign) {
        int dot = word.lastIndexOf('.');
        if (dot < sign + 2 || word.indexOf('@', sign + 1) >= 0 || dot + 2 >= word.length()) return false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "@._+-".indexOf(c) >= 0);
            if (!plain && !(i > dot + 1 && ".,;:!?)".indexOf(c) >= 0)) return false;
        }
        return true;
    }
}
