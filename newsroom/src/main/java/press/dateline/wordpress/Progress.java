package press.dateline.wordpress;

/// Hears how far an import is. Called often and from the importing thread, so it must be quick; an exception from it
/// ends the import as a fault would: what was committed stays, the next run goes on.
@FunctionalInterface
public interface Progress {
    /// Hears nothing.
    Progress NONE = step -> {};

    /// The stages of an import, in their order.
    enum Stage {
        /// Going over the file: site, people, sections, what kind of addresses it had.
        SURVEY,
        MEDIA,
        STORIES,
        REVISIONS,
        /// Asking for every old address what becomes of it.
        ADDRESSES
    }

    /// @param done of `total`: bytes of the file, or entries where a stage does not read it
    /// @param items so far in this stage
    /// @param itemsPerSecond since the stage began
    record Step(Stage stage, long done, long total, long items, double itemsPerSecond) {}

    void at(Step step);
}
