package press.dateline.cli;

import java.time.Duration;

/// Work that is done again and again while a site is served, on a thread of its own. A fault is logged, and the next
/// round tries again.
final class Rounds {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");

    private Rounds() {}

    /// Starts the rounds; an interrupt ends them.
    ///
    /// @param name of the work, as the log has it
    /// @param pause before each round
    static Thread start(String name, Duration pause, Runnable round) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                while (true) {
                    Thread.sleep(pause);
                    tryOut(name, round);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void tryOut(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A round of " + name + " failed", e);
        }
    }
}
