package press.dateline.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// How pages that a change concerns are made anew before whoever made it is told that it is done.
///
/// @param renderer makes them
/// @param addressed the page that a tag of the change log is the address of, if it is one: it is made even when nobody
///     has asked for it yet
/// @param within how long the writer waits; what is not ready by then is dropped, and made for the next who asks
public record Renewal(PageRenderer renderer, Function<String, Optional<PageKey>> addressed, Duration within) {
    /// Pages that are made anew at a time, the most read first.
    static final int MOST = 12;

    /// A change of more tags than these, as an import makes, concerns no reader in particular.
    static final int TAGS = 100;
}
