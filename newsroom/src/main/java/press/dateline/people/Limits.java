package press.dateline.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// How often may be tried, kept in this node's memory.
///
/// Each account has a bucket for all unknown browsers together, and each browser in which its owner signed in before
/// has its own: what strangers try never uses up the owner's tries. A bucket of five that fills again in 15 minutes
/// lets at most ten tries through in any quarter of an hour, and at most 100 in a month (NIST SP 800-63B-4 §3.2.2).
/// Each address has one too, which known browsers do not ask.
public final class Limits {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int BUCKETS = 100_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(BUCKETS).build();
    private final TimeMeter clock;

    public Limits(InstantSource clock) {
        this.clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /// Takes one try at the account `name`, whether there is such an account or not.
    ///
    /// @param known the browser's key when the account's owner signed in with it before, else empty
    boolean admit(String what, String name, String known, String address) {
        if (!known.isEmpty()) {
            return take("known " + what + " " + name + " " + known, () -> bucket(10, QUARTER));
        }
        return take("address " + network(address), () -> bucket(30, QUARTER))
                && take(what + " " + name, () -> strangers(5));
    }

    /// Takes one request for a mail to `name`.
    boolean admitMail(String name, String address) {
        return take("mail from " + network(address), () -> bucket(10, Duration.ofHours(1)))
                && take("mail to " + name, () -> bucket(3, Duration.ofHours(1)));
    }

    /// Takes one try that belongs to no account: a passkey, a link.
    public boolean admit(String address) {
        return take("address " + network(address), () -> bucket(30, QUARTER));
    }

    /// Takes one try at `what` from an address, of which there are `tries` at once and again in each `per`.
    public boolean admit(String what, String address, long tries, Duration per) {
        return take(what + " from " + network(address), () -> bucket(tries, per));
    }

    /// Forgets the failures that went before a success.
    void succeeded(String what, String name, String known, String address) {
        buckets.invalidate((known.isEmpty() ? what + " " + name : "known " + what + " " + name + " " + known));
        Bucket shared = buckets.getIfPresent("address " + network(address));
        if (shared != null && known.isEmpty()) {
            shared.addTokens(1);
        }
    }

    private boolean take(String key, Supplier<Bucket> made) {
        return buckets.get(key, missing -> made.get()).tryConsume(1);
    }

    private Bucket bucket(long tries, Duration per) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit(tries, per))
                .build();
    }

    private Bucket strangers(long tries) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit(tries, QUARTER))
                .addLimit(limit(100, MONTH))
                .build();
    }

    private static Bandwidth limit(long tries, Duration per) {
        return Bandwidth.builder().capacity(tries).refillGreedy(tries, per).build();
    }

    /// A household has a whole /64 of IPv6 addresses.
    private static String network(String address) {
        return address.contains(":") ? Audit.network(address) : address;
    }
}
