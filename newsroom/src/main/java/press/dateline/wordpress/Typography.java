package press.dateline.wordpress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Typewriter's marks made into printer's: quotes, apostrophes, primes, dashes, dots, the multiplication sign, as
/// WordPress would have shown them, with the quotation marks of the site's language. Never inside tags, code or
/// preformatted text. Each stretch of text between two tags is looked at by itself. Immutable.
final class Typography {
    private record Quotes(String open, String close, String innerOpen, String innerClose) {}

    private static final Quotes ENGLISH = new Quotes("“", "”", "‘", "’");
    private static final Quotes GERMAN = new Quotes("„", "“", "‚", "‘");
    private static final Quotes LOW_HIGH = new Quotes("„", "”", "‚", "’");
    private static final Quotes ANGLE = new Quotes("«", "»", "„", "“");
    private static final Quotes FRENCH = new Quotes("«\u00a0", "\u00a0»", "‘", "’");
    private static final Quotes NORDIC = new Quotes("”", "”", "’", "’");

    private static final Set<String> VERBATIM = Set.of("pre", "code", "kbd", "style", "script", "tt");

    private static final String[] CLIPPED = {
        "tain't", "twere", "twas", "tis", "twill", "til", "bout", "nuff", "round", "cause", "em"
    };

    // Code points that are no characters and so in no text.
    private static final char OPEN_SINGLE = '\ufdd0';
    private static final char CLOSE_SINGLE = '\ufdd1';
    private static final char OPEN_DOUBLE = '\ufdd2';
    private static final char CLOSE_DOUBLE = '\ufdd3';

    private final boolean idle;
    private final Quotes quotes;

    private Typography(boolean idle, Quotes quotes) {
        this.idle = idle;
        this.quotes = quotes;
    }

    /// @param language of the site, as in `de-AT`; the empty string means English
    static Typography of(String language) {
        String primary = language.length() < 2 ? "en" : language.substring(0, 2).toLowerCase(Locale.ROOT);
        return switch (primary) {
            case "ja", "ko" -> new Typography(true, ENGLISH);
            case "de", "cs", "sk", "bg", "hr", "sr", "sl", "lt", "is", "et", "ka" -> new Typography(false, GERMAN);
            case "pl", "hu", "ro" -> new Typography(false, LOW_HIGH);
            case "ru", "uk", "be", "el", "nb", "nn" -> new Typography(false, ANGLE);
            case "fr" -> new Typography(false, FRENCH);
            case "sv", "fi" -> new Typography(false, NORDIC);
            default -> new Typography(false, ENGLISH);
        };
    }

    /// Sets a piece of HTML; tags, comments and known shortcodes pass as they are.
    String set(String html) {
        return set(html, false);
    }

    /// As [#set(String)], and faces made of punctuation become pictures as well.
    String setWithFaces(String html) {
        return set(html, true);
    }

