package press.dateline.site;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import press.dateline.delivery.TrustedProxies;
import press.dateline.reads.Reads;
import press.dateline.reads.Visit;

/// `POST /reads`: a browser says that a story was read (see [Visit]). Nothing is written while it waits, so it is
/// answered on the event loop. Thread-safe.
public final class ReadRoute implements Handler<RoutingContext> {
    public static final String PATH = "/reads";

    /// As long as an address may be, and the word before it.
    private static final int LONGEST_BODY = 1_024;

    private final Reads reads;
    private final TrustedProxies proxies;

    public ReadRoute(Reads reads, TrustedProxies proxies) {
        this.reads = reads;
        this.proxies = proxies;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        // A browser knows how long what it sends is; what does not say so is none, and is not waited for.
        if (length(request) < 0 || length(request) > LONGEST_BODY) {
            answer(request, 413);
            return;
        }
        request.body()
                .onSuccess(body -> answer(request, status(request, body.toString(StandardCharsets.UTF_8))))
                .onFailure(torn -> request.response().reset());
        // Quarkus hands requests on paused.
        request.resume();
    }

    private static long length(HttpServerRequest request) {
        String told = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return told == null || told.length() > 6 || !told.chars().allMatch(c -> c >= '0' && c <= '9')
                ? -1
                : Long.parseLong(told);
    }

    private int status(HttpServerRequest request, String body) {
        Visit visit = new Visit(
                body,
                proxies.client(request),
                header(request, "User-Agent"),
                header(request, "Sec-Purpose") + header(request, "Purpose"),
                header(request, "Sec-Fetch-Site"));
        return switch (reads.hear(visit)) {
            case COUNTED, PASSED_OVER -> 204;
            case UNREADABLE -> 400;
            case TOO_MANY -> 429;
        };
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Cache-Control", "no-store")
                .end();
    }
}
