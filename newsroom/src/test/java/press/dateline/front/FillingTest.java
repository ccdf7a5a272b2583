package press.dateline.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.Newsroom.State;
import press.dateline.section.Sections;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.Standing;
import press.dateline.story.Story.StoryCard;

@TestInstance(Lifecycle.PER_CLASS)
abstract class FillingTest {
    private static final int STORIES = 120;

    private Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        newsroom.database().write(transaction -> {
            var batch = newsroom.publishing().batch(transaction);
            for (int i = 0; i < STORIES; i++) {
                var copy = Copy.of("story-" + i)
                        .at(Newsroom.at("2024-01-10T10:00").plus(Duration.ofMinutes(i)))
                        .in(newsroom.section(i % 2 == 0 ? "harbour" : "sport").id())
                        .about(newsroom.topic("ferries").id())
                        .by(newsroom.person(i % 3 == 0 ? "ada" : "ben").id());
                if (i % 4 == 0) {
                    copy.picture(newsroom.media("pier.jpg"));
                }
                batch.add(copy.draft(), new Standing.Published(copy.draft().at()), "The editor");
            }
            batch.finish();
            return 0;
        });
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    private List<Filled> fill(Block... blocks) {
        return newsroom.database()
                .read(sql -> Filling.fill(
                        sql,
                        new Front(List.of(blocks)),
                        Sections.tree(sql),
                        newsroom.clock().instant()));
    }

    private static List<String> slugs(List<Filled> filled, int block) {
        return filled.get(block).stories().getFirst().stream()
                .map(StoryCard::slug)
                .toList();
    }

    private static Block numbered(Source source, int count, Pick... picks) {
        return new Block.Numbered("", new Choice(source, count, List.of(picks)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 40})
    void itTakesAtMostNineStatementsWhenItsListsAreKnownAndNoStoryStandsTwice(int blocks) {
        List<Source> sources = List.of(
                new Source.Latest(),
                new Source.InSection("news/harbour"),
                new Source.OnTopic("ferries"),
                new Source.ByAuthor("ada"),
                new Source.MostRead(),
                new Source.Top());
        List<Block> front = new ArrayList<>();
        front.add(new Block.Lead("", new Choice(new Source.Top(), 4), 3, List.of()));
        front.add(new Block.Tabs("", 3, List.of(new Pick(newsroom.story("council-votes"), null))));
        front.add(new Block.Opinion("", new Choice(new Source.ByAuthor("ben"), 2)));
        while (front.size() < blocks) {
            front.add(new Block.Stories(
                    "", Block.Layout.LIST, new Choice(sources.get(front.size() % sources.size()), 2)));
        }
        AtomicInteger statements = new AtomicInteger();

        List<Filled> filled = newsroom.database().read(sql -> {
            var tree = Sections.tree(sql);
            var counted = DSL.using(sql.configuration()
                    .derive(ExecuteListener.onExecuteStart(context -> statements.incrementAndGet())));
            Filling.fill(counted, new Front(front), tree, Newsroom.NOW);
            statements.set(0);
            return Filling.fill(counted, new Front(front), tree, Newsroom.NOW);
        });

        assertThat(statements.get()).isBetween(5, 9);
        List<Long> shown = filled.stream()
                .flatMap(block -> block.stories().stream())
                .flatMap(List::stream)
                .map(StoryCard::id)
                .toList();
        assertThat(shown).doesNotHaveDuplicates().hasSizeGreaterThan(blocks);
    }

    @Test
    void blocksTakeInReadingOrder() {
        List<Filled> filled = fill(numbered(new Source.Latest(), 2), numbered(new Source.InSection("news/harbour"), 2));

        assertThat(slugs(filled, 0)).containsExactly("pier-reopens", "ferry-timetable");
        assertThat(slugs(filled, 1)).containsExactly("story-118", "story-116");
        assertThat(filled.get(1).about())
                .isEqualTo(new Filled.Subject(
                        "Harbour",
                        "/category/news/harbour/",
                        newsroom.section("harbour").id()));
    }

    @Test
    void whatIsPickedByHandStandsOnTopAndNowhereElse() {
        long pier = newsroom.story("pier-reopens");

        List<Filled> filled = fill(
                numbered(new Source.Latest(), 1),
                numbered(new Source.OnTopic("ferries"), 2, new Pick(pier, null)),
                numbered(new Source.HandPicked(), 2, new Pick(pier, null)));

        assertThat(slugs(filled, 0)).containsExactly("ferry-timetable");
        assertThat(slugs(filled, 1)).containsExactly("pier-reopens", "story-119");
        assertThat(filled).as("the third is empty and vanishes").hasSize(2);
    }

    @Test
    void aPickMakesRoomWhenItsTimeIsOver() {
        long history = newsroom.story("town-history");

        assertThat(slugs(fill(numbered(new Source.Latest(), 1, new Pick(history, Newsroom.NOW.plusSeconds(1)))), 0))
                .containsExactly("town-history");
        assertThat(slugs(fill(numbered(new Source.Latest(), 1, new Pick(history, Newsroom.NOW))), 0))
                .containsExactly("pier-reopens");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aPickThatIsNotPublicVanishes(State state) {
        List<Filled> filled = fill(numbered(
                new Source.HandPicked(), 3, new Pick(newsroom.hidden(state).id(), null)));

        assertThat(filled).isEmpty();
    }

    @Test
    void whatIsKeptOnTopComesBeforeTheNewest() {
        List<Filled> filled = fill(new Block.Numbered("", new Choice(new Source.Top(), 2)));

        assertThat(slugs(filled, 0)).containsExactly("town-history", "pier-reopens");
    }

    @Test
    void theLeadHasAPictureWhereOneOfTheNewestHas() {
        List<Filled> filled = fill(
                numbered(new Source.Latest(), 3),
                new Block.Lead("", new Choice(new Source.InSection("news/harbour"), 2), 2, List.of()));

        assertThat(slugs(filled, 1)).containsExactly("story-116", "story-114");
        assertThat(filled.get(1).stories().getLast())
                .extracting(StoryCard::slug)
                .as("on the lead's topic, and taken before the others")
                .containsExactly("story-119", "story-118");
    }

    @Test
    void aStripShowsOnlyStoriesWithPictures() {
        List<Filled> filled = fill(new Block.Pictures("", new Choice(new Source.InSection("sport"), 3)));
        assertThat(filled).isEmpty();

        assertThat(slugs(fill(new Block.Pictures("", new Choice(new Source.InSection("news/harbour"), 3))), 0))
                .containsExactly("pier-reopens", "story-116", "story-112");
    }

    @Test
    void anUnknownNameLeavesABlockEmpty() {
        assertThat(fill(
                        numbered(new Source.InSection("gone"), 3),
                        numbered(new Source.OnTopic("gone"), 3),
                        new Block.Text("", press.dateline.html.CleanHtml.EMPTY)))
                .isEmpty();
    }

    @Test
    void theOwnFrontOfASiteFillsItself() {
        List<Filled> filled = newsroom.database().read(sql -> {
            var tree = Sections.tree(sql);
            return Filling.fill(sql, OwnFront.of(tree), tree, Newsroom.NOW);
        });

        assertThat(filled).hasSizeGreaterThanOrEqualTo(4);
        assertThat(filled.getFirst().block()).isInstanceOf(Block.Lead.class);
        Set<Long> shown = new HashSet<>();
        filled.forEach(block -> block.stories()
                .forEach(place -> place.forEach(story ->
                        assertThat(shown.add(story.id())).as(story.slug()).isTrue())));
    }
}
