package press.dateline.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real server, `bin/dateline serve`, over the loopback, and hits from its cache beside nginx.
final class Served {
    static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)s");
    private static final Pattern FAULTS = Pattern.compile("(Non-2xx or 3xx responses: \\d+|Socket errors: .*)");

    private final Path home;
    private final Path work;
    private final HttpClient client = HttpClient.newHttpClient();

    Served(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    Child serve(Path data, int port) throws IOException {
        return serve(data, port, Map.of());
    }

    /// @param environment beside what is always set
    Child serve(Path data, int port, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        // Commenters each come from an address of their own.
        all.put("DATELINE_TRUSTED_PROXIES", "127.0.0.1");
        Child server = Child.start(
                List.of(
                        home.resolve("bin/dateline").toString(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port)),
                all,
                null);
        server.awaitLine(line -> line.contains("listens on"));
        return server;
    }

    /// Hits from the page cache, and nginx with the same compressed bytes from a file, taking turns.
    String hits(Path data, Map<String, String> pages, int turns, int seconds) throws IOException, InterruptedException {
        if (!installed("wrk")) {
            return "Not measured: wrk is not installed (apt-get install -y wrk).\n";
        }
        boolean beside = installed("nginx");
        int port = freePort();
        try (Child server = serve(data, port)) {
            int nginxPort = freePort();
            Path root = work.resolve("nginx");
            Files.createDirectories(root);
            Table table = new Table("page, server", "bytes", "requests/s", "CPU µs/request", "faults", "load before");
            for (var page : pages.entrySet()) {
                HttpResponse<byte[]> compressed = get(port, page.getValue(), "gzip");
                Files.write(root.resolve(page.getKey() + ".html.gz"), compressed.body());
                Files.write(
                        root.resolve(page.getKey() + ".html"),
                        get(port, page.getValue(), "identity").body());
            }
            try (Child nginx = beside ? Nginx.start(root, Nginx.files(root, nginxPort)) : server) {
                for (var page : pages.entrySet()) {
                    String ours = "http://127.0.0.1:" + port + page.getValue();
                    String theirs = "http://127.0.0.1:" + nginxPort + "/" + page.getKey() + ".html";
                    long bytes = Files.size(root.resolve(page.getKey() + ".html.gz"));
                    load(ours, server.handle(), Math.max(1, seconds / 2));
                    for (int turn = 0; turn < turns; turn++) {
                        row(table, page.getKey() + ", Dateline", bytes, ours, server.handle(), seconds);
                        if (beside) {
                            row(table, page.getKey() + ", nginx", bytes, theirs, nginx.handle(), seconds);
                        }
                    }
                }
            }
            return table + (beside ? "" : "\nnginx is not installed (apt-get install -y nginx-light).\n");
        }
    }

    private void row(Table table, String name, long bytes, String url, ProcessHandle server, int seconds)
            throws IOException, InterruptedException {
        String before = Kernel.load();
        Load load = load(url, server, seconds);
        table.row(
                name,
                Numbers.whole(bytes),
                Numbers.whole(load.requestsPerSecond()),
                Numbers.tenth(load.cpuMicrosPerRequest()),
                load.faults(),
                before);
    }

    record Load(double requestsPerSecond, double cpuMicrosPerRequest, String faults) {}

    Load load(String url, ProcessHandle server, int seconds) throws IOException, InterruptedException {
        long cpu = Kernel.cpu(server).toNanos();
        Path log = work.resolve("wrk.log");
        try (Child wrk = Child.start(
                List.of("wrk", "-t2", "-c64", "-d" + seconds + "s", "-H", "Accept-Encoding: gzip", url),
                Map.of(),
                log)) {
            wrk.await();
        }
        long used = Kernel.cpu(server).toNanos() - cpu;
        String said = Files.readString(log);
        Matcher requests = REQUESTS.matcher(said);
        if (!requests.find()) {
            throw new IOException("wrk said: " + said);
        }
        double count = Double.parseDouble(requests.group(1));
        Matcher faults = FAULTS.matcher(said);
        return new Load(
                count / Double.parseDouble(requests.group(2)),
                used / 1e3 / count,
                faults.find() ? faults.group(1) : "none");
    }

    HttpResponse<byte[]> get(int port, String path, String encoding) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    static boolean installed(String program) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
