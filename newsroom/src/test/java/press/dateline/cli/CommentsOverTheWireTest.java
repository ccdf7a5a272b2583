package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.STORY;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.comment.CommentBatch;
import press.dateline.comment.CommentDraft;
import press.dateline.comment.Work;
import press.dateline.settings.Setting;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Comments as a browser without script and without cookies sends them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommentsOverTheWireTest {
    private static final String STORY_PATH = "/2024/02/20/council-votes/";

    private ServedCourier courier;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        courier = ServedCourier.open(folder.resolve("data"), Databases.sqlite(folder));
        courier.newsroom()
                .database()
                .write(t -> t.sql().update(STORY).set(STORY.COMMENTS_OPEN, true).execute());
        courier.newsroom().publishing().changeSettings(site -> Setting.COMMENTS_HELD.change(site, "none"));
        perPage("50");
    }

    @AfterAll
    void close() throws Exception {
        courier.close();
    }

    @Test
    void theFormIsTheSameForEverybodyAndThePageStaysCached() throws Exception {
        HttpResponse<String> one = courier.get(STORY_PATH);
        HttpResponse<String> other = courier.get(STORY_PATH);

        assertThat(one.headers().map()).doesNotContainKey("set-cookie");
        assertThat(other.body()).isEqualTo(one.body());
        assertThat(courier.getUnless(
                                STORY_PATH, one.headers().firstValue("etag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(Jsoup.parse(one.body()).select("form.writing label")).hasSizeGreaterThan(4);
    }

    @Test
    void anApprovedCommentIsSeenAtOnceAndChangedByItsLink() throws Exception {
        HttpResponse<String> sent = send("Dee", "The council has voted twice on this.", true);

        assertThat(sent.statusCode()).isEqualTo(303);
        String own = sent.headers().firstValue("location").orElseThrow();
        Document answer = Jsoup.parse(courier.get(own).body());
        assertThat(answer.select(".done").text()).isEqualTo("Your comment is published.");
        assertThat(courier.get(own).headers().firstValue("cache-control")).contains("no-store");
        assertThat(courier.get(STORY_PATH).body()).contains("voted twice on this");

        String edit = answer.expectFirst(".onwards a").attr("href");
        assertThat(courier.get(edit).body()).contains("voted twice on this");
        HttpResponse<String> saved = courier.post(edit, "text=" + encoded("It voted three times."));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(courier.get(STORY_PATH).body()).contains("voted three times").doesNotContain("twice on this");
        assertThat(courier.get(own.replaceFirst("key=.", "key=_")).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutScriptACommentIsHeldAndShownToItsWriterAlone() throws Exception {
        HttpResponse<String> sent = send("Moe", "Nobody has asked the fishermen.", false);

        String own = sent.headers().firstValue("location").orElseThrow();
        assertThat(courier.get(own).body()).contains("waits for a moderator", "asked the fishermen");
        assertThat(courier.get(STORY_PATH).body()).doesNotContain("asked the fishermen");
    }

    @Test
    void whatIsRefusedComesBackWithAllThatWasWritten() throws Exception {
        String form = form();
        HttpResponse<String> sent = courier.post(
                "/comments/new",
                "form=" + form + "&name=Lou&email=nonsense&text=" + encoded("A <long> \"thought\"\nin lines"));

        assertThat(sent.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(sent.body());
        assertThat(page.select(".fault").text()).isEqualTo("That is not an e-mail address.");
        assertThat(page.expectFirst("textarea").wholeText().strip()).isEqualTo("A <long> \"thought\"\nin lines");
        assertThat(page.select("input[name=form]").attr("value")).isEqualTo(form);
        assertThat(courier.post("/comments/new", "form=forged&name=Lou&email=l@x.example&text=x")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void tenMegabytesAreTooLarge() throws Exception {
        assertThat(courier.post("/comments/new", "text=" + "x".repeat(10 << 20)).statusCode())
                .isEqualTo(413);
        assertThat(courier.get(STORY_PATH).statusCode()).isEqualTo(200);
    }

    /// Pages are counted from the oldest thread on, so a comment keeps its page when others come.
    @Test
    void theLinkOfACommentLeadsToItForGood() throws Exception {
        perPage("1");
        send("Gus", "This link is copied by somebody.", true);
        String link = Jsoup.parse(courier.get(STORY_PATH).body())
                .expectFirst(".comment:contains(copied by somebody) a:has(time)")
                .attr("href");
        String page = link.substring(0, link.indexOf('#'));
        assertThat(courier.get(page).headers().firstValue("location")).contains(STORY_PATH);

        send("Hal", "And then the talk went on for a while.", true);

        assertThat(courier.get(STORY_PATH).body()).doesNotContain("copied by somebody");
        HttpResponse<String> older = courier.get(page);
        assertThat(older.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(older.body())
                        .expectFirst(link.substring(link.indexOf('#')))
                        .text())
                .contains("copied by somebody");
        perPage("50");
    }

    private void perPage(String threads) {
        courier.newsroom().publishing().changeSettings(site -> Setting.COMMENTS_PER_PAGE.change(site, threads));
    }

    @Test
    void theHouseShortensOldAddressesByItself() {
        Database database = courier.newsroom().database();
        String held = database.write(transaction -> {
            CommentBatch batch = new CommentBatch(transaction);
            CommentDraft draft = new CommentDraft(
                    null,
                    null,
                    "comment",
                    "held",
                    "Ida",
                    "ida@reader.example",
                    "",
                    "192.0.2.77",
                    "x",
                    Newsroom.NOW.minus(Duration.ofDays(31)));
            batch.add("story", courier.newsroom().story("council-votes"), List.of(draft));
            batch.finish();
            return draft.address();
        });

        courier.keepHouse();

        List<String> kept = database.read(sql -> sql.select(COMMENT.ADDRESS)
                .from(COMMENT)
                .where(COMMENT.NAME.eq("Ida"))
                .fetch(COMMENT.ADDRESS));
        assertThat(kept).containsExactly("192.0.2.0/24").doesNotContain(held);
    }

    @Test
    void answersAndReportsHavePagesOfTheirOwn() throws Exception {
        send("Flo", "Somebody should answer this one.", true);
        Document story = Jsoup.parse(courier.get(STORY_PATH).body());
        var said = story.expectFirst(".comment:contains(answer this one)");
        String reply = said.expectFirst(".acts a").attr("href");
        Document page = Jsoup.parse(courier.get(reply).body());
        assertThat(page.select("h1").text()).isEqualTo("Reply to Flo");
        assertThat(page.select("input[name=answers]").attr("value")).isNotEqualTo("0");

        String report = said.expectFirst(".acts a[href$=report]").attr("href");
        assertThat(courier.get(report).statusCode()).isEqualTo(200);
        HttpResponse<String> reported =
                courier.post(report, "ground=insult&text=" + encoded("It <script>hurts</script>"));
        assertThat(reported.body()).contains("A person will look at it.").doesNotContain("<script>hurts");
        for (String nothing : new String[] {"/comments/99999999/report", "/comments/99999999/reply", "/comments/1"}) {
            assertThat(courier.get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }

    private HttpResponse<String> send(String name, String text, boolean script) throws Exception {
        String form = form();
        return courier.post(
                "/comments/new",
                "form=" + form + "&name=" + name + "&email=" + name + "%40reader.example&text=" + encoded(text)
                        + (script ? "&spent=9000&work=" + Work.of(form, text) : ""));
    }

    private String form() throws Exception {
        return Jsoup.parse(courier.get(STORY_PATH).body())
                .select("input[name=form]")
                .attr("value");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
