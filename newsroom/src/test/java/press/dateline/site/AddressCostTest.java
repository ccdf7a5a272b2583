package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Newsroom;
import press.dateline.delivery.RequestTarget;
import press.dateline.store.Databases;
import press.dateline.wordpress.OldAddresses;

/// What it costs to look an address up: a bounded number of statements, each through an index. The planner of SQLite
/// says so itself.
class AddressCostTest {
    private static final Pattern WHOLE_TABLE = Pattern.compile("SCAN (\\w++)(?! USING (?:COVERING )?INDEX)");

    /// Tables of tens of rows, and what a statement makes on its way.
    private static final List<String> SMALL = List.of(
            "section", "setting", "source_site", "public_section", "public_comment", "CONSTANT", "installation");

    private Newsroom newsroom;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(Databases.sqlite(folder));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/feed/",
                "/page/2/",
                "/2024/03/04/pier-reopens/",
                "/2024/03/04/pier-reopens/comment-page-1/",
                "/about/team/",
                "/category/news/page/2/",
                "/category/wrong/harbour/",
                "/tag/ferries/",
                "/author/ada/page/2/",
                "/2024/02/",
                "/wp-content/uploads/2024/03/pier-640x480.jpg",
                "/?p=101",
                "/?attachment_id=112",
                "/?author=2",
                "/?name=pier-reopens",
                "/2024/03/04/pier-opens-again/",
                "/2024/03/pier-reo",
                "/archives/101",
                "/2024/03/04/Nothing/at-all/).",
                "/2024/03/04/nothing/2/",
                "/nothing/"
            })
    void noLookupReadsAWholeTable(String target) {
        List<String> statements = new ArrayList<>();
        List<String> plans = new ArrayList<>();

        newsroom.database().read(sql -> {
            DSLContext watched =
                    DSL.using(sql.configuration().derive(new DefaultExecuteListenerProvider(new ExecuteListener() {
                        @Override
                        public void executeStart(ExecuteContext context) {
                            statements.add(context.sql());
                            plans.addAll(sql.fetch(
                                            "EXPLAIN QUERY PLAN " + context.sql(),
                                            Objects.requireNonNull(context.query())
                                                    .getBindValues()
                                                    .toArray())
                                    .getValues("detail", String.class));
                        }
                    })));
            Addresses addresses = new Addresses(List.of(new OldAddresses()));
            return addresses.resolve(
                    watched, Addresses.key(RequestTarget.parse(target).orElseThrow()), Newsroom.NOW);
        });

        assertThat(statements).hasSizeLessThanOrEqualTo(20);
        assertThat(plans).allSatisfy(plan -> {
            var scan = WHOLE_TABLE.matcher(plan);
            assertThat(!scan.find() || SMALL.contains(scan.group(1))).as(plan).isTrue();
        });
    }
}
