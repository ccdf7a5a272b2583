package press.dateline.site;

/// One name of a byline.
///
/// @param name as printed
/// @param href the author's page, or empty
/// @param role what they did when it was not writing ("Photographs", "Edited by"), or empty
public record Person(String name, String href, String role) {}
