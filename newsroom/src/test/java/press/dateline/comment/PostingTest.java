package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.comment.Posting.Outcome;
import press.dateline.people.Audit;
import press.dateline.settings.Setting;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// How comments come in; one short subclass for each database.
abstract class PostingTest {
    private static final String TEXT = "The pier was closed all winter, as everyone here knows.";

    private Newsroom newsroom;
    private Database database;
    private Posting posting;
    private long story;
    private int house;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        database = newsroom.database();
        posting = new Posting(database);
        story = newsroom.story("council-votes");
        database.write(transaction ->
                transaction.sql().update(STORY).set(STORY.COMMENTS_OPEN, true).execute());
        with(Setting.COMMENTS_HELD, "none");
        with(Setting.COMMENTS_LINKS, "2");
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whatNothingSpeaksAgainstIsPublishedAtOnce() {
        assertThat(states(post(TEXT))).containsExactly("approved");
        var page = database.read(
                sql -> Comments.page(sql, "story", story, 0, 50, Newsroom.NOW).orElseThrow());
        assertThat(page.comments()).extracting(Comment::copy).containsExactly("<p>" + TEXT + "</p>");
    }

    @Test
    void aReadersFirstCommentIsHeldAndTheNextIsNotOnceItWasApproved() {
        with(Setting.COMMENTS_HELD, "first");
        assertThat(states(post(TEXT))).containsExactly("held");

        database.write(transaction ->
                transaction.sql().update(COMMENT).set(COMMENT.STATE, "approved").execute());

        assertThat(states(post("And it will be closed again, mark my words."))).containsExactly("approved");
    }

    @Test
    void eachSignOfAMachineHolds() {
        String form = form(0);
        String work = Work.of(form, TEXT);

        assertThat(why(posted(form, "Ann", TEXT, "x", work, 9_000))).contains("trap");
        assertThat(why(posted(form, "Ann", TEXT + "1", "", Work.of(form, TEXT + "1"), 200)))
                .isEqualTo("fast");
        assertThat(why(posted(form, "Ann", TEXT + "2", "", "", -1))).isEqualTo("no-work");
        String old = form(72);
        assertThat(why(posted(old, "Ann", TEXT + "3", "", Work.of(old, TEXT + "3"), 9_000)))
                .isEqualTo("old");
        String links = "See https://a.example/x and https://b.example/y";
        assertThat(why(posted(form, "Ann", links, "", Work.of(form, links), 9_000)))
                .isEqualTo("links");
    }

    /// `https://www.` begins one address, and an element of HTML has one.
    @Test
    void anAddressIsOneLinkHoweverItIsWritten() {
        assertThat(states(post("It is all on https://www.quay.example/tides today.")))
                .containsExactly("approved");
        assertThat(states(post("It is all on <a href='https://quay.example/'>their site</a> today.")))
                .containsExactly("approved");
        assertThat(states(post("See [url=http://a.example/]this[/url] and www.b.example now.")))
                .containsExactly("held");
        assertThat(states(post("See https://a.example/?to=https://b.example/ for the proof of it.")))
                .containsExactly("approved");
    }

    @Test
    void workDoneForOneTextIsNoneForAnother() {
        String form = form(0);

        assertThat(why(posted(form, "Ann", TEXT + " Or not.", "", Work.of(form, TEXT), 9_000)))
                .isEqualTo("no-work");
    }

    @Test
    void formsThatWereNotSignedHereOrSayAnotherStoryAreRefused() {
        String form = form(0);
        String other = form.replaceFirst("\\.\\d+\\.", "." + newsroom.story("pier-reopens") + ".");

        for (String forged : List.of("", "story.1.1.x", other, form + "x", "....", "story." + story + ".999999999.")) {
            assertThat(posting.post(posted(forged, "Ann", TEXT, "", "1", 9_000)))
                    .isEqualTo(new Outcome.Refused(Refusal.FORM));
        }
    }

    @Test
    void theSameIsNotTakenTwiceFromOneWriter() {
        post(TEXT);

        assertThat(post("  " + TEXT.toUpperCase(java.util.Locale.ROOT))).isEqualTo(new Outcome.Refused(Refusal.SAID));
    }

    @Test
    void wordsOfTheListsHoldAndRefuseWhereTheyStandAlone() {
        database.write(transaction -> {
            Moderation.setWords(transaction, Audit.Who.COMMAND_LINE, List.of("Casino", "赌场"), List.of("cheap pills"));
            return 0;
        });

        assertThat(states(post("They want a CASINO on the pier!"))).containsExactly("held");
        assertThat(states(post("My friend Casinova says it will rain."))).containsExactly("approved");
        assertThat(states(post("这里有一个赌场吗"))).containsExactly("held");
        assertThat(post("Buy cheap  pills".replace("  ", " "))).isEqualTo(new Outcome.Refused(Refusal.WORDS));
    }

