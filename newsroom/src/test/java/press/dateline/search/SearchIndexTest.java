package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.INSTALLATION;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.Newsroom.State;
import press.dateline.section.Topics;
import press.dateline.settings.Setting;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.PublicGate;
import press.dateline.story.PublicStories;
import press.dateline.story.Standing;

/// What the index finds while stories come, change and go.
abstract class SearchIndexTest {
    @TempDir
    Path folder;

    private Newsroom newsroom;
    private SearchIndex index;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open() throws InterruptedException {
        newsroom = Newsroom.open(address(folder));
        index = started(folder.resolve("search"));
    }

    @AfterEach
    void close() {
        index.close();
        newsroom.close();
    }

    private SearchIndex started(Path at) throws InterruptedException {
        SearchIndex started = new SearchIndex(newsroom.database(), at);
        started.start();
        return Indexes.caughtUp(started, newsroom.database());
    }

    private void restart() throws InterruptedException {
        index.close();
        index = started(folder.resolve("search"));
    }

    private List<Long> found(String words) {
        return Indexes.ids(index, words);
    }

    private long publish(String slug) {
        return newsroom.publishing()
                .keep(Copy.of(slug).at(Newsroom.NOW).draft(), new Standing.Published(Newsroom.NOW), "The editor");
    }

    // what is in it --------------------------------------------------------------------------------------------------

    @Test
    void aStoryIsFoundWhenItComesOutAndGoneWhenItIsTakenDown() throws InterruptedException {
        long lighthouse = publish("lighthouse-sold");
        Indexes.caughtUp(index, newsroom.database());
        assertThat(found("lighthouses")).containsExactly(lighthouse);

        newsroom.publishing()
                .move(lighthouse, new Standing.TakenDown(Newsroom.NOW, "a court's order"), "The editor", "");

        Indexes.caughtUp(index, newsroom.database());
        assertThat(found("lighthouses")).isEmpty();
    }

