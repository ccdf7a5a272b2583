package press.dateline.copydesk.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a text into words, numbers and single marks, and knows dates and clock times written in figures.
final class Scanner {
    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_NUMBER = 9;

    private final String text;
    private final TimeLanguage language;
    private final List<Token> tokens = new ArrayList<>();

    private Scanner(String text, TimeLanguage language) {
        this.text = text;
        this.language = language;
    }

    static List<Token> tokens(String text, TimeLanguage language) {
        return new Scanner(text, language).scan();
    }

    private List<Token> scan() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                at = number(at);
            } else if (Character.isLetter(text.codePointAt(at))) {
                at = word(at);
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at++;
            } else {
                int end = at + Character.charCount(text.codePointAt(at));
                tokens.add(Token.mark(at, end, mark(c)));
                at = end;
            }
        }
        return tokens;
    }

    /// Dashes are one mark to the patterns, and so are apostrophes.
    private static String mark(char c) {
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
            case '\u2019', '\u2018', '\u02bc' -> "'";
            default -> c < 128 ? ASCII[c] : "";
        };
    }

    private static final String[] ASCII = ascii();

    private static String[] ascii() {
        String[] marks = new String[128];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = String.valueOf((char) i);
        }
        return marks;
    }

    private int word(int from) {
        int at = from;
        while (at < text.length() && isInWord(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at - from == 1 && at < text.length() && text.charAt(at) == '.') {
            return initials(from);
        }
        boolean capital = Character.isUpperCase(text.codePointAt(from));
        String word = at - from > LONGEST_WORD ? "" : lower(text.substring(from, at));
        if (at < text.length() && text.charAt(at) == '.' && language.isAbbreviation(word)) {
            at++;
        }
        tokens.add(Token.word(from, at, word, capital));
        return at;
    }

    private boolean isInWord(int at) {
        int letter = text.codePointAt(at);
        return Character.isLetter(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /// `a.m.` and the like, known without their stops; a lone letter is a word of its own.
    private int initials(int from) {
        int at = from;
        StringBuilder word = new StringBuilder();
        while (at + 1 < text.length()
                && Character.isLetter(text.charAt(at))
                && text.charAt(at + 1) == '.'
                && word.length() < 8) {
            word.append(text.charAt(at));
            at += 2;
        }
        if (word.length() == 1 && at < text.length() && Character.isLetter(text.charAt(at))) {
            int end = at;
            while (end < text.length() && end - at < 2 && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end - at == 1) {
                word.append(text.charAt(at));
                at = end;
            }
        }
        if (word.length() == 1) {
            at = from + 1;
        }
        tokens.add(Token.word(from, at, lower(word.toString()), Character.isUpperCase(text.charAt(from))));
        return at;
    }

    private int number(int from) {
        int at = digits(from);
        if (at - from == 4 && isDateRest(at, '-') && digits(at + 1) - at == 3 && digits(at + 4) - at == 6) {
            tokens.add(Token.figures(
                    from, at + 6, Token.Shape.ISO, value(from, at), value(at + 1, at + 3), value(at + 4, at + 6)));
            return at + 6;
        }
        if (at - from <= 2 && at < text.length()) {
            char mark = text.charAt(at);
            if (mark == ':' && digits(at + 1) - at == 3) {
                return clock(from, at);
            }
            if (mark == '/' || mark == '.' || mark == '-') {
                int second = digits(at + 1);
                if (second - at >= 2 && second - at <= 3 && second < text.length() && text.charAt(second) == mark) {
                    int third = digits(second + 1);
                    if (third - second == 5 || third - second == 3) {
                        tokens.add(Token.figures(
                                from,
                                third,
                                Token.Shape.NUMERIC,
                                value(from, at),
                                value(at + 1, second),
                                value(second + 1, third)));
                        return third;
                    }
                }
            }
        }
        int end = at;
        while (end + 1 < text.length() && ".,".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1))) {
            end = digits(end + 1);
        }
        if (end > at) {
            tokens.add(Token.mark(from, end, ""));
            return end;
        }
        return plain(from, at);
    }

    private int plain(int from, int to) {
        int letters = to;
        while (letters < text.length() && letters - to < 4 && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        String suffix = lower(text.substring(to, letters));
        boolean isPlural = suffix.equals("s");
        boolean isOrdinal = isPlural || !suffix.isEmpty() && language.isOrdinalSuffix(suffix);
        int end = isOrdinal ? letters : to;
        if (language.hasOrdinalStop() && to - from <= 2 && to < text.length() && text.charAt(to) == '.') {
            isOrdinal = true;
            end = to + 1;
        } else if ((suffix.isEmpty() || !isOrdinal) && to < text.length() && "ºª°".indexOf(text.charAt(to)) >= 0) {
            isOrdinal = true;
            end = to + 1;
        }
        tokens.add(Token.number(from, end, to - from, value(from, to), isOrdinal, isPlural));
        return end;
    }

    private int clock(int from, int colon) {
        int end = colon + 3;
        if (end < text.length() && text.charAt(end) == ':' && digits(end + 1) - end == 3) {
            end += 3;
        }
        tokens.add(Token.figures(from, end, Token.Shape.CLOCK, value(from, colon), value(colon + 1, colon + 3), 0));
        return end;
    }

    private boolean isDateRest(int at, char mark) {
        return at + 5 < text.length() && text.charAt(at) == mark && text.charAt(at + 3) == mark;
    }

    private int digits(int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int value(int from, int to) {
        return to - from > LONGEST_NUMBER ? -1 : Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
