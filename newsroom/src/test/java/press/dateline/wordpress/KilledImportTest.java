package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Kills importing processes the hard way, at moments spread over their work, and lets each next one go on.
class KilledImportTest {
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    /// The process that is killed: imports a file into a newsroom, and says when it has begun with the stories.
    static final class Child {
        public static void main(String[] args) throws Exception {
            Path own = Path.of(args[0]);
            try (Database database = Databases.open(Databases.sqlite(own))) {
                Imports.run(database, own, Path.of(args[1]), null, step -> {
                            System.out.println(step.stage());
                            System.out.flush();
                        })
                        .close();
            }
        }
    }

    @Test
    void importKilledAgainAndAgainEndsAsAnUndisturbedOne() throws Exception {
        Path export = folder.resolve("export.xml");
        ExportMaker.write(export, 1_200, 7, 0);
        Path calm = Files.createDirectories(folder.resolve("calm"));
        List<String> expected;
        try (Database database = Databases.open(Databases.sqlite(calm))) {
            Imports.run(database, calm, export).close();
            expected = Dump.content(database);
        }

        Path own = Files.createDirectories(folder.resolve("killed"));
        Random random = new Random(11);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process child = start(own, export);
            if (waitForStories(child, 1 + random.nextInt(4))) {
                child.destroyForcibly();
                killed++;
            }
            child.waitFor();
        }
        assertThat(killed).isPositive();

        try (Database database = Databases.open(Databases.sqlite(own))) {
            Imports.run(database, own, export).close();
            assertThat(Dump.content(database)).isEqualTo(expected);
        }
    }

    private static Process start(Path own, Path export) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        own.toString(),
                        export.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Whether the child had written so many batches of stories, or got further.
    private static boolean waitForStories(Process child, int batches) throws IOException, InterruptedException {
        int seen = 0;
        try (var lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (line.equals("STORIES") && ++seen == batches) return true;
        }
        return !child.waitFor(60, TimeUnit.SECONDS);
    }
}
