package press.dateline.delivery;

import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A body in one encoding: compressed quickly when it is first asked for, and harder once that is worth
/// it. Thread-safe.
final class Encoded {
    private final Encoding encoding;
    private final byte[] body;
    private final String hash;
    private final AtomicReference<@Nullable Variant> variant = new AtomicReference<>();
    private boolean asked;
    private volatile boolean hardening;

    /// What is sent.
    ///
    /// @param quick whether it was compressed quickly
    /// @param etag strong validator: other bytes have another one (RFC 9110 §8.8.1)
    @SuppressWarnings("ArrayRecordComponent")
    record Variant(byte[] bytes, boolean quick, String etag, Sent sent) {
        /// What stands in headers, as it is sent.
        record Sent(CharSequence encoding, CharSequence length, CharSequence etag) {}
    }

    /// @param hash tells this body from every other
    Encoded(Encoding encoding, byte[] body, String hash) {
        this.encoding = encoding;
        this.body = body;
        this.hash = hash;
        if (encoding == Encoding.IDENTITY) {
            variant.set(variant(body, false));
        }
    }

    /// Null before it was made.
    @Nullable
    Variant ready() {
        return variant.get();
    }

    /// Compresses the body, unless that was done; takes about a tenth of a millisecond.
    Variant make() {
        Variant made = variant.get();
        if (made != null) {
            return made;
        }
        synchronized (this) {
            made = variant.get();
            if (made == null) {
                made = variant(Compression.QUICK.compress(body, encoding), true);
                variant.compareAndSet(null, made);
            }
            return made;
        }
    }

    /// Whether nobody has begun to compress it harder; two who ask at once may both be told so.
    boolean beginHardening() {
        boolean first = !hardening;
        hardening = true;
        return first;
    }

    /// Puts what is compressed harder in the place of what was compressed quickly.
    void harden(Compression how) {
        variant.set(variant(how.compress(body, encoding), false));
    }

    /// Notes that a reader was sent this.
    void ask() {
        if (!asked) {
            asked = true;
        }
    }

    boolean asked() {
        return asked;
    }

    /// The entity tag in `ifNoneMatch` under which the reader has this already, however it was compressed then; null
    /// if there is none.
    @Nullable
    String known(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return null;
        }
        Variant now = variant.get();
        boolean quick = now == null || now.quick();
        String likely = now == null ? etag(quick) : now.etag();
        if (Precondition.matches(ifNoneMatch, likely)) {
            return likely;
        }
        String other = etag(!quick);
        return Precondition.matches(ifNoneMatch, other) ? other : null;
    }

    private Variant variant(byte[] bytes, boolean quick) {
        String etag = etag(quick);
        return new Variant(
                bytes,
                quick,
                etag,
                new Variant.Sent(
                        HttpHeaders.createOptimized(encoding.named()),
                        HttpHeaders.createOptimized(Integer.toString(bytes.length)),
                        HttpHeaders.createOptimized(etag)));
    }

    private String etag(boolean quick) {
        return encoding == Encoding.IDENTITY
                ? '"' + hash + '"'
                : '"' + hash + '-' + encoding.named() + (quick ? "-quick" : "") + '"';
    }
}
