package press.dateline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.RuleName;
import press.dateline.copydesk.Severity;
import press.dateline.html.CleanHtml;
import press.dateline.ledger.Ledger;
import press.dateline.settings.Setting;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.Furniture;
import press.dateline.story.PublicStories;
import press.dateline.story.Revision;
import press.dateline.story.Stage;
import press.dateline.story.Standing;
import press.dateline.story.WorkingCopies;
import press.dateline.story.WorkingCopies.Saved;
import press.dateline.story.WorkingCopy;

/// A story on its way from the first word to readers and off the site, on both databases.
abstract class StoryDeskTest {
    private static final Finding STOPS = new Finding(
            new RuleName("furniture/no-byline", "M1", "No byline"),
            Severity.BLOCK,
            Place.furniture(),
            "",
            List.of(),
            "Nobody's name stands above the story.",
            "",
            List.of());

    private static final Editor WRITER = new Editor(null, "Ines Ferreira");

    private Newsroom newsroom;
    private List<Finding> findings = List.of();
    private StoryDesk desk;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        desk = new StoryDesk(
                newsroom.database(),
                name -> name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                (sql, copy, publication) -> findings);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whatIsBegunIsSeenByTheDeskAlone() {
        WorkingCopy begun = begin("Ferry runs again");

        assertThat(begun.stage()).isEqualTo(Stage.WRITING);
        assertThat(isPublic(begun.storyId())).isFalse();
    }

    @Test
    void whatTheCopyDeskFoundIsOnRecordWithTheMove() {
        CopyReading reading =
                new CopyReading(new CopyDesk(List.of()), newsroom.database().clock());
        desk = StoryDesk.readBy(reading, newsroom.database(), headline -> "ferry");
        WorkingCopy begun = begin("Ferry runs again");
        assertThat(recorded(begun)).isEmpty();

        desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);

