package press.dateline.front;

/// A text that describes no front. The message is one sentence that says where and why.
public final class NotAFront extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAFront(String message) {
        super(message);
    }
}
