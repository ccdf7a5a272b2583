package press.dateline.delivery;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.dateline.delivery.StoredPage.Variant;

/// Writes a stored page as the answer to a request: encoding, validators, 304, `HEAD`, headers. One for all requests.
final class Exchange {
    /// Browsers and proxies keep a page but ask before they show it.
    private static final Header NO_CACHE = Header.of("Cache-Control", "no-cache");

    private static final Header VARY = Header.of("Vary", "accept-encoding");

    private final InstantSource clock;
    private final List<Header> security;
    private final boolean cacheTags;
    private volatile Date date = new Date(Long.MIN_VALUE, "");

    /// A header whose bytes are at hand.
    record Header(CharSequence name, CharSequence value) {
        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    /// What one exchange sends with a page each time.
    record Ready(Exchange by, List<Header> headers) {}

    private record Date(long second, CharSequence text) {}

    Exchange(InstantSource clock, Map<String, String> security, boolean cacheTags) {
        this.clock = clock;
        this.cacheTags = cacheTags;
        this.security = security.entrySet().stream()
                .map(header -> Header.of(header.getKey(), header.getValue()))
                .toList();
    }

    /// Does nothing if the reader has gone in the meantime.
    void answer(HttpServerRequest request, StoredPage page) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        Variant variant = AcceptEncoding.choose(request.getHeader(HttpHeaders.ACCEPT_ENCODING), page);
        if (variant == null) {
            page = FixedAnswers.NOT_ACCEPTABLE.page();
            variant = page.identity();
        }
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.DATE, date());
        List<Header> common = common(page);
        for (int i = 0; i < common.size(); i++) {
            headers.add(common.get(i).name(), common.get(i).value());
        }
        boolean validates = page.status() == 200;
        if (validates) {
            headers.add(HttpHeaders.ETAG, variant.sent().etag());
            if (Precondition.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), variant.etag())) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.setStatusCode(page.status());
        if (!page.contentType().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_TYPE, page.sentType());
        }
        if (!variant.encoding().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_ENCODING, variant.sent().encoding());
        }
        headers.add(HttpHeaders.CONTENT_LENGTH, variant.sent().length());
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(wrap(variant.bytes()));
        }
    }

    /// The supported ways to make a buffer copy the bytes.
    @SuppressWarnings("deprecation")
    private static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /// The headers that every answer with the page has, made ready when it is sent the first time.
    private List<Header> common(StoredPage page) {
        Ready known = page.ready();
        if (known != null && known.by() == this) {
            return known.headers();
        }
        Map<String, String> own = page.headers();
        List<Header> headers = new ArrayList<>();
        headers.add(VARY);
        if (!own.containsKey("Cache-Control")) {
            headers.add(NO_CACHE);
        }
        for (Header header : security) {
            if (!own.containsKey(header.name().toString())) {
                headers.add(header);
            }
        }
        own.forEach((name, value) -> headers.add(Header.of(name, value)));
        if (cacheTags && !page.tags().isEmpty()) {
            headers.add(Header.of("Cache-Tag", String.join(",", page.tags())));
        }
        Ready ready = new Ready(this, List.copyOf(headers));
        page.ready(ready);
        return ready.headers();
    }

    /// `Date` (RFC 9110 §6.6.1), made once a second.
    CharSequence date() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Date current = date;
        if (current.second() != second) {
            current =
                    new Date(second, HttpHeaders.createOptimized(Page.HTTP_DATE.format(Instant.ofEpochSecond(second))));
            date = current;
        }
        return current.text();
    }
}
