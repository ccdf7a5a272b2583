package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.READING;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.PageKey;
import press.dateline.ledger.Chain;
import press.dateline.mail.Letter;
import press.dateline.mail.Mail;
import press.dateline.people.Audit;
import press.dateline.people.Role;
import press.dateline.publishing.Publishing;
import press.dateline.publishing.Receipt;
import press.dateline.settings.Setting;
import press.dateline.store.DatabaseAddress;

/// A story by the screens of the desk, from the first word to readers and off the site, on both databases.
abstract class StoryPagesTest {
    private static final List<String> SCRIPT =
            List.of("Sec-Fetch-Site: same-origin", "Accept: application/json", "Content-Type: application/json");

    private static final Pattern WORDS = Pattern.compile("\"words\":\\d+");

    private ServedDesk desk;
    private ServedDesk.Browser writer;
    private ServedDesk.Browser editor;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(address(folder));
        writer = desk.signedIn(Role.WRITER);
        editor = desk.signedIn(Role.MANAGING_EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    // writing --------------------------------------------------------------------------------------------------------

    @Test
    void aStoryIsWrittenByAFormAlone() {
        String story = begin(writer);

        ServedDesk.Answer kept = keep(writer, story, "Ferry runs again", "It runs.\r\n\r\nOn <b>Sunday</b>.<script>");

        assertThat(kept.location()).isEqualTo(story);
        assertThat(writer.get(story).body())
                .contains("Ferry runs again</textarea>")
                .contains("&lt;p&gt;It runs.&lt;/p&gt;\n&lt;p&gt;On &lt;b&gt;Sunday&lt;/b&gt;.&lt;/p&gt;</textarea>")
                .contains("A writer</textarea>")
                .contains("\"headline\":\"Ferry runs again\"")
                .contains("4 words");
    }

    @Test
    void whatIsSavedOnAnOldVersionIsKeptBesideTheLatest() {
        String story = written("Ferry runs again");
        int version = version(writer, story);

        ServedDesk.Answer mine = put(writer, story, version, "<p>Mine.</p>");
        ServedDesk.Answer again = put(writer, story, version, "<p>Late <script>x</script>words.</p>");

        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.body()).contains("\"version\":" + (version + 1)).containsPattern(WORDS);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("\"copy\":\"<p>Mine.</p>\"", "\"savedBy\":\"A writer\"");
        String revision = find(again.body(), "\"mine\":(\\d+)");
        assertThat(writer.get(story + "/history/" + revision).body()).contains("Late", "words");
    }

    @Test
    void whatWasCleanedIsToldBackAndNothingElse() {
        String story = written("Ferry runs again");

        String clean =
                put(writer, story, version(writer, story), "<p>Clean.</p>").body();
        String cleaned = put(writer, story, version(writer, story), "<p onclick=x>Dirty.</p>")
                .body();

        assertThat(clean).doesNotContain("\"copy\"");
        assertThat(cleaned).contains("\"copy\":\"<p>Dirty.</p>\"");
    }

    @Test
    void scriptsAreRefusedInTheirOwnLanguage() {
        String story = written("Ferry runs again");

        ServedDesk.Answer out = desk.browser().send("PUT", story + "/working-copy", SCRIPT, "{}");
        ServedDesk.Answer wrong = json(writer, "PUT", story + "/working-copy", "[1,");
        ServedDesk.Answer nothing = json(writer, "POST", "/desk/stories/999999/findings", "{}");

        assertThat(out.status()).isEqualTo(401);
        assertThat(out.body()).isEqualTo("{\"signIn\":\"/desk/sign-in\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).startsWith("{\"problem\":");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).startsWith("{\"problem\":");
    }

