package press.dateline.cli;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import press.dateline.Newsroom;
import press.dateline.publishing.Publishing;
import press.dateline.site.Broadsheet;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// The Quay Courier, served over a real socket as `serve` does it, with a clock that can be set.
final class ServedCourier implements AutoCloseable {
    private static final long PATIENCE = 20;

    private final Newsroom newsroom;
    private final press.dateline.cli.Newsroom node;
    private final Vertx vertx = Vertx.vertx();
    private final WebSite site;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private ServedCourier(Newsroom newsroom, press.dateline.cli.Newsroom node) throws Exception {
        this.newsroom = newsroom;
        this.node = node;
        Router router = Router.router(vertx);
        site = WebSite.mount(router, node, Broadsheet.plainEngine());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE, TimeUnit.SECONDS);
        url = "http://127.0.0.1:" + server.actualPort();
    }

    /// Moves the newsroom into an empty database and serves it.
    static ServedCourier open(Path data, DatabaseAddress address) throws Exception {
        Newsroom newsroom = Newsroom.open(address);
        return new ServedCourier(
                newsroom,
                new press.dateline.cli.Newsroom(
                        DataFolder.open(data, "test"), newsroom.database(), newsroom.publishing()));
    }

    /// Serves the same newsroom as a second node on the same server.
    ServedCourier again(Path data, DatabaseAddress address) throws Exception {
        Database database = Database.open(address, newsroom.clock());
        return new ServedCourier(
                newsroom,
                new press.dateline.cli.Newsroom(DataFolder.open(data, "test"), database, new Publishing(database)));
    }

    /// The door through which this node publishes.
    Publishing publishing() {
        return node.publishing();
    }

    Newsroom newsroom() {
        return newsroom;
    }

    /// Where it listens.
    String url() {
        return url;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /// Sends a form.
    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /// Asks as a browser that has an older answer.
    HttpResponse<String> getUnless(String path, String etag) throws IOException, InterruptedException {
        return send(request(path).header("If-None-Match", etag).GET().build());
    }

    /// Asks as the program that calls itself `agent`.
    HttpResponse<String> getAs(String agent, String path) throws IOException, InterruptedException {
        return send(request(path).header("User-Agent", agent).GET().build());
    }

    /// Writes down what robots asked for, as the house is kept every minute.
    void keepBooks() {
        site.keepBooks();
    }

    /// One round of what the house does by itself.
    void keepHouse() {
        new Housekeeping(node, site).run();
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return send(request(path).HEAD().build());
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(PATIENCE));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        client.close();
        site.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        node.close();
    }
}
