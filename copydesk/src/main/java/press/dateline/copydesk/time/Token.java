package press.dateline.copydesk.time;

/// A word, a number or a mark of a text.
///
/// @param word in lower case, or the mark; empty where no pattern could want it
/// @param isCapital whether it begins with a capital
/// @param digits how many figures a number has, else 0
/// @param a the number; of a date in figures its first part
public record Token(
        int from,
        int to,
        String word,
        boolean isCapital,
        Shape shape,
        int digits,
        int a,
        int b,
        int c,
        boolean isOrdinal,
        boolean isPlural) {
    /// What a token looks like.
    public enum Shape {
        WORD,
        MARK,
        NUMBER,
        /// `2024-09-25`.
        ISO,
        /// `25.9.2024` or `9/25/2024`.
        NUMERIC,
        /// `8:30`.
        CLOCK
    }

    static Token word(int from, int to, String word, boolean isCapital) {
        return new Token(from, to, word, isCapital, Shape.WORD, 0, 0, 0, 0, false, false);
    }

    static Token mark(int from, int to, String mark) {
        return new Token(from, to, mark, false, Shape.MARK, 0, 0, 0, 0, false, false);
    }

    static Token figures(int from, int to, Shape shape, int a, int b, int c) {
        return new Token(from, to, "", false, shape, 0, a, b, c, false, false);
    }

    static Token number(int from, int to, int digits, int value, boolean isOrdinal, boolean isPlural) {
        return new Token(from, to, "", false, Shape.NUMBER, digits, value, 0, 0, isOrdinal, isPlural);
    }
}
