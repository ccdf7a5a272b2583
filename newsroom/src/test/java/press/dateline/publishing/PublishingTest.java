package press.dateline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.store.tables.Tables.ACT;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.Newsroom.Hidden;
import press.dateline.Newsroom.State;
import press.dateline.ledger.Entry;
import press.dateline.ledger.Ledger;
import press.dateline.media.MediaLibrary;
import press.dateline.store.Change;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Standing;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// The one door, on both databases.
abstract class PublishingTest {
    private Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aStoryThatFallsDueAppearsInItsListsOnce() {
        Hidden story = newsroom.hidden(State.SCHEDULED);
        int before = latest();

        int early = newsroom.publishing().doWhatIsDue().size();
        newsroom.clock().pass(Duration.ofDays(1));
        int due = newsroom.publishing().doWhatIsDue().size();
        int again = newsroom.publishing().doWhatIsDue().size();

        assertThat(List.of(early, due, again)).containsExactly(0, 2, 0);
        assertThat(latest()).isEqualTo(before + 2);
        assertThat(standing(story.id())).isEqualTo("published");
        assertThat(isPublic(story.id())).isTrue();
    }

    @Test
    void whatFallsDueStaysHiddenUntilItIsLetOut() {
        Hidden story = newsroom.hidden(State.EMBARGOED);
        newsroom.clock().pass(Duration.ofHours(2));

        assertThat(isPublic(story.id())).isFalse();
        assertThat(isThere(story.picture())).isFalse();
        assertThat(newsroom.publishing().doWhatIsDue()).containsExactly(new Due.LetOut(story.id()));
        assertThat(isPublic(story.id())).isTrue();
    }

