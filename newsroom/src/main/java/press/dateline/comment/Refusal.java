package press.dateline.comment;

/// Why something was not taken. Its writer is told, and has the text back to mend or send again.
public enum Refusal {
    NAME(422, "missing"),
    EMPTY(422, "missing"),
    EMAIL(422, "email"),
    LONG(422, "long"),
    /// Not signed here.
    FORM(422, "again"),
    BUSY(503, "again"),
    SAID(409, "said"),
    WORDS(422, "words"),
    CLOSED(403, "closed"),
    MANY(429, "many"),
    /// The time for it is over.
    LATE(403, "late");

    private final int status;
    private final String words;

    Refusal(int status, String words) {
        this.status = status;
        this.words = words;
    }

    public int status() {
        return status;
    }

    /// The key of the words that say so.
    public String key() {
        return this == CLOSED ? "comments.closed" : "comments.refused." + words;
    }
}
