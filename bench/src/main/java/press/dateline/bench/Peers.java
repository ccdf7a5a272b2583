package press.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dateline beside nginx that sends finished files and beside WordPress, in one run, taking turns, on the same stories.
final class Peers {
    static final String OURS = "Dateline";
    static final String FILES = "nginx, finished files";

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)s");
    private static final Pattern WAITED = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)\\b");
    private static final Pattern PICTURE = Pattern.compile("src=\"(/[^\"]+\\.jpg)\"");

    private final Served served;
    private final Path work;
    private final int rounds;
    private final int seconds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// What readers ask for.
    enum Kind {
        STORY("story", 200),
        FRONT("front", 200),
        SECTION("section", 200),
        FEED("feed", 200),
        SEARCH("search", 200),
        PICTURE("picture", 200),
        UNCHANGED("304", 304),
        NOTHING("404", 404);

        private final String label;
        private final int status;

        Kind(String label, int status) {
            this.label = label;
            this.status = status;
        }
    }

    /// One turn of one peer at one page.
    private record Turn(double rate, double cpuMicros, double p50, double p99) {}

    Peers(Served served, Path work, int rounds, int seconds) {
        this.served = served;
        this.work = work;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /// @param data a newsroom imported from the stories that `wordpress` has too
    String compare(Path data, Path plots) throws IOException, InterruptedException {
        if (!Served.installed("wrk") || !Served.installed("nginx")) {
            return "Not measured: install what it takes with apt-get install -y wrk nginx-light.\n";
        }
        int port = Served.freePort();
        // Read before the newsroom is served, since one process owns its folder.
        String stories = WordPress.installed() ? WordPress.stories(data) : "";
        try (Child server = served.serve(data, port)) {
            Peer ours = new Peer(OURS, port, ours(port), List.of(server));
            int filesPort = Served.freePort();
            Path root = work.resolve("files");
            Map<Kind, String> files = finished(ours, root);
            try (Child nginx = Nginx.start(work.resolve("nginx-files"), Nginx.files(root, filesPort))) {
                List<Peer> peers = new ArrayList<>();
                peers.add(ours);
                peers.add(new Peer(FILES, filesPort, files, List.of(nginx)));
                if (stories.isEmpty()) {
                    return measured(peers, plots) + "\nWordPress was not there: apt-get install -y "
                            + WordPress.PACKAGES + "\n";
                }
                try (WordPress wordpress = WordPress.start(work.resolve("wordpress"), stories)) {
                    peers.addAll(wordpress.peers());
                    return measured(peers, plots);
                }
            }
        }
    }

    /// Addresses of the pages, found as a reader finds them.
    private Map<Kind, String> ours(int port) throws IOException, InterruptedException {
        Map<Kind, String> pages = new EnumMap<>(Kind.class);
        String front = text(port, "/");
        String story = first(front, "href=\"(/\\d{4}/\\d\\d/\\d\\d/[^\"]+/)\"");
        pages.put(Kind.STORY, story);
        pages.put(Kind.FRONT, "/");
        pages.put(Kind.SECTION, first(front, "href=\"(/category/[^\"]+/)\""));
        pages.put(Kind.FEED, "/feed/");
        pages.put(Kind.SEARCH, "/search/?q=harbour");
        Matcher picture = PICTURE.matcher(front);
        if (picture.find()) {
            pages.put(Kind.PICTURE, picture.group(1));
        }
        pages.put(Kind.UNCHANGED, story);
        pages.put(Kind.NOTHING, "/nothing/at/all/");
        return pages;
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("the front page has nothing like " + pattern);
        }
        return found.group(1);
    }

    private String text(int port, String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /// Our own answers as files, with the compressed bytes we send. nginx has no search.
    private Map<Kind, String> finished(Peer ours, Path root) throws IOException, InterruptedException {
        Map<Kind, String> files = new EnumMap<>(ours.pages());
        files.remove(Kind.SEARCH);
        for (var page : ours.pages().entrySet()) {
            Kind kind = page.getKey();
            if (kind.status != 200 || kind == Kind.SEARCH) {
                continue;
            }
            String name = kind.label + (kind == Kind.PICTURE ? ".jpg" : kind == Kind.FEED ? ".xml" : ".html");
            Files.createDirectories(root);
            Files.write(
                    root.resolve(name),
                    served.get(ours.port(), page.getValue(), "identity").body());
            HttpResponse<byte[]> zipped = served.get(ours.port(), page.getValue(), "gzip");
            if (zipped.headers().firstValue("Content-Encoding").isPresent()) {
                Files.write(root.resolve(name + ".gz"), zipped.body());
            }
            files.put(kind, "/" + name);
        }
        files.put(Kind.UNCHANGED, files.getOrDefault(Kind.STORY, "/"));
        return files;
    }

    private String measured(List<Peer> peers, Path plots) throws IOException, InterruptedException {
        Map<Kind, Map<String, List<Turn>>> turns = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            for (Peer peer : peers) {
                if (peer.pages().containsKey(kind)) {
                    turn(peer, kind, 1);
                }
            }
        }
        String before = Kernel.load();
        for (int round = 0; round < rounds; round++) {
            List<Peer> order = new ArrayList<>(peers);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Kind kind : Kind.values()) {
                for (Peer peer : order) {
                    if (peer.pages().containsKey(kind)) {
                        turns.computeIfAbsent(kind, key -> new LinkedHashMap<>())
                                .computeIfAbsent(peer.name(), key -> new ArrayList<>())
                                .add(turn(peer, kind, seconds));
                    }
                }
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("%d rounds of %d s at 64 connections, gzip; load average %s before and %s after.\n\n"
                .formatted(rounds, seconds, before, Kernel.load()));
        text.append(table(peers, turns)).append('\n').append(ratios(turns)).append('\n');
        text.append(memory(peers)).append('\n').append(constantRate(peers, turns));
        Files.createDirectories(plots);
        Files.writeString(plots.resolve("rate.svg"), plot("requests a second", turns, Turn::rate));
        Files.writeString(plots.resolve("cpu.svg"), plot("processor time a request, µs", turns, Turn::cpuMicros));
        return text.toString();
    }

    private Turn turn(Peer peer, Kind kind, int seconds) throws IOException, InterruptedException {
        String etag = kind == Kind.UNCHANGED ? etag(peer, kind) : "";
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t2",
                "-c64",
                "-d" + seconds + "s",
                "--latency",
                "--timeout",
                "60s",
                "-H",
                "Accept-Encoding: gzip"));
        if (!etag.isEmpty()) {
            command.addAll(List.of("-H", "If-None-Match: " + etag));
        }
        command.add(peer.url(kind));
        long cpu = peer.cpuNanos();
        Path log = work.resolve("wrk.log");
        try (Child wrk = Child.start(command, Map.of(), log)) {
            wrk.await();
        }
        double used = peer.cpuNanos() - cpu;
        String said = Files.readString(log);
        Matcher requests = REQUESTS.matcher(said);
        if (!requests.find()) {
            throw new IOException("wrk said: " + said);
        }
        double count = Double.parseDouble(requests.group(1));
        if (kind.status < 400 && said.contains("Non-2xx")) {
            throw new IOException(
                    peer.name() + " did not answer " + peer.url(kind) + " with " + kind.status + ": " + said);
        }
        double[] waited = {0, 0};
        Matcher at = WAITED.matcher(said);
        while (at.find()) {
            double unit = at.group(3).equals("us") ? 1e-3 : at.group(3).equals("ms") ? 1 : 1e3;
            waited[at.group(1).equals("50") ? 0 : 1] = Double.parseDouble(at.group(2)) * unit;
        }
        return new Turn(count / Double.parseDouble(requests.group(2)), used / 1e3 / count, waited[0], waited[1]);
    }

    private String etag(Peer peer, Kind kind) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(peer.url(kind)))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElse("");
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Numbers.median(turns.stream().mapToDouble(figure).toArray());
    }

    private String table(List<Peer> peers, Map<Kind, Map<String, List<Turn>>> turns)
            throws IOException, InterruptedException {
        Table table = new Table("page, server", "bytes sent", "requests/s", "CPU µs/request", "p50 ms", "p99 ms");
        for (var page : turns.entrySet()) {
            for (Peer peer : peers) {
                List<Turn> all = page.getValue().get(peer.name());
                if (all != null) {
                    table.row(
                            page.getKey().label + ", " + peer.name(),
                            Numbers.whole(bytes(peer, page.getKey())),
                            Numbers.whole(median(all, Turn::rate)),
                            Numbers.tenth(median(all, Turn::cpuMicros)),
                            Numbers.hundredth(median(all, Turn::p50)),
                            Numbers.hundredth(median(all, Turn::p99)));
                }
            }
        }
        return table.toString();
    }

    private int bytes(Peer peer, Kind kind) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(peer.url(kind)))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    private static String ratios(Map<Kind, Map<String, List<Turn>>> turns) {
        Table table = new Table(
                "Dateline ÷ nginx with finished files",
                "CPU per request",
                "95 % interval",
                "requests/s",
                "95 % interval");
        turns.forEach((kind, page) -> {
            List<Turn> ours = page.get(OURS);
            List<Turn> files = page.get(FILES);
            if (ours != null && files != null) {
                Ratio cpu = Ratio.of(ours, files, Turn::cpuMicros);
                Ratio rate = Ratio.of(ours, files, Turn::rate);
                table.row(
                        kind.label,
                        Numbers.hundredth(cpu.mean()),
                        cpu.interval(),
                        Numbers.hundredth(rate.mean()),
                        rate.interval());
            }
        });
        return table.toString();
    }

    private static String memory(List<Peer> peers) {
        Table table = new Table("after all of it", "PSS MB");
        peers.forEach(peer -> table.row(peer.name(), Numbers.whole(peer.megabytes())));
        return table.toString();
    }

    /// Readers at half of what nginx took at most, of us and of nginx in turns.
    private String constantRate(List<Peer> peers, Map<Kind, Map<String, List<Turn>>> turns) throws IOException {
        Table table =
                new Table("at a constant rate, open loop", "a second", "p50 ms", "p99 ms", "slowest ms", "faults");
        Table ratios = new Table("Dateline ÷ nginx with finished files", "p99", "95 % interval");
        List<Peer> both = peers.stream()
                .filter(peer -> peer.name().equals(OURS) || peer.name().equals(FILES))
                .toList();
        for (Kind kind : List.of(Kind.STORY, Kind.FRONT)) {
            int rate =
                    (int) (median(turns.getOrDefault(kind, Map.of()).getOrDefault(FILES, List.of()), Turn::rate) / 2);
            Map<Peer, List<OpenLoop.Waited>> waited = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Peer peer : round % 2 == 0 ? both : both.reversed()) {
                    waited.computeIfAbsent(peer, key -> new ArrayList<>())
                            .add(OpenLoop.read(
                                    peer.port(),
                                    peer.pages().getOrDefault(kind, "/"),
                                    "Accept-Encoding: gzip\r\n",
                                    rate,
                                    seconds,
                                    64));
                }
            }
            waited.forEach((peer, all) -> table.row(
                    kind.label + ", " + peer.name(),
                    Numbers.whole(rate),
                    Numbers.hundredth(mid(all, OpenLoop.Waited::p50)),
                    Numbers.hundredth(mid(all, OpenLoop.Waited::p99)),
                    Numbers.hundredth(mid(all, OpenLoop.Waited::slowest)),
                    all.stream().mapToInt(OpenLoop.Waited::faults).sum()));
            List<List<OpenLoop.Waited>> all = List.copyOf(waited.values());
            Ratio p99 = Ratio.of(all.getFirst(), all.getLast(), OpenLoop.Waited::p99);
            ratios.row(kind.label, Numbers.hundredth(p99.mean()), p99.interval());
        }
        return table + "\n" + ratios;
    }

    private static double mid(List<OpenLoop.Waited> all, ToDoubleFunction<OpenLoop.Waited> figure) {
        return Numbers.median(all.stream().mapToDouble(figure).toArray());
    }

    private static String plot(String what, Map<Kind, Map<String, List<Turn>>> turns, ToDoubleFunction<Turn> figure) {
        Plot plot = new Plot(what);
        turns.forEach((kind, page) -> page.forEach((peer, all) -> plot.bar(kind.label, peer, median(all, figure))));
        return plot.svg();
    }
}
