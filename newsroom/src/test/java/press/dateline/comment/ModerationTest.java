package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_PLEA;
import static press.dateline.store.tables.Tables.SPAM_FEATURE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.comment.Moderation.Box;
import press.dateline.comment.Moderation.Decision;
import press.dateline.comment.Moderation.Told;
import press.dateline.people.Account;
import press.dateline.people.Accounts;
import press.dateline.people.Audit;
import press.dateline.people.Role;
import press.dateline.people.SignedIn;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// What moderators do; one short subclass for each database.
abstract class ModerationTest {
    private Newsroom newsroom;
    private Database database;
    private Pleas pleas;
    private SignedIn ada;
    private SignedIn ben;
    private long comment;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        database = newsroom.database();
        pleas = new Pleas(database);
        ada = moderator("ada", Set.of());
        ben = moderator("ben", Set.of());
        comment = written("Ann", "ann@reader.example", "A comment that was held.", "held");
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void approvingPublishesTeachesTellsAndIsLogged() {
        Moderation.Done done = decide(ada, Decision.APPROVED);

        assertThat(state()).isEqualTo("approved");
        assertThat(done.told()).extracting(Told::what).containsExactly("published");
        assertThat(taught()).isEqualTo(List.of(1, 0));
        assertThat(acts()).contains("comment-approved comment:" + comment);
        assertThat(list(ada, Box.HELD)).doesNotContain(comment);
        assertThat(list(ada, Box.APPROVED)).contains(comment);
    }

    @Test
    void takingBackLeavesNothingBehind() {
        Moderation.Done done = decide(ada, Decision.SPAM);
        assertThat(taught()).isEqualTo(List.of(0, 1));

        int foreign = database.write(t -> Moderation.undo(t, ben, who(ben), done.id()));
        int own = database.write(t -> Moderation.undo(t, ada, who(ada), done.id()));
        int again = database.write(t -> Moderation.undo(t, ada, who(ada), done.id()));

        assertThat(List.of(foreign, own, again)).isEqualTo(List.of(0, 1, 0));
        assertThat(state()).isEqualTo("held");
        assertThat(taught()).isEqualTo(List.of(0, 0));
        assertThat(acts()).contains("comment-undone comment:" + comment);
    }

    @Test
    void removingTellsTheWriterWhyAndAnotherModeratorAnswersTheObjection() {
        Moderation.Done removed = decide(ada, Decision.TRASH);
        Told told = removed.told().getFirst();
        assertThat(told.what()).isEqualTo("removed");
        assertThat(told.ground()).isEqualTo(Ground.INSULT);

        String key = pleas.objectionKey(comment, removed.id());
        assertThat(pleas.decided(comment, removed.id() + 1, key)).isEmpty();
        assertThat(pleas.decided(comment, removed.id(), key + "x")).isEmpty();
        pleas.object(pleas.decided(comment, removed.id(), key).orElseThrow(), "It was irony.", "");
        assertThat(pleas.decided(comment, removed.id(), key)).as("once").isEmpty();

        assertThat(list(ada, Box.OBJECTIONS)).isEmpty();
        assertThat(list(ben, Box.OBJECTIONS)).containsExactly(comment);
        assertThat(decide(ada, Decision.TRASH).comments()).isZero();
        assertThat(decide(ben, Decision.APPROVED).told()).extracting(Told::what).containsExactly("restored");
        assertThat(state()).isEqualTo("approved");
        assertThat(list(ben, Box.OBJECTIONS)).isEmpty();
    }

    @Test
    void reportsLieInTheirBoxUntilDecidedAndWhoeverReportedIsTold() {
        decide(ada, Decision.APPROVED);
        var shown = pleas.shown(comment).orElseThrow();
        assertThat(pleas.report(shown, Ground.PRIVATE, "My number is in it", "Cy", "cy@reader.example", "192.0.2.9"))
                .isEmpty();
        assertThat(pleas.report(shown, Ground.SPAM, "", "", "no address", "192.0.2.9"))
                .contains(Refusal.EMAIL);

        assertThat(list(ada, Box.REPORTED)).containsExactly(comment);
        assertThat(decide(ada, Decision.TRASH).told())
                .extracting(Told::what)
                .containsExactlyInAnyOrder("report-removed", "removed");
        assertThat(list(ada, Box.REPORTED)).isEmpty();
        assertThat(pleas.shown(comment)).isEmpty();
    }