    @Test
    void closedStoriesSectionsAndAgesTakeNothing() {
        with(Setting.COMMENTS_CLOSE_DAYS, "5");
        assertThat(post(TEXT)).isEqualTo(new Outcome.Refused(Refusal.CLOSED));
        with(Setting.COMMENTS_CLOSE_DAYS, "0");
        with(Setting.COMMENTS_CLOSED_IN, "news");
        assertThat(post(TEXT)).isEqualTo(new Outcome.Refused(Refusal.CLOSED));
        with(Setting.COMMENTS_CLOSED_IN, "sport");
        assertThat(states(post(TEXT))).containsExactly("approved");
        database.write(transaction ->
                transaction.sql().update(STORY).set(STORY.COMMENTS_OPEN, false).execute());
        assertThat(post(TEXT + "!")).isEqualTo(new Outcome.Refused(Refusal.CLOSED));
    }

    @Test
    void storiesThatAreNotPublicTakeNothing() {
        for (Newsroom.State state : Newsroom.State.values()) {
            story = newsroom.hidden(state).id();
            assertThat(post(TEXT)).as(state.name()).isEqualTo(new Outcome.Refused(Refusal.CLOSED));
        }
    }

    @Test
    void oneAddressIsBoundedAndOthersAreNot() {
        for (int i = 0; i < 10; i++) {
            assertThat(states(postFrom("192.0.2.1", "Number " + i))).containsExactly("approved");
        }

        assertThat(postFrom("192.0.2.1", "One more")).isEqualTo(new Outcome.Refused(Refusal.MANY));
        assertThat(states(postFrom("192.0.2.2", "From elsewhere"))).containsExactly("approved");
    }

    @Test
    void aCommentCanBeChangedForFiveMinutesByItsKeyAlone() {
        var kept = (Outcome.Kept) post(TEXT);

        assertThat(posting.change(kept.id(), kept.until(), "forged", "No."))
                .isEqualTo(new Outcome.Refused(Refusal.LATE));
        assertThat(posting.change(kept.id(), kept.until() + 60, kept.key(), "No."))
                .isEqualTo(new Outcome.Refused(Refusal.LATE));
        posting.change(kept.id(), kept.until(), kept.key(), "It was open, I was wrong.");
        var own = posting.own(kept.id(), kept.until(), kept.key()).orElseThrow();
        assertThat(own.copy()).isEqualTo("<p>It was open, I was wrong.</p>");
        assertThat(own.published()).isTrue();
        posting.change(kept.id(), kept.until(), kept.key(), "https://a.example/1 https://b.example/2");
        assertThat(states(kept)).containsExactly("held");
        newsroom.clock().pass(Duration.ofMinutes(6));
        assertThat(posting.change(kept.id(), kept.until(), kept.key(), "Later."))
                .isEqualTo(new Outcome.Refused(Refusal.LATE));
    }

    @Test
    void answersStandUnderWhatTheyAnswerAndOnlyThere() {
        var first = (Outcome.Kept) post(TEXT);
        var answer = (Outcome.Kept) answer(first.id(), "Quite so.");
        long elsewhere = newsroom.story("pier-reopens");
        Long foreign = database.read(sql -> sql.select(COMMENT.ID)
                .from(COMMENT)
                .where(COMMENT.NOUN_ID.eq(elsewhere))
                .limit(1)
                .fetchSingle()
                .value1());
        var stray = (Outcome.Kept) answer(foreign, "To nobody here.");

        assertThat(parent(answer.id())).isEqualTo(first.id());
        assertThat(parent(stray.id())).isNull();
    }

    @Test
    void scriptInNameAndTextIsWords() {
        String evil = "<script>alert(1)</script> <img src=x onerror=alert(2)> javascript:alert(3)"
                + " https://e.example/\"onmouseover=alert(4)";
        var kept = (Outcome.Kept) posting.post(fresh("<b onclick=x>Ann\u202e", evil, "198.51.100.7", null));

        var own = posting.own(kept.id(), kept.until(), kept.key()).orElseThrow();
        var html = org.jsoup.Jsoup.parseBodyFragment(own.copy()).body();
        assertThat(html.select("*").eachAttr("href")).containsExactly("https://e.example/");
        assertThat(html.select("script, img, [onmouseover], [onerror]")).isEmpty();
        assertThat(html.text()).startsWith("<script>alert(1)</script>");
        assertThat(own.name()).isEqualTo("<b onclick=x>Ann");
    }

