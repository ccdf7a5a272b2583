package press.dateline.feed;

import static press.dateline.store.tables.Tables.ROBOT_VISIT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jooq.DSLContext;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.store.Database;

/// Stands ahead of all routes: tells everyone what the site's text may be used for, counts what robots ask for, and
/// where the newsroom wants it refuses those that are denied. Counts are kept by robot, day and kind, and nothing of
/// where a request came from. Thread-safe.
public final class Robots implements Handler<RoutingContext> {
    private static final CharSequence CONTENT_USAGE = HttpHeaders.createOptimized("Content-Usage");

    /// Names by which robots that are in no table give themselves away.
    private static final List<String> LIKE_ROBOTS = List.of("bot", "crawl", "spider", "slurp");

    private static final String OTHER = "other";
    private static final int KNOWN_AGENTS = 10_000;

    private final Database database;
    private final Cache<String, Caller> callers =
            Caffeine.newBuilder().maximumSize(KNOWN_AGENTS).build();
    private final Map<Visit, LongAdder> visits = new ConcurrentHashMap<>();
    private volatile Terms terms;

    /// @param name empty for one who is no robot
    private record Caller(String name, Optional<Robot> robot) {}

    private record Visit(String robot, int day, String askedFor) {}

    /// What the settings say, as far as each request needs it.
    private record Terms(CharSequence usage, boolean enforced, Publicity publicity) {}

    public Robots(Database database) {
        this.database = database;
        this.terms = terms();
    }

    private Terms terms() {
        Publicity publicity = database.read(Publicity::of);
        return new Terms(
                HttpHeaders.createOptimized(Notices.usage(publicity)),
                publicity.text(Item.ROBOTS_ENFORCE).equals("on"),
                publicity);
    }

    /// Puts this ahead of what is mounted after it.
    public void mount(Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this);
    }

    @Override
    public void handle(RoutingContext routing) {
        Terms now = terms;
        routing.response().headers().add(CONTENT_USAGE, now.usage());
        String agent = routing.request().getHeader(HttpHeaders.USER_AGENT);
        if (agent != null) {
            Caller caller = callers.get(agent, Robots::caller);
            if (!caller.name().isEmpty() && !letIn(routing, caller, now)) {
                routing.response()
                        .setStatusCode(403)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .end("Please see /robots.txt\n");
                return;
            }
        }
        routing.next();
    }

    private boolean letIn(RoutingContext routing, Caller caller, Terms now) {
        String path = routing.request().path();
        String askedFor = kind(path == null ? "/" : path);
        boolean denied = now.enforced()
                && !askedFor.equals("robots.txt")
                && caller.robot().isPresent()
                && !caller.robot().get().allowed(now.publicity());
        LocalDate day = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
        int number = (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
        visits.computeIfAbsent(
                        new Visit(caller.name(), number, denied ? "refused" : askedFor), visit -> new LongAdder())
                .increment();
        return !denied;
    }

    private static Caller caller(String agent) {
        Optional<Robot> robot = Robot.of(agent);
        String text = agent.toLowerCase(Locale.ROOT);
        boolean alike = LIKE_ROBOTS.stream().anyMatch(text::contains);
        return new Caller(robot.map(Robot::token).orElse(alike ? OTHER : ""), robot);
    }

    private static String kind(String path) {
        if (path.equals("/robots.txt")) {
            return "robots.txt";
        }
        if (path.endsWith(".xml")) {
            return "sitemap";
        }
        if (path.contains("/feed")) {
            return "feed";
        }
        return path.startsWith("/media/") || path.startsWith("/assets/") || path.contains("/wp-content/uploads/")
                ? "file"
                : "page";
    }

    /// Writes down what was counted since the last time, and looks at the settings anew. A process that dies loses
    /// what it had not written.
    public void keepBooks() {
        terms = terms();
        List<Visit> counted = List.copyOf(visits.keySet());
        if (counted.isEmpty()) {
            return;
        }
        database.write(transaction -> {
            for (Visit visit : counted) {
                LongAdder adder = visits.remove(visit);
                long requests = adder == null ? 0 : adder.sum();
                if (requests > 0) {
                    add(transaction.sql(), visit, requests);
                }
            }
            return counted.size();
        });
    }

    private static void add(DSLContext sql, Visit visit, long requests) {
        sql.insertInto(ROBOT_VISIT)
                .set(ROBOT_VISIT.ROBOT, visit.robot())
                .set(ROBOT_VISIT.VISITED_ON, visit.day())
                .set(ROBOT_VISIT.ASKED_FOR, visit.askedFor())
                .set(ROBOT_VISIT.REQUESTS, requests)
                .onConflict(ROBOT_VISIT.ROBOT, ROBOT_VISIT.VISITED_ON, ROBOT_VISIT.ASKED_FOR)
                .doUpdate()
                .set(ROBOT_VISIT.REQUESTS, ROBOT_VISIT.REQUESTS.plus(requests))
                .execute();
    }

    /// What one robot asked for on one day.
    ///
    /// @param askedFor `page`, `feed`, `sitemap`, `file`, `robots.txt`, or `refused`
    public record Count(String robot, LocalDate day, String askedFor, long requests) {}

    /// What was written down since `first`, the newest day first, most requests first.
    public static List<Count> counts(DSLContext sql, LocalDate first) {
        int from = (first.getYear() * 100 + first.getMonthValue()) * 100 + first.getDayOfMonth();
        return sql.select(ROBOT_VISIT.ROBOT, ROBOT_VISIT.VISITED_ON, ROBOT_VISIT.ASKED_FOR, ROBOT_VISIT.REQUESTS)
                .from(ROBOT_VISIT)
                .where(ROBOT_VISIT.VISITED_ON.ge(from))
                .orderBy(ROBOT_VISIT.VISITED_ON.desc(), ROBOT_VISIT.REQUESTS.desc(), ROBOT_VISIT.ROBOT)
                .fetch(row -> new Count(row.value1(), day(row.value2()), row.value3(), row.value4()));
    }

    private static LocalDate day(int number) {
        return LocalDate.of(number / 10000, number / 100 % 100, number % 100);
    }
}