    @Test
    void whatIsLearnedAnewCountsAtOnce() {
        for (int i = 0; i < SpamFilter.ENOUGH; i++) {
            imported("The ferry was late on day " + i, "approved");
            imported("Cheap replica watches, order " + i, "spam");
        }
        assertThat(likeness("Max", "m@shop.example", "Order cheap replica watches"))
                .as("before")
                .isEqualTo(0.5);

        Lessons.anew(database, (done, total) -> {});

        assertThat(likeness("Max", "m@shop.example", "Order cheap replica watches"))
                .isGreaterThan(SpamFilter.LIKE_SPAM);
    }

    @Test
    void nobodyReachesBeyondOnesSections() {
        SignedIn harbour = new SignedIn(
                ada.account(), 1, Set.of(newsroom.section("harbour").id()));

        assertThat(list(harbour, Box.HELD)).doesNotContain(comment).isNotEmpty();
        assertThat(decide(harbour, Decision.APPROVED).comments()).isZero();
        assertThat(state()).isEqualTo("held");
    }

    @Test
    void theFilterLearnsFromDecisionsAndThenHolds() {
        assertThat(likeness("Max", "m@shop.example", "Order cheap replica watches here"))
                .isEqualTo(0.5);
        for (int i = 0; i < 25; i++) {
            long good = written("Reader " + i, "r" + i + "@reader.example", "The ferry was late on day " + i, "held");
            long bad = written("Seo " + i, "s" + i + "@shop.example", "Cheap replica watches, order " + i, "held");
            database.write(
                    t -> Moderation.decide(t, ada, who(ada), List.of(good), Decision.APPROVED, Ground.OTHER, ""));
            database.write(t -> Moderation.decide(t, ada, who(ada), List.of(bad), Decision.SPAM, Ground.SPAM, ""));
        }

        double spam = likeness("Max", "m@shop.example", "Order cheap replica watches here");
        double good = likeness("Eve", "e@reader.example", "The ferry was never late before");
        assertThat(spam).isGreaterThan(SpamFilter.LIKE_SPAM);
        assertThat(good).isLessThan(0.5);
    }

    @Test
    void theFilterIsTaughtAnewWhatPeopleDecidedAndNothingElse() {
        onlyOneComment();
        Moderation.Done approved = decide(ada, Decision.APPROVED);
        long undone = written("Cy", "cy@reader.example", "A comment that was spam for a minute.", "held");
        Moderation.Done mistaken = database.write(
                t -> Moderation.decide(t, ada, who(ada), List.of(undone), Decision.SPAM, Ground.SPAM, ""));
        database.write(t -> Moderation.undo(t, ada, who(ada), mistaken.id()));
        written("Dee", "dee@reader.example", "A comment that no person has judged.", "approved");
        long before = imported("A comment of another site, approved there.", "approved");
        imported("A comment of another site, called spam there.", "spam");
        imported("A comment of another site, waiting there.", "held");
        database.write(t -> t.sql().execute("UPDATE spam_feature SET good = 99, spam = 99"));

        Lessons.Learned learned = Lessons.anew(database, (done, total) -> {});

        assertThat(approved.comments()).isEqualTo(1);
        assertThat(learned).isEqualTo(new Lessons.Learned(2, 1));
        assertThat(taught()).isEqualTo(List.of(2, 1));
        assertThat(Lessons.anew(database, (done, total) -> {})).isEqualTo(learned);
        assertThat(taught()).isEqualTo(List.of(2, 1));
        database.write(t -> Moderation.decide(t, ada, who(ada), List.of(before), Decision.TRASH, Ground.OTHER, ""));
        assertThat(taught()).as("what was learned is known to be").isEqualTo(List.of(1, 1));
    }

