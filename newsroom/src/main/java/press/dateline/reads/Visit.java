package press.dateline.reads;

/// What a browser sent to say that a story was read, with the headers that tell a reader from a machine.
///
/// @param body `search /2024/03/04/pier-reopens/`: a [referrer][Referrer] and the story's canonical path, encoded
/// @param address whose browser it is; used to keep one from counting without end, and then forgotten
/// @param userAgent the header of that name, or empty
/// @param purpose `Sec-Purpose` or `Purpose`, or empty
/// @param fetchSite `Sec-Fetch-Site`, or empty
public record Visit(String body, String address, String userAgent, String purpose, String fetchSite) {
    /// What becomes of one.
    public enum Answer {
        COUNTED,
        /// A machine, a page fetched ahead, or a form sent from elsewhere: answered as if it counted.
        PASSED_OVER,
        UNREADABLE,
        TOO_MANY
    }
}
