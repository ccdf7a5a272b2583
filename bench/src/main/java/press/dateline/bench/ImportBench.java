package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How fast exports are imported, in how much memory.
final class ImportBench {
    /// Brings 100,000 stories well over 500 MB.
    private static final int LONG = 3_450;

    private final Path home;
    private final MadeNewsrooms made;
    private final Path work;
    private final int large;

    ImportBench(Path home, MadeNewsrooms made, Path work, int large) {
        this.home = home;
        this.made = made;
        this.work = work;
        this.large = large;
    }

    record Outcome(Child.Ended ended, List<String> figures) {}

    static Outcome importing(Path file, Path data, List<String> options, Path work)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ImportRate.class.getName(),
                file.toString(),
                data.toString()));
        Path log = work.resolve("import.log");
        try (Child child = Child.heard(command, log)) {
            Child.Ended ended = child.await();
            List<String> lines = Files.readAllLines(log);
            return new Outcome(
                    ended, lines.isEmpty() ? List.of() : List.of(lines.getLast().split(" ")));
        }
    }

    String rates() throws IOException, InterruptedException {
        Table table = new Table(
                "stories, heap",
                "file MB",
                "stories/s",
                "import s",
                "CPU s",
                "CPU s per 1,000",
                "report s",
                "report CPU s",
                "peak RSS MB",
                "failed",
                "load before");
        for (int stories : new int[] {1_000, large}) {
            for (boolean small : new boolean[] {true, false}) {
                Path file = made.export(stories, MadeNewsrooms.ORDINARY);
                Path data = made.fresh("import");
                String load = Kernel.load();
                Outcome outcome = importing(file, data, small ? List.of("-Xmx256m") : List.of(), work);
                String name = Numbers.whole(stories) + (small ? ", 256 MB" : ", JVM's default");
                if (outcome.ended().exit() != 0) {
                    table.row(name, "exit code " + outcome.ended().exit(), "", "", "", "", "", "", "", "", load);
                    continue;
                }
                List<Double> figures =
                        outcome.figures().stream().map(Double::valueOf).toList();
                table.row(
                        name,
                        Numbers.whole(Files.size(file) / 1e6),
                        Numbers.whole(stories / figures.get(2)),
                        Numbers.tenth(figures.get(2)),
                        Numbers.tenth(figures.get(3)),
                        Numbers.hundredth(figures.get(3) * 1000 / stories),
                        Numbers.tenth(figures.get(4)),
                        Numbers.tenth(figures.get(5)),
                        Numbers.whole(figures.get(6)),
                        Numbers.whole(figures.get(1)),
                        load);
                made.keep(data, stories);
            }
        }
        return table
                + """

                Every fifth story brings a picture, three of four have comments. The import's time begins with the opening
                of an empty data folder and holds everything but the report, which asks for what became of every old
                address. Beside the heap, memory holds the database's: 32 MB of page cache for each of five connections, and
                what the readers have mapped of the file, which is given back when others need it.
                """;
    }

    /// The real command on a file of more than 500 MB, in 256 MB of heap.
    String largeFile() throws IOException, InterruptedException {
        Path file = made.export(large, LONG);
        Path data = made.fresh("large-file");
        Path log = work.resolve("large-file.log");
        String load = Kernel.load();
        try (Child child = Child.start(
                List.of(
                        home.resolve("bin/dateline").toString(),
                        "import",
                        "wordpress",
                        file.toString(),
                        "--data",
                        data.toString()),
                Map.of("DATELINE_JAVA_OPTIONS", "-Xmx256m"),
                log)) {
            Child.Ended ended = child.await();
            Table table = new Table("file MB", "exit code", "s", "CPU s", "peak RSS MB", "load before");
            table.row(
                    Numbers.whole(Files.size(file) / 1e6),
                    ended.exit(),
                    Numbers.whole(ended.seconds()),
                    Numbers.whole(ended.cpu().toMillis() / 1e3),
                    Numbers.whole(ended.peakMegabytes()),
                    load);
            List<String> lines = Files.readAllLines(log);
            int summary = 0;
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith(file.getFileName() + ": ")) {
                    summary = i;
                }
            }
            MadeNewsrooms.remove(data);
            return table + "\nIt said:\n\n```\n" + String.join("\n", lines.subList(summary, lines.size())) + "\n```\n";
        }
    }
}
