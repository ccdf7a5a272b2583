package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.Newsroom.State;
import press.dateline.comment.CommentBatch;
import press.dateline.comment.CommentDraft;
import press.dateline.egress.Egress;
import press.dateline.settings.Publicity.Item;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.tables.Tables;
import press.dateline.story.Standing;

/// What others are told when something changes, heard by a server in their place.
abstract class TellingTest {
    @TempDir
    Path folder;

    private Newsroom newsroom;
    private HttpServer hub;
    private Egress egress;
    private Telling telling;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(202);

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open() throws IOException {
        newsroom = Newsroom.open(address(folder));
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            try (exchange) {
                heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(status.get(), -1);
            }
        });
        hub.start();
        egress = new Egress(InetAddress::isLoopbackAddress, Egress.Limits.STANDARD);
        telling = new Telling(newsroom.database(), egress);
        telling.round();
    }

    @AfterEach
    void close() {
        egress.close();
        hub.stop(0);
        newsroom.close();
    }

    private void listen(Item item) {
        newsroom.publishing()
                .changePublicity(item, "http://127.0.0.1:" + hub.getAddress().getPort() + "/");
    }

    private void publishSomething() {
        newsroom.publishing().move(newsroom.hidden(State.DRAFT).id(), new Standing.Published(Newsroom.NOW), "Ada", "");
    }

    private List<String> receipts() {
        return newsroom.database().read(sql -> sql.select(Tables.RECEIPT.OUTCOME)
                .from(Tables.RECEIPT)
                .orderBy(Tables.RECEIPT.ID)
                .fetch(Tables.RECEIPT.OUTCOME));
    }

    @Test
    void theHubIsToldOnceOfTheFeedsThatChanged() {
        listen(Item.FEED_HUB);
        publishSomething();

        telling.round();
        telling.round();

        assertThat(heard).hasSize(1);
        String told = URLDecoder.decode(heard.getFirst(), StandardCharsets.UTF_8);
        assertThat(told)
                .startsWith("hub.mode=publish&")
                .contains("hub.url=https://courier.example/feed/&", "hub.url=https://courier.example/feed/json/");
        assertThat(receipts()).containsExactly("delivered");
    }

    @Test
    void theHubIsToldOfEveryFeedThatCarriesAStory() {
        listen(Item.FEED_HUB);
        newsroom.publishing().correct(newsroom.story("pier-reopens"), "<p>It is a stone pier.</p>", "Ada");

        telling.round();

        assertThat(told())
                .contains(
                        "https://courier.example/feed/",
                        "https://courier.example/category/news/feed/atom/",
                        "https://courier.example/category/news/harbour/feed/json/",
                        "https://courier.example/tag/ferries/feed/",
                        "https://courier.example/author/ada/feed/",
                        "https://courier.example/corrections/feed/")
                .doesNotContain("https://courier.example/comments/feed/");
    }

    @Test
    void theHubIsToldOfTheFeedsOfCommentsAndOfNoOtherWhenAReaderComments() {
        listen(Item.FEED_HUB);
        listen(Item.INDEXNOW_ADDRESS);
        newsroom.publishing().changePublicity(Item.INDEXNOW_KEY, "0123456789abcdef");
        telling.round();
        heard.clear();
        newsroom.database().write(transaction -> {
            CommentBatch batch = new CommentBatch(transaction);
            batch.add(
                    "story",
                    newsroom.story("pier-reopens"),
                    List.of(new CommentDraft(
                            null, null, "comment", "approved", "Ann", "", "", "", "<p>Yes.</p>", Newsroom.NOW)));
            batch.finish();
            return 0;
        });

        telling.round();

        assertThat(heard).hasSize(1);
        assertThat(told())
                .contains(
                        "https://courier.example/comments/feed/",
                        "https://courier.example/2024/03/04/pier-reopens/feed/",
                        "https://courier.example/2024/03/04/pier-reopens/feed/atom/")
                .doesNotContain("https://courier.example/feed/", "https://courier.example/category/news/feed/");
    }

    private List<String> told() {
        return Stream.of(URLDecoder.decode(heard.getLast(), StandardCharsets.UTF_8)
                        .split("&"))
                .filter(pair -> pair.startsWith("hub.url="))
                .map(pair -> pair.substring("hub.url=".length()))
                .toList();
    }

    @Test
    void searchEnginesAreToldWhatCameAndWhatWent() throws Exception {
        listen(Item.INDEXNOW_ADDRESS);
        newsroom.publishing().changePublicity(Item.INDEXNOW_KEY, "0123456789abcdef");
        newsroom.publishing()
                .move(
                        newsroom.story("pier-reopens"),
                        new Standing.TakenDown(Newsroom.NOW, "an order"),
                        "Ada",
                        "an order");

        telling.round();

        var told = new ObjectMapper().readTree(heard.getFirst());
        assertThat(told.path("host").asText()).isEqualTo("courier.example");
        assertThat(told.path("keyLocation").asText()).isEqualTo("https://courier.example/indexnow.txt");
        assertThat(told.path("urlList").toString()).contains("https://courier.example/2024/03/04/pier-reopens/");
    }

    @Test
    void whatFailsIsTriedAgainLaterAndGivenUpInTheEnd() {
        listen(Item.FEED_HUB);
        publishSomething();
        status.set(503);

        telling.round();
        telling.round();
        assertThat(heard).hasSize(1);

        newsroom.clock().pass(Duration.ofMinutes(2));
        telling.round();
        assertThat(heard).hasSize(2);

        for (int i = 0; i < 30; i++) {
            newsroom.clock().pass(Duration.ofDays(1));
            telling.round();
        }
        assertThat(receipts()).hasSize(14).containsOnly("later");
        status.set(202);
        newsroom.clock().pass(Duration.ofDays(1));
        telling.round();
        assertThat(receipts()).hasSize(14);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        listen(Item.FEED_HUB);
        publishSomething();
        status.set(400);

        telling.round();
        newsroom.clock().pass(Duration.ofDays(1));
        telling.round();

        assertThat(heard).hasSize(1);
        assertThat(receipts()).containsExactly("refused");
    }

    @Test
    void anotherNodeTellsOnlyWhenThisOneIsSilent() {
        Telling other = new Telling(newsroom.database(), egress);
        listen(Item.FEED_HUB);
        publishSomething();

        other.round();
        assertThat(heard).isEmpty();

        newsroom.clock().pass(Duration.ofMinutes(3));
        other.round();
        assertThat(heard).hasSize(1);
        telling.round();
        assertThat(heard).hasSize(1);
    }

    @Test
    void nobodyIsToldOfWhatIsNotPublic() {
        listen(Item.INDEXNOW_ADDRESS);
        newsroom.publishing().changePublicity(Item.INDEXNOW_KEY, "0123456789abcdef");
        newsroom.publishing().move(newsroom.hidden(State.DRAFT).id(), new Standing.InReview(), "Ada", "");

        telling.round();

        assertThat(heard).isEmpty();
    }
}
