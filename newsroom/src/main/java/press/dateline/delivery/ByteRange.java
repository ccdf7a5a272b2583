package press.dateline.delivery;

import org.jspecify.annotations.Nullable;

/// What a `Range` header asks for (RFC 9110 §14.2). Several ranges at once, other units and what cannot be read are
/// answered with the whole, as the RFC allows.
sealed interface ByteRange {
    record Whole() implements ByteRange {}

    record Part(long from, long length) implements ByteRange {
        String of(long size) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + size;
        }
    }

    record Unsatisfiable() implements ByteRange {}

    /// Reads a header.
    ///
    /// @param size of the file, in bytes
    static ByteRange parse(@Nullable String header, long size) {
        if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
            return new Whole();
        }
        String range = header.substring(6).strip();
        int dash = range.indexOf('-');
        if (dash < 0) {
            return new Whole();
        }
        long first = number(range, 0, dash);
        long last = number(range, dash + 1, range.length());
        boolean noFirst = dash == 0;
        boolean noLast = dash == range.length() - 1;
        if ((first < 0 && !noFirst) || (last < 0 && !noLast) || (noFirst && noLast)) {
            return new Whole();
        }
        if (noFirst) {
            long length = Math.min(last, size);
            return length == 0 ? new Unsatisfiable() : new Part(size - length, length);
        }
        if (!noLast && last < first) {
            return new Whole();
        }
        if (first >= size) {
            return new Unsatisfiable();
        }
        return new Part(first, (noLast ? size - 1 : Math.min(last, size - 1)) - first + 1);
    }

    /// The number, or -1 if there is none. Longer ones than any file lie beyond its end all the same.
    private static long number(String text, int from, int to) {
        if (from == to) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number > Long.MAX_VALUE / 100 ? number : number * 10 + digit;
        }
        return number;
    }
}