    @Test
    void whatWasFoundAndIsTakenDownBeforeItIsShownShowsNothing() {
        Question pier = Question.of("pier reopens");
        var hits = index.find(pier, 1, 10).orElseThrow().hits();

        newsroom.publishing()
                .move(newsroom.story("pier-reopens"), new Standing.TakenDown(Newsroom.NOW, "x"), "The editor", "");

        assertThat(hits).hasSize(1);
        var extracts = newsroom.database().read(sql -> index.extracts(sql, pier, hits));
        assertThat(extracts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whatIsHiddenIsNotInIt(State state) {
        assertThat(found(newsroom.hidden(state).slug().replace('-', ' ')))
                .doesNotContain(newsroom.hidden(state).id());
        assertThat(index.likely(newsroom.hidden(state).path(), 5))
                .doesNotContain(newsroom.hidden(state).id());
        assertThat(found("\"" + newsroom.hidden(state).author().name() + "\"")).isEmpty();
    }

    @Test
    void aScheduledStoryIsFoundOnceItIsOut() throws InterruptedException {
        long id = newsroom.hidden(State.SCHEDULED).id();

        newsroom.clock().set(Newsroom.NOW.plus(Duration.ofDays(2)));
        newsroom.publishing().doWhatIsDue();

        Indexes.caughtUp(index, newsroom.database());
        assertThat(found("hush scheduled")).contains(id);
    }

    @Test
    void publicPagesAreFoundAndPrivateOnesAreNot() {
        assertThat(index.find(Question.of("team"), 1, 10).orElseThrow().hits())
                .containsExactly(new Found.Hit(Found.Hit.Kind.PAGE, newsroom.page("team")));
        assertThat(found("payroll")).isEmpty();
    }

    @Test
    void aTopicThatIsRenamedIsFoundByItsNewName() throws InterruptedException {
        newsroom.database().write(transaction -> {
            Topics.describe(transaction, newsroom.topic("ferries").id(), "Catamarans", "");
            return 0;
        });

        Indexes.caughtUp(index, newsroom.database());
        assertThat(found("catamaran")).contains(newsroom.story("pier-reopens"), newsroom.story("ferry-timetable"));
    }

    // questions ------------------------------------------------------------------------------------------------------

    @Test
    void filtersNarrowDownAndFacetsCount() {
        Question ferries = new Question(
                "",
                OptionalLong.empty(),
                OptionalLong.of(newsroom.topic("ferries").id()),
                OptionalLong.empty(),
                null,
                null);
        assertThat(Indexes.ids(index, ferries))
                .containsExactly(newsroom.story("pier-reopens"), newsroom.story("ferry-timetable"));

        Question news = new Question(
                "",
                OptionalLong.of(newsroom.section("news").id()),
                OptionalLong.empty(),
                OptionalLong.of(newsroom.person("ada").id()),
                LocalDate.of(2024, 1, 1),
                null);
        assertThat(Indexes.ids(index, news))
                .containsExactly(newsroom.story("pier-reopens"), newsroom.story("council-votes"));
        Found found = index.find(news, 1, 1).orElseThrow();
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.pages()).isEqualTo(2);
        assertThat(found.hits()).hasSize(1);
        assertThat(found.facets().sections())
                .containsExactlyInAnyOrder(
                        new Found.Count(newsroom.section("news").id(), 2),
                        new Found.Count(newsroom.section("harbour").id(), 1));
        assertThat(found.facets().years()).containsExactly(new Found.Count(2024, 2));

        Question day = new Question(
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                LocalDate.of(2024, 3, 4),
                LocalDate.of(2024, 3, 4));
        assertThat(Indexes.ids(index, day)).containsExactly(newsroom.story("pier-reopens"));
    }

    @Test
    void ofTwoStoriesThatFitEquallyTheNewerComesFirst() throws InterruptedException {
        long old = newsroom.publishing()
                .keep(
                        Copy.of("cannery-burns")
                                .at(Newsroom.at("2014-01-01T10:00"))
                                .draft(),
                        new Standing.Published(Newsroom.at("2014-01-01T10:00")),
                        "The editor");
        long young = publish("cannery-opens");

        Indexes.caughtUp(index, newsroom.database());
        assertThat(found("cannery")).containsExactly(young, old);
    }

    @Test
    void aWordNobodyWroteLeadsToTheOneThatWasMeant() {
        Found found = index.find(Question.of("counsil votes"), 1, 10).orElseThrow();

        assertThat(found.meant()).isEqualTo("council votes");
    }

    @Test
    void whereNothingHasAllWordsWhatHasMostIsShown() {
        Found found = index.find(Question.of("council votes zeppelin"), 1, 10).orElseThrow();

        assertThat(found.some()).isTrue();
        assertThat(found.hits()).containsExactly(new Found.Hit(Found.Hit.Kind.STORY, newsroom.story("council-votes")));
    }

    @Test
    void extractsAreMarkedAndEscaped() throws InterruptedException {
        long id = publish("gannets");
        newsroom.database().write(transaction -> transaction
                .sql()
                .execute(
                        "UPDATE story_copy SET copy = ? WHERE story_id = ?",
                        "<p>Ten gannets &lt;b&gt; dived.</p>",
                        id));
        var hit = new Found.Hit(Found.Hit.Kind.STORY, id);

        var extracts = newsroom.database().read(sql -> index.extracts(sql, Question.of("gannet"), List.of(hit)));

        assertThat(extracts.get(hit)).contains("<mark>gannets</mark> &lt;b&gt;").doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-pier",
                "-\"pier\" -council",
                "* ? ~ ^ [a TO b] (( }} \\ / && ||",
                "the of and",
                "\"",
                "\u0000\uFFFF\uD800",
                "a* *a ?ier pier~2 title:pier"
            })
    void noQuestionDoesHarm(String words) {
        assertThat(index.find(Question.of(words), 1, 10)).isPresent();
        assertThat(index.find(Question.of(words.repeat(1 + 10_000 / (1 + words.length()))), 99, 100))
                .isPresent();
        assertThat(index.likely("/" + words + "/", 3)).isNotNull();
    }

