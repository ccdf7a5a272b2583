package press.dateline.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.CUSTOM_FIELD;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.MENU;
import static press.dateline.store.tables.Tables.MENU_ITEM;
import static press.dateline.store.tables.Tables.OLD_ADDRESS;
import static press.dateline.store.tables.Tables.ORIGIN;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.RENDITION;
import static press.dateline.store.tables.Tables.REVISION;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.egress.Egress;
import press.dateline.ledger.Chain;
import press.dateline.settings.Settings;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;
import press.dateline.wordpress.ImportReport.Line;

/// Imports a small site that has one of everything. The same on both databases.
abstract class WordPressImportTest {
    @TempDir
    Path folder;

    private Database database;
    private Path export;

    abstract DatabaseAddress address();

    @BeforeEach
    void open() throws IOException {
        database = Databases.open(address());
        export = folder.resolve("harbour-post.xml");
        try (InputStream in =
                Objects.requireNonNull(WordPressImportTest.class.getResourceAsStream("/wordpress/harbour-post.xml"))) {
            Files.copy(in, export);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    // what comes along -------------------------------------------------------------------------------------------

    @Test
    void siteGivesItsSettingsToAnEmptyNewsroom() throws Exception {
        run().close();

        var site = database.read(Settings::of);
        assertThat(site.title()).isEqualTo("The Harbour Post");
        assertThat(site.tagline()).isEqualTo("News from the quay");
        assertThat(site.language().toLanguageTag()).isEqualTo("de-DE");
        assertThat(site.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(site.address()).isEqualTo("https://www.harbour.example");
    }

    @Test
    void storyComesWithEverythingItHad() throws Exception {
        run().close();

        var story = database.read(
                sql -> sql.selectFrom(STORY).where(STORY.SLUG.eq("ferry-late")).fetchSingle());
        assertThat(story.getHeadline()).isEqualTo("Ferry late, „as always“ & then some");
        assertThat(story.getPath()).isEqualTo("/paper/2024/03/ferry-late/");
        assertThat(story.getStandfirst()).isEqualTo("The ferry came <em>late</em>.");
        assertThat(story.getTrail()).isEqualTo("The ferry came late.");
        assertThat(story.getFormat()).isEqualTo("image");
        assertThat(story.getDatedAt()).isEqualTo(Instant.parse("2024-03-04T08:30:00Z"));
        assertThat(story.getUpdatedAt()).isEqualTo(Instant.parse("2024-03-05T08:30:00Z"));
        assertThat(story.getSticky()).isTrue();
        assertThat(story.getCommentsOpen()).isTrue();
        assertThat(story.getCommentCount()).isEqualTo(2);
        assertThat(story.getSeoTitle()).isEqualTo("Ferry late, „as always“ & then some – ferries");
        assertThat(story.getPictureId()).isEqualTo(idOf("media", "90"));
        String copy = database.read(sql -> sql.select(STORY_COPY.COPY)
                .from(STORY_COPY)
                .where(STORY_COPY.STORY_ID.eq(story.getId()))
                .fetchSingle()
                .value1());
        assertThat(copy)
                .contains("href=\"/paper/about-us/#crew\"")
                .contains("src=\"/paper/wp-content/uploads/2024/03/quay-300x200.jpg\"")
                .contains("Rain.")
                .doesNotContain("[weather");
        assertThat(names(CUSTOM_FIELD.NAME, CUSTOM_FIELD.CONTENT, "story", story.getId()))
                .isEqualTo(Map.of("source", "Harbour office", "series", "On the water"));
        assertThat(rows(sql -> sql.select(REVISION.HEADLINE).from(REVISION).fetch(REVISION.HEADLINE)))
                .containsExactly("An earlier version");
    }

    @Test
    void onlyWhatWasPublicIsPublic() throws Exception {
        run().close();

        assertThat(rows(sql -> sql.select(PUBLIC_STORY.SLUG)
                        .from(PUBLIC_STORY)
                        .where(PUBLIC_STORY.PUBLIC_FROM.le(Instant.now()))
                        .fetch(PUBLIC_STORY.SLUG)))
                .containsExactly("ferry-late");
        assertThat(rows(sql ->
                        sql.select(STORY.STANDING).from(STORY).orderBy(STORY.ID).fetch(STORY.STANDING)))
                .containsExactly("published", "private", "draft", "scheduled");
    }

    @Test
    void printedNamesStandInBylinesAndSignInNamesNowhere() throws Exception {
        run().close();

        assertThat(rows(sql -> sql.select(PERSON.NAME)
                        .from(PERSON.join(BYLINE).on(BYLINE.PERSON_ID.eq(PERSON.ID)))
                        .where(BYLINE.STORY_ID.eq(idOf("story", "100")))
                        .orderBy(BYLINE.ORDINAL)
                        .fetch(PERSON.NAME)))
                .containsExactly("Guest Writer", "Jane Tide");
        assertThat(rows(sql ->
                        sql.select(PERSON.SLUG).from(PERSON).orderBy(PERSON.ID).fetch(PERSON.SLUG)))
                .containsExactly("jane-tide", "ole-kai", "unknown-hand", "guest-writer");
        assertThat(oldPaths("person", idOf("person", "login:jt_admin"))).containsExactly("/paper/author/jt_admin/");
    }

    @Test
    void sectionsNestAlsoWhenTheUpperOneComesLaterAndCirclesAreCut() throws Exception {
        run().close();

        assertThat(rows(sql -> sql.select(SECTION.PATH).from(SECTION).fetch(SECTION.PATH)))
                .containsExactlyInAnyOrder("news", "news/ferries", "about", "about/round");
        assertThat(text(sql -> sql.select(SECTION.NAME)
                        .from(SECTION)
                        .where(SECTION.SLUG.eq("ferries"))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("Ferries & boats");
        assertThat(oldPaths("section", idOf("section", "11"))).containsExactly("/paper/category/news/ferries/");
    }

    @Test
    void pagesNestAlsoWhenTheUpperOneComesLater() throws Exception {
        run().close();

        var timetable = database.read(
                sql -> sql.selectFrom(PAGE).where(PAGE.SLUG.eq("timetable")).fetchSingle());
        assertThat(timetable.getPath()).isEqualTo("/paper/about-us/timetable/");
        assertThat(timetable.getParentId()).isEqualTo(idOf("page", "50"));
    }

    @Test
    void itemOfAPluginsTypeBecomesAPageAtItsAddress() throws Exception {
        run().close();

        assertThat(rows(sql -> sql.select(PAGE.TITLE)
                        .from(PAGE)
                        .where(PAGE.PATH.eq("/paper/trip/boat-trip/"))
                        .fetch(PAGE.TITLE)))
                .containsExactly("Boat trip");
    }

    @Test
    void picturesKeepTheirWordsAndAreKnownWhereTheyAreUsed() throws Exception {
        run().close();

        var quay = database.read(sql ->
                sql.selectFrom(MEDIA).where(MEDIA.ID.eq(idOf("media", "90"))).fetchSingle());
        assertThat(quay.getPath()).isEqualTo("/paper/wp-content/uploads/2024/03/quay.jpg");
        assertThat(quay.getAlt()).isEqualTo("A quay");
        assertThat(quay.getCaption()).isEqualTo("The quay, <em>early</em>");
        assertThat(quay.getCredit()).isEqualTo("Ole Kai");
        assertThat(quay.getWidth()).isEqualTo(1200);
        assertThat(quay.getStored()).isFalse();
        assertThat(quay.getOwnFrom()).isNull();
        assertThat(rows(sql -> sql.select(RENDITION.PATH).from(RENDITION).fetch(RENDITION.PATH)))
                .containsExactly("/paper/wp-content/uploads/2024/03/quay-300x200.jpg");
        assertThat(uses("90")).containsExactly("story " + idOf("story", "100"));
        assertThat(ownFrom("91")).isEqualTo(Instant.parse("2024-03-05T07:00:00Z"));
        assertThat(ownFrom("92")).as("filed with a draft").isNull();
    }

    @Test
    void commentsKeepTheirThreadsStatesAndSecrets() throws Exception {
        run().close();

        var comments = database.read(
                sql -> sql.selectFrom(COMMENT).orderBy(COMMENT.WRITTEN_AT).fetch());
        assertThat(comments)
                .extracting(one -> one.getKind() + " " + one.getState() + " " + one.getDepth() + " " + one.getName())
                .containsExactly(
                        "comment approved 0 Question",
                        "comment approved 1 Answer",
                        "pingback approved 0 Another site",
                        "comment spam 0 Seller");
        assertThat(comments)
                .extracting(one -> one.getAddress() + " " + one.getWebsite())
                .containsExactly("2001:db8:1:: ", "192.0.2.0 ", " https://other.example/", " ");
        assertThat(comments.get(1).getCopy()).isEqualTo("<p>Yes „indeed“</p>");
    }

    @Test
    void menuKeepsItsTreeAndDropsWhatNoLinkMayBe() throws Exception {
        run().close();

        assertThat(rows(sql -> sql.select(MENU.PLACE).from(MENU).fetch(MENU.PLACE)))
                .containsExactly("main");
        var items = database.read(
                sql -> sql.selectFrom(MENU_ITEM).orderBy(MENU_ITEM.ORDINAL).fetch());
        assertThat(items)
                .extracting(item -> item.getLabel() + " " + item.getNoun() + " " + item.getNounId())
                .containsExactly("Ferries section " + idOf("section", "11"), "About us page " + idOf("page", "50"));
        assertThat(items.getLast().getParentId()).isEqualTo(items.getFirst().getId());
    }

    @Test
    void formerAddressesAreKept() throws Exception {
        run().close();

        assertThat(oldPaths("story", idOf("story", "100")))
                .containsExactlyInAnyOrder("/paper/2024/03/ferry-delayed/", "/paper/2024/02/ferry-late/");
        assertThat(oldPaths("media", idOf("media", "90"))).containsExactly("/paper/2024/03/ferry-late/quay/");
        assertThat(text(sql -> sql.select(ORIGIN.GUID)
                        .from(ORIGIN)
                        .where(ORIGIN.NOUN.eq("story"))
                        .and(ORIGIN.FOREIGN_KEY.eq("100"))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("https://www.harbour.example/paper/?p=100");
    }

    @Test
    void scheduledStoryGetsTheAddressThatItWouldHaveHad() throws Exception {
        run().close();

        assertThat(text(sql -> sql.select(STORY.PATH)
                        .from(STORY)
                        .where(STORY.SLUG.eq("tall-ships"))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("/paper/2199/07/tall-ships/");
    }

    // the report -------------------------------------------------------------------------------------------------

    @Test
    void everyItemIsReportedOnceWithItsAddresses() throws Exception {
        Map<Long, Line> lines = new TreeMap<>();
        try (ImportReport report = run()) {
            report.items(line -> assertThat(lines.put(line.wpId(), line)).isNull());

            assertThat(report.totals().items()).isEqualTo(15);
            assertThat(report.totals().byOutcome().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(15);
            assertThat(report.unknown().markup()).containsOnlyKeys("weather");
            assertThat(report.unknown().taxonomies()).containsOnlyKeys("series");
            assertThat(report.site().permalink()).isEqualTo("/%year%/%monthnum%/%postname%/");
        }
        assertThat(lines).hasSize(15);
        assertThat(Objects.requireNonNull(lines.get(100L)).target()).isEqualTo("/paper/2024/03/ferry-late/");
        assertThat(Objects.requireNonNull(lines.get(100L)).oldUrls())
                .extracting(Line.Url::url)
                .containsExactly(
                        "/paper/2024/03/ferry-late/",
                        "/paper/?p=100",
                        "/paper/2024/03/ferry-delayed/",
                        "/paper/2024/02/ferry-late/");
        assertThat(Objects.requireNonNull(lines.get(106L)).outcome()).isEqualTo("skipped");
    }

    @Test
    void reportIsWrittenAsDocumented() throws Exception {
        Path file = folder.resolve("report.json");
        try (ImportReport report = run()) {
            report.writeTo(file);
        }

        JsonNode json = Spill.MAPPER.readTree(file.toFile());
        assertThat(json.path("items")).hasSize(15);
        for (JsonNode item : json.path("items")) {
            for (String field : List.of("wp_id", "type", "title", "line", "old_urls", "outcome", "reason"))
                assertThat(item.has(field)).as(field).isTrue();
            for (JsonNode url : item.path("old_urls"))
                assertThat(url.path("status").asInt()).isEqualTo(404);
        }
        assertThat(json.path("totals").path("by_outcome").path("skipped").asInt())
                .isEqualTo(1);
    }

    @Test
    void importIsOneRecordOfTheLedger() throws Exception {
        run().close();

        assertThat(count(sql -> sql.fetchCount(press.dateline.store.tables.Tables.LEDGER)))
                .isEqualTo(1);
        Chain.Verdict verdict = database.read(sql -> Chain.verify(sql, List.of()));
        assertThat(verdict.fault()).isEmpty();
    }

    // a second time ----------------------------------------------------------------------------------------------

    @Test
    void sameFileAgainChangesNothing() throws Exception {
        run().close();
        List<String> before = Dump.rows(database);
        long position = database.changes().position();

        try (ImportReport again = run()) {
            assertThat(again.totals().changed()).isFalse();
            assertThat(again.totals().of("unchanged")).isEqualTo(14);
        }

        assertThat(Dump.rows(database)).isEqualTo(before);
        assertThat(database.changes().position()).isEqualTo(position);
    }

    @Test
    void newerExportBringsOnlyWhatChanged() throws Exception {
        run().close();
        edit("We live by the water.", "We live on the water.");
        edit("<wp:comment_content>Late?</wp:comment_content>", "<wp:comment_content>Why late?</wp:comment_content>");

        List<Line> changed = new ArrayList<>();
        try (ImportReport newer = run()) {
            newer.items(line -> {
                if (line.outcome().equals("imported")) changed.add(line);
            });
        }

        assertThat(changed).extracting(Line::wpId).containsExactly(50L, 100L);
        assertThat(text(sql -> sql.select(PAGE.COPY)
                        .from(PAGE)
                        .where(PAGE.SLUG.eq("about-us"))
                        .fetchSingle()
                        .value1()))
                .contains("on the water");
        assertThat(text(sql -> sql.select(COMMENT.COPY)
                        .from(COMMENT)
                        .where(COMMENT.NAME.eq("Question"))
                        .fetchSingle()
                        .value1()))
                .contains("Why late?");
    }

    @Test
    void whatAnEditorChangedHereStays() throws Exception {
        run().close();
        long story = idOf("story", "100");
        database.write(transaction -> transaction
                .sql()
                .update(STORY)
                .set(STORY.HEADLINE, "Ferry on time")
                .where(STORY.ID.eq(story))
                .execute());
        edit("First paragraph", "Another first paragraph");
        edit("Not yet.", "Still not.");

        Map<Long, String> outcomes = new TreeMap<>();
        try (ImportReport newer = run()) {
            newer.items(line -> outcomes.put(line.wpId(), line.outcome()));
        }

        assertThat(outcomes).containsEntry(100L, "conflict").containsEntry(102L, "imported");
        assertThat(text(sql -> sql.select(STORY.HEADLINE)
                        .from(STORY)
                        .where(STORY.ID.eq(story))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("Ferry on time");
    }

    @Test
    void whatVanishedFromANewerExportStays() throws Exception {
        run().close();
        String file = Files.readString(export);
        int from = file.indexOf("\t<item>\n\t\t<title>Boat trip");
        Files.writeString(export, file.substring(0, from) + file.substring(file.indexOf("</item>", from) + 8));

        run().close();

        assertThat(idOf("page", "104")).isPositive();
        assertThat(is(sql -> sql.fetchExists(PAGE, PAGE.SLUG.eq("boat-trip")))).isTrue();
    }

    @Test
    void anotherSiteComesBesideTheFirst() throws Exception {
        run().close();
        int stories = database.read(sql -> sql.fetchCount(STORY));
        edit("www.harbour.example/paper", "www.quay.example/paper");

        run().close();

        assertThat(count(sql -> sql.fetchCount(STORY))).isEqualTo(2 * stories);
        assertThat(count(sql -> sql.fetchCount(SECTION))).isEqualTo(4);
        assertThat(rows(sql -> sql.select(MEDIA.PATH).from(MEDIA).fetch(MEDIA.PATH)))
                .contains("/paper/wp-content/uploads/sheet.pdf", "/quay.example/paper/wp-content/uploads/sheet.pdf");
        assertThat(database.read(Settings::of).address()).isEqualTo("https://www.harbour.example");
    }

    // ended in the middle ----------------------------------------------------------------------------------------

    @Test
    void importThatWasEndedAnywhereGoesOnToTheSameEnd() throws Exception {
        run().close();
        List<String> whole = Dump.content(database);
        int steps = countSteps();

        for (int end = 1; end <= steps; end++) {
            try (Database other = Databases.open(otherAddress(end))) {
                int last = end;
                int[] step = {0};
                assertThatThrownBy(() -> Imports.run(other, folder.resolve("o" + last), export, null, progress -> {
                            if (++step[0] == last) throw new IllegalStateException("the power went");
                        }))
                        .isInstanceOf(IllegalStateException.class);

                Imports.run(other, folder.resolve("o" + last), export).close();

                assertThat(Dump.content(other)).isEqualTo(whole);
            }
        }
    }

    private int countSteps() throws Exception {
        int[] steps = {0};
        try (Database other = Databases.open(otherAddress(0))) {
            Imports.run(other, folder.resolve("o"), export, null, step -> steps[0]++)
                    .close();
        }
        return steps[0];
    }

    abstract DatabaseAddress otherAddress(int number);

    // the file itself --------------------------------------------------------------------------------------------

    @Test
    void tornFileGivesWhatItHasAndSaysWhereItEnds() throws Exception {
        String file = Files.readString(export);
        Files.writeString(export, file.substring(0, file.indexOf("For members.") + 4));

        try (ImportReport report = run()) {
            assertThat(report.totals().of("failed")).isEqualTo(1);
            assertThat(report.totals().of("imported")).isEqualTo(6);
            assertThat(report.damage()).isNotEmpty();
            assertThat(report.damage().getLast().line()).isGreaterThan(100);
        }
    }

    @Test
    void fileThatIsNoExportIsRefusedInOneLine() throws Exception {
        Path page =
                Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html><html><body>Not found</body></html>");
        List<String> before = Dump.rows(database);

        assertThatThrownBy(() -> Imports.run(database, folder, page))
                .isInstanceOf(ImportRefused.class)
                .message()
                .doesNotContain("\n");
        assertThat(Dump.rows(database)).isEqualTo(before);
    }

    // its uploads ------------------------------------------------------------------------------------------------

    @Test
    void filesOfTheUploadsFolderAreTakenByTheirContent() throws Exception {
        Path uploads = uploads();

        try (ImportReport report = run(uploads)) {
            assertThat(report.totals().picturesFound()).isPositive();
        }

        assertThat(stored("/paper/wp-content/uploads/2024/03/quay.jpg")).isTrue();
        assertThat(stored("/paper/wp-content/uploads/2024/03/stray.png")).isTrue();
        assertThat(uses("/paper/wp-content/uploads/2024/03/stray.png"))
                .containsExactly("story " + idOf("story", "100"));
        assertThat(rows(sql -> sql.select(RENDITION.STORED).from(RENDITION).fetch(RENDITION.STORED)))
                .containsExactly(true);
        assertThat(stored("/paper/wp-content/uploads/2024/03/plans.jpg"))
                .as("a page named as a picture")
                .isFalse();
        assertThat(folder.resolve("media/paper/wp-content/uploads/2024/03/quay.jpg"))
                .exists();
        assertThat(folder.resolve("media/paper/wp-content/uploads/2024/03/plans.jpg"))
                .doesNotExist();
    }

    @Test
    void filesMayComeWithALaterImportAndThenStay() throws Exception {
        run().close();
        run(uploads()).close();
        List<String> before = Dump.rows(database);

        run(uploads()).close();
        run().close();

        assertThat(Dump.rows(database)).isEqualTo(before);
        assertThat(stored("/paper/wp-content/uploads/2024/03/quay.jpg")).isTrue();
    }

    @Test
    void nothingOutsideOfTheUploadsFolderIsRead() throws Exception {
        Path uploads = uploads();
        Path secret = Files.write(folder.resolve("secret.jpg"), JPEG);
        Files.delete(uploads.resolve("2024/03/quay.jpg"));
        Files.createSymbolicLink(uploads.resolve("2024/03/quay.jpg"), secret);
        edit("uploads/sheet.pdf</wp:attachment_url>", "uploads/../../secret.jpg</wp:attachment_url>");
        edit("uploads/2024/03/stray.png", "uploads/%2e%2e/secret.jpg");

        run(uploads).close();

        assertThat(rows(sql ->
                        sql.select(MEDIA.PATH).from(MEDIA).where(MEDIA.STORED).fetch(MEDIA.PATH)))
                .isEmpty();
    }

    @Test
    void filesThatAreInNoCopyAreFetchedFromTheOldSiteOnce() throws Exception {
        List<String> fetched = Collections.synchronizedList(new ArrayList<>());
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", exchange -> {
            try (exchange) {
                String name = exchange.getRequestURI().getPath().replaceFirst("/paper/wp-content/uploads/", "");
                fetched.add(name);
                byte[] body =
                        switch (name) {
                            case "2024/03/quay.jpg" -> JPEG;
                            case "2024/03/stray.png" -> PNG;
                            default -> "<script>alert(1)</script>".getBytes(UTF_8);
                        };
                exchange.sendResponseHeaders(name.endsWith(".pdf") || name.contains("gone") ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        old.start();
        String site = "http://127.0.0.1:" + old.getAddress().getPort();
        edit("https://www.harbour.example", site);
        edit(
                "2024/03/stray.png\" alt=\"\" />",
                "2024/03/stray.png\" alt=\"\" /> <img src=\"/paper/wp-content/uploads/2024/03/gone.png\" alt=\"\" />"
                        + " <img src=\"http://127.0.0.2:1/paper/wp-content/uploads/2024/03/theirs.png\" alt=\"\" />");
        Map<Long, Line> lines = new TreeMap<>();
        try (Egress open = new Egress(address -> true, Egress.Limits.STANDARD);
                Egress gate = new Egress(Egress.Limits.STANDARD)) {
            fetch(gate).close();
            assertThat(fetched).as("this machine is not the public Internet").isEmpty();
            try (ImportReport report = fetch(open)) {
                report.items(line -> lines.put(line.wpId(), line));
            }
            fetch(open).close();
        } finally {
            old.stop(0);
        }

        assertThat(fetched)
                .as(
                        "attachments first, then what else the copy shows; what came stays, what did not is asked for again")
                .containsExactly(
                        "2024/03/quay.jpg",
                        "sheet.pdf",
                        "2024/03/plans.jpg",
                        "2024/03/stray.png",
                        "2024/03/gone.png",
                        "sheet.pdf",
                        "2024/03/plans.jpg",
                        "2024/03/gone.png");
        assertThat(stored("/paper/wp-content/uploads/2024/03/quay.jpg")).isTrue();
        assertThat(stored("/paper/wp-content/uploads/2024/03/plans.jpg"))
                .as("a page named as a picture")
                .isFalse();
        assertThat(stored("/paper/wp-content/uploads/2024/03/stray.png"))
                .as("a picture that is no attachment")
                .isTrue();
        assertThat(uses("/paper/wp-content/uploads/2024/03/stray.png"))
                .containsExactly("story " + idOf("story", "100"));
        Line story = Objects.requireNonNull(lines.get(100L));
        assertThat(story.reason())
                .contains(
                        "its file /paper/wp-content/uploads/2024/03/gone.png was left out: its old address answers 404")
                .doesNotContain("theirs.png");
        assertThat(folder.resolve("media/paper/wp-content/uploads/2024/03/quay.jpg"))
                .hasBinaryContent(JPEG);
        try (Stream<Path> all = Files.walk(folder.resolve("media"))) {
            assertThat(all.filter(Files::isRegularFile)).as("nothing half").hasSize(2);
        }
    }

    private ImportReport fetch(Egress by) throws ImportRefused {
        return new WordPressImport(database, folder.resolve("media"), Imports.NOWHERE)
                .run(export, new ImportOptions(null, null, "import", by), Progress.NONE);
    }

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};

    private Path uploads() throws IOException {
        Path month = Files.createDirectories(folder.resolve("uploads/2024/03"));
        Files.write(month.resolve("quay.jpg"), JPEG);
        Files.write(month.resolve("quay-300x200.jpg"), JPEG);
        Files.write(month.resolve("stray.png"), PNG);
        Files.writeString(month.resolve("plans.jpg"), "<html><script>alert(1)</script></html>");
        return folder.resolve("uploads");
    }

    // ------------------------------------------------------------------------------------------------------------

    private ImportReport run() throws ImportRefused {
        return run(null);
    }

    private ImportReport run(@Nullable Path uploads) throws ImportRefused {
        return Imports.run(database, folder, export, uploads, Progress.NONE);
    }

    private <T> List<T> rows(Function<DSLContext, List<T>> query) {
        return database.read(query);
    }

    private String text(Function<DSLContext, String> query) {
        return database.read(query);
    }

    private int count(Function<DSLContext, Integer> query) {
        return database.read(query);
    }

    private boolean is(Function<DSLContext, Boolean> query) {
        return database.read(query);
    }

    private void edit(String from, String to) throws IOException {
        String file = Files.readString(export);
        assertThat(file).contains(from);
        Files.writeString(export, file.replace(from, to));
    }

    private long idOf(String noun, String key) {
        return database.read(sql -> sql.select(ORIGIN.NOUN_ID)
                .from(ORIGIN)
                .where(ORIGIN.NOUN.eq(noun))
                .and(ORIGIN.FOREIGN_KEY.eq(key))
                .fetchSingle()
                .value1());
    }

    private List<String> oldPaths(String noun, long id) {
        return database.read(sql -> sql.select(OLD_ADDRESS.PATH)
                .from(OLD_ADDRESS)
                .where(OLD_ADDRESS.NOUN.eq(noun))
                .and(OLD_ADDRESS.NOUN_ID.eq(id))
                .fetch(OLD_ADDRESS.PATH));
    }

    private Map<String, String> names(Field<String> name, Field<String> content, String noun, long id) {
        return database.read(sql -> sql.select(name, content)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.NOUN.eq(noun))
                .and(CUSTOM_FIELD.NOUN_ID.eq(id))
                .fetchMap(name, content));
    }

    /// @param file path, or WordPress' number
    private List<String> uses(String file) {
        return database.read(sql -> sql.select(MEDIA_USE.NOUN, MEDIA_USE.NOUN_ID)
                .from(MEDIA_USE.join(MEDIA).on(MEDIA.ID.eq(MEDIA_USE.MEDIA_ID)))
                .where(file.startsWith("/") ? MEDIA.PATH.eq(file) : MEDIA.ID.eq(idOf("media", file)))
                .fetch(row -> row.value1() + " " + row.value2()));
    }

    private @Nullable Instant ownFrom(String number) {
        long id = idOf("media", number);
        return database.read(sql ->
                sql.select(MEDIA.OWN_FROM).from(MEDIA).where(MEDIA.ID.eq(id)).fetchOne(MEDIA.OWN_FROM));
    }

    private boolean stored(String path) {
        return database.read(sql -> Boolean.TRUE.equals(
                sql.select(MEDIA.STORED).from(MEDIA).where(MEDIA.PATH.eq(path)).fetchOne(MEDIA.STORED)));
    }
}
