package press.dateline.delivery;

import org.jspecify.annotations.Nullable;

/// Chooses the encoding of an answer by `Accept-Encoding` (RFC 9110 §12.5.3), without allocating.
final class AcceptEncoding {
    private static final int UNSAID = -1;

    private int brotli = UNSAID;
    private int gzip = UNSAID;
    private int identity = UNSAID;
    private int any = UNSAID;

    private AcceptEncoding(String header) {
        int start = 0;
        while (start < header.length()) {
            int end = header.indexOf(',', start);
            end = end < 0 ? header.length() : end;
            read(header, start, end);
            start = end + 1;
        }
    }

    /// The body the client likes best; of equals the smallest. Null if it accepts none of them (406).
    static @Nullable Encoded choose(@Nullable String header, StoredPage page) {
        if (header == null) {
            return page.in(Encoding.IDENTITY);
        }
        AcceptEncoding accepted = new AcceptEncoding(header);
        Encoded best = null;
        int bestWeight = 0;
        Encoded brotli = page.in(Encoding.BROTLI);
        if (brotli != null && accepted.weight(accepted.brotli) > bestWeight) {
            best = brotli;
            bestWeight = accepted.weight(accepted.brotli);
        }
        Encoded gzip = page.in(Encoding.GZIP);
        if (gzip != null && accepted.weight(accepted.gzip) > bestWeight) {
            best = gzip;
            bestWeight = accepted.weight(accepted.gzip);
        }
        return accepted.identityWeight() > bestWeight ? page.in(Encoding.IDENTITY) : best;
    }

    private void read(String header, int start, int end) {
        int nameStart = skipBlanks(header, start, end);
        int nameEnd = nameStart;
        while (nameEnd < end && header.charAt(nameEnd) != ';' && !blank(header.charAt(nameEnd))) {
            nameEnd++;
        }
        int weight = weight(header, nameEnd, end);
        int length = nameEnd - nameStart;
        if (is("br", header, nameStart, length)) {
            brotli = weight;
        } else if (is("gzip", header, nameStart, length) || is("x-gzip", header, nameStart, length)) {
            gzip = weight;
        } else if (is("identity", header, nameStart, length)) {
            identity = weight;
        } else if (is("*", header, nameStart, length)) {
            any = weight;
        }
    }

    /// The weight in thousandths; what cannot be read counts as a refusal.
    private static int weight(String header, int from, int end) {
        int i = skipBlanks(header, from, end);
        if (i == end) {
            return 1000;
        }
        i = skipBlanks(header, i + 1, end);
        if (i + 2 >= end || (header.charAt(i) | 0x20) != 'q' || header.charAt(i + 1) != '=') {
            return 0;
        }
        char whole = header.charAt(i + 2);
        if (whole != '0' && whole != '1') {
            return 0;
        }
        int weight = (whole - '0') * 1000;
        int unit = 100;
        i += 3;
        if (i < end && header.charAt(i) == '.') {
            for (i++; i < end && unit > 0; i++, unit /= 10) {
                int digit = header.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                weight += digit * unit;
            }
        }
        return skipBlanks(header, i, end) == end ? Math.min(weight, 1000) : 0;
    }

    private static int skipBlanks(String header, int from, int end) {
        int i = from;
        while (i < end && blank(header.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean is(String name, String header, int start, int length) {
        return name.length() == length && header.regionMatches(true, start, name, 0, length);
    }

    private int weight(int said) {
        return said != UNSAID ? said : Math.max(any, 0);
    }

    /// Unmentioned, identity is acceptable, but liked less than what is mentioned; only `*;q=0` refuses it unnamed.
    private int identityWeight() {
        if (identity != UNSAID) {
            return identity;
        }
        return any == 0 ? 0 : 1;
    }
}
