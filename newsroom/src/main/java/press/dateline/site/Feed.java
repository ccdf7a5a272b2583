package press.dateline.site;

/// A feed that browsers and readers may find by themselves.
///
/// @param title what it is called
/// @param href its address
/// @param type its media type, such as `application/rss+xml`
public record Feed(String title, String href, String type) {}
