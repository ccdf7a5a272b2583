package press.dateline.delivery;

/// How a body may be sent (RFC 9110 §8.4.1).
enum Encoding {
    IDENTITY(""),
    GZIP("gzip"),
    BROTLI("br");

    private final String named;

    Encoding(String named) {
        this.named = named;
    }

    /// As `Content-Encoding` names it; empty for what is sent as it is.
    String named() {
        return named;
    }
}