    @Test
    void aStoryIsLikelyMeantByAnAddressThatIsNearlyIts() {
        assertThat(index.likely("/2024/03/04/pier-reopend.html", 3)).first().isEqualTo(newsroom.story("pier-reopens"));
        assertThat(index.likely("/wp-admin/install.php", 3)).isEmpty();
    }

    @Test
    void relatedStoriesShareTopicsAndWords() {
        List<Long> related = related("/2024/03/04/pier-reopens/", 3);

        assertThat(related).first().isEqualTo(newsroom.story("ferry-timetable"));
        assertThat(related).doesNotContain(newsroom.story("pier-reopens"));
    }

    @Test
    void whatIsRelatedIsKeptUntilTheWordsChange() throws InterruptedException {
        List<Long> before = related("/2024/03/04/pier-reopens/", 1);
        long twin = newsroom.publishing()
                .keep(
                        Copy.of("pier-reopens-twice")
                                .at(Newsroom.NOW)
                                .about(newsroom.topic("ferries").id())
                                .draft(),
                        new Standing.Published(Newsroom.NOW),
                        "The editor");
        Indexes.caughtUp(index, newsroom.database());

        assertThat(related("/2024/03/04/pier-reopens/", 1)).isEqualTo(before);

        newsroom.clock().pass(Duration.ofHours(1));

        assertThat(related("/2024/03/04/pier-reopens/", 1)).containsExactly(twin);
    }

    @Test
    void whatWasTakenDownLeavesWhatIsKept() throws InterruptedException {
        List<Long> before = related("/2024/03/04/pier-reopens/", 1);

        newsroom.publishing()
                .move(before.getFirst(), new Standing.TakenDown(Newsroom.NOW, "a court's order"), "The editor", "");
        Indexes.caughtUp(index, newsroom.database());

        assertThat(related("/2024/03/04/pier-reopens/", 1)).doesNotContainAnyElementsOf(before);
    }

    private List<Long> related(String path, int atMost) {
        return newsroom.database().read(sql -> index.related(
                        PublicStories.byPath(sql, path, Newsroom.NOW).orElseThrow(), atMost)
                .orElseThrow());
    }

    // crashes --------------------------------------------------------------------------------------------------------

    @Test
    void whatWasNotCommittedIsReadFromTheLogAgain() throws Exception {
        index.close();
        Path crashed = folder.resolve("crashed");
        copy(folder.resolve("search"), crashed);
        long behind = publish("lighthouse-sold");
        newsroom.publishing()
                .move(newsroom.story("council-votes"), new Standing.TakenDown(Newsroom.NOW, "x"), "The editor", "");

        index = started(crashed);

        assertThat(found("lighthouse")).containsExactly(behind);
        assertThat(found("council votes")).isEmpty();
    }

    @Test
    void afterARestoreItIsMadeAnew() throws InterruptedException {
        index.close();
        newsroom.database().write(transaction -> transaction
                .sql()
                .update(INSTALLATION)
                .set(INSTALLATION.EPOCH, INSTALLATION.EPOCH.plus(1))
                .execute());
        withoutTheLog("DELETE FROM listing");
        withoutTheLog("UPDATE story SET public_from = NULL WHERE slug = 'council-votes'");

        index = started(folder.resolve("search"));

        assertThat(found("council votes")).isEmpty();
    }

    @Test
    void aLogThatWasTrimmedTooFarMakesItAnew() throws InterruptedException {
        index.close();
        publish("lighthouse-sold");
        newsroom.clock().pass(Duration.ofDays(30));
        publish("cannery-opens");
        newsroom.database().changes().trim(newsroom.clock().instant());

        index = started(folder.resolve("search"));

        assertThat(found("lighthouse")).hasSize(1);
        assertThat(found("cannery")).hasSize(1);
    }

