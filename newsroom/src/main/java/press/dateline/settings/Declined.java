package press.dateline.settings;

/// Something that cannot be done to the house as it is. The message is one sentence that says why, and what would do;
/// nothing has been changed.
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Declined(String message) {
        super(message);
    }
}
