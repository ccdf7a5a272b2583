package press.dateline.delivery;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page ready to be sent: with its validators, with what the cache must know of it, and in the encodings that were
/// asked for. What it says never changes once it is made.
public final class StoredPage {
    /// For a page that never expires by itself, in milliseconds since the epoch.
    static final long FOR_EVER = Long.MAX_VALUE;

    /// What an entry weighs beside its bytes: objects, headers, its places in the map and the index of tags.
    private static final int OVERHEAD = 1024;

    private final PageKey key;
    private final @Nullable FoundFile file;
    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Compression hard;
    private final Encoded identity;
    private final @Nullable Encoded gzip;
    private final @Nullable Encoded brotli;
    private final Set<String> tags;
    private final long position;
    private final boolean droppable;
    private final long untilMillis;
    private final CharSequence sentType;
    private int asked;
    private volatile Exchange.@Nullable Ready ready;

    /// @param hash tells what is sent, headers included, from everything else
    /// @param position log position the page was rendered at, the lowest among its sources
    /// @param droppable false if it showed a table's rows and has no tag, so that no change could ever drop it, and
    ///     if it asks not to be kept
    private StoredPage(
            PageKey key,
            Page page,
            byte[] body,
            Compression hard,
            String hash,
            Set<String> tags,
            long position,
            boolean droppable,
            Instant until) {
        this.key = key;
        this.file = page.file();
        this.status = page.status();
        this.contentType = page.contentType();
        this.sentType = HttpHeaders.createOptimized(contentType);
        this.headers = page.headers();
        this.body = body;
        this.hard = hard;
        this.tags = tags;
        this.position = position;
        this.droppable = droppable;
        this.untilMillis = millis(until);
        this.identity = new Encoded(Encoding.IDENTITY, body, hash);
        boolean pays = Compression.pays(contentType, body.length);
        this.gzip = pays ? new Encoded(Encoding.GZIP, body, hash) : null;
        this.brotli = pays && Compression.knows(Encoding.BROTLI) ? new Encoded(Encoding.BROTLI, body, hash) : null;
    }

    static StoredPage of(PageKey key, Page page, Set<String> tags, long position, boolean droppable, Instant until) {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        return new StoredPage(key, page, body, Compression.LASTING, hash(page, body), tags, position, droppable, until);
    }

    /// A file that is the same until the next release.
    ///
    /// @param page what is said of it
    /// @param hash of its bytes
    static StoredPage file(PageKey key, Page page, byte[] bytes, String hash) {
        return new StoredPage(key, page, bytes, Compression.ASSET, hash, Set.of(), 0, true, Instant.MAX);
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

    /// What is answered in the place of a text; null where it is one.
    @Nullable
    FoundFile file() {
        return file;
    }

    /// Whether the file, if it is one, is as it was.
    boolean stands() {
        return file == null || file.unchanged();
    }

    /// The body as rendered.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
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

    /// Takes the place of a page: what that one was sent in will be asked for again.
    void succeed(StoredPage before) {
        asked += before.asked / 2;
        for (Encoding encoding : Encoding.values()) {
            Encoded old = before.in(encoding);
            Encoded anew = in(encoding);
            if (old != null && anew != null && old.asked()) {
                anew.make();
            }
        }
    }

    boolean droppable() {
        return droppable;
    }

    boolean expired(long nowMillis) {
        return untilMillis <= nowMillis && untilMillis != FOR_EVER;
    }

    /// The body in an encoding; null where that does not pay.
    @Nullable
    Encoded in(Encoding encoding) {
        return switch (encoding) {
            case IDENTITY -> identity;
            case GZIP -> gzip;
            case BROTLI -> brotli;
        };
    }

    /// How hard it is compressed once it is worth it.
    Compression hard() {
        return hard;
    }

    /// Encodings count before they are made, and together as much as the text, of which they take less than half; so
    /// nothing is weighed twice.
    int weight() {
        long weight = OVERHEAD + 2L * key.path().length() + (gzip == null ? 1L : 2L) * body.length;
        weight += file == null ? 0 : file.weight();
        for (String tag : tags) {
            weight += 64 + tag.length();
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}
