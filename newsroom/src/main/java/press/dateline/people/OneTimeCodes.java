package press.dateline.people;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/// Codes of an authenticator app: TOTP (RFC 6238) with SHA-1, 30 seconds and six digits, which is what every app knows.
final class OneTimeCodes {
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;

    /// Clocks of phones are off; one step either way is what RFC 6238 §5.2 suggests.
    private static final int STEPS_OFF = 1;

    private OneTimeCodes() {}

    /// A new secret in the letters an app wants typed.
    static String newSecret() {
        return Base32.toBase32String(Secret.bytes(20));
    }

    /// The step of time `code` belongs to, when it is right at `now` and later than `lastStep`, so that nobody uses one
    /// twice.
    static OptionalLong step(String secret, String code, Instant now, long lastStep) {
        String typed = code.replaceAll("\\s", "");
        long current = now.getEpochSecond() / SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OFF; step <= current + STEPS_OFF; step++) {
            if (Secret.same(code(Base32.decode(secret), step, DIGITS), typed) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] key, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & Integer.MAX_VALUE;
            return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
