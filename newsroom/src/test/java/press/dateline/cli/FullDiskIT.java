package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.cli.Product.Served;
import press.dateline.store.Database;
import press.dateline.store.Databases;
import press.dateline.wordpress.ExportMaker;

/// The product on a disk that fills up, and on one that cannot be written. Needs the administrator's right to mount.
class FullDiskIT {
    private static final int STORIES = 3_000;

    @TempDir
    Path folder;

    private final Product product = Product.built();
    private Path disk;
    private Path data;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        data = disk.resolve("newsroom");
        Assumptions.assumeTrue(
                system("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()),
                "skipped: only the administrator may mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        system("umount", "-l", disk.toString());
    }

    private static boolean system(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void importIntoAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        Path export = folder.resolve("export.xml");
        ExportMaker.write(export, STORIES, 3, 3_000);

        Ended full = product.run("import", "wordpress", export, "--data", data);

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()
                        .lines()
                        .filter(line -> line.startsWith("dateline: "))
                        .toList())
                .singleElement()
                .asString()
                .contains("no space left on the disk; make room and try again");
        assertThat(full.err()).doesNotContain("\tat ", "Exception");
        try (Served site = product.serve(data)) {
            assertThat(site.get("/").statusCode()).isEqualTo(200);
        }

        assertThat(system("mount", "-o", "remount,size=400m", disk.toString())).isTrue();
        Ended again = product.run("import", "wordpress", export, "--data", data);
        assertThat(again.code()).as(again.err()).isZero();
        Path calm = folder.resolve("calm");
        assertThat(product.run("import", "wordpress", export, "--data", calm).code())
                .isZero();
        assertThat(stories(data)).isEqualTo(stories(calm)).hasSizeGreaterThan(STORIES - 200);
    }

    @Test
    void siteOnAFullDiskIsStillRead() throws Exception {
        Path export = SmallExport.write(folder.resolve("export.xml"));
        assertThat(product.run("import", "wordpress", export, "--data", data).code())
                .isZero();
        try (Served site = product.serve(data)) {
            assertThat(site.get("/").statusCode()).isEqualTo(200);

            fill();

            assertThat(site.get("/2024/03/04/pier-reopens/").statusCode()).isEqualTo(200);
            assertThat(site.get("/imprint/").statusCode()).isEqualTo(200);
            assertThat(site.get("/2024/").statusCode()).isEqualTo(200);
        }

        // What the server had no room to tidy up is tidied up now, or the next write would find its room there.
        Files.delete(disk.resolve("filler"));
        assertThat(product.run("settings", "set", "tagline", "Daily", "--data", data)
                        .code())
                .isZero();
        fill();
        Ended refused = product.run("settings", "set", "title", "Another", "--data", data);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("dateline: ")
                .contains("no space left")
                .hasLineCount(1);
        Files.delete(disk.resolve("filler"));
        assertThat(product.run("settings", "get", "title", "--data", data).out())
                .isEqualTo("The Quay Courier\n");
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        Path export = SmallExport.write(folder.resolve("export.xml"));
        assertThat(product.run("import", "wordpress", export, "--data", data).code())
                .isZero();
        assertThat(system("mount", "-o", "remount,ro", disk.toString())).isTrue();

        for (List<Object> command : List.<List<Object>>of(
                List.of("import", "wordpress", export, "--data", data),
                List.of("serve", "--port", Product.freePort(), "--data", data),
                List.of("settings", "set", "title", "Another", "--data", disk.resolve("other")),
                List.of("import", "wordpress", export, "--data", folder.resolve("n"), "--report", disk.resolve("r")))) {
            Ended ended = product.run(command.toArray());
            assertThat(ended.code()).as(command.toString()).isEqualTo(1);
            assertThat(ended.err()).startsWith("dateline: ").contains("can").hasLineCount(1);
        }
        assertThat(folder.resolve("n")).doesNotExist();
    }

    /// Writes until nothing more goes in.
    private void fill() throws IOException {
        byte[] some = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /// Slug, standing and copy of every story.
    private static Set<String> stories(Path data) {
        try (Database database = Databases.open(Databases.sqlite(data))) {
            return database.read(sql -> new TreeSet<>(
                    sql.fetch("SELECT path, standing, headline, copy FROM story JOIN story_copy ON story_id = story.id")
                            .map(row -> row.intoMap().toString())));
        }
    }
}
