package press.dateline.store;

/// A fault of the store: the disk is full, the database does not answer, the folder belongs to another process. The
/// message is one line that an operator understands and says what to do. Nothing of the transaction has happened.
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
