package press.dateline.cli;

import io.quarkus.qute.Engine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import press.dateline.store.StoreException;

/// `serve` inside Quarkus: mounts the site and keeps house while it runs.
@ApplicationScoped
public class Serving {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");
    private static final Duration DUE = Duration.ofMillis(500);
    private static final Duration LOG_KEPT = Duration.ofDays(7);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);

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
        WebSite.mount(router, handed.newsroom(), engine);
        Thread.ofVirtual().name("housekeeping").start(() -> keepHouse(handed.newsroom()));
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