    @Test
    void manyAtOnceAreAllKeptInFewCommits() throws Exception {
        List<Callable<Outcome>> posts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String text = "Comment number " + i + " of a hundred that come at once";
            String from = "203.0.113." + i;
            posts.add(() -> posting.post(fresh("Reader " + from, text, from, null)));
        }
        long before = database.changes().position();

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> one : readers.invokeAll(posts)) {
                assertThat(one.get()).isInstanceOf(Outcome.Kept.class);
            }
        }

        Integer counted = database.read(sql -> sql.select(STORY.COMMENT_COUNT)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());
        assertThat(counted).isEqualTo(100);
        assertThat(database.changes().position() - before).isLessThan(60);
    }

    @Test
    void aReadersDataIsHandedOutAndErased() {
        post(TEXT);

        String all = database.read(sql -> Readers.export(sql, "ANN@reader.example"));
        assertThat(all).contains(TEXT, "ann@reader.example", "192.0.2.");
        int erased =
                database.write(transaction -> Readers.erase(transaction, "ann@reader.example", Audit.Who.COMMAND_LINE));
        assertThat(erased).isEqualTo(1);
        String after = database.read(sql -> Readers.export(sql, "ann@reader.example"));
        assertThat(after).doesNotContain(TEXT);
        var page = database.read(
                sql -> Comments.page(sql, "story", story, 0, 50, Newsroom.NOW).orElseThrow());
        assertThat(page.comments()).isEmpty();
    }

    @Test
    void addressesAreShortenedAfterThirtyDays() {
        var kept = (Outcome.Kept) postFrom("192.0.2.77", TEXT);
        newsroom.clock().pass(Duration.ofDays(29));
        Readers.tidy(database);
        assertThat(network(kept.id())).isEqualTo("192.0.2.77");
        newsroom.clock().pass(Duration.ofDays(2));
        Readers.tidy(database);
        assertThat(network(kept.id())).isEqualTo("192.0.2.0/24");
    }

    /// A round takes a thousand at once, and does not leave the rest to the next.
    @Test
    void howeverManyAddressesThereAreAllAreShortened() {
        database.write(transaction -> {
            CommentBatch batch = new CommentBatch(transaction);
            batch.add(
                    "story",
                    story,
                    IntStream.range(0, 2_500)
                            .mapToObj(i -> new CommentDraft(
                                    null, null, "comment", "held", "Ann", "", "", "2001:db8::" + i, "x", Newsroom.NOW))
                            .toList());
            batch.finish();
            return 0;
        });
        newsroom.clock().pass(Duration.ofDays(31));

        Readers.tidy(database);

        int whole = database.read(
                sql -> sql.fetchCount(COMMENT, COMMENT.ADDRESS.ne("").and(COMMENT.ADDRESS.notLike("%/%"))));
        assertThat(whole).isZero();
    }

    // writing --------------------------------------------------------------------------------------------------------

    private Outcome post(String text) {
        return postFrom("192.0.2." + (100 + house++), text);
    }

    private Outcome postFrom(String address, String text) {
        return posting.post(fresh("Ann", text, address, null));
    }

    private Outcome answer(long answers, String text) {
        return posting.post(fresh("Ann", text, "192.0.2." + (100 + house++), answers));
    }

    private Posted fresh(String name, String text, String address, @Nullable Long answers) {
        String form = form(0);
        return new Posted(
                form, answers, name, "ann@reader.example", text, true, "", Work.of(form, text), 9_000, address);
    }

    private Posted posted(String form, String name, String text, String trap, String work, long millis) {
        return new Posted(
                form, null, name, "ann@reader.example", text, true, trap, work, millis, "192.0.2." + (100 + house++));
    }

    private String form(int hoursAgo) {
        return SignedForm.at("story", story, Newsroom.NOW.minus(Duration.ofHours(hoursAgo)))
                .print(Seal.of(database));
    }

    private void with(Setting setting, String content) {
        newsroom.publishing().changeSettings(site -> setting.change(site, content));
    }

    private List<String> states(Outcome outcome) {
        return outcome instanceof Outcome.Kept kept ? List.of(read(kept.id(), COMMENT.STATE)) : List.of();
    }

    private String why(Posted posted) {
        return read(((Outcome.Kept) posting.post(posted)).id(), COMMENT.HELD_FOR);
    }

    private String network(long id) {
        return read(id, COMMENT.ADDRESS);
    }

    private String read(long id, org.jooq.Field<String> field) {
        return database.read(sql -> sql.select(field)
                .from(COMMENT)
                .where(COMMENT.ID.eq(id))
                .fetchSingle()
                .value1());
    }

    private @Nullable Long parent(long id) {
        return database.read(sql -> sql.select(COMMENT.PARENT_ID)
                .from(COMMENT)
                .where(COMMENT.ID.eq(id))
                .fetchSingle()
                .value1());
    }
}
