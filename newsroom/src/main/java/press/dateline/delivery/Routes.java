package press.dateline.delivery;

import java.util.Optional;

/// Says which targets are public pages, and by which of their parameters they differ. Called for every request on the
/// event loop: no blocking, no database.
@FunctionalInterface
public interface Routes {
    /// The key of the page at `target`, to be made by [RequestTarget#key]; empty for what others answer: the desk,
    /// APIs, files, forms.
    Optional<PageKey> key(RequestTarget target);
}
