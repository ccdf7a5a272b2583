package press.dateline.delivery;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Files from a folder as answers: conditional requests, one range, types from a fixed table, nothing that could run.
/// A file is answered only if it really lies in the folder, whatever its name or a link says; names that begin with a
/// dot are not there. Whether a reader may see the file is asked before, elsewhere.
///
/// Thread-safe.
public final class FileAnswers {
    private static final System.Logger LOG = System.getLogger(FileAnswers.class.getName());

    private final Path root;
    private final Map<String, String> security;
    private final String cacheControl;
    private final Exchange exchange;

    /// A file that may be sent.
    ///
    /// @param path its real path
    /// @param size in bytes
    /// @param modified when it was last written
    public record Found(Path path, long size, Instant modified) {
        /// Strong as long as nobody writes twice within the clock tick of the file system.
        String etag() {
            return '"' + Long.toHexString(size) + "-"
                    + Long.toHexString(ChronoUnit.MICROS.between(Instant.EPOCH, modified)) + '"';
        }

        Instant modifiedSecond() {
            return modified.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /// @param root the folder; it need not exist yet
    /// @param cacheControl value of `Cache-Control` for all files of the folder
    public FileAnswers(Path root, SecurityHeaders security, String cacheControl, InstantSource clock) {
        this.root = root;
        this.security = security.file();
        this.cacheControl = cacheControl;
        this.exchange = new Exchange(clock, security.page(), false);
    }

    /// The file at `name`, if it is there and lies in the folder. Blocks on the file system.
    ///
    /// @param name decoded path below the folder, without a leading slash
    public Optional<Found> find(String name) {
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.charAt(0) == '.') {
                return Optional.empty();
            }
        }
        try {
            Path real = root.resolve(name).toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                return Optional.empty();
            }
            BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class);
            return file.isRegularFile()
                    ? Optional.of(
                            new Found(real, file.size(), file.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }

    /// Answers with the file that `lookup` finds. Returns at once.
    ///
    /// @param lookup run on a virtual thread, may block: asks whether the reader may see the file, then [#find]
    /// @param otherwise run on the event loop if there is none, such as [FastRoute#answer] with a page that says so
    public void answer(RoutingContext routing, Callable<Optional<Found>> lookup, Handler<RoutingContext> otherwise) {
        Context eventLoop = routing.vertx().getOrCreateContext();
        Thread.ofVirtual().name("file").start(() -> {
            Optional<Found> file;
            try {
                file = lookup.call();
            } catch (Exception fault) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        () -> "Looking for " + routing.request().uri() + " failed",
                        fault);
                eventLoop.runOnContext(event -> exchange.answer(routing.request(), FixedAnswers.FAILED.page()));
                return;
            }
            eventLoop.runOnContext(
                    event -> file.ifPresentOrElse(found -> answer(routing, found), () -> otherwise.handle(routing)));
        });
    }

    private void answer(RoutingContext routing, Found file) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = request.response();
        boolean head = HttpMethod.HEAD.equals(request.method());
        if (!head && !HttpMethod.GET.equals(request.method())) {
            exchange.answer(request, FixedAnswers.METHOD_NOT_ALLOWED.page());
            return;
        }
        MultiMap headers = response.headers();
        String type = ContentTypes.of(file.path().toString());
        security.forEach(headers::add);
        String policy = SecurityHeaders.filePolicy(type);
        if (!policy.isEmpty()) {
            headers.add("Content-Security-Policy", policy);
        }
        headers.add(HttpHeaders.DATE, exchange.date());
        headers.add(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.add(HttpHeaders.ETAG, file.etag());
        headers.add(HttpHeaders.LAST_MODIFIED, Page.HTTP_DATE.format(file.modified()));
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
                send(response, file, type, part.from(), part.length(), false);
            }
            case ByteRange.Whole() -> send(response, file, type, 0, file.size(), head);
        }
    }

    private static boolean unmodified(HttpServerRequest request, Found file) {
        String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return Precondition.matches(ifNoneMatch, file.etag());
        }
        return date(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE))
                .filter(since -> !file.modifiedSecond().isAfter(since))
                .isPresent();
    }

    /// `If-Range` (RFC 9110 §13.1.5) compares strongly: the very tag, or the very date.
    private static boolean rangeApplies(HttpServerRequest request, Found file) {
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

    private void send(HttpServerResponse response, Found file, String type, long from, long length, boolean head) {
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.CONTENT_TYPE, type);
        headers.add(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        if (!ContentTypes.shown(type)) {
            headers.add("Content-Disposition", "attachment");
        }
        if (head || length == 0) {
            response.end();
            return;
        }
        response.sendFile(file.path().toString(), from, length).onFailure(failure -> {
            LOG.log(System.Logger.Level.DEBUG, () -> "Sending " + file.path() + " broke off", failure);
            if (!response.closed()) {
                response.reset();
            }
        });
    }
}
