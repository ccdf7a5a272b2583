package press.dateline.wordpress;

/// The import cannot be done, or not be finished. The message is one line for the person at the terminal: what is wrong
/// and what to do. What was imported before stays whole, and running the same import again goes on from there.
public final class ImportRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public ImportRefused(String message) {
        super(message);
    }

    public ImportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
