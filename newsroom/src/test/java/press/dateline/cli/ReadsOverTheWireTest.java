package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.front.Block;
import press.dateline.front.Editions;
import press.dateline.front.Front;
import press.dateline.people.Audit;
import press.dateline.store.Databases;

class ReadsOverTheWireTest {
    private static final Map<String, String> BROWSER = Map.of(
            "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Sec-Fetch-Site", "same-origin");

    @Test
    void whatWasReadMostShowsOnTheFrontAndOnlyItsOrderEmptiesTheCache(@TempDir Path folder) throws Exception {
        try (ServedCourier courier = ServedCourier.open(folder, Databases.sqlite(folder))) {
            Editions editions = new Editions(courier.newsroom().database());
            editions.save(new Front(java.util.List.of(new Block.MostRead("", 5))), Audit.Who.COMMAND_LINE);
            editions.launch(Audit.Who.COMMAND_LINE);
            assertThat(courier.get("/").body()).doesNotContain("Most read");

            assertThat(courier.post("/reads", "search /2024/02/20/council-votes/", BROWSER)
                            .statusCode())
                    .isEqualTo(204);
            courier.keepBooks();
            assertThat(courier.get("/").body()).contains("Most read", "/2024/02/20/council-votes/");

            long before = courier.newsroom().database().changes().position();
            courier.post("/reads", "site /2024/02/20/council-votes/", BROWSER);
            courier.keepBooks();
            assertThat(courier.newsroom().database().changes().position()).isEqualTo(before);
        }
    }

    @Test
    void whatIsNoReadIsRefused(@TempDir Path folder) throws Exception {
        try (ServedCourier courier = ServedCourier.open(folder, Databases.sqlite(folder))) {
            assertThat(courier.post("/reads", "nonsense", BROWSER).statusCode()).isEqualTo(400);
            assertThat(courier.post("/reads", "a".repeat(5_000), BROWSER).statusCode())
                    .isEqualTo(413);
            assertThat(courier.get("/reads").statusCode()).isEqualTo(404);
            assertThat(courier.post("/", "direct /", BROWSER).statusCode()).isEqualTo(405);
        }
    }
}