    @Test
    void onlyOneTabWritesUntilAnotherTakesOver() {
        String story = written("Ferry runs again");
        String first =
                json(writer, "POST", story + "/presence", "{\"tab\":\"one\"}").body();
        String second =
                json(editor, "POST", story + "/presence", "{\"tab\":\"two\"}").body();
        String taken = json(editor, "POST", story + "/presence/holder", "{\"tab\":\"two\"}")
                .body();
        json(editor, "POST", story + "/presence", "{\"tab\":\"two\",\"leaving\":true}");
        String alone =
                json(writer, "POST", story + "/presence", "{\"tab\":\"one\"}").body();

        assertThat(first).isEqualTo("{\"others\":[],\"holder\":{\"name\":\"A writer\",\"mine\":true}}");
        assertThat(second)
                .contains("\"others\":[{\"name\":\"A writer\"")
                .contains("\"holder\":{\"name\":\"A writer\",\"mine\":false}");
        assertThat(taken).contains("\"holder\":{\"name\":\"A managing-editor\",\"mine\":true}");
        assertThat(alone).isEqualTo("{\"others\":[],\"holder\":{\"name\":\"A writer\",\"mine\":true}}");
    }

    @Test
    void thePreviewIsThePaperItselfAndNobodyElses() {
        String story = written("Ferry runs again");

        ServedDesk.Answer preview = writer.get(story + "/preview");

        assertThat(preview.body())
                .contains("<h1 class=\"headline\">Ferry runs again</h1>", "name=\"robots\" content=\"noindex\"");
        assertThat(preview.header("cache-control")).isEqualTo("no-store");
        assertThat(preview.header("content-security-policy")).contains("frame-ancestors 'self'");
        assertThat(preview.header("x-frame-options")).isEqualTo("SAMEORIGIN");
        assertThat(preview.body())
                .as("a look is no visit, and leads nobody away from the desk")
                .doesNotContain("<script")
                .contains("<base target=\"_blank\">");
        assertThat(desk.signedIn(Role.CONTRIBUTOR).get(story + "/preview").status())
                .isEqualTo(404);
    }

    @Test
    void picturesThatNoReaderGetsAreSeenInThePreview() {
        Newsroom.Hidden draft = desk.newsroom().hidden(Newsroom.State.DRAFT);

        String preview = editor.get("/desk/stories/" + draft.id() + "/preview").body();

        assertThat(preview).contains("src=\"/desk/media/" + draft.pictureId() + "/view\"");
    }

    // moving ---------------------------------------------------------------------------------------------------------

