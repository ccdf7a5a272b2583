package press.dateline.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.store.tables.Tables.LEDGER;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.html.CleanHtml;
import press.dateline.ledger.Chain;
import press.dateline.ledger.Ledger;
import press.dateline.people.Audit;
import press.dateline.store.Change;
import press.dateline.store.DatabaseAddress;

abstract class EditionsTest {
    private static final Audit.Who ADA = new Audit.Who(null, "Ada", "");
    private static final Audit.Who BEN = new Audit.Who(null, "Ben", "");
    private static final Front SPORT = front("sport");
    private static final Front NEWS = front("news");

    private Newsroom newsroom;
    private Editions editions;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
        editions = new Editions(newsroom.database());
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private static Front front(String section) {
        return new Front(List.of(
                new Block.Stories("Read this", Block.Layout.GRID, new Choice(new Source.InSection(section), 5))));
    }

    private List<String> changed(Runnable work) {
        long before = newsroom.database().changes().position();
        work.run();
        return newsroom.database().changes().after(before, 10).stream()
                .map(Change::tag)
                .toList();
    }

    @Test
    void readersSeeNothingOfADraftUntilItIsLaunched() {
        assertThat(changed(() -> editions.save(SPORT, ADA))).isEmpty();
        assertThat(editions.live()).isEmpty();
        assertThat(editions.draft().front()).isEqualTo(SPORT);

        assertThat(changed(() -> editions.launch(ADA))).containsExactly("front");

        assertThat(editions.live().orElseThrow().front()).isEqualTo(SPORT);
    }

    @Test
    void aNewNewsroomBeginsWithTheFrontItHasByItself() {
        assertThat(editions.draft().front().blocks().getFirst()).isInstanceOf(Block.Lead.class);
    }

    @Test
    void anOlderEditionCanBeLaunchedAgain() {
        editions.save(SPORT, ADA);
        Edition first = editions.launch(ADA);
        editions.save(NEWS, BEN);
        editions.launch(BEN);

        Edition again = editions.rollBack(first.number(), ADA).orElseThrow();

        assertThat(editions.live()).contains(again);
        assertThat(again.front()).isEqualTo(SPORT);
        assertThat(again.restored()).isEqualTo(first.number());
        assertThat(editions.draft().front()).isEqualTo(SPORT);
        assertThat(editions.history(10)).extracting(Edition::by).containsExactly("Ada", "Ben", "Ada");
        assertThat(editions.rollBack(999, ADA)).isEmpty();
    }

    @Test
    void whoSavesOnAnOlderVersionLosesNothingAndOverwritesNothing() {
        long base = editions.save(SPORT, ADA).version();
        assertThat(editions.save(NEWS, base, BEN)).isInstanceOf(Editions.Saved.Kept.class);

        Editions.Saved saved = editions.save(Front.EMPTY, base, ADA);

        assertThat(saved).isInstanceOfSatisfying(Editions.Saved.Beside.class, beside -> {
            assertThat(beside.mine().front()).isEqualTo(Front.EMPTY);
            assertThat(beside.theirs().by()).isEqualTo("Ben");
            Optional<Draft> kept = newsroom.database()
                    .read(sql -> Editions.version(sql, beside.mine().version()));
            assertThat(kept.orElseThrow().aside()).isTrue();
        });
        assertThat(editions.draft().front()).isEqualTo(NEWS);
    }

    @Test
    void nobodyLaunchesWhatTheyHaveNotSeen() {
        long seen = editions.save(SPORT, ADA).version();
        editions.save(NEWS, BEN);

        assertThat(editions.launch(seen, ADA)).isEmpty();
        assertThat(editions.live()).isEmpty();
    }

    @Test
    void whatWasArrangedAndLaunchedIsInTheAuditLog() {
        editions.save(SPORT, ADA);
        Edition first = editions.launch(ADA);
        editions.rollBack(first.number(), BEN);

        List<Audit.Entry> entries = newsroom.database().read(sql -> Audit.read(sql, Audit.Filter.NONE));
        assertThat(entries)
                .extracting(entry -> entry.who() + " " + entry.act())
                .containsExactly(
                        "Ben front-rolled-back", "Ben front-arranged", "Ada front-launched", "Ada front-arranged");
    }

