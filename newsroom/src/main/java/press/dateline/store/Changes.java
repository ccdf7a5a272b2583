package press.dateline.store;

import java.util.List;

/// The change log as its readers see it. Every reader keeps its own position; nothing is told about a change in any
/// other way. Thread-safe.
public interface Changes {
    /// The position of the newest committed change, 0 for an empty log.
    long position();

    /// Changes behind `position` in the order of their commits, at most `atMost` of them.
    List<Change> after(long position, int atMost);

    /// Which life of the log this is. After a restore it differs, and every reader starts anew.
    long epoch();

    /// The smallest position a reader may continue from; what lies before has been trimmed.
    long oldestKept();
}
