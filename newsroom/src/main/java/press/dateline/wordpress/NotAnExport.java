package press.dateline.wordpress;

/// The file cannot be imported at all. The message is one line for the person at the terminal: what is wrong with it
/// and what to do. Nothing was read beyond the head of the file.
public final class NotAnExport extends Exception {
    public NotAnExport(String message) {
        super(message);
    }
}
