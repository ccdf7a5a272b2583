package press.dateline.cli;

import io.quarkus.qute.Engine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import press.dateline.mail.Postman;

/// `serve` inside Quarkus: mounts the site and keeps house while it runs.
@ApplicationScoped
public class Serving {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration MAIL_PAUSE = Duration.ofSeconds(2);

    /// The command that runs Quarkus hands over what it has opened; Quarkus makes this bean itself.
    private static final AtomicReference<Handed> HANDED = new AtomicReference<>();

    private final Queue<Thread> rounds = new ConcurrentLinkedQueue<>();
    private final AtomicReference<TellingOthers> telling = new AtomicReference<>();
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
        Newsroom newsroom = handed.newsroom();
        OnTime onTime = new OnTime(newsroom.publishing());
        // What fell due while nothing ran is done before anyone asks.
        onTime.run();
        WebSite mounted = WebSite.mount(router, newsroom, engine);
        site.set(mounted);
        TellingOthers others = new TellingOthers(newsroom);
        telling.set(others);
        rounds.add(Rounds.start("what is due", OnTime.PAUSE, onTime));
        rounds.add(Rounds.start("telling others", TellingOthers.PAUSE, others));
        rounds.add(Rounds.start("housekeeping", Housekeeping.PAUSE, new Housekeeping(newsroom, mounted)));
        // On rounds of its own: a slow mail server keeps no story waiting.
        Mailing.server(System.getenv())
                .map(server -> new Postman(newsroom.database(), server))
                .ifPresent(postman -> rounds.add(Rounds.start("post", MAIL_PAUSE, postman::round)));
    }

    /// Before the command closes the newsroom, nobody may ask it any more.
    void end(@Observes ShutdownEvent event) throws Exception {
        for (Thread round : rounds) {
            round.interrupt();
            round.join(PATIENCE);
        }
        close(telling.get());
        close(site.get());
    }

    private static void close(@Nullable AutoCloseable opened) throws Exception {
        if (opened != null) {
            opened.close();
        }
    }
}
