package press.dateline.delivery;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Answers that are made for one request and kept by nobody, as to a form. Thread-safe.
public final class FreshAnswers {
    private static final System.Logger LOG = System.getLogger(FreshAnswers.class.getName());

    private final Exchange exchange;

    public FreshAnswers(SecurityHeaders security, InstantSource clock) {
        this.exchange = new Exchange(clock, security.page(), false);
    }

    /// Reads the body, has `maker` make the page on a virtual thread, and sends it with `Cache-Control: no-store`.
    ///
    /// @param largest bytes of a body that are read
    /// @param maker gets the body, or nothing when it is larger; what it throws becomes a 500
    public void answer(RoutingContext routing, long largest, Function<Optional<Buffer>, Page> maker) {
        HttpServerRequest request = routing.request();
        request.pause();
        Context eventLoop = routing.vertx().getOrCreateContext();
        Thread.ofVirtual().name("form").start(() -> {
            StoredPage answer;
            try {
                Page page =
                        maker.apply(Bodies.read(request, eventLoop, largest)).header("Cache-Control", "no-store");
                answer = StoredPage.of(new PageKey("/", Map.of()), page, Set.of(), 0, false, Instant.MAX);
                Exchange.prepare(request, answer);
            } catch (RuntimeException | Error fault) {
                LOG.log(System.Logger.Level.ERROR, "A form could not be answered", fault);
                answer = FixedAnswers.FAILED.page();
            }
            StoredPage ready = answer;
            eventLoop.runOnContext(event -> {
                // What is left of a body nobody reads must not be taken for the next request; HTTP/2 tells them apart.
                if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
                    request.response().putHeader("Connection", "close");
                }
                exchange.answer(request, ready);
                request.resume();
            });
        });
    }
}
