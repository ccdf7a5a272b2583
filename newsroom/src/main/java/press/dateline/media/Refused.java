package press.dateline.media;

/// A file that cannot be taken in. Its message ends a sentence that begins with the file's name.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
