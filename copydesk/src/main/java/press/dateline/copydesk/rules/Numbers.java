package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;

/// The numbers of a text, in figures and in words, with the marks for thousands and decimals that the language has.
/// Times, dates in figures and numbers that belong to a name such as `G20` are left out.
final class Numbers {
    private static final int MOST_DIGITS = 15;

    /// A text with more is no story, and whatever reads its numbers need not read on.
    private static final int MOST_NUMBERS = 20_000;

    private static final String FRACTIONS = "½¼¾⅓⅔⅛";
    private static final double[] FRACTION_VALUES = {0.5, 0.25, 0.75, 1 / 3.0, 2 / 3.0, 0.125};
    private static final double SMALLEST_SCALE = 1_000;

    private final Lexicon lexicon;
    private final String text;
    private final List<Span> words;
    private final char decimal;
    private final List<Numeral> found = new ArrayList<>();

    /// @param to behind the number and its scale, as in `5.4 million`
    /// @param value with its scale
    /// @param step how much the last written digit stands for; a tenth of a million in `5.4 million`
    /// @param inWords whether it is spelled out
    record Numeral(int from, int to, double value, double step, boolean inWords) {
        Span span() {
            return new Span(from, to);
        }
    }

    private Numbers(GalleyText text, Locale language) {
        this.lexicon = Lexicon.of(language);
        this.text = text.text();
        this.words = text.words();
        this.decimal = List.of("de", "fr", "es").contains(language.getLanguage()) ? ',' : '.';
    }

    /// The numbers of one text, in their order, worked out once for a galley.
    static List<Numeral> in(Galley galley, GalleyText text) {
        return galley.once(Found.class, ignored -> new Found(new HashMap<>()))
                .byText()
                .computeIfAbsent(
                        text, ignored -> new Numbers(text, galley.copy().language()).find());
    }

    private record Found(Map<GalleyText, List<Numeral>> byText) {}

    /// Whether a number is written like a year.
    static boolean isYear(GalleyText text, Numeral numeral) {
        return !numeral.inWords()
                && numeral.to() - numeral.from() == 4
                && numeral.value() >= 1800
                && numeral.value() <= 2100
                && numeral.step() == 1
                && Character.isDigit(text.text().charAt(numeral.to() - 1));
    }

    /// Where a mark or word for per cent ends that follows a number; -1 when none does.
    static int percentEnd(GalleyText text, Numeral numeral) {
        String all = text.text();
        int at = numeral.to();
        while (at < all.length() && at < numeral.to() + 2 && (isBlank(all.charAt(at)) || all.charAt(at) == '-')) {
            at++;
        }
        for (String word : List.of("%", "percent", "per cent", "pct", "prozent", "pour cent", "por ciento")) {
            boolean stands = all.regionMatches(true, at, word, 0, word.length());
            int end = at + word.length();
            if (stands && (end == all.length() || word.equals("%") || !Character.isLetter(all.charAt(end)))) {
                return end;
            }
        }
        return -1;
    }

    private List<Numeral> find() {
        for (int i = 0; i < words.size() && found.size() < MOST_NUMBERS; i++) {
            if (Character.isDigit(text.charAt(words.get(i).from()))) {
                i = figures(i);
            } else {
                i = spelled(i);
            }
        }
        return List.copyOf(found);
    }

    /// Reads what figures the word has, and answers with the last word that was used up.
    private int figures(int index) {
        int at = words.get(index).from();
        if (at > 0 && "./:,".indexOf(text.charAt(at - 1)) >= 0 && at > 1 && isLetterOrDigit(text.charAt(at - 2))) {
            return index;
        }
        int used = index;
        int end = words.get(index).to();
        while (at < end && isDigit(text.charAt(at)) && found.size() < MOST_NUMBERS) {
            int stop = endOfFigures(at);
            end = Math.max(end, stop);
            if (!add(at, stop)) {
                return lastWordBefore(end, used);
            }
            used = lastWordBefore(found.getLast().to(), used);
            at = stop < end && text.charAt(stop) == '-' ? stop + 1 : end;
        }
        return lastWordBefore(Math.max(end, found.getLast().to()), used);
    }

    private int lastWordBefore(int end, int from) {
        int index = from;
        while (index + 1 < words.size() && words.get(index + 1).from() < end) {
            index++;
        }
        return index;
    }

    private int endOfFigures(int from) {
        int at = from;
        while (at < text.length()) {
            char mark = text.charAt(at);
            boolean groups = isGroupMark(mark) && digitsAt(at + 1) == 3;
            boolean parts = mark == decimal && digitsAt(at + 1) > 0 && text.indexOf(decimal, from) == at;
            if (!isDigit(mark) && !groups && !parts) {
                return at;
            }
            at++;
        }
        return at;
    }

