package press.dateline.site;

/// A format of feeds, with the end of its addresses and its media type.
public enum FeedFormat {
    /// rssboard.org/rss-specification
    RSS("feed/", "application/rss+xml"),

    /// RFC 4287
    ATOM("feed/atom/", "application/atom+xml"),

    /// jsonfeed.org/version/1.1
    JSON("feed/json/", "application/feed+json");

    private final String tail;
    private final String type;

    FeedFormat(String tail, String type) {
        this.tail = tail;
        this.type = type;
    }

    /// What stands behind the address of what it is a feed of.
    String tail() {
        return tail;
    }

    public String type() {
        return type;
    }
}
