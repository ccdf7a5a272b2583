package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import press.dateline.bench.FlameGraph.Owner;

/// Where the processor time of a page goes, from the cache and past it: the server's own flight recorder looks every
/// two milliseconds of processor time where each thread is, native code included (JEP 509).
final class Flames {
    private static final String RECORDER =
            "-XX:FlightRecorderOptions:stackdepth=256 -XX:StartFlightRecording:settings=none,dumponexit=true,"
                    + "+jdk.CPUTimeSample#enabled=true,+jdk.CPUTimeSample#throttle=2ms,+jdk.CPUTimeSample#stackTrace=true,"
                    + "filename=";
    private static final String LATER = "java.util.concurrent.Completable";
    private static final int METHODS = 8;

    private final Served served;
    private final Path work;
    private final int seconds;

    Flames(Served served, Path work, int seconds) {
        this.served = served;
        this.work = work;
        this.seconds = seconds;
    }

    /// @param graphs folder for `flame-hit.svg` and `flame-miss.svg`
    String measure(Path data, Path graphs) throws IOException, InterruptedException {
        if (!Served.installed("wrk")) {
            return "Not measured: wrk is not installed (apt-get install -y wrk).\n";
        }
        return """

                A sample for every two milliseconds of processor time of each thread, native code and system calls included, after as
                long for warming up. Each belongs to the one that asked the JDK for the work.

                ## From the cache

                Half front, half stories that are in the cache.

                %s
                ![Flame graph of pages from the cache](flame-hit.svg)

                ## Past the cache

                The same pages with room for none (`DATELINE_PAGE_CACHE=0`): each is rendered, compressed by gzip and brotli, sent and
                thrown away.

                %s
                ![Flame graph of pages past the cache](flame-miss.svg)
                """
                .formatted(
                        burn(data, "Pages from the cache", Map.of(), graphs.resolve("flame-hit.svg")),
                        burn(
                                data,
                                "Pages past the cache",
                                Map.of("DATELINE_PAGE_CACHE", "0"),
                                graphs.resolve("flame-miss.svg")));
    }

    private String burn(Path data, String title, Map<String, String> environment, Path graph)
            throws IOException, InterruptedException {
        Path recording = work.resolve("flames.jfr").toAbsolutePath();
        Files.deleteIfExists(recording);
        Path script = Readers.script(data, environment.isEmpty() ? 200 : 20_000, work);
        Map<String, String> all = new HashMap<>(environment);
        all.put("DATELINE_JAVA_OPTIONS", "-Xmx512m " + RECORDER + recording);
        int port = Served.freePort();
        Instant from;
        Instant to;
        try (Child server = served.serve(data, port, all)) {
            read(port, script);
            from = Instant.now();
            read(port, script);
            to = Instant.now();
        }
        return drawn(recording, from, to, title, graph);
    }

    private void read(int port, Path script) throws IOException, InterruptedException {
        try (Child readers = Readers.come(port, script, seconds, work)) {
            readers.await();
        }
        Readers.perSecond(work);
    }

    private static String drawn(Path recording, Instant from, Instant to, String title, Path graph) throws IOException {
        FlameGraph flames = new FlameGraph(title);
        Map<Owner, Integer> owners = new EnumMap<>(Owner.class);
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (!event.getEventType().getName().equals("jdk.CPUTimeSample")
                        || event.getStackTrace() == null
                        || event.getStartTime().isBefore(from)
                        || event.getStartTime().isAfter(to)) {
                    continue;
                }
                List<String> stack = stack(event);
                samples++;
                flames.sample(stack);
                owners.merge(owner(stack), 1, Integer::sum);
                methods.merge(stack.isEmpty() ? "unknown" : stack.getLast(), 1, Integer::sum);
            }
        }
        Files.createDirectories(graph.getParent());
        Files.writeString(graph, flames.svg());
        Table table = new Table("whose work", "% of the time");
        Table ends = new Table("where it ends", "% of the time");
        for (var owner : byShare(owners)) {
            table.row(owner.getKey().label(), Numbers.tenth(100.0 * owner.getValue() / samples));
        }
        for (var method : byShare(methods).subList(0, Math.min(METHODS, methods.size()))) {
            ends.row("`" + method.getKey() + "`", Numbers.tenth(100.0 * method.getValue() / samples));
        }
        return table + "\n" + ends;
    }

    private static <K> List<Map.Entry<K, Integer>> byShare(Map<K, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<K, Integer>::getValue).reversed())
                .toList();
    }

    /// The outermost method first. Templates are worked through by recursion, some hundred methods deep: the first of
    /// them stands for all.
    private static List<String> stack(RecordedEvent event) {
        List<String> stack = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames().reversed()) {
            // Hidden classes have another number in each run.
            String type = frame.getMethod().getType().getName().replaceAll("[./]0x[0-9a-f]+", "");
            String method = type + "." + frame.getMethod().getName();
            boolean within = !stack.isEmpty() && Owner.of(stack.getLast()) == Owner.TEMPLATES;
            if (!within || !(Owner.of(method) == Owner.TEMPLATES || type.startsWith(LATER))) {
                stack.add(method);
            }
        }
        return stack;
    }

    private static Owner owner(List<String> stack) {
        for (String method : stack.reversed()) {
            Owner owner = Owner.of(method);
            if (owner != Owner.JDK) {
                return owner;
            }
        }
        return Owner.JDK;
    }
}
