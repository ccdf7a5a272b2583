package press.dateline.wordpress;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// The last part of an address, made of a title as WordPress makes it: Latin letters without their accents, everything
/// else of the world's scripts percent-encoded in UTF-8, words joined by hyphens, cut at 200 bytes.
public final class Slugs {
    private static final int MAX_BYTES = 200;

    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'ß', "s"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ŀ', "L"),
            Map.entry((int) 'ŀ', "l"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'Ĳ', "IJ"),
            Map.entry((int) 'ĳ', "ij"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ĸ', "k"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ŉ', "n"),
            Map.entry((int) 'Ŧ', "T"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ſ', "s"),
            Map.entry((int) 'ɑ', "a"),
            Map.entry((int) 'ª', "a"),
            Map.entry((int) 'º', "o"),
            Map.entry((int) '€', "E"),
            Map.entry((int) '£', ""));

    private static final Map<Integer, String> GERMAN = Map.of(
            (int) 'Ä', "Ae", (int) 'ä', "ae", (int) 'Ö', "Oe", (int) 'ö', "oe", (int) 'Ü', "Ue", (int) 'ü', "ue",
            (int) 'ß', "ss");

    private static final Map<Integer, String> DANISH = Map.of(
            (int) 'Æ', "Ae", (int) 'æ', "ae", (int) 'Ø', "Oe", (int) 'ø', "oe", (int) 'Å', "Aa", (int) 'å', "aa");

    private static final Map<Integer, String> SERBIAN = Map.of((int) 'Đ', "DJ", (int) 'đ', "dj");

    private Slugs() {}

    /// @param language of the site, as in `de-AT`; decides about umlauts and the like
    public static String of(String title, String language) {
        String plain = withoutAccents(Tags.strip(title.replace("\0", "")), language);
        String encoded = encode(keepEscapes(plain));
        return hyphenate(withoutEntities(encoded));
    }

    /// Latin letters without what is on and under them.
    static String withoutAccents(String text, String language) {
        if (isAscii(text)) return text;
        Map<Integer, String> own = ownLetters(language);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (language.startsWith("ca")) composed = composed.replace("l·l", "ll");
        var out = new StringBuilder(composed.length());
        composed.codePoints().forEach(letter -> appendPlain(letter, own, out));
        return out.toString();
    }

    private static Map<Integer, String> ownLetters(String language) {
        String primary = language.length() < 2 ? "" : language.substring(0, 2).toLowerCase(Locale.ROOT);
        return switch (primary) {
            case "de" -> GERMAN;
            case "da" -> DANISH;
            case "sr", "bs" -> SERBIAN;
            default -> Map.of();
        };
    }

    private static void appendPlain(int letter, Map<Integer, String> own, StringBuilder out) {
        String replacement = own.getOrDefault(letter, LATIN.get(letter));
        if (replacement != null) out.append(replacement);
        else if (isKnownLatin(letter)) {
            String parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
            char base = parts.charAt(0);
            boolean latin = base >= 'A' && base <= 'Z' || base >= 'a' && base <= 'z';
            if (latin) out.append(base);
            else out.appendCodePoint(letter);
        } else out.appendCodePoint(letter);
    }

    /// Western and central European, Vietnamese and pinyin letters; WordPress leaves the rarer ones as they are.
    private static boolean isKnownLatin(int letter) {
        return letter >= 0xc0 && letter <= 0x17f
                || letter >= 0x1cd && letter <= 0x1dc
                || letter >= 0x218 && letter <= 0x21b
                || letter >= 0x1ea0 && letter <= 0x1ef9
                || letter == 0x1a0
                || letter == 0x1a1
                || letter == 0x1af
                || letter == 0x1b0;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }

    /// Percent signs stay only where they begin an escaped byte.
    private static String keepEscapes(String text) {
        if (text.indexOf('%') < 0) return text;
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
            if (c != '%' || escape) out.append(c);
        }
        return out.toString();
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /// Lower case, percent-encoded, cut where the next character would pass the limit.
    private static String encode(String text) {
        boolean ascii = isAscii(text);
        String lower = text.toLowerCase(Locale.ROOT);
        if (ascii) return lower.length() > MAX_BYTES ? lower.substring(0, MAX_BYTES) : lower;
        var out = new StringBuilder(MAX_BYTES);
        for (int i = 0; i < lower.length(); ) {
            int letter = lower.codePointAt(i);
            i += Character.charCount(letter);
            if (letter < 0x80) {
                if (out.length() + 1 > MAX_BYTES) break;
                out.append((char) letter);
                continue;
            }
            byte[] bytes = Character.toString(letter).getBytes(StandardCharsets.UTF_8);
            if (out.length() + bytes.length * 3 > MAX_BYTES) break;
            for (byte b : bytes)
                out.append('%').append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return out.toString();
    }

    private static String withoutEntities(String text) {
        if (text.indexOf('&') < 0) return text;
        String spaced = text;
        for (String space : new String[] {"&nbsp;", "&#160;", "&ndash;", "&#8211;", "&mdash;", "&#8212;"})
            spaced = spaced.replace(space, "-");
        var out = new StringBuilder(spaced.length());
        int nextEnd = 0;
        for (int i = 0; i < spaced.length(); i++) {
            if (spaced.charAt(i) == '&' && nextEnd >= 0) {
                nextEnd = spaced.indexOf(';', i + 2);
                int line = spaced.indexOf('\n', i);
                if (nextEnd > 0 && (line < 0 || line > nextEnd)) {
                    i = nextEnd;
                    continue;
                }
            }
            out.append(spaced.charAt(i));
        }
        return out.toString();
    }

    private static String hyphenate(String encoded) {
        var out = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            switch (c) {
                case ' ', '.', '/', '-' -> hyphen(out);
                case '%' -> {
                    int length = escapedLength(encoded, i);
                    String one = encoded.substring(i, Math.min(encoded.length(), i + length));
                    switch (meaning(one)) {
                        case HYPHEN -> hyphen(out);
                        case NOTHING -> {}
                        case TIMES -> out.append('x');
                        case LETTER -> out.append(one);
                    }
                    i += length - 1;
                }
                default -> {
                    if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_') out.append(c);
                }
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '-') end--;
        int start = 0;
        while (start < end && out.charAt(start) == '-') start++;
        return out.substring(start, end);
    }

    private static void hyphen(StringBuilder out) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != '-') out.append('-');
    }

    private static int escapedLength(String text, int at) {
        if (at + 2 >= text.length()) return 1;
        int lead = Character.digit(text.charAt(at + 1), 16) * 16 + Character.digit(text.charAt(at + 2), 16);
        int bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        return bytes * 3;
    }

    private enum Meaning {
        LETTER,
        HYPHEN,
        NOTHING,
        TIMES
    }

    /// Marks that WordPress leaves out of a slug or takes as the end of a word.
    private static Meaning meaning(String escaped) {
        return switch (escaped) {
            case "%c2%a0",
                    "%e2%80%93",
                    "%e2%80%94",
                    "%e2%80%80",
                    "%e2%80%81",
                    "%e2%80%82",
                    "%e2%80%83",
                    "%e2%80%84",
                    "%e2%80%85",
                    "%e2%80%86",
                    "%e2%80%87",
                    "%e2%80%88",
                    "%e2%80%89",
                    "%e2%80%8a",
                    "%e2%80%a8",
                    "%e2%80%a9",
                    "%e2%80%af" -> Meaning.HYPHEN;
            case "%c3%97" -> Meaning.TIMES;
            case "%c2%ad",
                    "%c2%a1",
                    "%c2%bf",
                    "%c2%ab",
                    "%c2%bb",
                    "%e2%80%b9",
                    "%e2%80%ba",
                    "%e2%80%98",
                    "%e2%80%99",
                    "%e2%80%9c",
                    "%e2%80%9d",
                    "%e2%80%9a",
                    "%e2%80%9b",
                    "%e2%80%9e",
                    "%e2%80%9f",
                    "%e2%80%a2",
                    "%c2%a9",
                    "%c2%ae",
                    "%c2%b0",
                    "%e2%80%a6",
                    "%e2%84%a2",
                    "%c2%b4",
                    "%cb%8a",
                    "%cc%81",
                    "%cd%81",
                    "%cc%80",
                    "%cc%84",
                    "%cc%8c",
                    "%e2%80%8b",
                    "%e2%80%8c",
                    "%e2%80%8d",
                    "%e2%80%8e",
                    "%e2%80%8f",
                    "%e2%80%aa",
                    "%e2%80%ab",
                    "%e2%80%ac",
                    "%e2%80%ad",
                    "%e2%80%ae",
                    "%ef%bb%bf",
                    "%ef%bf%bc" -> Meaning.NOTHING;
            default -> Meaning.LETTER;
        };
    }
}
