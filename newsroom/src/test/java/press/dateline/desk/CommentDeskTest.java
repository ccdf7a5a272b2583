package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.OUTBOX;
import static press.dateline.store.tables.Tables.STORY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.comment.Pleas;
import press.dateline.people.Audit;
import press.dateline.people.Role;
import press.dateline.store.Databases;

/// Moderating by the forms of the desk, and what readers are told of it.
class CommentDeskTest {
    private static final String EVIL = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";

    private ServedDesk desk;
    private ServedDesk.Browser editor;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(Databases.sqlite(folder));
        editor = desk.signedIn(Role.MANAGING_EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void allThatAreTickedAreDecidedAboutAtOnceAndTakenBackAtOnce() {
        long one = held("Ann", "ann@reader.example", "First.");
        long other = held("Ben", "ben@reader.example", "Second.");

        editor.post(
                "/desk/comments",
                "decision",
                "trash",
                "id",
                Long.toString(one),
                "id",
                Long.toString(other),
                "ground",
                "insult",
                "note",
                "Please be kind.");

        assertThat(states(one, other)).containsExactly("trash", "trash");
        assertThat(acts()).filteredOn(act -> act.startsWith("comment-trash")).hasSize(2);
        Document page = Jsoup.parse(editor.get("/desk/comments?box=trash").body());
        String decision = page.select("form.undo button[name=decision]").attr("value");
        editor.post("/desk/comments/undo", "decision", decision);
        assertThat(states(one, other)).containsExactly("held", "held");
    }

    @Test
    void oneIsDecidedAboutByItsOwnButton() {
        long one = held("Ann", "ann@reader.example", "First.");
        long other = held("Ben", "ben@reader.example", "Second.");
        Document page = Jsoup.parse(editor.get("/desk/comments").body());

        String approve = page.select("#comment-" + one + " button[data-key=a]").attr("value");
        editor.post("/desk/comments", "one", approve);

        assertThat(states(one, other)).containsExactly("approved", "held");
        assertThat(page.select("#comment-" + one + " input[type=checkbox]").attr("value"))
                .isEqualTo(Long.toString(one));
    }

    /// Articles 17 and 20 of the Digital Services Act: what was decided, why, and how to object.
    @Test
    void theWriterIsToldWhyACommentWasRemovedAndHowToObject() throws Exception {
        long one = held("Ann", "ann@reader.example", "First.");

        editor.post(
                "/desk/comments", "one", "trash:" + one, "ground", "insult", "note", "Please be kind.", "box", "held");

        JsonNode letter = letters().getFirst();
        assertThat(letter.path("to").asText()).isEqualTo("ann@reader.example");
        assertThat(letter.path("text").asText()).startsWith("Ann,\n\n").contains("Insult or hatred", "Please be kind.");
        Matcher link = Pattern.compile(
                        "https://courier\\.example/comments/" + one + "/objection\\?decision=(\\d+)&key=(\\S+)")
                .matcher(letter.path("text").asText());
        assertThat(link.find()).isTrue();
        assertThat(new Pleas(desk.database()).decided(one, Long.parseLong(link.group(1)), link.group(2)))
                .isPresent();
    }

    @Test
    void whoeverReportedIsToldWhatCameOfIt() throws Exception {
        long one = held("Ann", "ann@reader.example", "First.");
        editor.post("/desk/comments", "one", "approved:" + one);
        Pleas pleas = new Pleas(desk.database());
        pleas.report(
                pleas.shown(one).orElseThrow(),
                press.dateline.comment.Ground.PRIVATE,
                EVIL,
                EVIL,
                "cy@reader.example",
                "192.0.2.9");
        assertHarmless(editor.get("/desk/comments?box=reported").body());

        editor.post("/desk/comments", "one", "approved:" + one, "box", "reported");

        assertThat(letters()).anySatisfy(letter -> {
            assertThat(letter.path("to").asText()).isEqualTo("cy@reader.example");
            assertThat(letter.path("text").asText()).contains("https://courier.example/2024/02/20/council-votes/");
        });
        assertThat(editor.get("/desk/comments?box=reported").body()).doesNotContain("comment-" + one + "\"");
    }

    @Test
    void scriptInNamesAddressesAndHeadlinesIsWordsAtTheDeskAndInMails() throws Exception {
        long one = held(EVIL, EVIL + "@reader.example", EVIL);
        desk.database().write(transaction -> transaction
                .sql()
                .update(STORY)
                .set(STORY.HEADLINE, EVIL + "\r\nBcc: all@reader.example")
                .where(STORY.ID.eq(desk.newsroom().story("council-votes")))
                .execute());

        Document page = assertHarmless(editor.get("/desk/comments").body());
        assertThat(page.select("#comment-" + one + " .who b").text()).isEqualTo(EVIL);
        editor.post("/desk/comments", "one", "trash:" + one, "ground", "other", "note", EVIL);

        JsonNode letter = letters().getFirst();
        assertThat(letter.path("subject").asText()).doesNotContain("\n", "\r").contains("<script>");
        assertHarmless(editor.get("/desk/comments?box=trash").body());
        assertHarmless(editor.get("/desk/audit").body());
    }

    private static Document assertHarmless(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("script").stream().filter(script -> script.data().contains("alert(")))
                .isEmpty();
        assertThat(page.select("[onerror], img[src=x]")).isEmpty();
        return page;
    }

