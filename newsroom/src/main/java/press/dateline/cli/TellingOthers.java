package press.dateline.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.dateline.egress.Egress;
import press.dateline.feed.Telling;

/// Tells others what changed while a site is served. It may wait long for them, so it has [Rounds] of its own.
final class TellingOthers implements Runnable, AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);

    private final Newsroom newsroom;
    private @Nullable Egress egress;
    private @Nullable Telling telling;
    private Instant nextTrim = Instant.EPOCH;

    TellingOthers(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Override
    public void run() {
        Telling others = opened();
        others.round();
        Instant now = newsroom.database().clock().instant();
        if (!now.isBefore(nextTrim)) {
            others.trim();
            nextTrim = now.plus(TRIM_EVERY);
        }
    }

    /// The client is made by the first round: the start does not wait for it.
    private Telling opened() {
        Telling known = telling;
        if (known == null) {
            Egress door = new Egress(Egress.Limits.STANDARD);
            egress = door;
            known = new Telling(newsroom.database(), door);
            telling = known;
        }
        return known;
    }

    /// To be called when the rounds have ended.
    @Override
    public void close() {
        if (egress != null) {
            egress.close();
        }
    }
}