    private boolean isGroupMark(char mark) {
        return mark == '\u00a0'
                || mark == '\u202f'
                || mark == '’' && decimal == ','
                || mark == (decimal == '.' ? ',' : '.');
    }

    private int digitsAt(int from) {
        int at = from;
        while (at < text.length() && at - from < 4 && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private boolean add(int from, int to) {
        if (to - from > 2 * MOST_DIGITS
                || to < text.length() && "./:,".indexOf(text.charAt(to)) >= 0 && digitsAt(to + 1) > 0) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        int decimals = -1;
        for (int at = from; at < to; at++) {
            char mark = text.charAt(at);
            if (isDigit(mark)) {
                digits.append((char) ('0' + Character.digit(mark, 10)));
                decimals += decimals >= 0 ? 1 : 0;
            } else if (mark == decimal) {
                decimals = 0;
            }
        }
        if (digits.length() > MOST_DIGITS) {
            return false;
        }
        double step = Math.pow(10, -Math.max(0, decimals));
        double value = Long.parseLong(digits.toString()) * step;
        int end = to;
        int fraction = to < text.length() ? FRACTIONS.indexOf(text.charAt(to)) : -1;
        if (fraction >= 0) {
            value += FRACTION_VALUES[fraction];
            step = 0.1;
            end++;
        }
        addScaled(from, end, value, step, false);
        return true;
    }

    /// Adds a number with the scale behind it: a word, or a letter when money stands before it, as in `£5m`.
    private void addScaled(int from, int to, double value, double step, boolean inWords) {
        int start = to;
        while (start < text.length() && start < to + 1 && (isBlank(text.charAt(start)) || text.charAt(start) == '-')) {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < 16 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        double scale = lexicon.number(text.substring(start, end));
        if (scale < SMALLEST_SCALE) {
            scale = isMoney(from) ? letterScale(text.substring(start, end)) : 1;
        }
        found.add(new Numeral(from, scale > 1 ? end : to, value * scale, step * scale, inWords));
    }

    private boolean isMoney(int from) {
        return from > 0 && Character.getType(text.charAt(from - 1)) == Character.CURRENCY_SYMBOL;
    }

    private static double letterScale(String letters) {
        return switch (letters) {
            case "k", "K" -> 1e3;
            case "m", "M", "mn" -> 1e6;
            case "b", "B", "bn" -> 1e9;
            case "t", "tn", "trn" -> 1e12;
            default -> 1;
        };
    }

    /// Reads a number in words, and answers with the last word that was used up.
    private int spelled(int index) {
        double whole = 0;
        double part = 0;
        int last = -1;
        double before = Double.MAX_VALUE;
        for (int i = index; i < words.size() && i < index + 12; i++) {
            double value = valueOf(words.get(i));
            boolean follows = last < 0
                    || last == i - 1
                            && onlyBlank(words.get(last).to(), words.get(i).from());
            boolean adds = before >= 100 || before >= 20 && value < 10;
            if (value == 0 || !follows || value < 100 && !adds) {
                break;
            }
            if (value >= SMALLEST_SCALE) {
                whole += Math.max(1, part) * value;
                part = 0;
            } else {
                part = value == 100 ? Math.max(1, part) * 100 : part + value;
            }
            before = value;
            last = i;
        }
        if (last < 0) {
            return index;
        }
        double value = whole + part;
        found.add(new Numeral(
                words.get(index).from(), words.get(last).to(), value, before >= SMALLEST_SCALE ? before : 1, true));
        return last;
    }

    /// The value of a word such as `twenty` or `twenty-one`, or the one that opens `ten-year-old`; 0 for other words.
    private double valueOf(Span word) {
        if (word.to() - word.from() > 30) {
            return 0;
        }
        String letters = word.of(text);
        int hyphen = letters.indexOf('-');
        if (hyphen < 0) {
            return lexicon.number(letters);
        }
        double first = lexicon.number(letters.substring(0, hyphen));
        double second = lexicon.number(letters.substring(hyphen + 1));
        return first >= 20 && first < 100 && second > 0 && second < 10 ? first + second : second == 0 ? first : 0;
    }

    private boolean onlyBlank(int from, int to) {
        return to - from == 1 && isBlank(text.charAt(from));
    }

    private static boolean isDigit(char mark) {
        return Character.isDigit(mark);
    }

    private static boolean isLetterOrDigit(char mark) {
        return Character.isLetterOrDigit(mark);
    }

    private static boolean isBlank(char mark) {
        return Character.isWhitespace(mark) || Character.isSpaceChar(mark);
    }
}