    private String set(String html, boolean faces) {
        var out = new StringBuilder(html.length() + 32);
        String verbatim = "";
        int depth = 0;
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            int end;
            if (c == '<') {
                end = Tags.end(html, at);
                String name = Tags.name(html, at);
                if (VERBATIM.contains(name)) {
                    if (verbatim.isEmpty() && !Tags.isClosing(html, at)) verbatim = name;
                    if (name.equals(verbatim)) depth += Tags.isClosing(html, at) ? -1 : 1;
                    if (depth == 0) verbatim = "";
                }
                out.append(html, at, end);
            } else if (c == '[' && (end = Shortcodes.knownTagEnd(html, at)) > 0) out.append(html, at, end);
            else {
                end = at + 1;
                while (end < html.length()
                        && html.charAt(end) != '<'
                        && !(html.charAt(end) == '[' && Shortcodes.knownTagEnd(html, end) > 0)) end++;
                if (verbatim.isEmpty())
                    stretch(faces ? asShown(html.substring(at, end)) : html.substring(at, end), out);
                else out.append(html, at, end);
            }
            at = end;
        }
        return out.toString();
    }

    /// What WordPress does to a text besides typography: faces, and the spelling of its own name.
    private static String asShown(String text) {
        String shown = Smilies.shown(text);
        int at = shown.indexOf("Wordpress");
        if (at < 0) return shown;
        var out = new StringBuilder(shown);
        for (; at >= 0; at = shown.indexOf("Wordpress", at + 1))
            if (at == 0 || " \u00a0(‘“".indexOf(shown.charAt(at - 1)) >= 0) out.setCharAt(at + 4, 'P');
        return out.toString();
    }

    private static boolean hasWork(String html) {
        for (int i = 0; i < html.length(); i++)
            switch (html.charAt(i)) {
                case '\'', '"', '-', '.', 'x', '`', '(' -> {
                    return true;
                }
                default -> {}
            }
        return false;
    }

    private void stretch(String raw, StringBuilder out) {
        if (idle || !hasWork(raw)) {
            out.append(raw);
            return;
        }
        String text = decodeSpaces(raw);
        if (text.indexOf("...") >= 0) text = text.replace("...", "…");
        if (text.indexOf('`') >= 0) text = text.replace("``", String.valueOf(OPEN_DOUBLE));
        if (text.indexOf("''") >= 0) text = text.replace("''", String.valueOf(CLOSE_DOUBLE));
        if (text.indexOf(" (tm)") >= 0) text = text.replace(" (tm)", " ™");
        char[] chars = text.toCharArray();
        if (text.indexOf('\'') >= 0) {
            clipped(text, chars);
            singles(chars);
            resolve(chars, '\'', '′', OPEN_SINGLE, CLOSE_SINGLE);
        }
        if (text.indexOf('"') >= 0) {
            doubles(chars);
            resolve(chars, '"', '″', OPEN_DOUBLE, CLOSE_DOUBLE);
        }
        if (text.indexOf('x') > 0) times(chars);
        write(chars, out);
    }

    /// No-break spaces count as spaces, however they are written.
    private static String decodeSpaces(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&nbsp;", "\u00a0")
                        .replace("&#160;", "\u00a0")
                        .replace("&#8217;", "’")
                        .replace("&#8216;", "‘")
                        .replace("&#039;", "'")
                        .replace("&#39;", "'");
    }

    // ---- single quotes

    private static void clipped(String text, char[] chars) {
        for (int at = text.indexOf('\''); at >= 0; at = text.indexOf('\'', at + 1)) {
            if (at > 0 && isWord(chars[at - 1])) continue;
            for (String word : CLIPPED)
                if (text.startsWith(word, at + 1)
                        && (at + 1 + word.length() >= chars.length || !isWord(chars[at + 1 + word.length()]))) {
                    chars[at] = '’';
                    int inner = word.indexOf('\'');
                    if (inner >= 0) chars[at + 1 + inner] = '’';
                }
        }
    }

    private static void singles(char[] s) {
        for (int i = 0; i < s.length; i++) {
            if (s[i] != '\'') continue;
            if (isDigit(s, i + 1) && isDigit(s, i + 2)) {
                char after = at(s, i + 3);
                if ((after == '\'' || after == '"') && endsQuote(s, i + 4)) {
                    s[i] = '’';
                    s[i + 3] = after == '\'' ? CLOSE_SINGLE : CLOSE_DOUBLE;
                    continue;
                }
                boolean number =
                        after == '%' || isDigit(s, i + 3) || (after == '.' || after == ',') && isDigit(s, i + 4);
                if (!number) {
                    s[i] = '’';
                    continue;
                }
            }
            if (opens(s, i, true)) s[i] = OPEN_SINGLE;
        }
        for (int i = 0; i < s.length; i++)
            if (s[i] == '\'' && !(i > 0 && isSpace(s[i - 1])) && i + 1 < s.length && !stopsApostrophe(s, i + 1))
                s[i] = '’';
    }

    private static boolean stopsApostrophe(char[] s, int at) {
        char c = s[at];
        return ".,:;!?\"'(){}[]-".indexOf(c) >= 0
                || c == CLOSE_DOUBLE
                || isSpace(c)
                || isEntity(s, at, "&lt;")
                || isEntity(s, at, "&gt;");
    }

    // ---- double quotes

    private static void doubles(char[] s) {
        for (int i = 0; i < s.length; i++)
            if (s[i] == '"' && opens(s, i, false) && !(i + 1 < s.length && isSpace(s[i + 1]))) s[i] = OPEN_DOUBLE;
    }

    private static boolean opens(char[] s, int at, boolean single) {
        if (at == 0) return true;
        char before = s[at - 1];
        return before == '('
                || before == '['
                || before == '{'
                || before == '-'
                || single && (before == '"' || before == OPEN_DOUBLE)
                || isSpace(before)
                || at >= 4 && isEntity(s, at - 4, "&lt;");
    }

    /// Decides about what was not found to be opening: closing quote, or prime after a digit (6′ 2″).
    ///
    /// The text is looked at from one opening quote to the next. Where one is open and does not close by another
    /// sign, the mark at the end of a word closes it; if several could, one that follows no digit, else the last.
    private static void resolve(char[] s, char mark, char prime, char open, char close) {
        int from = 0;
        boolean quoted = false;
        while (from <= s.length) {
            int to = from;
            boolean closedAlready = false;
            while (to < s.length && s[to] != open) {
                if (s[to] == close) closedAlready = true;
                to++;
            }
            if (quoted && !closedAlready) closeOne(s, from, to, mark, close);
            for (int i = from; i < to; i++)
                if (s[i] == mark)
                    s[i] = i > 0 && Character.isDigit(s[i - 1]) && s[i - 1] < 128
                            ? prime
                            : mark == '"' ? close : CLOSE_SINGLE;
            quoted = true;
            from = to + 1;
        }
    }

    private static void closeOne(char[] s, int from, int to, char mark, char close) {
        int candidates = 0;
        int only = -1;
        int last = -1;
        int beforeSpace = -1;
        boolean afterLetter = false;
        for (int i = from; i < to; i++) {
            if (s[i] != mark || !endsQuote(s, i + 1)) continue;
            candidates++;
            only = i;
            last = i;
            if (!isDigit(s, i - 1)) afterLetter = true;
            else if (beforeSpace < 0 && i + 1 < to && s[i + 1] == ' ') beforeSpace = i;
        }
        if (candidates == 0) return;
        if (candidates == 1) s[only] = close;
        else if (afterLetter) {
            for (int i = from; i < to; i++) if (s[i] == mark && endsQuote(s, i + 1) && !isDigit(s, i - 1)) s[i] = close;
        } else s[beforeSpace >= 0 ? beforeSpace : last] = close;
    }

    private static boolean endsQuote(char[] s, int at) {
        if (at >= s.length) return true;
        char c = s[at];
        return ".,:;!?)}-]".indexOf(c) >= 0 || isSpace(c) || isEntity(s, at, "&gt;");
    }

    // ---- the rest

    private static void times(char[] s) {
        for (int i = 1; i + 1 < s.length; i++) {
            if (s[i] != 'x' || !isDigit(s, i + 1)) continue;
            int start = i;
            while (start > 0 && (isDigit(s, start - 1) || s[start - 1] == '.' || s[start - 1] == ',')) start--;
            while (start < i && !isDigit(s, start)) start++;
            if (start == i || start > 0 && isWord(s[start - 1])) continue;
            // 0x1f is a number of another kind.
            if (s[start] == '0' && start + 1 == i) continue;
            int end = i + 1;
            while (end < s.length && (isDigit(s, end) || s[end] == '.' || s[end] == ',')) end++;
            if (end < s.length && isWord(s[end]) && isDigit(s, end - 1)) continue;
            s[i] = '×';
        }
    }

    private void write(char[] s, StringBuilder out) {
        for (int i = 0; i < s.length; i++) {
            char c = s[i];
            switch (c) {
                case OPEN_SINGLE -> out.append(quotes.innerOpen());
                case CLOSE_SINGLE -> out.append(quotes.innerClose());
                case OPEN_DOUBLE -> out.append(quotes.open());
                case CLOSE_DOUBLE -> out.append(quotes.close());
                case '-' -> i = dash(s, i, out);
                default -> out.append(c);
            }
        }
    }

    /// Writes the run of hyphens that begins here and gives its last index.
    private static int dash(char[] s, int from, StringBuilder out) {
        int end = from;
        while (end < s.length && s[end] == '-') end++;
        int length = end - from;
        boolean alone = (from == 0 || isSpace(s[from - 1])) && (end == s.length || isSpace(s[end]));
        if (length == 1) out.append(alone ? '–' : '-');
        else if (length == 2) {
            boolean punycode = from >= 2 && s[from - 2] == 'x' && s[from - 1] == 'n';
            out.append(punycode ? "--" : alone ? "—" : "–");
        } else {
            for (int left = length; left > 0; ) {
                if (left >= 3) {
                    out.append('—');
                    left -= 3;
                } else {
                    out.append(left == 2 ? "–" : "-");
                    left = 0;
                }
            }
        }
        return end - 1;
    }

    private static char at(char[] s, int at) {
        return at >= 0 && at < s.length ? s[at] : 0;
    }

    private static boolean isDigit(char[] s, int at) {
        char c = at(s, at);
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00a0';
    }

    private static boolean isEntity(char[] s, int at, String entity) {
        return at + entity.length() <= s.length
                && s[at] == '&'
                && Arrays.equals(s, at, at + entity.length(), entity.toCharArray(), 0, entity.length());
    }
}
