package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.cli.Product.Served;
import press.dateline.wordpress.ExportMaker;

/// How the product's processes speak, keep time, and end.
class ProcessIT {
    @TempDir
    Path folder;

    private final Product product = Product.built();

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void commandsSayNothingButWhatTheyAreAskedFor() throws Exception {
        Path export = SmallExport.write(folder.resolve("export.xml"));
        Path data = folder.resolve("newsroom");

        Ended imported = product.run("import", "wordpress", export, "--data", data);
        assertThat(imported.err()).isEmpty();
        assertThat(imported.code()).isZero();
        assertThat(product.run("settings", "get", "title", "--data", data))
                .isEqualTo(new Ended(0, "The Quay Courier\n", ""));
        assertThat(product.run("import", "wordpress", folder, "--data", data).err())
                .startsWith("dateline: ")
                .hasLineCount(1);
        try (Served site = product.serve(data)) {
            assertThat(site.get("/").statusCode()).isEqualTo(200);
            Ended second = product.run("serve", "--data", data, "--port", Product.freePort());
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err())
                    .startsWith("dateline: " + data + " is in use by dateline serve, process "
                            + site.process().pid())
                    .hasLineCount(1);
            signal(site.process(), "TERM");
            assertThat(site.process().inputReader().lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Nobody can sign in yet. Make the first account at https://courier.example/desk/first/");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void servingEndsInTwoSecondsAndLetsTheFolderGo(String signal, int code) throws Exception {
        Path data = folder.resolve("newsroom");
        try (Served site = product.serve(data, "--sample")) {
            assertThat(site.get("/").statusCode()).isEqualTo(200);

            signal(site.process(), signal);

            assertThat(site.process().waitFor(2, TimeUnit.SECONDS)).isTrue();
            assertThat(site.process().exitValue()).isIn(0, code);
        }
        assertThat(product.run("settings", "get", "title", "--data", data).code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void importThatIsStoppedSaysThatItGoesOnAndDoes(String signal, int code) throws Exception {
        Path export = folder.resolve("export.xml");
        ExportMaker.write(export, 3_000, 5, 1_000);
        Path data = folder.resolve("newsroom");
        Process process = product.start("import", "wordpress", export, "--data", data);
        while (process.isAlive() && !data.resolve("newsroom.db-wal").toFile().exists()) {
            Thread.sleep(20);
        }
        Thread.sleep(1_500);

        signal(process, signal);

        try (BufferedReader said = process.inputReader()) {
            assertThat(said.lines().toList().getLast())
                    .isEqualTo("dateline: stopped; run the same import again and it goes on");
        }
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(1, code);
        Ended again = product.run("import", "wordpress", export, "--data", data);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("failed 0", "all as told");
    }

    /// Of three moments one at least is kept to the second: a machine that does other things spoils a single one.
    @Test
    void scheduledStoriesArePublicWithinASecondOfTheirMoment() throws Exception {
        Path data = folder.resolve("newsroom");
        Map<String, Instant> due = new LinkedHashMap<>();
        Instant first = Instant.now().plus(Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            Path text = Files.writeString(folder.resolve("story.txt"), "Ferry late " + i + "\n\nIt was the fog.\n");
            Instant moment = first.plusSeconds(10L * i);
            Ended filed = product.run("story", "new", "--file", text, "--published", moment, "--data", data);
            assertThat(filed.code()).as(filed.err()).isZero();
            due.put(filed.out().lines().findFirst().orElseThrow(), moment);
        }

        List<Duration> late = new ArrayList<>();
        try (Served site = product.serve(data)) {
            for (var story : due.entrySet()) {
                late.add(lateness(site, story.getKey(), story.getValue()));
            }
        }

        assertThat(late).allMatch(each -> each.toSeconds() < 10);
        assertThat(Collections.min(late)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Duration lateness(Served site, String path, Instant moment) throws Exception {
        assertThat(site.get(path).statusCode()).isEqualTo(404);
        assertThat(site.get("/").body()).doesNotContain(path);
        assertThat(Instant.now()).isBefore(moment);
        while (site.get(path).statusCode() == 404 || !site.get("/").body().contains(path)) {
            assertThat(Instant.now()).isBefore(moment.plusSeconds(10));
            Thread.sleep(20);
        }
        Duration late = Duration.between(moment, Instant.now());
        assertThat(late).as("not before its moment").isPositive();
        return late;
    }
}