    @Test
    void theLedgerRecordsEveryLaunch() {
        editions.save(SPORT, ADA);
        Edition edition = editions.launch(ADA);

        newsroom.database().read(sql -> {
            var record = sql.selectFrom(LEDGER).where(LEDGER.ACT.eq("launch")).fetchSingle();
            assertThat(record.getSubject()).isEqualTo("front:" + edition.number());
            assertThat(Ledger.opened(sql, record.getRecord())).contains("\"by\":\"Ada\"", "\"section\":\"sport\"");
            assertThat(Chain.verify(sql, List.of()).fault()).isEmpty();
            return 0;
        });
    }

    @Test
    void aPickMayNameItsStoryByTheAddress() {
        Front front = editions.read(
                """
                {"blocks": [{"kind": "numbered", "picks": ["/2024/03/04/pier-reopens/", {"story": %d, "until": "2024-03-06T00:00:00-04:00"}]}]}
                """
                        .formatted(newsroom.story("council-votes")));

        assertThat(front.blocks().getFirst().choices().getFirst().picks())
                .containsExactly(
                        new Pick(newsroom.story("pier-reopens"), null),
                        new Pick(newsroom.story("council-votes"), Newsroom.at("2024-03-06T00:00")));
    }

    @Test
    void whatAFrontNamesMustBeThere() {
        for (String source : List.of("section", "topic", "author")) {
            assertThatThrownBy(() -> editions.read(
                            "{\"blocks\": [{\"kind\": \"numbered\", \"source\": {\"" + source + "\": \"gone\"}}]}"))
                    .isInstanceOf(NotAFront.class)
                    .hasMessage("it names a " + source + " “gone”, and there is none");
        }
        assertThatThrownBy(() ->
                        editions.save(new Front(List.of(new Block.Tabs("", 3, List.of(new Pick(99_999, null))))), ADA))
                .hasMessage("it names a story “99999”, and there is none");
    }

    @Test
    void everyKindOfBlockIsReadAsItWasWritten() {
        Choice stories = new Choice(new Source.OnTopic("ferries"), 3, List.of(new Pick(1, Newsroom.NOW)));
        CleanHtml text = CleanHtml.copy("<p>Words</p><script>alert(1)</script>");
        Front all = new Front(List.of(
                new Block.Breaking("Now", new Choice(new Source.Latest(), 1)),
                new Block.Lead("", new Choice(new Source.Top(), 4), 2, List.of(new Pick(2, null))),
                new Block.Numbered("N", new Choice(new Source.ByAuthor("ada"), 9)),
                new Block.Tabs("", 6, List.of(new Pick(3, null))),
                new Block.Featured("", stories),
                new Block.Stories("", Block.Layout.SCROLLER, stories),
                new Block.Opinion("", stories),
                new Block.Pictures("", new Choice(new Source.HandPicked(), 5)),
                new Block.MostRead("", 5),
                new Block.Newsletter("Letter", text, "Get it", "/letter/"),
                new Block.Text("About", text),
                new Block.Advertisement("", text)));

        String json = FrontJson.write(all);

        assertThat(FrontJson.read(json, path -> java.util.Optional.empty())).isEqualTo(all);
        assertThat(json).contains("<p>Words</p>").doesNotContain("script");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertThatThrownBy(() -> editions.read("{\"blocks\": ["))
                .hasMessageStartingWith("it is no JSON: look at line 1");
        assertThatThrownBy(() -> editions.read("[]")).hasMessageContaining("list of “blocks”");
        assertWrong("{}", "block 1 has the kind “”; there are breaking, lead");
        assertWrong("{\"kind\": \"lede\"}", "block 1 has the kind “lede”; there are breaking, lead");
        assertWrong("{\"kind\": \"text\", \"count\": 3}", "has “count”, which a block of the kind text does not know");
        assertWrong("{\"kind\": \"featured\", \"count\": 99}", "has the count 99; take a number from 1 to 20");
        assertWrong("{\"kind\": \"stories\", \"layout\": \"circle\"}", "there are list, grid, double and scroller");
        assertWrong("{\"kind\": \"numbered\", \"source\": \"best\"}", "has the source “best”");
        assertWrong("{\"kind\": \"tabs\", \"picks\": [\"/no/\"]}", "names a story at /no/, and there is none");
        assertWrong("{\"kind\": \"tabs\", \"picks\": [{\"story\": 1, \"until\": \"soon\"}]}", "until “soon”");
        assertWrong(
                "{\"kind\": \"newsletter\", \"label\": \"x\", \"address\": \"javascript:alert(1)\"}",
                "take a path of this site");
    }

    private void assertWrong(String block, String message) {
        assertThatThrownBy(() -> editions.read("{\"blocks\": [" + block + "]}"))
                .isInstanceOf(NotAFront.class)
                .hasMessageContaining(message);
    }
}