        assertThat(recorded(begun)).isPresent();
    }

    private Optional<CopyReading.Recorded> recorded(WorkingCopy copy) {
        return newsroom.database().read(sql -> CopyReading.recorded(sql, copy.storyId()));
    }

    @Test
    void whatIsPublishedIsWhatWasSavedLast() {
        WorkingCopy begun = begin("Ferry runs again");
        WorkingCopy saved = saved(begun, "Ferry runs again on Sunday", "<p>It does.</p>");

        Moved moved = desk.move(saved.storyId(), saved.version(), new Move.Publish(), WRITER);

        assertThat(moved).isEqualTo(new Moved.Done(Standing.Kind.PUBLISHED, Stage.WRITING));
        assertThat(headline(saved.storyId())).isEqualTo("Ferry runs again on Sunday");
        assertThat(isPublic(saved.storyId())).isTrue();
        assertThat(ledgerActs(saved.storyId())).containsExactly("publication");
    }

    @Test
    void readersSeeAChangeOnlyWhenItIsPublished() {
        WorkingCopy out = published("Ferry runs again");
        WorkingCopy changed = saved(out, "Ferry stops again", "<p>It does.</p>");

        assertThat(headline(out.storyId())).isEqualTo("Ferry runs again");
        String path = path(out.storyId());
        desk.move(out.storyId(), changed.version(), new Move.Publish(), WRITER);

        assertThat(headline(out.storyId())).isEqualTo("Ferry stops again");
        assertThat(path(out.storyId())).isEqualTo(path);
    }

    @Test
    void ofTwoWhoSaveOnTheSameVersionNeitherLosesAWord() {
        WorkingCopy begun = begin("Ferry runs again");
        saved(begun, "Hers", "<p>Her words.</p>");

        Saved late = desk.save(
                begun.storyId(), begun.version(), furniture("His"), CleanHtml.copy("<p>His words.</p>"), WRITER, false);

        assertThat(late).isInstanceOfSatisfying(Saved.Beside.class, beside -> {
            assertThat(beside.latest().furniture().headline()).isEqualTo("Hers");
            Revision mine = newsroom.database()
                    .read(sql -> WorkingCopies.revision(sql, begun.storyId(), beside.mine()))
                    .orElseThrow();
            assertThat(mine.copy().html()).isEqualTo("<p>His words.</p>");
        });
    }

    @Test
    void savingTheSameWordsTwiceIsOneVersion() {
        WorkingCopy begun = begin("Ferry runs again");
        WorkingCopy first = saved(begun, "Same", "<p>Same.</p>");

        WorkingCopy second = saved(first, "Same", "<p>Same.</p>");

        assertThat(second.version()).isEqualTo(first.version());
    }

    @Test
    void aFindingStopsUntilItIsLetStand() {
        WorkingCopy begun = begin("Ferry runs again");
        findings = List.of(STOPS);

        Moved stopped = desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);
        desk.stet(begun.storyId(), STOPS.key(), "House custom for briefs", WRITER);
        Moved moved = desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);

        assertThat(stopped).isEqualTo(new Moved.Stopped(List.of(STOPS)));
        assertThat(moved).isInstanceOf(Moved.Done.class);
        assertThat(record(begun.storyId())).contains("House custom for briefs");
    }

    @Test
    void aNewerVersionIsNotPublishedInTheStead() {
        WorkingCopy begun = begin("Ferry runs again");
        WorkingCopy newer = saved(begun, "Changed meanwhile", "<p>x</p>");

        assertThat(desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER))
                .isEqualTo(new Moved.Behind(newer.version()));
        assertThat(isPublic(begun.storyId())).isFalse();
    }

    @Test
    void whereTheDeskDemandsItAnotherPersonMustPassTheVersion() {
        newsroom.publishing().changeSettings(site -> site.with(Setting.SECOND_PAIR_OF_EYES, "on"));
        WorkingCopy begun = begin("Ferry runs again");

        Moved alone = desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);
        desk.move(begun.storyId(), begun.version(), new Move.Submit(), WRITER);
        desk.move(begun.storyId(), begun.version(), new Move.Approve(), new Editor(null, "Tom Baines"));
        Moved passed = desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);

        assertThat(alone).isEqualTo(new Moved.NeedsOtherEyes());
        assertThat(passed).isInstanceOf(Moved.Done.class);
        assertThat(record(begun.storyId())).contains("Tom Baines");
    }

    @Test
    void aChangeAfterApprovalHasToBeApprovedAnew() {
        WorkingCopy begun = begin("Ferry runs again");
        desk.move(begun.storyId(), begun.version(), new Move.Approve(), WRITER);

        WorkingCopy changed = saved(begun, "Changed", "<p>x</p>");

        assertThat(changed.stage()).isEqualTo(Stage.WRITING);
    }

    @Test
    void anEmbargoIsKept() {
        WorkingCopy begun = begin("Ferry runs again");
        var until = newsroom.clock().instant().plus(Duration.ofHours(3));

        Moved held = desk.move(begun.storyId(), begun.version(), new Move.Embargo(until, "Agreed"), WRITER);
        Moved early = desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER);

        assertThat(held).isEqualTo(new Moved.Done(Standing.Kind.EMBARGOED, Stage.WRITING));
        assertThat(early).isEqualTo(new Moved.NotFromHere(Standing.Kind.EMBARGOED, Stage.WRITING));
        assertThat(isPublic(begun.storyId())).isFalse();
        newsroom.clock().pass(Duration.ofHours(3));
        newsroom.publishing().doWhatIsDue();
        assertThat(isPublic(begun.storyId())).isTrue();
    }

    @Test
    void whatIsTakenDownNeedsAReasonAndIsGone() {
        WorkingCopy out = published("Ferry runs again");

        Moved without = desk.move(out.storyId(), out.version(), new Move.TakeDown(" "), WRITER);
        Moved down = desk.move(out.storyId(), out.version(), new Move.TakeDown("Wrong ferry"), WRITER);

        assertThat(without).isEqualTo(new Moved.NeedsReason());
        assertThat(down).isEqualTo(new Moved.Done(Standing.Kind.TAKEN_DOWN, Stage.WRITING));
        assertThat(isPublic(out.storyId())).isFalse();
        assertThat(ledgerActs(out.storyId())).containsExactly("publication", "take-down");
    }

    @Test
    void whatTheDeskKeptByItselfIsThinnedOutAfterADay() {
        WorkingCopy copy = begin("Ferry runs again");
        for (int i = 0; i < 5; i++) {
            newsroom.clock().pass(Duration.ofSeconds(2));
            copy = ((Saved.Kept) desk.save(
                            copy.storyId(), copy.version(), furniture("Take " + i), copy.copy(), WRITER, false))
                    .now();
        }
        newsroom.clock().pass(Duration.ofDays(2));

        int gone = newsroom.database().write(WorkingCopies::thin);

        long story = copy.storyId();
        List<String> left = newsroom.database().read(sql -> WorkingCopies.revisions(sql, story, 100)).stream()
                .map(revision -> revision.furniture().headline())
                .toList();
        assertThat(gone).isEqualTo(4);
        assertThat(left).contains("Take 4", "Ferry runs again").doesNotContain("Take 0");
    }

    private WorkingCopy begin(String headline) {
        return desk.begin(furniture(headline), CleanHtml.copy("<p>The ferry runs.</p>"), WRITER);
    }

    private WorkingCopy published(String headline) {
        WorkingCopy begun = begin(headline);
        assertThat(desk.move(begun.storyId(), begun.version(), new Move.Publish(), WRITER))
                .isInstanceOf(Moved.Done.class);
        return begun;
    }

    private WorkingCopy saved(WorkingCopy base, String headline, String copy) {
        Saved saved =
                desk.save(base.storyId(), base.version(), furniture(headline), CleanHtml.copy(copy), WRITER, true);
        assertThat(saved).isInstanceOf(Saved.Kept.class);
        return ((Saved.Kept) saved).now();
    }

    private static Furniture furniture(String headline) {
        return Furniture.of("{\"headline\": \"" + headline + "\", \"topics\": [\"Ferries\"]}");
    }

    private boolean isPublic(long story) {
        return newsroom.database()
                .read(sql -> PublicStories.path(sql, story, newsroom.clock().instant())
                        .isPresent());
    }

    private String headline(long story) {
        return newsroom.database().read(sql -> sql.select(STORY.HEADLINE)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());
    }

    private String path(long story) {
        return newsroom.database().read(sql -> sql.select(STORY.PATH)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());
    }

    private List<String> ledgerActs(long story) {
        return newsroom.database().read(sql -> sql.select(LEDGER.ACT)
                .from(LEDGER)
                .where(LEDGER.SUBJECT.eq("story:" + story))
                .orderBy(LEDGER.ID)
                .fetch(LEDGER.ACT));
    }

    private String record(long story) {
        return newsroom.database()
                .read(sql -> Ledger.opened(
                        sql, Ledger.of(sql, "story:" + story).getLast().record()));
    }
}
