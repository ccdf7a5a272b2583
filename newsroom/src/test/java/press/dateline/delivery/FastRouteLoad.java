package press.dateline.delivery;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/// Serves one page of 60 KB from the cache until it is killed, and says every second what a request cost. Not a test:
/// to be run by hand beside a load generator.
final class FastRouteLoad {
    private FastRouteLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        PageCache cache = new PageCache(PageCache.DEFAULT_BYTES, InstantSource.system());
        cache.restartAt(0);
        String text = text();
        FastRoute route = new FastRoute(
                cache,
                target -> Optional.of(target.key("p")),
                key -> Page.html(text),
                Assets.none(),
                new FastRoute.Options(Hosts.any(), SecurityHeaders.forSite(URI.create("http://localhost/")), false),
                InstantSource.system());
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
        LongAdder requests = new LongAdder();
        vertx.deployVerticle(
                () -> new AbstractVerticle() {
                    @Override
                    public void start() {
                        Router router = Router.router(vertx);
                        route.mount(router);
                        vertx.createHttpServer()
                                .requestHandler(request -> {
                                    requests.increment();
                                    router.handle(request);
                                })
                                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
                    }
                },
                new DeploymentOptions().setInstances(2));
        long before = 0;
        Duration cpuBefore = Duration.ZERO;
        while (true) {
            Thread.sleep(1000);
            long made = requests.sum() - before;
            Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            if (made > 1000) {
                System.out.printf(
                        "%d requests, %.1f µs of processor time each, native %s%n",
                        made, cpu.minus(cpuBefore).toNanos() / 1000.0 / made, vertx.isNativeTransportEnabled());
            }
            before = requests.sum();
            cpuBefore = cpu;
        }
    }

    /// About as repetitive as a real page: 60 KB become some 12 KB.
    private static String text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("<!doctype html><title>Load</title>");
        while (text.length() < 60_000) {
            text.append("<p class=\"paragraph\">");
            for (int i = 0; i < 12; i++) {
                text.append("word").append(random.nextInt(2000)).append(' ');
            }
            text.append("</p>\n");
        }
        return text.toString();
    }
}
