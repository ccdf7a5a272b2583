package press.dateline.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a render answers, before it is compressed and given its validators.
///
/// @param status HTTP status; pages from 500 on are sent but never stored
/// @param contentType value of `Content-Type`, with its charset (UTF-8); empty for an answer without a body
/// @param body the text, sent as UTF-8
/// @param headers further headers by name, ASCII only; one of these takes the place of the site-wide security header
///        of the same name (names compare without case)
/// @param file what is answered in the place of all this; null where the page is text
public record Page(int status, String contentType, String body, Map<String, String> headers, @Nullable FoundFile file) {
    public static final String HTML = "text/html; charset=utf-8";

    /// The only date format of RFC 9110 §5.6.7 a sender may use.
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// @throws IllegalArgumentException if a header holds a character that must be encoded first
    public Page {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!header.getValue().chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("Header " + header.getKey() + " is not plain ASCII");
            }
        }
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    public Page(int status, String contentType, String body, Map<String, String> headers) {
        this(status, contentType, body, headers, null);
    }

    public static Page html(String body) {
        return html(200, body);
    }

    /// A page of another status, such as 404 or 410.
    public static Page html(int status, String body) {
        return new Page(status, HTML, body, Map.of());
    }

    public static Page of(String contentType, String body) {
        return new Page(200, contentType, body, Map.of());
    }

    /// A file, which goes out as it is.
    public static Page file(FoundFile file) {
        return new Page(200, "", "", Map.of(), file);
    }

    /// Moved for good (301).
    ///
    /// @param location address, already percent-encoded ([RequestTarget#encode])
    public static Page redirect(String location) {
        return new Page(301, "", "", Map.of("Location", location));
    }

    public Page header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Page(status, contentType, body, more, file);
    }

    /// Sets `Last-Modified`. It informs only: a page is revalidated by its `ETag`, because what stands around a text
    /// can change without it, and twice in a second.
    public Page modified(Instant at) {
        return header("Last-Modified", HTTP_DATE.format(at));
    }
}
