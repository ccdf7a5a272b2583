package press.dateline.cli;

import io.quarkus.qute.Engine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import press.dateline.delivery.Assets;
import press.dateline.delivery.CacheFollower;
import press.dateline.delivery.FastRoute;
import press.dateline.delivery.FileAnswers;
import press.dateline.delivery.Hosts;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.feed.Rss;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.Place;
import press.dateline.site.PublicSite;
import press.dateline.store.StoreException;
import press.dateline.wordpress.OldAddresses;

/// The wiring of `serve`: one newsroom, its pages in a cache that follows the change log, and the routes to them.
@ApplicationScoped
public class Serving {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");
    private static final Duration DUE = Duration.ofMillis(500);
    private static final Duration LOG_KEPT = Duration.ofDays(7);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);
    private static final String MEDIA = "/media/";
    private static final String UPLOADS = "/wp-content/uploads/";

    /// The command that runs Quarkus hands over what it has opened; Quarkus makes this bean itself.
    private static final AtomicReference<Handed> HANDED = new AtomicReference<>();

    private record Handed(Newsroom newsroom, Runnable whenListening) {}

    /// Serves until the process is told to stop.
    ///
    /// @return the exit code
    static int run(Newsroom newsroom, Runnable whenListening) {
        HANDED.set(new Handed(newsroom, whenListening));
        AtomicReference<Integer> code = new AtomicReference<>(0);
        Quarkus.run(Waiting.class, (exit, failure) -> code.set(failure == null ? exit : 1));
        return code.get();
    }

    /// Waits for the end on the main thread.
    public static final class Waiting implements QuarkusApplication {
        @Override
        public int run(String... args) {
            Handed handed = HANDED.get();
            if (handed != null) {
                handed.whenListening().run();
            }
            Quarkus.waitForExit();
            return 0;
        }
    }

    void mount(@Observes Router router, Engine engine) {
        Handed handed = HANDED.get();
        if (handed == null) {
            return;
        }
        Newsroom newsroom = handed.newsroom();
        var database = newsroom.database();
        SiteSettings settings = database.read(Settings::of);
        URI address = URI.create(settings.address().isEmpty() ? "http://localhost" : settings.address());

        Assets assets = Assets.read(Serving.class.getClassLoader(), "assets");
        Addresses addresses = new Addresses(List.of(new OldAddresses()));
        PublicSite site = new PublicSite(database, addresses, new Rss(), new Broadsheet(engine), assets::url);
        PageCache cache = new PageCache(PageCache.DEFAULT_BYTES, database.clock());
        CacheFollower follower = new CacheFollower(database.changes(), cache, CacheFollower.DEFAULT_INTERVAL);
        database.afterCommit(follower::catchUp);
        follower.start();

        SecurityHeaders security = SecurityHeaders.forSite(address);
        FastRoute pages = new FastRoute(
                cache,
                Serving::pageKey,
                site,
                assets,
                new FastRoute.Options(Hosts.any(), security, false),
                database.clock());
        pages.mount(router);
        FileAnswers files =
                new FileAnswers(newsroom.folder().media(), security, "public, max-age=3600", database.clock());
        router.route().order(Integer.MIN_VALUE + 1).handler(routing -> {
            Optional<RequestTarget> target =
                    RequestTarget.parse(routing.request().uri());
            if (target.isEmpty() || !isMedia(target.get().path())) {
                routing.next();
                return;
            }
            answerFile(routing, Addresses.key(target.get()), site, files, pages);
        });
        Thread.ofVirtual().name("housekeeping").start(() -> keepHouse(newsroom));
    }

    private static Optional<PageKey> pageKey(RequestTarget target) {
        return isMedia(target.path()) ? Optional.empty() : Optional.of(Addresses.key(target));
    }

    private static boolean isMedia(String path) {
        return path.startsWith(UPLOADS) || path.startsWith(MEDIA);
    }

    private static void answerFile(
            RoutingContext routing, PageKey key, PublicSite site, FileAnswers files, FastRoute pages) {
        files.answer(
                routing,
                () -> site.resolve(key) instanceof Place.File(String path) ? files.find(path) : Optional.empty(),
                otherwise -> pages.answer(otherwise, key));
    }

    /// What must happen in time while the site is served. A fault is logged and the next round tries again.
    private static void keepHouse(Newsroom newsroom) {
        Instant nextTrim = Instant.EPOCH;
        try {
            while (true) {
                Thread.sleep(DUE);
                try {
                    newsroom.publishing().letOutWhatIsDue();
                    Instant now = newsroom.database().clock().instant();
                    if (now.isAfter(nextTrim)) {
                        newsroom.database().changes().trim(now.minus(LOG_KEPT));
                        nextTrim = now.plus(TRIM_EVERY);
                    }
                } catch (StoreException e) {
                    LOG.log(System.Logger.Level.ERROR, "Keeping house failed: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
