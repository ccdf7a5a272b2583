package press.dateline.delivery;

import org.jspecify.annotations.Nullable;

/// `If-None-Match` (RFC 9110 §13.1.2).
final class Precondition {
    private Precondition() {}

    /// Whether the client has the representation of `etag` already, by weak comparison. A list that breaks off or
    /// holds something else than entity tags matches only up to there.
    static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        int i = skip(ifNoneMatch, 0);
        if (i < ifNoneMatch.length() && ifNoneMatch.charAt(i) == '*') {
            return skip(ifNoneMatch, i + 1) == ifNoneMatch.length();
        }
        while (i < ifNoneMatch.length()) {
            if (ifNoneMatch.startsWith("W/", i)) {
                i += 2;
            }
            int end = i < ifNoneMatch.length() && ifNoneMatch.charAt(i) == '"' ? ifNoneMatch.indexOf('"', i + 1) : -1;
            if (end < 0) {
                return false;
            }
            if (end + 1 - i == etag.length() && ifNoneMatch.startsWith(etag, i)) {
                return true;
            }
            i = skip(ifNoneMatch, end + 1);
        }
        return false;
    }

    private static int skip(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == ',')) {
            i++;
        }
        return i;
    }
}
