package press.dateline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Newsroom;
import press.dateline.Newsroom.Hidden;
import press.dateline.Newsroom.State;
import press.dateline.settings.Setting;
import press.dateline.store.Databases;
import press.dateline.story.Standing;

/// What an editor did shows to the next reader who asks, over a real socket, from a warm cache.
class OneRuleOverTheWireTest {
    private static final String PIER = "/2024/03/04/pier-reopens/";

    private Path folder;
    private ServedCourier courier;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        this.folder = folder;
        courier = ServedCourier.open(folder, Databases.sqlite(folder));
    }

    @AfterEach
    void close() throws Exception {
        courier.close();
    }

    /// Every page a story shows on.
    private static List<String> pagesOf(Hidden story) {
        return List.of(
                story.path(),
                "/",
                "/category/sport/",
                "/tag/" + story.topic().slug() + "/",
                "/author/" + story.author().slug() + "/",
                "/2019/",
                "/feed/");
    }

    @Test
    void publishedStoryIsThereAtOnceAndTakenDownGoneAtOnce() throws Exception {
        Hidden story = courier.newsroom().hidden(State.DRAFT);
        Map<String, String> before = etags(pagesOf(story));
        assertThat(courier.get(story.path()).statusCode()).isEqualTo(404);

        move(story, new Standing.Published(Newsroom.NOW));

        for (String page : pagesOf(story)) {
            HttpResponse<String> answer = courier.getUnless(page, requireNonNull(before.get(page)));
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).contains(story.path());
            assertAnswersTheSameAgain(page, answer);
        }

        Map<String, String> shown = etags(pagesOf(story));
        courier.newsroom().clock().pass(Duration.ofSeconds(1));
        move(story, new Standing.TakenDown(courier.newsroom().clock().instant(), "a court's order"));

        assertThat(courier.get(story.path()).statusCode()).isEqualTo(410);
        for (String page : pagesOf(story)) {
            HttpResponse<String> answer = courier.getUnless(page, requireNonNull(shown.get(page)));
            assertThat(answer.statusCode()).as(page).isNotEqualTo(304);
            assertThat(answer.body()).as(page).doesNotContain(story.path());
        }
    }

    @Test
    void correctionShowsAtOnce() throws Exception {
        HttpResponse<String> before = courier.get(PIER);
        assertAnswersTheSameAgain(PIER, before);

        courier.newsroom()
                .publishing()
                .correct(courier.newsroom().story("pier-reopens"), "<p>It is the east pier.</p>", "Ada");

        HttpResponse<String> after = courier.getUnless(PIER, etag(before));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("It is the east pier.");
        assertAnswersTheSameAgain(PIER, after);
        assertThat(courier.head(PIER).headers().firstValue("ETag")).contains(etag(after));
    }

    @Test
    void changedSettingShowsOnEveryPageAtOnce() throws Exception {
        Map<String, String> before = etags(List.of("/", PIER, "/about/", "/no-such-page/"));

        courier.newsroom().publishing().changeSettings(site -> Setting.TITLE.change(site, "The Tide"));

        for (var page : before.entrySet()) {
            HttpResponse<String> answer = courier.getUnless(page.getKey(), page.getValue());
            assertThat(answer.body()).as(page.getKey()).contains("The Tide").doesNotContain("The Quay Courier");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "America/Halifax", "Asia/Kolkata", "UTC"})
    void mastheadTurnsAtTheSitesMidnight(String zone) throws Exception {
        courier.newsroom().publishing().changeSettings(site -> Setting.ZONE.change(site, zone));
        Instant midnight =
                LocalDateTime.parse("2024-03-10T00:00").atZone(ZoneId.of(zone)).toInstant();
        List<String> pages = List.of("/", PIER, "/category/news/", "/about/", "/no-such-page/");

        courier.newsroom().clock().set(midnight.minusSeconds(1));
        for (String page : Stream.concat(pages.stream(), pages.stream()).toList()) {
            assertThat(courier.get(page).body()).as(page).contains("datetime=\"2024-03-09\"");
        }
        Map<String, String> before = etags(pages);
        courier.newsroom().clock().set(midnight.plusSeconds(1));

        for (String page : pages) {
            assertThat(courier.getUnless(page, requireNonNull(before.get(page))).body())
                    .as(page)
                    .contains("datetime=\"2024-03-10\"")
                    .doesNotContain("datetime=\"2024-03-09\"");
        }
    }

    @Test
    void scheduledStoryIsThereAtItsMoment() throws Exception {
        Hidden story = courier.newsroom().hidden(State.SCHEDULED);
        Instant moment = Newsroom.NOW.plus(Duration.ofDays(1));
        courier.newsroom().clock().set(moment.minusMillis(1));
        etags(pagesOf(story));
        courier.newsroom().publishing().doWhatIsDue();
        assertThat(courier.get(story.path()).statusCode()).isEqualTo(404);

        courier.newsroom().clock().set(moment);
        courier.newsroom().publishing().doWhatIsDue();

        for (String page : pagesOf(story)) {
            assertThat(courier.get(page).statusCode()).as(page).isEqualTo(200);
            assertThat(courier.get(page).body()).as(page).contains(story.path());
        }
    }

    @Test
    void pictureComesAndGoesWithItsStoryThoughItWasAskedForBefore() throws Exception {
        Hidden story = courier.newsroom().hidden(State.DRAFT);
        List<String> pictures = List.of(story.picture(), story.size(), print(story));
        hang(story);
        for (String picture : pictures) {
            assertThat(courier.get(picture).statusCode()).as(picture).isEqualTo(404);
        }

        move(story, new Standing.Published(Newsroom.NOW));

        Map<String, String> shown = new HashMap<>();
        for (String picture : pictures) {
            HttpResponse<String> answer = courier.get(picture);
            assertThat(answer.statusCode()).as(picture).isEqualTo(200);
            assertAnswersTheSameAgain(picture, answer);
            shown.put(picture, etag(answer));
        }

        move(story, new Standing.TakenDown(Newsroom.NOW, "a court's order"));

        for (String picture : pictures) {
            assertThat(courier.getUnless(picture, requireNonNull(shown.get(picture)))
                            .statusCode())
                    .as(picture)
                    .isEqualTo(404);
        }
    }

    @Test
    void pictureIsGoneAtTheMomentItsStoryEnds() throws Exception {
        Hidden story = courier.newsroom().hidden(State.DRAFT);
        List<String> pictures = List.of(story.picture(), print(story));
        hang(story);
        move(story, new Standing.Published(Newsroom.NOW));
        Instant end = Newsroom.NOW.plus(Duration.ofHours(1));
        courier.newsroom().publishing().endAt(story.id(), end, "The editor", "the licence ends");

        courier.newsroom().clock().set(end.minusMillis(1));
        for (String picture : pictures) {
            assertThat(courier.get(picture).statusCode()).as(picture).isEqualTo(200);
        }
        courier.newsroom().clock().set(end);

        for (String picture : pictures) {
            assertThat(courier.get(picture).statusCode()).as(picture).isEqualTo(404);
        }
    }

    private static String print(Hidden story) {
        return "/media/prints/" + story.pictureId() + "/1/320.jpg";
    }

    /// Puts the files of the story's picture where the newsroom says they are.
    private void hang(Hidden story) throws IOException {
        BufferedImage picture = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        for (String path : List.of(story.picture(), story.size())) {
            Path file = folder.resolve("media" + path);
            Files.createDirectories(requireNonNull(file.getParent()));
            ImageIO.write(picture, "jpeg", file.toFile());
        }
    }

    private void move(Hidden story, Standing standing) {
        courier.newsroom().publishing().move(story.id(), standing, "The editor", "");
    }

    private Map<String, String> etags(List<String> pages) throws Exception {
        Map<String, String> etags = new HashMap<>();
        for (String page : pages) {
            etags.put(page, etag(courier.get(page)));
        }
        return etags;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("\"none\"");
    }

    private void assertAnswersTheSameAgain(String page, HttpResponse<String> answer) throws Exception {
        HttpResponse<String> again = courier.getUnless(page, etag(answer));
        assertThat(again.statusCode()).as(page).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> head = courier.head(page);
        assertThat(head.statusCode()).isEqualTo(answer.statusCode());
        assertThat(etag(head)).isEqualTo(etag(answer));
        assertThat(head.body()).isEmpty();
    }
}
