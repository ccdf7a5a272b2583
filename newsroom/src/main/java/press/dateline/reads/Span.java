package press.dateline.reads;

import java.time.Duration;
import java.time.Instant;

/// How far back numbers are told, and in what steps. Hours and days are those of UTC, in which reads are kept.
public enum Span {
    DAY(24, Duration.ofHours(1)),
    MONTH(30, Duration.ofDays(1));

    private final int steps;
    private final Duration step;

    Span(int steps, Duration step) {
        this.steps = steps;
        this.step = step;
    }

    public int steps() {
        return steps;
    }

    /// When step `number` began, counted from 0; the last is the one that `now` lies in.
    public Instant begin(int number, Instant now) {
        return Instant.ofEpochSecond((first(now) + number) * step.toSeconds());
    }

    /// Number of the first step since 1970.
    long first(Instant now) {
        return now.getEpochSecond() / step.toSeconds() - steps + 1;
    }
}
