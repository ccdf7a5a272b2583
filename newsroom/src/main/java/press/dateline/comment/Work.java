package press.dateline.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The work a browser does before it sends a comment: it looks for a number with which the hash of form and text begins
/// with so many zeros. A reader does not notice it; whoever sends thousands pays for each, and cannot use one twice.
/// `comment.js` does the same in the browser.
public final class Work {
    /// Zero bits, some 16,000 hashes: below a second on a telephone.
    public static final int BITS = 14;

    private Work() {}

    static boolean done(String form, String text, String number) {
        if (!number.matches("\\d{1,12}")) {
            return false;
        }
        byte[] hash = sha256(HexFormat.of().formatHex(sha256(form + "\n" + text)) + ":" + number);
        int zeros = Integer.numberOfLeadingZeros(
                (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | (hash[3] & 0xff));
        return zeros >= BITS;
    }

    /// Does the work, as a browser would.
    public static String of(String form, String text) {
        long number = 0;
        while (!done(form, text, Long.toString(number))) {
            number++;
        }
        return Long.toString(number);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
