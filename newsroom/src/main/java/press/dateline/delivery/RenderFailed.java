package press.dateline.delivery;

/// A render ended without a page; it has been logged, nothing was stored, and whoever asks next tries anew.
public final class RenderFailed extends RuntimeException {
    RenderFailed(PageKey key, Throwable cause) {
        super("Rendering " + key + " failed", cause);
    }
}