    @Test
    void severalNodesLetAStoryOutOnce() throws Exception {
        newsroom.clock().pass(Duration.ofDays(1));
        List<Due> done = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                nodes.submit(() -> done.addAll(new Publishing(newsroom.database()).doWhatIsDue()));
            }
        }

        long scheduled = newsroom.hidden(State.SCHEDULED).id();
        assertThat(done)
                .containsExactlyInAnyOrder(
                        new Due.LetOut(newsroom.hidden(State.EMBARGOED).id()), new Due.LetOut(scheduled));
        List<String> releases = newsroom.database().read(sql -> Ledger.of(sql, "story:" + scheduled).stream()
                .map(Entry::act)
                .toList());
        assertThat(releases).containsExactly("release");
    }

    @Test
    void aStoryLeavesAtTheMomentThatWasSetAndIsTakenDownOnce() {
        long pier = newsroom.story("pier-reopens");
        Instant end = Newsroom.NOW.plus(Duration.ofHours(3));
        int before = latest();
        newsroom.publishing().endAt(pier, end, "Ada", "the licence ends");

        newsroom.clock().set(end.minusMillis(1));
        assertThat(newsroom.publishing().doWhatIsDue()).doesNotContain(new Due.Ended(pier));
        assertThat(isPublic(pier)).isTrue();
        newsroom.clock().set(end);
        assertThat(isPublic(pier)).isFalse();
        assertThat(newsroom.publishing().doWhatIsDue()).containsExactly(new Due.Ended(pier));
        assertThat(newsroom.publishing().doWhatIsDue()).isEmpty();

        assertThat(standing(pier)).isEqualTo("taken-down");
        assertThat(latest()).isEqualTo(before); // one came out meanwhile
        boolean withdrawn = newsroom.database().read(sql -> PublicStories.isWithdrawn(sql, pier, end));
        assertThat(withdrawn).isTrue();
        String recorded = newsroom.database()
                .read(sql -> Ledger.of(sql, "story:" + pier).getLast().record());
        assertThat(recorded).contains("the licence ends");
    }

    @Test
    void anEndThatWasSetStaysWhenTheStoryIsRewrittenOrWaits() {
        long pier = newsroom.story("pier-reopens");
        Hidden scheduled = newsroom.hidden(State.SCHEDULED);
        Instant end = Newsroom.NOW.plus(Duration.ofDays(2));
        newsroom.publishing().endAt(pier, end, "Ada", "");
        newsroom.publishing().endAt(scheduled.id(), end, "Ada", "");

        newsroom.publishing().move(pier, new Standing.Published(Newsroom.NOW), "Ada", "again");
        assertThat(isPublic(scheduled.id())).isFalse();
        newsroom.clock().set(end.minusMillis(1));
        newsroom.publishing().doWhatIsDue();
        assertThat(isPublic(pier) && isPublic(scheduled.id())).isTrue();
        newsroom.clock().set(end);

        assertThat(isPublic(pier) || isPublic(scheduled.id())).isFalse();
        assertThat(newsroom.publishing().doWhatIsDue())
                .containsExactlyInAnyOrder(new Due.Ended(pier), new Due.Ended(scheduled.id()));
    }

    @Test
    void anEndThatIsTakenBackDoesNotCome() {
        long pier = newsroom.story("pier-reopens");
        newsroom.publishing().endAt(pier, Newsroom.NOW.plusSeconds(60), "Ada", "");
        newsroom.publishing().endAt(pier, null, "Ada", "");
        newsroom.clock().pass(Duration.ofMinutes(2));

        assertThat(newsroom.publishing().doWhatIsDue()).isEmpty();
        assertThat(isPublic(pier)).isTrue();
        assertThatThrownBy(() -> newsroom.publishing().endAt(pier, Newsroom.NOW, "Ada", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTakenDownLeavesEveryListAndIsNotLetOutAgain() {
        long pier = newsroom.story("pier-reopens");
        int before = latest();

        newsroom.publishing().move(pier, new Standing.TakenDown(Newsroom.NOW, "wrong"), "The editor", "wrong");
        newsroom.clock().pass(Duration.ofMinutes(5));

        assertThat(newsroom.publishing().doWhatIsDue()).isEmpty();
        assertThat(latest()).isEqualTo(before - 1);
        assertThat(isPublic(pier)).isFalse();
        boolean withdrawn = newsroom.database()
                .read(sql ->
                        PublicStories.isWithdrawn(sql, pier, newsroom.clock().instant()));
        assertThat(withdrawn).isTrue();
    }

    @Test
    void whatComesBackStandsAtItsOldAddress() {
        Hidden story = newsroom.hidden(State.TAKEN_DOWN);

        newsroom.publishing().move(story.id(), new Standing.Published(story.at()), "The editor", "settled");

        String path = newsroom.database()
                .read(sql -> PublicStories.path(sql, story.id(), Newsroom.NOW).orElseThrow());
        assertThat(path).isEqualTo(story.path());
    }

    @Test
    void takingDownWhatWasNeverPublicLeavesNoTrace() {
        for (State state : List.of(State.DRAFT, State.SCHEDULED, State.EMBARGOED)) {
            long id = newsroom.hidden(state).id();
            newsroom.publishing().move(id, new Standing.TakenDown(Newsroom.NOW, ""), "The editor", "");

            boolean withdrawn = newsroom.database().read(sql -> PublicStories.isWithdrawn(sql, id, Newsroom.NOW));
            assertThat(withdrawn).as(state.name()).isFalse();
        }
    }

    @Test
    void noTwoStoriesShareAnAddress() {
        newsroom.database().write(transaction -> {
            Batch batch = newsroom.publishing().batch(transaction);
            for (int i = 0; i < 3; i++) {
                batch.add(
                        Copy.of("pier-reopens")
                                .at(Newsroom.at("2024-03-04T10:00"))
                                .draft(),
                        new Standing.Published(Newsroom.at("2024-03-04T10:00")),
                        "The editor");
            }
            batch.add(Copy.of("x").path("/about/").draft(), new Standing.Published(Newsroom.NOW), "The editor");
            // What the site answers itself would hide it.
            batch.add(Copy.of("x").path("/search/").draft(), new Standing.Published(Newsroom.NOW), "The editor");
            batch.finish();
            return 0;
        });

        List<String> paths = newsroom.database().read(sql -> sql.select(STORY.PATH)
                .from(STORY)
                .where(STORY.SLUG.in("pier-reopens", "x"))
                .orderBy(STORY.ID)
                .fetch(STORY.PATH));
        assertThat(paths)
                .containsExactly(
                        "/2024/03/04/pier-reopens/",
                        "/2024/03/04/pier-reopens-2/",
                        "/2024/03/04/pier-reopens-3/",
                        "/2024/03/04/pier-reopens-4/",
                        "/about-2/",
                        "/search-2/");
    }

    @Test
    void anAddressStaysWhenTheStoryIsRewritten() {
        long pier = newsroom.story("pier-reopens");
        newsroom.database().write(transaction -> {
            Batch batch = newsroom.publishing().batch(transaction);
            batch.replace(
                    pier,
                    Copy.of("another-slug").at(Newsroom.at("2024-01-01T10:00")).draft(),
                    new Standing.Published(Newsroom.at("2024-01-01T10:00")),
                    "The editor");
            batch.finish();
            return 0;
        });

        String path = newsroom.database()
                .read(sql -> PublicStories.path(sql, pier, Newsroom.NOW).orElseThrow());
        assertThat(path).isEqualTo("/2024/03/04/pier-reopens/");
    }

    @Test
    void aMoveTellsTheLogOfEverythingThatShowsIt() {
        Hidden story = newsroom.hidden(State.DRAFT);
        long before = newsroom.database().changes().position();

        newsroom.publishing().move(story.id(), new Standing.Published(story.at()), "The editor", "ready");

        assertThat(newsroom.database().changes().after(before, 100))
                .extracting(Change::tag)
                .contains(
                        "story:" + story.id(),
                        "path:" + story.path(),
                        "media:" + story.pictureId(),
                        "list:latest",
                        "list:topic:" + story.topic().id(),
                        "list:author:" + story.author().id(),
                        "list:section:" + newsroom.section("sport").id());
    }

    @Test
    void aPictureIsPublicWithItsStory() {
        Hidden story = newsroom.hidden(State.PRIVATE);
        assertThat(isThere(story.picture())).isFalse();

        newsroom.publishing().move(story.id(), new Standing.Published(story.at()), "The editor", "");
        assertThat(isThere(story.picture())).isTrue();

        newsroom.publishing().move(story.id(), new Standing.Private(), "The editor", "");
        assertThat(isThere(story.picture())).isFalse();
    }

    @Test
    void everyActIsKept() {
        Hidden story = newsroom.hidden(State.TAKEN_DOWN);

        List<String> acts = newsroom.database().read(sql -> sql.select(ACT.ACT_)
                .from(ACT)
                .where(ACT.STORY_ID.eq(story.id()))
                .orderBy(ACT.ID)
                .fetch(ACT.ACT_));
        assertThat(acts).containsExactly("published", "taken-down");
    }

    private int latest() {
        return newsroom.database().read(sql -> Listings.count(sql, StoryList.LATEST, new Period.All()));
    }

    private boolean isPublic(long story) {
        return newsroom.database()
                .read(sql -> PublicStories.path(sql, story, newsroom.clock().instant())
                        .isPresent());
    }

    private boolean isThere(String file) {
        Instant now = newsroom.clock().instant();
        return newsroom.database().read(sql -> MediaLibrary.file(sql, file, now).isPresent());
    }

    private String standing(long story) {
        return newsroom.database().read(sql -> sql.select(STORY.STANDING)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());
    }
}
