package press.dateline.wordpress;

/// Tells a [Progress] of one stage, some ten times a second at most.
final class Ticker {
    private static final long EVERY = 100_000_000L;

    private final Progress progress;
    private final Progress.Stage stage;
    private final long begun = System.nanoTime();
    private long told = begun - EVERY;

    Ticker(Progress progress, Progress.Stage stage) {
        this.progress = progress;
        this.stage = stage;
    }

    /// Tells at once.
    void now(long done, long total, long items) {
        tell(System.nanoTime(), done, total, items);
    }

    void at(long done, long total, long items) {
        long now = System.nanoTime();
        if (now - told < EVERY && done < total) return;
        told = now;
        tell(now, done, total, items);
    }

    private void tell(long now, long done, long total, long items) {
        double seconds = Math.max(1e-9, (now - begun) / 1e9);
        progress.at(new Progress.Step(stage, done, total, items, items / seconds));
    }
}
