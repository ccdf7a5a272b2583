package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.cli.Product.Served;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

/// The product's own commands on PostgreSQL.
class PostgresqlIT {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    @TempDir
    Path folder;

    private static Product onPostgresql() {
        DatabaseAddress.Server server = (DatabaseAddress.Server) Databases.postgresql();
        return Product.built().with("DATELINE_DATABASE", server.url());
    }

    @Test
    void importedSiteAnswersAtItsOldAddresses() throws Exception {
        Product product = onPostgresql();
        Path export = SmallExport.write(folder.resolve("export.xml"));
        Path data = folder.resolve("newsroom");

        Ended imported = product.run("import", "wordpress", export, "--data", data);
        assertThat(imported.err()).isEmpty();
        assertThat(imported.code()).isZero();
        assertThat(imported.out()).contains("imported 3", "all as told");
        assertThat(product.run("import", "wordpress", export, "--data", data).out())
                .contains("nothing has changed since the last import");

        assertThat(data.resolve("newsroom.db")).doesNotExist();
        try (Served site = product.serve(data)) {
            assertThat(site.get("/").body())
                    .contains("/2024/03/04/pier-reopens/")
                    .doesNotContain("harbour-master");
            assertThat(site.get("/2024/03/04/pier-reopens/").body()).contains("All about pier-reopens.");
            assertThat(site.get("/?p=11").headers().firstValue("Location")).hasValue("/2024/03/04/pier-reopens/");
            assertThat(site.get("/?p=12").statusCode()).isEqualTo(404);
            assertThat(site.get("/imprint/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void samplePaperHasNoDeadLink() throws Exception {
        try (Served site = onPostgresql().serve(folder.resolve("newsroom"), "--sample")) {
            Deque<String> ahead = new ArrayDeque<>();
            TreeSet<String> seen = new TreeSet<>();
            ahead.add("/");
            while (!ahead.isEmpty()) {
                String path = ahead.remove();
                if (seen.add(path)) {
                    var answer = site.get(path);
                    if (answer.statusCode() == 301) {
                        // A comment's own link names its page, and leads on to the story while that is the last.
                        ahead.add(answer.headers().firstValue("Location").orElseThrow());
                        continue;
                    }
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    Matcher links = LINK.matcher(answer.body());
                    while (links.find()) {
                        ahead.add(links.group(1).replace("&amp;", "&"));
                    }
                }
            }
            assertThat(seen).hasSizeGreaterThan(40);
        }
    }
}
