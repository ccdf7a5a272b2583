package press.dateline.people;

/// Who asks, as far as is known before a sign-in.
///
/// @param address of the browser, as a trusted proxy tells it
/// @param browser in words, such as "Firefox on Linux"
/// @param session key the browser's session cookie holds, empty for none
/// @param known key by which the browser is known from earlier sign-ins, empty for none
public record Visitor(String address, String browser, String session, String known) {}
