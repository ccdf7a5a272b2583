package press.dateline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.Newsroom.State;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.report.Checked;
import press.dateline.people.Audit;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.PublicStories;
import press.dateline.story.Standing;

/// Stories are read afresh whenever they are to go out, on both databases.
abstract class CopyReadingTest {
    private static final Instant THEN = Instant.parse("2024-05-01T12:00:00Z");

    private Newsroom newsroom;
    private CopyReading reading;
    private Publishing publishing;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        // Finds the day on which a story goes out, and whether its name is known: what depends on more than the words.
        reading = new CopyReading(
                new CopyDesk(List.of(new NamedRule("test/day", "X1", "Day", (galley, margin) -> {
                    var publication = galley.copy().publication();
                    margin.mark(
                            Severity.BLOCK,
                            galley.texts().getFirst().place(0, 1),
                            "It goes out.",
                            (publication == null ? "never" : publication.day()) + " by "
                                    + java.util.Objects.requireNonNull(
                                                    galley.copy().furniture())
                                            .byline()
                                    + ", house hits "
                                    + galley.archive()
                                            .houseRules()
                                            .in(galley.copy().headline().text())
                                            .size());
                }))),
                newsroom.database().clock());
        publishing = new Publishing(newsroom.database(), reading);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whoeverSchedulesOrRedatesAStoryHasItReadAfresh() {
        long story = newsroom.hidden(State.DRAFT).id();
        assertThat(recorded(story)).isEmpty();

        publishing.move(story, new Standing.Scheduled(THEN), "Ada", "");
        var first = recorded(story).orElseThrow();
        publishing.move(story, new Standing.Scheduled(THEN.plusSeconds(86_400)), "Ada", "");
        var second = recorded(story).orElseThrow();

        assertThat(first.forMoment()).isEqualTo(THEN);
        assertThat(first.blocking()).isEqualTo(1);
        assertThat(first.findings()).contains("2024-05-01 by [");
        assertThat(second.findings()).contains("2024-05-02 by [");
    }

    @Test
    void whatTheCopyDeskStopsOnlyAtTheReleaseIsHeldAndSaid() {
        long story = newsroom.hidden(State.DRAFT).id();
        publishing.move(story, new Standing.Scheduled(THEN), "Ada", "");
        String headline = newsroom.database()
                .read(sql -> read(sql, story).copy().headline().text());
        newsroom.database().write(transaction -> {
            HouseStyle.add(transaction, rule(headline));
            return story;
        });
        newsroom.clock().set(THEN);

        List<Due> done = publishing.doWhatIsDue();

        assertThat(done.stream()
                        .filter(Due.Held.class::isInstance)
                        .map(Due.Held.class::cast)
                        .toList())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.story()).isEqualTo(story);
                    assertThat(held.findings().getFirst().computed()).endsWith("house hits 1");
                });
        assertThat(publishing.doWhatIsDue()).isEmpty();
        List<String> said = newsroom.database().read(sql -> Audit.read(sql, Audit.Filter.NONE).stream()
                .map(entry -> entry.who() + ": " + entry.act() + " " + entry.subject() + ", " + entry.detail())
                .toList());
        assertThat(said).contains("scheduler: story-held story:" + story + ", It goes out.");
        boolean isPublic = newsroom.database()
                .read(sql -> PublicStories.path(sql, story, THEN).isPresent());
        assertThat(isPublic).isFalse();
    }

    @Test
    void whatWasKnownOrLetStandWhenItWasScheduledComesOut() {
        long story = newsroom.hidden(State.DRAFT).id();
        long imported = newsroom.hidden(State.SCHEDULED).id();
        publishing.move(story, new Standing.Scheduled(THEN), "Ada", "");
        newsroom.clock().set(THEN);

        assertThat(publishing.doWhatIsDue()).contains(new Due.LetOut(story), new Due.LetOut(imported));
    }

    @Test
    void whatIsDraftedOrTakenDownIsNotRead() {
        long story = newsroom.story("pier-reopens");

        publishing.move(story, new Standing.TakenDown(THEN, "wrong"), "Ada", "wrong");

        assertThat(recorded(story)).isEmpty();
    }

    @Test
    void storyIsReadWithItsBylineAndTheRulesOfTheHouse() {
        long story = newsroom.story("pier-reopens");
        String headline = newsroom.database()
                .read(sql -> read(sql, story).copy().headline().text());
        newsroom.database().write(transaction -> {
            HouseStyle.add(transaction, rule(headline));
            return story;
        });

        Checked checked = newsroom.database().read(sql -> read(sql, story));

        assertThat(checked.findings().getFirst().computed())
                .contains("never by [Ada")
                .endsWith("house hits 1");
    }

    @Test
    void ruleWithoutAReasonIsNotKept() {
        HouseRule rule = new HouseRule("x", "words", false, Optional.empty(), "", "Ada", Severity.NOTE);

        assertThatThrownBy(() -> newsroom.database().write(transaction -> {
                    HouseStyle.add(transaction, rule);
                    return rule;
                }))
                .hasMessageContaining("a rule needs a name, a reason and an owner");
        List<HouseRule> kept = newsroom.database().read(HouseStyle::list);
        assertThat(kept).isEmpty();
    }

    @Test
    void ruleOfTheSameNameGivesWay() {
        List<HouseRule> kept = newsroom.database().write(transaction -> {
            HouseStyle.add(transaction, rule("one"));
            HouseStyle.add(transaction, rule("two"));
            return HouseStyle.list(transaction.sql());
        });

        assertThat(kept).containsExactly(rule("two"));
    }

    private Checked read(org.jooq.DSLContext sql, long story) {
        return reading.read(sql, story, null);
    }

    private Optional<CopyReading.Recorded> recorded(long story) {
        return newsroom.database().read(sql -> CopyReading.recorded(sql, story));
    }

    private static HouseRule rule(String words) {
        return new HouseRule("x", words, false, Optional.of("other"), "so", "Ada", Severity.WARN);
    }
}
