package press.dateline.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import press.dateline.comment.Pleas;
import press.dateline.comment.Posting;
import press.dateline.delivery.Assets;
import press.dateline.delivery.CacheFollower;
import press.dateline.delivery.FastRoute;
import press.dateline.delivery.Hosts;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.PageRenderer;
import press.dateline.delivery.Renewal;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.delivery.TrustedProxies;
import press.dateline.feed.Syndicate;
import press.dateline.search.SearchIndex;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.CommentRoute;
import press.dateline.site.PublicSite;
import press.dateline.site.Theme;
import press.dateline.store.Database;

/// The public site served in this process as `serve` does it, for when editors have to work beside it, or its clock
/// has to be ours.
record Newsstand(Vertx vertx, CacheFollower follower, PageCache cache, PublicSite site, AtomicInteger rendered)
        implements AutoCloseable {
    static Newsstand open(Database database, SearchIndex index, int port) throws InterruptedException {
        AtomicInteger renders = new AtomicInteger();
        Assets assets = Assets.read(Newsstand.class.getClassLoader(), "assets");
        PublicSite site = new PublicSite(
                database,
                new Addresses(List.of()),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                assets::url,
                Theme.NONE,
                index);
        PageRenderer counted = key -> {
            renders.incrementAndGet();
            return site.render(key);
        };
        PageCache cache = new PageCache(64 << 20, database.clock());
        CacheFollower follower = new CacheFollower(
                database.changes(),
                cache,
                CacheFollower.DEFAULT_INTERVAL,
                new Renewal(
                        counted,
                        tag -> tag.startsWith("path:")
                                ? Optional.of(new PageKey(tag.substring("path:".length())))
                                : Optional.empty(),
                        Duration.ofMillis(50)));
        database.afterCommit(follower::catchUp);
        follower.start();
        index.start();
        SecurityHeaders security = SecurityHeaders.forSite(URI.create("http://localhost"));
        FastRoute route = new FastRoute(
                cache,
                target ->
                        target.path().startsWith("/comments/") ? Optional.empty() : Optional.of(Addresses.key(target)),
                counted,
                assets,
                new FastRoute.Options(Hosts.any(), security, false),
                database.clock());
        CommentRoute commenting = new CommentRoute(
                site, new Posting(database), new Pleas(database), TrustedProxies.of("127.0.0.1"), security);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(
                        () -> new AbstractVerticle() {
                            @Override
                            public void start() {
                                Router router = Router.router(vertx);
                                route.mount(router);
                                commenting.mount(router);
                                vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
                            }
                        },
                        new DeploymentOptions().setInstances(2))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Thread.sleep(500);
        return new Newsstand(vertx, follower, cache, site, renders);
    }

    int renders() {
        return rendered.get();
    }

    /// What the server does after midnight.
    void renderAhead() {
        cache.hottest(100).forEach(key -> cache.load(key, site));
    }

    @Override
    public void close() {
        follower.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
