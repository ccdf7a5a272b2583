package press.dateline.copydesk;

/// What a finding asks of the desk.
public enum Severity {
    /// Mend it, or let it stand by name and with a reason.
    BLOCK,
    /// Look at it.
    WARN,
    /// Know it.
    NOTE
}
