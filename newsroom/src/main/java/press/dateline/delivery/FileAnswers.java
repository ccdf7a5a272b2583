package press.dateline.delivery;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files as answers: conditional requests, one range, types from a fixed table, nothing that could run. Thread-safe.
final class FileAnswers {
    private static final System.Logger LOG = System.getLogger(FileAnswers.class.getName());

    private final Map<String, String> security;
    private final Exchange exchange;

    /// @param security headers of every file
    /// @param exchange knows what time it is
    FileAnswers(Map<String, String> security, Exchange exchange) {
        this.security = security;
        this.exchange = exchange;
    }

    /// Answers a `GET` or `HEAD`, on the event loop of the request. Does nothing if the reader has gone.
    void answer(HttpServerRequest request, FoundFile file) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        boolean head = HttpMethod.HEAD.equals(request.method());
        MultiMap headers = response.headers();
        security.forEach(headers::add);
        String policy = SecurityHeaders.filePolicy(file.type());
        if (!policy.isEmpty()) {
            headers.add("Content-Security-Policy", policy);
        }
        headers.add(HttpHeaders.DATE, exchange.date());
        // A picture that is taken down is gone at once, so every use asks anew and is mostly answered with a 304.
        headers.add(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.add(HttpHeaders.ETAG, file.etag());
        headers.add(HttpHeaders.LAST_MODIFIED, file.lastModified());
        headers.add(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (unmodified(request, file)) {
            response.setStatusCode(304).end();
            return;
        }
        boolean whole = head || !rangeApplies(request, file);
        switch (ByteRange.parse(whole ? null : request.getHeader("Range"), file.size())) {
            case ByteRange.Unsatisfiable() -> {
                headers.add(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
                response.setStatusCode(416).end();
            }
            case ByteRange.Part part -> {
                headers.add(HttpHeaders.CONTENT_RANGE, part.of(file.size()));
                response.setStatusCode(206);
                send(response, file, part.from(), part.length(), false);
            }
            case ByteRange.Whole() -> send(response, file, 0, file.size(), head);
        }
    }

    private static boolean unmodified(HttpServerRequest request, FoundFile file) {
        String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return Precondition.matches(ifNoneMatch, file.etag());
        }
        return date(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE))
                .filter(since -> !file.modifiedSecond().isAfter(since))
                .isPresent();
    }

    /// `If-Range` (RFC 9110 §13.1.5) compares strongly: the very tag, or the very date.
    private static boolean rangeApplies(HttpServerRequest request, FoundFile file) {
        String ifRange = request.getHeader("If-Range");
        return ifRange == null
                || ifRange.equals(file.etag())
                || date(ifRange).filter(file.modifiedSecond()::equals).isPresent();
    }

    private static Optional<Instant> date(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(Page.HTTP_DATE.parse(header)));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static void send(HttpServerResponse response, FoundFile file, long from, long length, boolean head) {
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.CONTENT_TYPE, file.type());
        headers.add(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        if (!ContentTypes.shown(file.type())) {
            headers.add("Content-Disposition", "attachment");
        }
        byte[] bytes = file.bytes();
        if (head || length == 0) {
            response.end();
        } else if (bytes != null) {
            response.end(Exchange.wrap(bytes, (int) from, (int) length));
        } else {
            response.sendFile(file.path().toString(), from, length).onFailure(failure -> {
                LOG.log(System.Logger.Level.DEBUG, () -> "Sending " + file.path() + " broke off", failure);
                if (!response.closed()) {
                    response.reset();
                }
            });
        }
    }
}