    @Test
    void whatStopsAStoryIsNamedWithItsPlaceAndCanBeLetStand() {
        String story = written("Ferry runs again");
        keep(writer, story, "Ferry runs again", "The ferry ran on Monday, 8 March 2024.");

        ServedDesk.Answer stopped = writer.post(story + "/review");
        String key = find(stopped.body(), "name=\"key\" value=\"([^\"]+)\"");
        ServedDesk.Answer stet = writer.post(
                story + "/stets",
                "key",
                key.replace("&#39;", "'").replace("&amp;", "&"),
                "reason",
                "as the poster had it");
        ServedDesk.Answer review = writer.post(story + "/review");

        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.body()).contains(story + "?at=body.0.");
        assertThat(stet.location()).isEqualTo(story + "#findings");
        assertThat(review.status()).isEqualTo(303);
        assertThat(writer.get(story).body()).contains("waits for review", "Let stand by A writer");
    }

    @Test
    void findingsAreToldWithTheirPlaceInWhatWasSent() {
        String story = written("Ferry runs again");

        String told = json(
                        writer,
                        "POST",
                        story + "/findings",
                        "{\"furniture\":{\"headline\":\"Ferry\"},\"copy\":\"<p>SALTMARSH — It ran.</p>"
                                + "<p>On Monday, 8 March 2024 it ran.</p>\"}")
                .body();

        assertThat(told)
                .contains("\"rule\":\"date/weekday-mismatch\"", "\"severity\":\"block\"")
                .containsPattern("\"part\":\"body\",\"index\":1,\"from\":3,\"to\":\\d+,\"words\":\"Monday")
                .contains("\"stet\":null");
    }

    @Test
    void anotherPersonApprovesWhereTheDeskDemandsIt() {
        set(Setting.SECOND_PAIR_OF_EYES, "on");
        String story = written("Ferry runs again", editor);

        editor.post(story + "/approval");
        String own = editor.get(story).body();
        editor.post(story + "/publication");
        String refused = editor.get(story).body();
        ServedDesk.Browser other = desk.signedIn(Role.EDITOR);
        other.post(story + "/approval");
        other.post(story + "/publication");

        assertThat(own).contains("Another person than its writer");
        assertThat(refused).contains("Another person than its writer");
        assertThat(page(path(story))).contains("Ferry runs again");
    }

    @Test
    void whatIsPublishedIsReadAtOnceAndAtAMomentThen() {
        String now = written("Ferry runs now");
        String later = written("Ferry runs later");

        editor.post(now + "/publication");
        editor.post(later + "/publication", "at", "2024-03-08T13:30");

        assertThat(page(path(now))).contains("Ferry runs now");
        assertThat(page("/")).contains("Ferry runs now").doesNotContain("Ferry runs later");
        assertThat(editor.get(later).body()).contains("Scheduled");
        desk.newsroom().clock().pass(Duration.ofMinutes(91));
        desk.newsroom().publishing().doWhatIsDue();
        assertThat(page(path(later))).contains("Ferry runs later");
    }

    /// Clocks were put forward over half past two that night.
    @Test
    void atATimeThatNoClockShowsNothingGoesOut() {
        String story = written("Ferry runs never");

        editor.post(story + "/publication", "at", "2024-03-10T02:30");

        assertThat(editor.get(story).body()).contains("No clock shows that time", "Draft");
    }

    @Test
    void nothingOfAnEmbargoedStoryIsReadBeforeItsMoment() {
        String story = written("Court rules on the quay");
        editor.post(story + "/embargo", "until", "2024-03-08T18:00", "reason", "the court");

        List<String> everywhere = List.of("/", "/feed/", "/sitemap-2024-03.xml", "/sitemap-news.xml", path(story));
        assertThat(everywhere).allSatisfy(path -> assertThat(page(path)).doesNotContain("Court rules"));
        desk.newsroom().clock().pass(Duration.ofHours(7));
        desk.newsroom().publishing().doWhatIsDue();

        assertThat(page("/")).contains("Court rules");
        assertThat(page(path(story))).contains("Court rules");
    }

    @Test
    void aStoryIsSetToComeOffAndSeenToOnTheDashboard() {
        String story = written("Ferry runs until Friday");
        editor.post(story + "/publication");

        editor.post(story + "/end", "at", "2024-03-08T18:00", "reason", "The offer ends");
        assertThat(editor.get("/desk/").body()).contains("Comes off next", "Ferry runs until Friday");
        assertThat(editor.get(story).body()).contains("Comes off by itself on 8 Mar 2024, 18:00.");
        assertThat(writer.post(story + "/end", "at", "2024-03-09T18:00", "reason", "no")
                        .status())
                .isEqualTo(403);
        desk.newsroom().clock().pass(Duration.ofHours(7));
        desk.newsroom().publishing().doWhatIsDue();

        assertThat(page("/")).doesNotContain("Ferry runs until Friday");
        assertThat(editor.get("/desk/").body()).doesNotContain("Comes off next");
        assertThat(editor.get(story + "/history").body())
                .contains("Set to come off: The offer ends", "by&quot;:&quot;A managing-editor&quot;");
        assertThat(ledger(story)).containsExactly("publication", "end-planned", "take-down");
    }

    @Test
    void anEndIsTakenBackAndNeverBeforeTheStoryItself() {
        String story = written("Ferry runs until Friday");
        editor.post(story + "/publication", "at", "2024-03-09T12:00");

        editor.post(story + "/end", "at", "2024-03-09T11:00", "reason", "too early");
        assertThat(editor.get(story).body()).contains("It would come off before it goes out.");
        editor.post(story + "/end", "at", "2024-03-10T02:30", "reason", "no clock");
        assertThat(editor.get(story).body()).contains("No clock shows that time");
        editor.post(story + "/end", "at", "2024-11-03T01:30", "reason", "two clocks");
        assertThat(editor.get(story).body()).contains("Clocks show that time twice");
        editor.post(story + "/end", "at", "2024-03-09T18:00", "reason", "The offer ends");
        assertThat(editor.get(story).body()).contains("Comes off by itself on 9 Mar 2024, 18:00.");
        editor.post(story + "/stay");

        assertThat(editor.get(story).body()).contains("It stays.").doesNotContain("Comes off by itself");
    }

    @Test
    void whatWasHeldWhenItWasDueStandsOnTheDashboardUntilItIsSeenTo() {
        String story = written("Ferry runs later");
        keep(editor, story, "Ferry runs later", "The ferry ran on Monday, 8 March 2024.");
        String key = find(editor.post(story + "/review").body(), "name=\"key\" value=\"([^\"]+)\"");
        editor.post(story + "/stets", "key", key.replace("&#39;", "'").replace("&amp;", "&"), "reason", "so");
        editor.post(story + "/publication", "at", "2024-03-08T13:30");
        editor.post(story + "/stets/1");
        // As if the copy desk had learned since what it stops.
        desk.database().write(transaction -> transaction
                .sql()
                .update(READING)
                .set(READING.FINDINGS, "[]")
                .execute());

        desk.newsroom().clock().pass(Duration.ofMinutes(91));
        new Publishing(desk.database(), desk.paper().reading()).doWhatIsDue();

        assertThat(editor.get("/desk/").body()).contains("Held when it was due", "Ferry runs later", "Friday");
        editor.post(story + "/spike");
        assertThat(editor.get("/desk/").body()).doesNotContain("Held when it was due");
    }

    @Test
    void aCorrectionIsReadWithTheStoryAndOnItsOwnPage() {
        String story = written("Ferry runs again");
        editor.post(story + "/publication");
        keep(editor, story, "Ferry runs again", "It runs on Saturdays.");

        editor.post(story + "/corrections", "note", "It runs on Saturdays, not <Sundays>.", "changes", "on");

        assertThat(page(path(story)))
                .contains("It runs on Saturdays, not &lt;Sundays&gt;.", "<p>It runs on Saturdays.", "\"correction\":[");
        assertThat(page("/corrections/")).contains("not &lt;Sundays&gt;");
        assertThat(page("/corrections/feed/")).contains("Sundays");
        assertThat(editor.post(story + "/corrections", "note", " ").status()).isEqualTo(303);
        assertThat(editor.get(story).body()).contains("A reason is needed.");
    }

    @Test
    void aTakeDownHasAReceiptOfEveryPart() {
        String story = written("Ferry runs again");
        editor.post(story + "/publication");
        String path = path(story);
        assertThat(page("/")).contains("Ferry runs again");

        desk.newsroom().clock().pass(Duration.ofMinutes(1));
        ServedDesk.Answer without = editor.post(story + "/takedown", "reason", "");
        ServedDesk.Answer taken = editor.post(story + "/takedown", "reason", "A court’s order");

        assertThat(without.location()).isEqualTo(story);
        assertThat(taken.location()).isEqualTo(story + "/history#receipts");
        List<Receipt> receipts = desk.database().read(sql -> Receipt.of(sql, id(story)));
        assertThat(receipts)
                .allSatisfy(receipt ->
                        assertThat(receipt.gone()).as(receipt.toString()).isTrue());
        assertThat(receipts)
                .extracting(Receipt::part)
                .containsExactly("pages", "search", "front", "feeds", "sitemaps", "pictures", "outbox");
        assertThat(editor.get(story + "/history").body()).contains(path + " answers 410", "A court’s order");
        assertThat(ledger(story)).contains("take-down", "take-down-receipts");
        assertThat(writer.post(story + "/takedown", "reason", "no").status()).isEqualTo(403);
    }

    @Test
    void aReceiptSaysWhatOfAStoryIsStillThere() {
        String story = written("Ferry runs again");
        editor.post(story + "/publication");
        long own = desk.newsroom().hidden(Newsroom.State.DRAFT).pictureId();
        long everywhere = desk.newsroom().media("pier.jpg");
        desk.database().write(transaction -> transaction
                .sql()
                .insertInto(MEDIA_USE, MEDIA_USE.MEDIA_ID, MEDIA_USE.NOUN, MEDIA_USE.NOUN_ID)
                .values(own, "story", id(story))
                .values(everywhere, "story", id(story))
                .execute());
        desk.newsroom().clock().pass(Duration.ofMinutes(1));
        editor.post(story + "/takedown", "reason", "A court’s order");

        assertThat(receipts(story))
                .allSatisfy(receipt ->
                        assertThat(receipt.gone()).as(receipt.toString()).isTrue())
                .extracting(Receipt::detail)
                .contains("1 of 2 are given out no more; 1 stand in something else that is public");

        desk.database().write(transaction -> {
            Mail.queue(transaction, new Letter("reader@anywhere.example", "Ferry runs again", "Your comment"));
            return transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.PUBLIC_UNTIL, transaction.now().plus(Duration.ofHours(1)))
                    .where(STORY.ID.eq(id(story)))
                    .execute();
        });
        desk.newsroom().clock().pass(Duration.ofMinutes(1));
        editor.post(story + "/receipts");

        assertThat(receipts(story))
                .filteredOn(receipt -> !receipt.gone())
                .extracting(Receipt::part, Receipt::detail)
                .contains(
                        tuple(
                                "pictures",
                                "0 of 2 are given out no more; 1 stand in something else that is public;"
                                        + " 1 are still given out"),
                        tuple("outbox", "1 mails wait that name it; whoever is told of changes is told of this one"));
    }

    /// Those of the last time they were asked for.
    private List<Receipt> receipts(String story) {
        List<Receipt> all = desk.database().read(sql -> Receipt.of(sql, id(story)));
        return all.stream()
                .filter(receipt -> receipt.askedAt().equals(all.getFirst().askedAt()))
                .toList();
    }

    @Test
    void whatAiWroteIsLabelledUntilAPersonHasPassedIt() {
        String story = written("Ferry runs again");
        writer.post(
                story,
                "version",
                Integer.toString(version(writer, story)),
                "headline",
                "Ferry",
                "copy",
                "It runs.",
                "bylines",
                "A writer",
                "aiUse",
                "generated",
                "genre",
                "opinion");
        editor.post(story + "/publication");
        String labelled = page(path(story));

        editor.post(story + "/approval");

        assertThat(labelled).contains("AI wrote this story.", "Opinion");
        assertThat(page(path(story))).doesNotContain("AI wrote this story.");
    }

    // rights ---------------------------------------------------------------------------------------------------------

    @Test
    void rightsReachNoFurtherThanTheirSections() {
        long harbour = desk.newsroom().section("harbour").id();
        long news = desk.newsroom().section("news").id();
        ServedDesk.Browser limited = desk.signedIn(Role.EDITOR, harbour);
        String ours = "/desk/stories/" + desk.newsroom().story("pier-reopens");
        String theirs = "/desk/stories/" + desk.newsroom().story("ferry-timetable");

        assertThat(limited.get(ours).status()).isEqualTo(200);
        assertThat(limited.get(theirs).status()).isEqualTo(404);
        assertThat(limited.get("/desk/stories").body()).contains("Pier").doesNotContain("href=\"" + theirs + "\"");
        limited.post(
                ours,
                "version",
                "1",
                "headline",
                "Pier",
                "copy",
                "It is open.",
                "section",
                Long.toString(news),
                "bylines",
                "Ada");
        assertThat(limited.post(ours + "/publication").status()).isIn(403, 404);
        assertThat(limited.post("/desk/stories/many", "act", "spike", "id", theirs.substring(14))
                        .status())
                .isEqualTo(303);
        String standing = desk.database().read(sql -> sql.select(STORY.STANDING)
                .from(STORY)
                .where(STORY.ID.eq(id(theirs)))
                .fetchOne(STORY.STANDING));
        assertThat(standing).isEqualTo("published");
    }

    @Test
    void aContributorSeesAndWritesTheirOwnAlone() {
        ServedDesk.Browser contributor = desk.signedIn(Role.CONTRIBUTOR);
        String own = written("A letter from the quay", contributor);
        String other = written("Ferry runs again");

        assertThat(contributor.get("/desk/stories").body())
                .contains("A letter from the quay")
                .doesNotContain("Ferry runs again");
        assertThat(contributor.get(other).status()).isEqualTo(404);
        assertThat(contributor.post(own + "/review").status()).isEqualTo(303);
        assertThat(contributor.post(own + "/publication").status()).isEqualTo(403);
        assertThat(editor.get("/desk/").body()).contains("Waits for review", "A letter from the quay");
    }

    // the list -------------------------------------------------------------------------------------------------------

    @Test
    void theListIsNarrowedKeptAsAViewAndWorkedOnAtOnce() {
        String one = written("Ferry runs again");
        String two = written("Ferry stops again");
        long harbour = desk.newsroom().section("harbour").id();

        assertThat(editor.get("/desk/stories?state=draft&text=stops").body())
                .contains("Ferry stops again")
                .doesNotContain("Ferry runs again");
        editor.post(
                "/desk/stories/many",
                "act",
                "section",
                "to-section",
                Long.toString(harbour),
                "id",
                number(one),
                "id",
                number(two));
        assertThat(editor.get("/desk/stories?state=draft&section=" + harbour).body())
                .contains("Ferry stops again", "Ferry runs again");
        editor.post("/desk/stories/many", "act", "topic", "topic", "Tides", "id", number(one));
        assertThat(editor.get(one).body()).contains("value=\"Tides\"");

        editor.post("/desk/stories/views", "name", "Harbour drafts", "query", "state=draft&section=" + harbour);
        assertThat(editor.get("/desk/stories").body()).contains("Harbour drafts");
        assertThat(writer.get("/desk/stories").body()).doesNotContain("Harbour drafts");

        editor.post("/desk/stories/many", "act", "spike", "id", number(one));
        assertThat(editor.get("/desk/stories?author=me&state=spiked").body()).doesNotContain("Ferry runs again");
        assertThat(editor.get("/desk/stories?state=spiked").body()).contains("Ferry runs again");
        editor.post("/desk/stories/many", "act", "revive", "id", number(one));
        assertThat(editor.get("/desk/stories?state=draft").body()).contains("Ferry runs again");
    }

    @Test
    void theListIsReadPageByPageWithoutAHole() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(begin(writer));
        }
        List<String> seen = new ArrayList<>();
        String next = "/desk/stories?author=me";
        while (next != null) {
            String body = writer.get(next).body();
            Matcher lines =
                    Pattern.compile("class=\"headline\"><a href=\"([^\"]+)\"").matcher(body);
            while (lines.find()) {
                seen.add(lines.group(1));
            }
            Matcher further =
                    Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\"").matcher(body);
            next = further.find() ? further.group(1).replace("&amp;", "&") : null;
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    // history and review ---------------------------------------------------------------------------------------------

    @Test
    void versionsAreComparedByTheWordAndRestored() {
        String story = written("Ferry runs again");
        keep(writer, story, "Ferry runs again", "It runs on Sundays & holidays.");
        keep(writer, story, "Ferry runs again", "It runs on Mondays & holidays.");
        String history = writer.get(story + "/history").body();
        Matcher versions = Pattern.compile(story + "/history/(\\d+)").matcher(history);
        versions.find();
        String latest = versions.group(1);
        versions.find();
        String before = versions.group(1);

        assertThat(writer.get(story + "/history/" + latest).body())
                .contains("It runs on <del>Sundays</del> &amp; holidays.")
                .contains("It runs on <ins>Mondays</ins> &amp; holidays.");
        writer.post(story + "/restore", "revision", before);

        assertThat(writer.get(story).body()).contains("It runs on Sundays");
        assertThat(writer.get(story + "/history").body()).contains("restored");
    }

    @Test
    void someoneFromOutsideReadsOneVersionByALinkAndSignsItOff() {
        String story = written("Ferry runs again");
        String made = editor.post(story + "/links", "name", "Lena Hart, counsel", "days", "2")
                .body();
        String link = find(made, "value=\"http://[^/]+(/desk/review/[^\"]+)\"");
        keep(writer, story, "Ferry runs late", "Changed since.");
        ServedDesk.Browser outside = desk.browser();

        assertThat(outside.get(link).body()).contains("Lena Hart, counsel", "Ferry runs again");
        assertThat(outside.get(link + "/proof").body())
                .contains("Ferry runs again")
                .doesNotContain("Changed since");
        assertThat(outside.get(link + "/pictures/1").status()).isEqualTo(404);
        assertThat(outside.get(story).status()).isEqualTo(303);
        outside.post(link + "/remarks", "remark", "Name the <owner>.");
        outside.post(link + "/sign-off");

        assertThat(editor.get(story + "/history").body())
                .contains("Name the &lt;owner&gt;.", "Signed off by a link", "Lena Hart, counsel");
        assertThat(ledger(story)).contains("sign-off");
        List<Audit.Entry> audited = desk.database()
                .read(sql -> Audit.read(sql, new Audit.Filter("Lena Hart, counsel", "", "", null, null)));
        assertThat(audited)
                .extracting(Audit.Entry::act)
                .containsExactly("story-signed-off", "review-remarked", "review-link-opened");
        editor.post(story + "/links/1");
        assertThat(outside.get(link).status()).isEqualTo(404);
        assertThat(outside.get(link + "/proof").status()).isEqualTo(404);
    }

    @Test
    void aLinkRunsOutAndCannotBeGuessed() {
        String story = written("Ferry runs again");
        String made =
                editor.post(story + "/links", "name", "Lena Hart", "days", "1").body();
        String link = find(made, "value=\"http://[^/]+(/desk/review/[^\"]+)\"");
        desk.newsroom().clock().pass(Duration.ofHours(25));
        ServedDesk.Browser outside = desk.browser();

        assertThat(outside.get(link).status()).isEqualTo(404);
        List<Integer> tries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tries.add(outside.get("/desk/review/guess" + i).status());
        }
        assertThat(tries).contains(404, 429).endsWith(429);
    }

    // ----------------------------------------------------------------------------------------------------------------

    private static String begin(ServedDesk.Browser who) {
        return who.post("/desk/stories").location();
    }

    private String written(String headline) {
        return written(headline, writer);
    }

    private static String written(String headline, ServedDesk.Browser who) {
        String story = begin(who);
        keep(who, story, headline, "It runs.");
        return story;
    }

    private static ServedDesk.Answer keep(ServedDesk.Browser who, String story, String headline, String copy) {
        return who.post(
                story,
                "version",
                Integer.toString(version(who, story)),
                "headline",
                headline,
                "copy",
                copy,
                "bylines",
                "A writer");
    }

    private static int version(ServedDesk.Browser who, String story) {
        return Integer.parseInt(find(who.get(story).body(), "name=\"version\" value=\"(\\d+)\""));
    }

    private ServedDesk.Answer put(ServedDesk.Browser who, String story, int base, String copy) {
        return json(
                who,
                "PUT",
                story + "/working-copy",
                "{\"base\":" + base
                        + ",\"tab\":\"t\",\"meant\":false,\"furniture\":{\"headline\":\"Ferry\"},\"copy\":\"" + copy
                        + "\"}");
    }

    private static ServedDesk.Answer json(ServedDesk.Browser who, String method, String path, String body) {
        List<String> headers = new ArrayList<>(SCRIPT);
        headers.add("X-Form-Token: " + who.token().orElseThrow());
        return who.send(method, path, headers, body);
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static String number(String story) {
        return story.substring(story.lastIndexOf('/') + 1);
    }

    private static long id(String story) {
        return Long.parseLong(number(story));
    }

    private String path(String story) {
        return desk.database()
                .read(sql -> sql.select(STORY.PATH)
                        .from(STORY)
                        .where(STORY.ID.eq(id(story)))
                        .fetchOptional(STORY.PATH))
                .orElseThrow();
    }

    /// What a reader gets, from the cache as readers do.
    private String page(String path) {
        return desk.paper().pages().load(new PageKey(path), desk.paper().site()).text();
    }

    private List<String> ledger(String story) {
        Chain.Verdict verdict = desk.database().read(sql -> Chain.verify(sql, List.of()));
        assertThat(verdict.fault()).isEmpty();
        return desk.database().read(sql -> sql.select(LEDGER.ACT)
                .from(LEDGER)
                .where(LEDGER.SUBJECT.eq("story:" + number(story)))
                .orderBy(LEDGER.ID)
                .fetch(LEDGER.ACT));
    }

    private void set(Setting setting, String content) {
        desk.newsroom().publishing().changeSettings(site -> site.with(setting, content));
    }
}
