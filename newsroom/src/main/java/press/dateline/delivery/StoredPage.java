package press.dateline.delivery;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page ready to be sent: compressed once, with its validators, and with what the cache must know of it.
/// What it is never changes once it is made.
public final class StoredPage {
    /// For a page that never expires by itself, in milliseconds since the epoch.
    static final long FOR_EVER = Long.MAX_VALUE;

    /// What an entry weighs beside its bytes: objects, headers, its places in the map and the index of tags.
    private static final int OVERHEAD = 1024;

    private final PageKey key;
    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final Variant identity;
    private final @Nullable Variant gzip;
    private final @Nullable Variant brotli;
    private final Set<String> tags;
    private final long position;
    private final boolean droppable;
    private final long untilMillis;
    private final CharSequence sentType;
    private int asked;
    private volatile Exchange.@Nullable Ready ready;

    /// One encoding of the body.
    ///
    /// @param encoding value of `Content-Encoding`, empty for identity
    /// @param etag strong validator, distinct for each encoding (RFC 9110 §8.8.3.3)
    @SuppressWarnings("ArrayRecordComponent")
    record Variant(String encoding, byte[] bytes, String etag, Sent sent) {
        /// What stands in headers, as it is sent.
        record Sent(CharSequence encoding, CharSequence length, CharSequence etag) {}

        static Variant of(String encoding, byte[] bytes, String hash) {
            String etag = '"' + hash + (encoding.isEmpty() ? "" : "-" + encoding) + '"';
            return new Variant(
                    encoding,
                    bytes,
                    etag,
                    new Sent(
                            HttpHeaders.createOptimized(encoding),
                            HttpHeaders.createOptimized(Integer.toString(bytes.length)),
                            HttpHeaders.createOptimized(etag)));
        }
    }

    /// @param position log position the page was rendered at, the lowest among its sources
    /// @param droppable false if it showed a table's rows and has no tag, so that no change could ever drop it, and
    ///     if it asks not to be kept
    StoredPage(
            PageKey key,
            Page page,
            byte[] body,
            Compression compression,
            Set<String> tags,
            long position,
            boolean droppable,
            Instant until) {
        this.key = key;
        this.status = page.status();
        this.contentType = page.contentType();
        this.sentType = HttpHeaders.createOptimized(contentType);
        this.headers = page.headers();
        this.tags = tags;
        this.position = position;
        this.droppable = droppable;
        this.untilMillis = millis(until);
        String hash = hash(page, body);
        this.identity = Variant.of("", body, hash);
        if (body.length > Compression.WORTHWHILE && Compression.compressible(contentType)) {
            this.gzip = Variant.of("gzip", compression.gzip(body), hash);
            this.brotli = compression
                    .brotli(body)
                    .map(bytes -> Variant.of("br", bytes, hash))
                    .orElse(null);
        } else {
            this.gzip = null;
            this.brotli = null;
        }
    }

    static StoredPage of(PageKey key, Page page, Set<String> tags, long position, boolean droppable, Instant until) {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        return new StoredPage(key, page, body, Compression.PAGE, tags, position, droppable, until);
    }

    /// Rounded down: a page is gone a moment too early rather than too late.
    private static long millis(Instant until) {
        try {
            return until.toEpochMilli();
        } catch (ArithmeticException beyond) {
            return FOR_EVER;
        }
    }

    /// Also over status and headers, so that a page whose headers alone changed is not taken for the old one.
    private static String hash(Page page, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((page.status() + page.contentType() + page.headers()).getBytes(StandardCharsets.UTF_8));
            byte[] sum = digest.digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sum, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public PageKey key() {
        return key;
    }

    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Set<String> tags() {
        return tags;
    }

    public long position() {
        return position;
    }

    /// The body as rendered.
    public String text() {
        return new String(identity.bytes(), StandardCharsets.UTF_8);
    }

    /// The content type as it is sent.
    CharSequence sentType() {
        return sentType;
    }

    Exchange.@Nullable Ready ready() {
        return ready;
    }

    /// Keeps what an exchange made ready; made twice it is the same.
    void ready(Exchange.Ready made) {
        ready = made;
    }

    /// Counts a reader; two who come at once may count as one.
    void ask() {
        asked++;
    }

    /// How often it was asked for, about; what was asked of the page before it counts half.
    int asked() {
        return asked;
    }

    void askedAs(Optional<StoredPage> before) {
        before.ifPresent(page -> asked += page.asked / 2);
    }

    boolean droppable() {
        return droppable;
    }

    boolean expired(long nowMillis) {
        return untilMillis <= nowMillis && untilMillis != FOR_EVER;
    }

    Variant identity() {
        return identity;
    }

    @Nullable
    Variant gzip() {
        return gzip;
    }

    @Nullable
    Variant brotli() {
        return brotli;
    }

    List<Variant> variants() {
        List<Variant> all = new ArrayList<>(List.of(identity));
        if (gzip != null) {
            all.add(gzip);
        }
        if (brotli != null) {
            all.add(brotli);
        }
        return all;
    }

    int weight() {
        long weight = OVERHEAD + 2L * key.path().length();
        for (Variant variant : variants()) {
            weight += variant.bytes().length;
        }
        for (String tag : tags) {
            weight += 64 + tag.length();
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}
