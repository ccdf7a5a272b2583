package press.dateline.reads;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/// Lets so many reads a minute in from one address. It keeps counters and no address: which counter an address turns
/// is settled by a secret that is forgotten after a minute. Two may share one; so many readers do not read so fast.
/// Thread-safe.
final class Turnstile {
    static final int READS_A_MINUTE = 120;

    private static final int COUNTERS = 4096;

    private final SecureRandom random = new SecureRandom();
    private final int[] turned = new int[COUNTERS];
    private long minute = Long.MIN_VALUE;
    private long secret;

    synchronized boolean admits(String address, Instant now) {
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            minute = current;
            secret = random.nextLong();
            Arrays.fill(turned, 0);
        }
        long mixed = (address.hashCode() ^ secret) * 0x9E3779B97F4A7C15L;
        int counter = (int) (mixed >>> 52);
        if (turned[counter] >= READS_A_MINUTE) {
            return false;
        }
        turned[counter]++;
        return true;
    }
}
