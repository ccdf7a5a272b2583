package press.dateline.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Hashes passwords by Argon2id with 19 MiB and two passes, the least that OWASP's cheat sheet names, at most two at a
/// time, so that a flood of sign-ins takes neither the memory nor all processors. Thread-safe.
public final class Passwords {
    private static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY + ",t=" + PASSES + ",p=1$";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final AtomicLong runs = new AtomicLong();

    /// More sign-ins at once than can be looked at.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many sign-ins at once");
        }
    }

    /// The hash to keep, in the usual notation that names its parameters.
    ///
    /// @throws Busy when no turn came in ten seconds
    public String hash(String password) {
        byte[] salt = Secret.bytes(16);
        return PREFIX + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(run(password, salt));
    }

    /// Whether `password` is the one that was hashed. Where nothing is kept it works as hard, and it is not.
    ///
    /// @throws Busy when no turn came in ten seconds
    public boolean matches(@Nullable String kept, String password) {
        if (kept == null || !kept.startsWith(PREFIX)) {
            run(password, new byte[16]);
            return false;
        }
        String[] parts = kept.substring(PREFIX.length()).split("\\$");
        byte[] hash = run(password, Base64.getDecoder().decode(parts[0]));
        return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
    }

    /// How often a hash was made so far.
    long runs() {
        return runs.get();
    }

    private byte[] run(String password, byte[] salt) {
        await();
        try {
            runs.incrementAndGet();
            Argon2BytesGenerator argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[32];
            argon.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }
}
