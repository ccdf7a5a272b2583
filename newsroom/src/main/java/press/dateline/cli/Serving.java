package press.dateline.cli;

import io.quarkus.qute.Engine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import press.dateline.mail.Postman;

/// `serve` inside Quarkus: mounts the site and keeps house while it runs.
@ApplicationScoped
public class Serving {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// The command that runs Quarkus hands over what it has opened; Quarkus makes this bean itself.
    private static final AtomicReference<Handed> HANDED = new AtomicReference<>();

    private final AtomicReference<Thread> housekeeping = new AtomicReference<>();
    private final AtomicReference<Thread> post = new AtomicReference<>();
    private final AtomicReference<Thread> telling = new AtomicReference<>();
    private final AtomicReference<WebSite> site = new AtomicReference<>();

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
        WebSite mounted = WebSite.mount(router, handed.newsroom(), engine);
        site.set(mounted);
        telling.set(Thread.ofVirtual().name("telling others").start(new TellingOthers(handed.newsroom())));
        housekeeping.set(Thread.ofVirtual().name("housekeeping").start(new Housekeeping(handed.newsroom(), mounted)));
        Mailing.server(System.getenv())
                .ifPresent(server -> post.set(Thread.ofVirtual()
                        .name("post")
                        .start(new MailRound(new Postman(handed.newsroom().database(), server)))));
    }

    /// Before the command closes the newsroom, nobody may ask it any more.
    void end(@Observes ShutdownEvent event) throws InterruptedException {
        stop(housekeeping.get());
        stop(post.get());
        stop(telling.get());
        WebSite mounted = site.get();
        if (mounted != null) {
            mounted.close();
        }
    }

    private static void stop(@Nullable Thread thread) throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join(PATIENCE);
        }
    }
}