    @Test
    void anotherLanguageMakesItAnewWhileItRuns() throws InterruptedException {
        publish("häfen-gesperrt");
        newsroom.publishing().changeSettings(site -> site.with(Setting.LANGUAGE, "de"));

        for (int i = 0; i < 1000 && (!index.stands() || found("hafen").isEmpty()); i++) {
            Thread.sleep(10);
        }

        assertThat(found("hafen")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "turned", "strange", "gone", "empty"})
    void whatIsBrokenIsMadeAnew(String how) throws Exception {
        index.close();
        try (Stream<Path> files = Files.list(folder.resolve("search"))) {
            for (Path file : files.toList()) {
                damage(file, how);
            }
        }

        index = started(folder.resolve("search"));

        assertThat(found("pier")).contains(newsroom.story("pier-reopens"));
        restart();
        assertThat(found("pier")).contains(newsroom.story("pier-reopens"));
    }

    private static void damage(Path file, String how) throws IOException {
        if (file.endsWith("write.lock")) {
            return;
        }
        switch (how) {
            case "truncated" -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }
            case "turned" -> {
                if (!file.getFileName().toString().startsWith("segments")) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.wrap(new byte[] {0x55, 0x55}), channel.size() / 2);
                    }
                }
            }
            case "strange" -> Files.writeString(file, "This is no index.");
            case "gone" -> {
                if (!file.getFileName().toString().startsWith("segments")) {
                    Files.delete(file);
                }
            }
            default -> Files.write(file, new byte[0]);
        }
    }

    @Test
    void anIndexOfAnotherFormatIsMadeAnew() throws Exception {
        index.close();
        try (var directory = FSDirectory.open(folder.resolve("search"));
                var writer = new IndexWriter(directory, new IndexWriterConfig().setOpenMode(OpenMode.CREATE))) {
            writer.setLiveCommitData(java.util.Map.of("format", "0").entrySet());
        }

        index = started(folder.resolve("search"));

        assertThat(found("pier")).contains(newsroom.story("pier-reopens"));
    }

    @Test
    void whileItIsNotThereNothingIsFoundAndNothingFails() {
        try (SearchIndex idle = new SearchIndex(newsroom.database(), folder.resolve("idle"))) {
            assertThat(idle.stands()).isFalse();
            assertThat(idle.find(Question.of("pier"), 1, 10)).isEmpty();
            assertThat(idle.likely("/pier/", 3)).isEmpty();
            assertThat(folder.resolve("idle")).doesNotExist();
        }
    }

    // truth ----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexAndDatabaseAgreeAfterAnyEdits(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Long> ids = new ArrayList<>(List.of(newsroom.story("pier-reopens"), newsroom.story("council-votes")));
        for (int i = 0; i < 60; i++) {
            long id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(6)) {
                case 0 -> ids.add(publish("edit-" + i));
                case 1 -> newsroom.publishing().move(id, new Standing.TakenDown(Newsroom.NOW, "x"), "The editor", "");
                case 2 -> newsroom.publishing().move(id, new Standing.Published(Newsroom.NOW), "The editor", "");
                case 3 -> newsroom.publishing().move(id, new Standing.Draft(), "The editor", "");
                case 4 ->
                    ids.add(newsroom.publishing()
                            .keep(Copy.of("draft-" + i).draft(), new Standing.Draft(), "The editor"));
                default -> {
                    if (random.nextInt(4) == 0) {
                        restart();
                    }
                }
            }
        }

        Indexes.caughtUp(index, newsroom.database());
        List<Long> open = newsroom.database().read(sql -> sql.select(PUBLIC_STORY.ID)
                .from(PUBLIC_STORY)
                .where(PublicGate.open(PUBLIC_STORY, newsroom.clock().instant()))
                .fetch(PUBLIC_STORY.ID));
        Found all = index.find(Question.of("-xyzzy"), 1, 1000).orElseThrow();
        assertThat(all.hits().stream()
                        .filter(hit -> hit.kind() == Found.Hit.Kind.STORY)
                        .map(Found.Hit::id)
                        .toList())
                .doesNotHaveDuplicates()
                .hasSameElementsAs(new TreeSet<>(open));
    }

    private void withoutTheLog(String statement) {
        newsroom.database().write(transaction -> transaction.sql().execute(statement));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
