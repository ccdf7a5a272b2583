package press.dateline.delivery;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The route ahead of everything: stored pages and assets leave from the event loop, pages that must be made are made
/// on a virtual thread and leave the same way, and so do files; what is no public page goes on to the other routes.
///
/// Thread-safe; one for all event loops.
public final class FastRoute implements Handler<RoutingContext> {
    /// Ahead of the routes of Quarkus.
    private static final int FIRST = Integer.MIN_VALUE;

    private static final System.Logger LOG = System.getLogger(FastRoute.class.getName());

    private final PageCache cache;
    private final Routes routes;
    private final PageRenderer renderer;
    private final Assets assets;
    private final Hosts hosts;
    private final Consumer<StoredPage> astray;
    private final Exchange exchange;
    private final FileAnswers files;

    /// What a site may set.
    ///
    /// @param hosts whom the site answers for
    /// @param security headers of every page
    /// @param cacheTags whether pages carry their tags as `Cache-Tag`, for a CDN that purges by them
    /// @param astray told of each answer that is no page, such as a redirect or a 404; on the event loop, so it
    ///     must not block
    public record Options(Hosts hosts, SecurityHeaders security, boolean cacheTags, Consumer<StoredPage> astray) {
        public Options(Hosts hosts, SecurityHeaders security, boolean cacheTags) {
            this(hosts, security, cacheTags, page -> {});
        }
    }

    public FastRoute(
            PageCache cache,
            Routes routes,
            PageRenderer renderer,
            Assets assets,
            Options options,
            InstantSource clock) {
        this.cache = cache;
        this.routes = routes;
        this.renderer = renderer;
        this.assets = assets;
        this.hosts = options.hosts();
        this.astray = options.astray();
        this.exchange = new Exchange(clock, options.security().page(), options.cacheTags());
        this.files = new FileAnswers(options.security().file(), exchange);
    }

    /// Puts this route ahead of all others.
    public void mount(Router router) {
        router.route().order(FIRST).handler(this);
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<RequestTarget> parsed = RequestTarget.parse(request.uri());
        if (parsed.isEmpty() || namesSeveralHosts(request)) {
            exchange.answer(request, FixedAnswers.BAD_REQUEST.page());
            return;
        }
        RequestTarget target = parsed.get();
        if (!answersFor(request, target)) {
            exchange.answer(request, FixedAnswers.MISDIRECTED.page());
            return;
        }
        boolean asset = target.path().startsWith(Assets.PATH);
        Optional<PageKey> key = asset ? Optional.empty() : routes.key(target);
        if (!asset && key.isEmpty()) {
            routing.next();
        } else if (!reads(request)) {
            exchange.answer(request, FixedAnswers.METHOD_NOT_ALLOWED.page());
        } else if (asset) {
            exchange.answer(request, assets.at(target.path()).orElseGet(FixedAnswers.NOT_FOUND::page));
        } else {
            answer(routing, key.get());
        }
    }

    /// Proxies in front may read another one of them than we do (RFC 9112, section 3.2).
    private static boolean namesSeveralHosts(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.HOST).size() > 1;
    }

    private boolean answersFor(HttpServerRequest request, RequestTarget target) {
        if (hosts.names().isEmpty()) {
            return true;
        }
        if (!target.authority().isEmpty()) {
            return hosts.know(target.authority());
        }
        return request.authority() != null && hosts.know(request.authority().toString());
    }

    private static boolean reads(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    private void answer(RoutingContext routing, PageKey key) {
        StoredPage page = cache.stored(key);
        if (page != null && page.stands()) {
            send(routing.request(), page);
            return;
        }
        makeElsewhere(routing, () -> {
            try {
                return cache.load(key, renderer, page);
            } catch (PageLagsBehind lag) {
                LOG.log(System.Logger.Level.WARNING, lag.getMessage());
                return FixedAnswers.UNAVAILABLE.page();
            } catch (RenderFailed logged) {
                return renderer.failed()
                        .map(words -> StoredPage.of(key, words, Set.of(), 0, false, Instant.MAX))
                        .orElseGet(FixedAnswers.FAILED::page);
            }
        });
    }

    private void makeElsewhere(RoutingContext routing, Supplier<StoredPage> maker) {
        Context eventLoop = routing.vertx().getOrCreateContext();
        Thread.ofVirtual().name("page").start(() -> {
            StoredPage page;
            try {
                page = maker.get();
                Exchange.prepare(routing.request(), page);
            } catch (RuntimeException | Error fault) {
                LOG.log(System.Logger.Level.ERROR, "A page could not be answered", fault);
                page = FixedAnswers.FAILED.page();
            }
            StoredPage answer = page;
            eventLoop.runOnContext(event -> send(routing.request(), answer));
        });
    }

    private void send(HttpServerRequest request, StoredPage page) {
        FoundFile file = page.file();
        if (file != null) {
            files.answer(request, file);
            return;
        }
        if (page.status() >= 300) {
            astray.accept(page);
        }
        exchange.answer(request, page);
    }
}
