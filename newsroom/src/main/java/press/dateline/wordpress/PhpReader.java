package press.dateline.wordpress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Reads PHP's `serialize()` format once from front to back. Source: the PHP manual, "serialize".
final class PhpReader {
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 100_000;
    /// PHP wrote fractions with all the digits their binary form has.
    private static final int LONGEST_NUMBER = 1_100;

    private static final String KINDS = "NbidsaOrRCES}";

    private static final class Broken extends Exception {
        Broken(String why) {
            super(why, null, false, false);
        }
    }

    private final String text;
    private int at;
    private int values;

    PhpReader(String text) {
        this.text = text;
    }

    PhpValue read() {
        try {
            PhpValue value = value(0);
            return at == text.length() ? value : new PhpValue.Unreadable("something follows the value at " + at);
        } catch (Broken broken) {
            return new PhpValue.Unreadable(String.valueOf(broken.getMessage()));
        }
    }

    static OptionalLong whole(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException no) {
            return OptionalLong.empty();
        }
    }

    private PhpValue value(int depth) throws Broken {
        if (depth > DEEPEST) throw new Broken("nested deeper than " + DEEPEST);
        if (++values > MOST_VALUES) throw new Broken("more than " + MOST_VALUES + " values");
        char kind = take();
        if (kind == 'N') {
            expect(';');
            return new PhpValue.Nothing();
        }
        expect(':');
        return switch (kind) {
            case 'b' -> new PhpValue.Truth(number(';') != 0);
            case 'i' -> new PhpValue.Whole(number(';'));
            case 'd' -> new PhpValue.Fraction(fraction());
            case 's', 'S', 'E' -> new PhpValue.Text(string());
            case 'a' -> new PhpValue.Table("", entries(depth));
            case 'O' -> {
                String className = quoted(':');
                yield new PhpValue.Table(className, entries(depth));
            }
            case 'C' -> {
                quoted(':');
                int length = (int) Math.clamp(number(':'), 0, text.length());
                expect('{');
                int end = afterBytes(at, length);
                if (end < 0) throw new Broken("it breaks off");
                at = end;
                expect('}');
                yield new PhpValue.Nothing();
            }
            case 'r', 'R' -> {
                number(';');
                yield new PhpValue.Nothing();
            }
            default -> throw new Broken("no kind of value is called " + kind + " at " + (at - 2));
        };
    }

    /// The count in front is not believed: the entries end where the brace is.
    private Map<String, PhpValue> entries(int depth) throws Broken {
        number(':');
        expect('{');
        Map<String, PhpValue> entries = new LinkedHashMap<>();
        while (peek() != '}') {
            PhpValue key = value(depth + 1);
            if (!(key instanceof PhpValue.Text || key instanceof PhpValue.Whole))
                throw new Broken("a key that is neither text nor number at " + at);
            entries.put(key.text(), value(depth + 1));
        }
        at++;
        if (at < text.length() && text.charAt(at) == ';' && depth == 0) at++;
        return entries;
    }

    private String string() throws Broken {
        return quoted(';');
    }

    /// `length:"…"` and the character that ends it.
    private String quoted(char closing) throws Broken {
        long length = number(':');
        expect('"');
        int from = at;
        int end = length > text.length() * 3L || length < 0 ? -1 : afterBytes(from, (int) length);
        if (end < 0 || !closes(end, closing, false)) end = foundEnd(from, closing);
        at = end + 2;
        return text.substring(from, end);
    }

    private int foundEnd(int from, char closing) throws Broken {
        for (int quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1))
            if (closes(quote, closing, true)) return quote;
        throw new Broken("text that begins at " + from + " has no end");
    }

    private boolean closes(int quote, char closing, boolean believable) {
        if (quote + 1 >= text.length() || text.charAt(quote) != '"' || text.charAt(quote + 1) != closing) return false;
        if (!believable || closing != ';' || quote + 2 == text.length()) return true;
        char kind = text.charAt(quote + 2);
        if (KINDS.indexOf(kind) < 0) return false;
        if (kind == '}') return true;
        return quote + 3 < text.length() && text.charAt(quote + 3) == (kind == 'N' ? ';' : ':');
    }

    /// The place so many bytes of UTF-8 further on, or -1 when that is inside a character or behind the end.
    private int afterBytes(int from, int bytes) {
        int i = from;
        int left = bytes;
        while (left > 0 && i < text.length()) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            left -= pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            i += pair ? 2 : 1;
        }
        return left == 0 ? i : -1;
    }

    private long number(char closing) throws Broken {
        return whole(upTo(closing)).orElseThrow(() -> new Broken("no number in front of " + at));
    }

    private double fraction() throws Broken {
        String digits = upTo(';');
        try {
            return switch (digits) {
                case "INF" -> Double.POSITIVE_INFINITY;
                case "-INF" -> Double.NEGATIVE_INFINITY;
                case "NAN" -> Double.NaN;
                default -> Double.parseDouble(digits);
            };
        } catch (NumberFormatException no) {
            throw new Broken("no number in front of " + at);
        }
    }

    private String upTo(char closing) throws Broken {
        int end = text.indexOf(closing, at);
        if (end < 0 || end - at > LONGEST_NUMBER) throw new Broken("no " + closing + " behind " + at);
        String between = text.substring(at, end);
        at = end + 1;
        return between;
    }

    private char peek() throws Broken {
        if (at >= text.length()) throw new Broken("it breaks off");
        return text.charAt(at);
    }

    private char take() throws Broken {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char c) throws Broken {
        if (take() != c) throw new Broken("no " + c + " at " + (at - 1));
    }
}
