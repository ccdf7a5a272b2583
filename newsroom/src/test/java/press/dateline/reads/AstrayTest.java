package press.dateline.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static press.dateline.store.tables.Tables.MISSED_ADDRESS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.reads.Astray.Missed;
import press.dateline.settings.Redirects;
import press.dateline.settings.Redirects.Redirect;
import press.dateline.store.DatabaseAddress;

abstract class AstrayTest {
    private Newsroom newsroom;
    private Astray astray;
    private PageCache cache;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        astray = new Astray(newsroom.database());
        cache = new PageCache(0, newsroom.clock());
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private void answered(String path, Page page) {
        astray.hear(cache.load(new PageKey(path), key -> page));
    }

    private void missed(String path) {
        answered(path, Page.html(404, "nothing"));
    }

    private List<String> list() {
        return read(sql -> Astray.missed(sql, 2_000)).stream().map(Missed::path).toList();
    }

    private <T> List<T> read(Function<DSLContext, List<T>> query) {
        return newsroom.database().read(query);
    }

    @Test
    void redirectsOfTheDeskAreCountedAndNoOthers() {
        newsroom.database()
                .write(transaction ->
                        Redirects.add(transaction, new Redirects.Said("/old/", "https://elsewhere.example/"), "Ada"));
        for (int i = 0; i < 3; i++) {
            answered("/old", Page.redirect("https://elsewhere.example/"));
            answered("/about", Page.redirect("/about/"));
        }
        answered("/old/", Page.redirect("https://elsewhere.example/"));
        astray.addUp();
        newsroom.clock().pass(Duration.ofMinutes(1));
        answered("/old/", Page.redirect("https://elsewhere.example/"));
        astray.addUp();
        astray.addUp();

        assertThat(read(sql -> Redirects.list(sql, "", 0, 10)))
                .extracting(Redirect::path, Redirect::hits, Redirect::hitAt)
                .containsExactly(tuple("/old/", 5L, newsroom.clock().instant()));
        assertThat(list()).isEmpty();
    }

    @Test
    void whatWasAskedForMostStandsFirstUntilItIsFoundOrForgotten() {
        missed("/twice/");
        missed("/once");
        missed("/twice");
        answered("/gone/", Page.html(410, "gone"));
        answered("/there/", Page.html("there"));
        astray.addUp();

        assertThat(list()).containsExactly("/twice", "/once");
        newsroom.database().write(transaction -> {
            Astray.found(transaction, "/twice/");
            return transaction.now();
        });
        assertThat(list()).containsExactly("/once");
        newsroom.clock().pass(Astray.KEPT.plusDays(1));
        missed("/later");
        astray.addUp();
        assertThat(list()).containsExactly("/later");
    }

    @Test
    void nothingIsKeptOfWhoAskedAndNothingOfThoseWhoTryDoors() {
        for (String path : List.of(
                "/",
                "/unsubscribe/reader@anywhere.example",
                "/.env",
                "/.git/config",
                "/wp-login.php",
                "/wp-admin/",
                "/blog/xmlrpc.php",
                "/" + "x".repeat(300))) {
            missed(path);
        }
        missed("/wp-content/uploads/2014/pier.jpg");
        astray.addUp();

        assertThat(list()).containsExactly("/wp-content/uploads/2014/pier.jpg");
    }

    @Test
    void theListIsBoundedWhateverIsAskedFor() {
        missed("/wanted");
        missed("/wanted");
        astray.addUp();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2 * Astray.MOST_AT_ONCE; i++) {
                missed("/noise-" + round + "-" + i);
            }
            newsroom.clock().pass(Duration.ofMinutes(1));
            astray.addUp();
        }

        int rows = newsroom.database().read(sql -> sql.fetchCount(MISSED_ADDRESS));
        assertThat(rows).isEqualTo(Astray.MOST_MISSED);
        assertThat(list().getFirst()).isEqualTo("/wanted");
        assertThat(list().get(1)).startsWith("/noise-1-");
    }
}
