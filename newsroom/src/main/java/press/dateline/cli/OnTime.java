package press.dateline.cli;

import java.time.Duration;
import press.dateline.copydesk.Finding;
import press.dateline.publishing.Due;
import press.dateline.publishing.Publishing;

/// Does what stories have fallen due for while a site is served. It has [Rounds] of its own, and does nothing else, so
/// that nothing makes it late.
final class OnTime implements Runnable {
    /// A story is public at most this long after its moment, and the time it takes to let it out.
    static final Duration PAUSE = Duration.ofMillis(200);

    private static final System.Logger LOG = System.getLogger("press.dateline.cli");

    private final Publishing publishing;

    OnTime(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public void run() {
        for (Due due : publishing.doWhatIsDue()) {
            if (due instanceof Due.Held(long story, var findings)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Story " + story + " was due and is held: "
                                + String.join(
                                        " ",
                                        findings.stream().map(Finding::message).toList()));
            }
        }
    }
}
