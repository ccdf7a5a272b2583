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
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");

    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");

    private final InstantSource clock;
    private final List<Header> security;
    private final boolean cacheTags;
    private volatile Date date = new Date(Long.MIN_VALUE, "");

    private record Header(String name, CharSequence optimizedName, CharSequence value) {}

    private record Date(long second, CharSequence text) {}

    Exchange(InstantSource clock, Map<String, String> security, boolean cacheTags) {
        this.clock = clock;
        this.cacheTags = cacheTags;
        List<Header> headers = new ArrayList<>();
        security.forEach((name, value) ->
                headers.add(new Header(name, HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value))));
        this.security = List.copyOf(headers);
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
        addCommon(headers, page);
        boolean validates = page.status() == 200;
        if (validates) {
            headers.add(HttpHeaders.ETAG, variant.etag());
            if (Precondition.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), variant.etag())) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.setStatusCode(page.status());
        if (!page.contentType().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_TYPE, page.contentType());
        }
        if (!variant.encoding().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_ENCODING, variant.encoding());
        }
        headers.add(HttpHeaders.CONTENT_LENGTH, variant.length());
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

    private void addCommon(MultiMap headers, StoredPage page) {
        headers.add(HttpHeaders.DATE, date());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        Map<String, String> own = page.headers();
        if (own.isEmpty()) {
            headers.add(HttpHeaders.CACHE_CONTROL, NO_CACHE);
            for (Header header : security) {
                headers.add(header.optimizedName(), header.value());
            }
        } else {
            if (!own.containsKey("Cache-Control")) {
                headers.add(HttpHeaders.CACHE_CONTROL, NO_CACHE);
            }
            for (Header header : security) {
                if (!own.containsKey(header.name())) {
                    headers.add(header.optimizedName(), header.value());
                }
            }
            own.forEach(headers::add);
        }
        if (cacheTags && !page.tags().isEmpty()) {
            headers.add(CACHE_TAG, String.join(",", page.tags()));
        }
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
