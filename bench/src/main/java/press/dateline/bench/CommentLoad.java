package press.dateline.bench;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.STORY;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.publishing.Publishing;
import press.dateline.sample.SampleNewspaper;
import press.dateline.settings.Setting;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// One story read as fast as the machine can while readers comment on it, 200 times a second, each comment published at
/// once: what that takes from the readers, and whether every comment that was acknowledged is there.
final class CommentLoad {
    private static final int PER_SECOND = 200;
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final Served served;
    private final Path data;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Socket> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    CommentLoad(Served served, Path data) {
        this.served = served;
        this.data = data;
    }

    /// @param turns each of `seconds` without comments, and as many with
    String measure(int turns, int seconds) throws IOException, InterruptedException {
        String path = openStory();
        int port = Served.freePort();
        Table table = new Table("readers", "requests/s", "CPU µs/request", "faults", "comments kept", "load before");
        double alone = 0;
        double together = 0;
        try (Child server = served.serve(data, port)) {
            String url = "http://127.0.0.1:" + port + path;
            served.load(url, server.handle(), seconds);
            for (int turn = 0; turn < turns; turn++) {
                String before = Kernel.load();
                Served.Load quiet = served.load(url, server.handle(), seconds);
                alone += quiet.requestsPerSecond();
                row(table, "alone", quiet, 0, before);
                before = Kernel.load();
                int already = kept.get();
                Served.Load busy = whileCommenting(port, path, () -> served.load(url, server.handle(), seconds));
                together += busy.requestsPerSecond();
                row(table, "while others comment", busy, kept.get() - already, before);
            }
        }
        return table
                + "\nReaders lost %.1f %%. Comments acknowledged %d, refused %d, found afterwards %d: %d lost.\n"
                        .formatted(
                                100 * (1 - together / alone), kept.get(), refused.get(), found(), kept.get() - found());
    }

    private static void row(Table table, String name, Served.Load load, int comments, String before) {
        table.row(
                name,
                Numbers.whole(load.requestsPerSecond()),
                Numbers.tenth(load.cpuMicrosPerRequest()),
                load.faults(),
                Numbers.whole(comments),
                before);
    }

    /// A sample newspaper in which the newest story takes comments from everyone.
    private String openStory() {
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            Publishing publishing = new Publishing(database);
            new SampleNewspaper(database, publishing, folder.media()).fill();
            database.write(transaction -> transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.COMMENTS_OPEN, true)
                    .execute());
            publishing.changeSettings(site -> Setting.COMMENTS_HELD.change(site, "none"));
            publishing.changeSettings(site -> Setting.COMMENTS_WORK.change(site, "off"));
            return database.read(sql -> sql.select(PUBLIC_STORY.PATH)
                    .from(PUBLIC_STORY)
                    .orderBy(PUBLIC_STORY.DATED_AT.desc())
                    .limit(1)
                    .fetchSingle()
                    .value1());
        }
    }

    private int found() {
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            return database.read(
                    sql -> sql.fetchCount(COMMENT, COMMENT.STATE.eq("approved").and(COMMENT.TYPED.ne(""))));
        }
    }

    private interface Measured {
        Served.Load take() throws IOException, InterruptedException;
    }

    private Served.Load whileCommenting(int port, String path, Measured readers)
            throws IOException, InterruptedException {
        Matcher form = FORM.matcher(client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        if (!form.find()) {
            throw new IOException(path + " has no form for comments");
        }
        AtomicBoolean on = new AtomicBoolean(true);
        try (ExecutorService commenters = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread pace = Thread.ofVirtual().start(() -> {
                long next = System.nanoTime();
                while (on.get()) {
                    commenters.execute(() -> comment(port, form.group(1)));
                    next += 1_000_000_000L / PER_SECOND;
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            });
            try {
                return readers.take();
            } finally {
                on.set(false);
                pace.join();
            }
        }
    }

    private void comment(int port, String form) {
        int n = number.incrementAndGet();
        String body = "form=" + form + "&name=Reader+" + n + "&email=reader" + n
                + "%40reader.example&spent=20000&text=Comment+number+" + n
                + "+about+the+tide%2C+which+came+in+again+and+went+out+again.";
        String request = "POST /comments/new HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n"
                + "X-Forwarded-For: 10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255) + "\r\n\r\n" + body;
        try {
            (status(port, request) == 303 ? kept : refused).incrementAndGet();
        } catch (IOException e) {
            refused.incrementAndGet();
        }
    }

    /// By bare sockets: a client of the library's would take more of the processors than it leaves to the server.
    private int status(int port, String request) throws IOException {
        Socket kept = idle.poll();
        Socket socket = kept != null ? kept : new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        byte[] some = new byte[4096];
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = socket.getInputStream().read(some);
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            head.append(new String(some, 0, read, StandardCharsets.US_ASCII));
        }
        if (head.indexOf("content-length: 0\r\n") >= 0) {
            idle.add(socket);
        } else {
            socket.close();
        }
        return Integer.parseInt(head.substring(9, 12));
    }
}
