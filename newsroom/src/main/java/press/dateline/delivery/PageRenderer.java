package press.dateline.delivery;

import java.util.Optional;

/// Renders the page of a key. Called on a virtual thread, inside of a [press.dateline.store.Reading], and stays on that
/// thread. Thread-safe.
@FunctionalInterface
public interface PageRenderer {
    /// Makes the page anew.
    ///
    /// @throws Exception for any fault; every reader who waits for the page then gets a 500 page, and the next one
    ///     who asks starts a new render
    Page render(PageKey key) throws Exception;

    /// What is answered where a render failed; it must ask nobody for anything. Empty for a few fixed words.
    default Optional<Page> failed() {
        return Optional.empty();
    }
}
