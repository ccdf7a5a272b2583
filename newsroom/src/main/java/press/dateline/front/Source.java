package press.dateline.front;

/// Where a block takes its stories from when it is not told them one by one.
public sealed interface Source {
    /// What editors keep on top of the site, then the newest.
    record Top() implements Source {}

    record Latest() implements Source {}

    /// @param path as in the section's address, such as `news/harbour`
    record InSection(String path) implements Source {}

    /// @param slug as in the topic's address
    record OnTopic(String slug) implements Source {}

    /// @param slug as in the author's address
    record ByAuthor(String slug) implements Source {}

    /// What was read most in the last 24 hours.
    record MostRead() implements Source {}

    /// What the lead is about: other stories on its rarest topic. Only below a lead.
    record Related() implements Source {}

    /// Nothing but what is picked by hand.
    record HandPicked() implements Source {}
}
