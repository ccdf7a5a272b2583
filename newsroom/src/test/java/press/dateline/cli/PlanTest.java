package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;
import press.dateline.store.Statements;

/// No page costs more because the archive has grown: every statement that the whole site asks, from the
/// front to the last page that a link leads to, finds its rows of a growing table by an index. Both
/// databases say so themselves.
class PlanTest {
    private static final Pattern SQLITE = Pattern.compile("SCAN (\\w+)");
    private static final Pattern POSTGRESQL = Pattern.compile("Seq Scan on (\\w+)");

    /// Of these a newsroom has tens, however long it publishes; or they are what a statement makes on its way.
    private static final Set<String> SMALL = Set.of(
            "section",
            "public_section",
            "setting",
            "source_site",
            "menu",
            "menu_item",
            "installation",
            "front_draft",
            "follower",
            "most_read",
            "public_media",
            "public_comment",
            "newest",
            "before",
            "after",
            "CONSTANT");

    /// Read in the order of an index as far as a limit: the newest edition, and sitemaps, which list all there is in
    /// parts.
    private static final Set<String> LIMITED =
            Set.of("SCAN edition", "SCAN story USING INDEX story_by_updated", "SCAN page", "SCAN topic", "SCAN person");

    @Test
    void sqliteReadsNoGrowingTableFromOneEndToTheOther(@TempDir Path folder) throws Exception {
        check(folder, Databases.sqlite(folder), SQLITE);
    }

    @Test
    void postgresqlReadsNoGrowingTableFromOneEndToTheOther(@TempDir Path folder) throws Exception {
        check(folder, Databases.postgresql(), POSTGRESQL);
    }

    private static void check(Path folder, DatabaseAddress address, Pattern scan) throws Exception {
        try (ServedCourier courier = ServedCourier.open(folder, address)) {
            RenderedGateTest.awaitSearch(courier);
            Statements statements = Statements.of(courier.newsroom().database());

            RenderedGateTest.crawl(courier);

            assertThat(statements.count()).isGreaterThan(50);
            assertThat(statements.planned(step -> {
                        Matcher found = scan.matcher(step);
                        return found.find() && !SMALL.contains(found.group(1)) && !LIMITED.contains(step);
                    }))
                    .isEmpty();
        }
    }
}
