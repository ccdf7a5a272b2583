package press.dateline.people;

/// One name as printed above a story.
///
/// @param role such as "Photographs"; empty for the writer
public record Byline(Person person, String role) {}
