package press.dateline.delivery;

import java.util.concurrent.CompletableFuture;

/// One render and all who wait for it.
///
/// @param startedAt position the cache had applied when the render was decided on; its read transactions begin later
///        and see at least as much
/// @param life which life of the log it belongs to
/// @param landed the page, or why there is none
record Flight(PageKey key, long startedAt, long life, CompletableFuture<StoredPage> landed) {
    /// What a reader who asks for a page is given.
    sealed interface Boarding {
        /// The page is there already.
        record Ready(StoredPage page) implements Boarding {}

        /// A place on a flight.
        ///
        /// @param leads whether this reader's thread renders
        /// @param arrivedAt position the cache had applied when the reader asked
        /// @param arrivedMillis when the reader asked, in milliseconds since the epoch
        record Seat(Flight flight, boolean leads, long arrivedAt, long arrivedMillis) implements Boarding {}
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
