package press.dateline.cli;

import java.time.Duration;
import java.time.Instant;
import press.dateline.egress.Egress;
import press.dateline.feed.Telling;

/// Tells others what changed while a site is served. It may wait long for them, so it keeps house for itself. A fault
/// is logged, and the next round tries again.
final class TellingOthers implements Runnable {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);

    private final Newsroom newsroom;
    private Instant nextTrim = Instant.EPOCH;

    TellingOthers(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Override
    public void run() {
        try (Egress egress = new Egress(Egress.Limits.STANDARD)) {
            Telling telling = new Telling(newsroom.database(), egress);
            while (true) {
                Thread.sleep(ROUND);
                try {
                    round(telling);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "Telling others failed", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Telling telling) {
        telling.round();
        Instant now = newsroom.database().clock().instant();
        if (!now.isBefore(nextTrim)) {
            telling.trim();
            nextTrim = now.plus(TRIM_EVERY);
        }
    }
}
