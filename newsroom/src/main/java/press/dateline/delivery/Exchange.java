package press.dateline.delivery;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.Encoded.Variant;

/// Writes a stored page as the answer to a request: encoding, validators, 304, `HEAD`, headers. One for all requests.
///
/// A page is compressed when it is first asked for, quickly, since it may be gone in a moment, and harder once it was
/// sent for a while, a file of the theme at once; neither on the event loop.
final class Exchange {
    /// A page that was asked for so often, and since so many seconds, is compressed harder.
    private static final int OFTEN = 100;

    private static final long LASTING_SECONDS = 10;

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    /// Browsers and proxies keep a page but ask before they show it.
    private static final Header NO_CACHE = Header.of("Cache-Control", "no-cache");

    private static final Set<String> FOR_CACHES =
            Set.of("Cache-Control", "Cache-Tag", "Content-Location", "Expires", "Vary");

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
    ///
    /// @param unchanged what of it goes with a 304: the reader has the rest (RFC 9110 §15.4.5)
    /// @param since second since the epoch in which it began to
    record Ready(Exchange by, List<Header> headers, List<Header> unchanged, long since) {}

    private record Date(long second, CharSequence text) {}

    Exchange(InstantSource clock, Map<String, String> security, boolean cacheTags) {
        this.clock = clock;
        this.cacheTags = cacheTags;
        this.security = security.entrySet().stream()
                .map(header -> Header.of(header.getKey(), header.getValue()))
                .toList();
    }

    /// Makes what [#answer] will send, on a thread that may take its time.
    static void prepare(HttpServerRequest request, StoredPage page) {
        Encoded body = AcceptEncoding.choose(request.getHeader(HttpHeaders.ACCEPT_ENCODING), page);
        if (body != null && known(request, page, body) == null) {
            body.make();
        }
    }

    /// On the event loop of the request. Does nothing if the reader has gone in the meantime.
    void answer(HttpServerRequest request, StoredPage page) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        Encoded body = AcceptEncoding.choose(request.getHeader(HttpHeaders.ACCEPT_ENCODING), page);
        if (body == null) {
            answer(request, FixedAnswers.NOT_ACCEPTABLE.page(), FixedAnswers.NOT_ACCEPTABLE.identity());
        } else {
            answer(request, page, body);
        }
    }

    private void answer(HttpServerRequest request, StoredPage page, Encoded body) {
        String known = known(request, page, body);
        if (known != null) {
            HttpServerResponse response = request.response();
            add(response.headers(), ready(page).unchanged());
            response.headers().add(HttpHeaders.ETAG, known);
            response.setStatusCode(304).end();
            return;
        }
        Variant variant = body.ready();
        if (variant == null) {
            answerLater(request, page);
            return;
        }
        send(request, page, variant);
        body.ask();
        if (variant.quick() && lasts(page) && body.beginHardening()) {
            harden(body, page.hard());
        }
    }

    private void send(HttpServerRequest request, StoredPage page, Variant variant) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        add(headers, ready(page).headers());
        if (page.status() == 200) {
            headers.add(HttpHeaders.ETAG, variant.sent().etag());
        }
        response.setStatusCode(page.status());
        if (!page.contentType().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_TYPE, page.sentType());
        }
        if (!variant.sent().encoding().isEmpty()) {
            headers.add(HttpHeaders.CONTENT_ENCODING, variant.sent().encoding());
        }
        headers.add(HttpHeaders.CONTENT_LENGTH, variant.sent().length());
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(wrap(variant.bytes(), 0, variant.bytes().length));
        }
    }

    private void add(MultiMap headers, List<Header> common) {
        headers.add(HttpHeaders.DATE, date());
        for (int i = 0; i < common.size(); i++) {
            headers.add(common.get(i).name(), common.get(i).value());
        }
    }

    private static @Nullable String known(HttpServerRequest request, StoredPage page, Encoded body) {
        return page.status() == 200 ? body.known(request.getHeader(HttpHeaders.IF_NONE_MATCH)) : null;
    }

    private void answerLater(HttpServerRequest request, StoredPage page) {
        Context eventLoop = Objects.requireNonNull(Vertx.currentContext());
        Thread.ofVirtual().name("compression").start(() -> {
            StoredPage answer = page;
            try {
                prepare(request, page);
            } catch (RuntimeException | Error fault) {
                LOG.log(System.Logger.Level.ERROR, () -> page.key() + " could not be compressed", fault);
                answer = FixedAnswers.FAILED.page();
            }
            StoredPage made = answer;
            eventLoop.runOnContext(event -> answer(request, made));
        });
    }

    private boolean lasts(StoredPage page) {
        return page.hard() == Compression.ASSET
                || page.asked() >= OFTEN && second() - ready(page).since() >= LASTING_SECONDS;
    }

    /// One after another, so that readers of other pages do not wait for it.
    private void harden(Encoded body, Compression how) {
        Thread.ofVirtual().name("compression").start(() -> {
            synchronized (this) {
                body.harden(how);
            }
        });
    }

    /// The supported ways to make a buffer copy the bytes.
    @SuppressWarnings("deprecation")
    static Buffer wrap(byte[] bytes, int from, int length) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes, from, length));
    }

    /// The headers that every answer with the page has, made ready when it is sent the first time.
    private Ready ready(StoredPage page) {
        Ready known = page.ready();
        if (known != null && known.by() == this) {
            return known;
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
        List<Header> unchanged = headers.stream()
                .filter(header -> FOR_CACHES.contains(header.name().toString()))
                .toList();
        Ready ready = new Ready(this, List.copyOf(headers), unchanged, second());
        page.ready(ready);
        return ready;
    }

    /// `Date` (RFC 9110 §6.6.1), made once a second.
    CharSequence date() {
        long second = second();
        Date current = date;
        if (current.second() != second) {
            current =
                    new Date(second, HttpHeaders.createOptimized(Page.HTTP_DATE.format(Instant.ofEpochSecond(second))));
            date = current;
        }
        return current.text();
    }

    private long second() {
        return Math.floorDiv(clock.millis(), 1000);
    }
}