    @Test
    void aReadersDataIsHandedOutAndErasedAtTheDesk() {
        ServedDesk.Browser administrator = desk.signedIn(Role.ADMINISTRATOR);
        long one = held("Ann", "ann@reader.example", "What only Ann would say.");

        assertThat(administrator
                        .post("/desk/comments/reader/export", "email", "Ann@reader.example")
                        .body())
                .contains("What only Ann would say.");
        administrator.post("/desk/comments/reader/erase", "email", "ann@reader.example");

        assertThat(states(one)).containsExactly("erased");
        assertThat(acts()).anyMatch(act -> act.startsWith("reader-erased"));
        assertThat(editor.post("/desk/comments/reader/erase", "email", "ben@reader.example")
                        .status())
                .isEqualTo(403);
    }

    private long held(String name, String email, String text) {
        return desk.database().write(transaction -> transaction
                .sql()
                .insertInto(COMMENT)
                .set(COMMENT.ID, transaction.nextId("comment"))
                .set(COMMENT.NOUN, "story")
                .set(COMMENT.NOUN_ID, desk.newsroom().story("council-votes"))
                .set(COMMENT.ROOT_ID, 0L)
                .set(COMMENT.DEPTH, 0)
                .set(COMMENT.KIND, "comment")
                .set(COMMENT.STATE, "held")
                .set(COMMENT.NAME, name)
                .set(COMMENT.EMAIL, email)
                .set(COMMENT.COPY, org.jsoup.nodes.Entities.escape(text))
                .set(COMMENT.TYPED, text)
                .set(COMMENT.WRITTEN_AT, transaction.now())
                .returningResult(COMMENT.ID)
                .fetchSingle()
                .value1());
    }

    private List<String> states(Long... ids) {
        return desk.database().read(sql -> sql.select(COMMENT.STATE)
                .from(COMMENT)
                .where(COMMENT.ID.in(ids))
                .orderBy(COMMENT.ID)
                .fetch(COMMENT.STATE));
    }

    private List<String> acts() {
        List<Audit.Entry> entries = desk.database().read(sql -> Audit.read(sql, Audit.Filter.NONE));
        return entries.stream().map(Audit.Entry::act).toList();
    }

    private List<JsonNode> letters() throws Exception {
        List<String> payloads = desk.database().read(sql -> sql.select(OUTBOX.PAYLOAD)
                .from(OUTBOX)
                .where(OUTBOX.KIND.eq("mail"))
                .orderBy(OUTBOX.ID)
                .fetch(OUTBOX.PAYLOAD));
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> letters = new java.util.ArrayList<>();
        for (String payload : payloads) {
            letters.add(json.readTree(payload));
        }
        return letters;
    }
}
