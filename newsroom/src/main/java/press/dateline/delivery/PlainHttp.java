package press.dateline.delivery;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Sends whoever asks without TLS to the same page with it, where the server speaks TLS itself. Where that is says the
/// site's address, and no header.
public final class PlainHttp implements Handler<RoutingContext> {
    private final String site;

    /// @param site its address, `https://gazette.example`
    public PlainHttp(String site) {
        this.site = site;
    }

    /// To be mounted before everything else.
    public void mount(Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this);
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.isSSL()) {
            routing.next();
            return;
        }
        // What is posted without TLS was overheard already, and is not to be posted again.
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        boolean reads =
                request.method().name().equals("GET") || request.method().name().equals("HEAD");
        if (target.isEmpty() || !reads) {
            request.response().setStatusCode(reads ? 400 : 403).end();
            return;
        }
        String raw = request.uri();
        String path = raw.startsWith("/") ? raw : raw.replaceFirst("^[^:]*://[^/?]*", "");
        request.response()
                .setStatusCode(301)
                .putHeader("Location", site + (path.startsWith("/") ? path : "/" + path))
                .end();
    }
}
