package press.dateline.site;

/// A text that leads somewhere.
///
/// @param text what the reader sees
/// @param href where it leads; empty when it is only text
public record Link(String text, String href) {}
