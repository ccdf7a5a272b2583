package press.dateline.delivery;

/// A page's sources kept lagging behind changes that readers were promised to see, so there is nothing true to show
/// yet. Worth another try in a second.
public final class PageLagsBehind extends RuntimeException {
    PageLagsBehind(PageKey key) {
        super("The sources of " + key + " lag behind the change log");
    }
}