    @Test
    void whoeverIsErasedHasTaughtNothing() {
        Moderation.Done removed = decide(ada, Decision.TRASH);
        pleas.object(
                pleas.decided(comment, removed.id(), pleas.objectionKey(comment, removed.id()))
                        .orElseThrow(),
                "It was irony.",
                "192.0.2.9");
        String kept = database.read(sql -> Readers.export(sql, "ann@reader.example"));
        decide(ben, Decision.APPROVED);

        database.write(t -> Readers.erase(t, "ann@reader.example", Audit.Who.COMMAND_LINE));

        assertThat(kept).contains("It was irony.", "192.0.2.9");
        List<String> features = database.read(
                sql -> sql.select(SPAM_FEATURE.FEATURE).from(SPAM_FEATURE).fetch(SPAM_FEATURE.FEATURE));
        assertThat(features).containsOnly("");
        int left = database.read(sql ->
                sql.fetchCount(COMMENT_PLEA, COMMENT_PLEA.EXPLANATION.ne("").or(COMMENT_PLEA.ADDRESS.ne(""))));
        assertThat(left).isZero();
    }

    private void onlyOneComment() {
        database.write(
                t -> t.sql().deleteFrom(COMMENT).where(COMMENT.ID.ne(comment)).execute());
    }

    private long imported(String text, String state) {
        return database.write(t -> {
            CommentBatch batch = new CommentBatch(t);
            long id = batch.add(
                            "story",
                            newsroom.story("council-votes"),
                            List.of(new CommentDraft(
                                    null,
                                    null,
                                    "comment",
                                    state,
                                    "Reader",
                                    "",
                                    "",
                                    "",
                                    "<p>" + text + "</p>",
                                    Instant.parse("2024-03-08T10:00:00Z"))))
                    .getFirst();
            batch.finish();
            return id;
        });
    }

    private double likeness(String name, String email, String text) {
        return database.read(sql -> SpamFilter.likeness(sql, name, email, text));
    }

    private SignedIn moderator(String slug, Set<Long> sections) {
        long id = database.write(
                t -> Accounts.add(t, newsroom.person(slug).id(), slug + "@courier.example", Role.EDITOR, sections));
        database.write(t -> t.sql().execute("UPDATE account SET password = 'x' WHERE id = " + id));
        Account account = database.read(sql -> Accounts.byId(sql, id).orElseThrow());
        return new SignedIn(account, 1, sections);
    }

    private static Audit.Who who(SignedIn signedIn) {
        return Audit.Who.of(signedIn.account(), "127.0.0.1");
    }

    private long written(String name, String email, String text, String state) {
        return database.write(t -> t.sql()
                .insertInto(COMMENT)
                .set(COMMENT.ID, t.nextId("comment"))
                .set(COMMENT.NOUN, "story")
                .set(COMMENT.NOUN_ID, newsroom.story("council-votes"))
                .set(COMMENT.ROOT_ID, 0L)
                .set(COMMENT.DEPTH, 0)
                .set(COMMENT.KIND, "comment")
                .set(COMMENT.STATE, state)
                .set(COMMENT.NAME, name)
                .set(COMMENT.EMAIL, email)
                .set(COMMENT.COPY, "<p>" + text + "</p>")
                .set(COMMENT.TYPED, text)
                .set(COMMENT.TELL, true)
                .set(COMMENT.WRITTEN_AT, Instant.parse("2024-03-08T10:00:00Z"))
                .returningResult(COMMENT.ID)
                .fetchSingle()
                .value1());
    }

    private Moderation.Done decide(SignedIn signedIn, Decision decision) {
        return database.write(t -> Moderation.decide(
                t, signedIn, who(signedIn), List.of(comment), decision, Ground.INSULT, "Please be kind."));
    }

    private String state() {
        return database.read(sql -> sql.select(COMMENT.STATE)
                .from(COMMENT)
                .where(COMMENT.ID.eq(comment))
                .fetchSingle()
                .value1());
    }

    private List<Integer> taught() {
        return database.read(sql -> sql.select(SPAM_FEATURE.GOOD, SPAM_FEATURE.SPAM)
                .from(SPAM_FEATURE)
                .where(SPAM_FEATURE.FEATURE.eq("comment"))
                .fetchSingle(row -> List.of(row.value1(), row.value2())));
    }

    private List<String> acts() {
        List<Audit.Entry> entries = database.read(sql -> Audit.read(sql, Audit.Filter.NONE));
        return entries.stream()
                .map(entry -> entry.act() + " " + entry.subject())
                .toList();
    }

    private List<Long> list(SignedIn signedIn, Box box) {
        return database.read(sql -> Moderation.list(sql, signedIn, box, 0)).stream()
                .map(Moderation.Line::id)
                .toList();
    }
}
