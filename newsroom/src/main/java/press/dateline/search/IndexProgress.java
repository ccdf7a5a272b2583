package press.dateline.search;

/// Hears how many of all stories and pages are in the index that is being made. Called from one thread.
@FunctionalInterface
public interface IndexProgress {
    /// Hears nothing.
    IndexProgress NONE = (done, total) -> {};

    void at(long done, long total);
}
