package press.dateline.copydesk.time;

/// Which way the verb by a time looks.
public enum Tense {
    PAST,
    FUTURE,
    /// Neither, or both.
    OPEN
}
