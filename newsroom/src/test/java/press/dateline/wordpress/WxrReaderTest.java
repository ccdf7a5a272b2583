package press.dateline.wordpress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.wordpress.Damage.Outcome;
import press.dateline.wordpress.WxrEntry.Author;
import press.dateline.wordpress.WxrEntry.Category;
import press.dateline.wordpress.WxrEntry.Comment;
import press.dateline.wordpress.WxrEntry.Filing;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Meta;
import press.dateline.wordpress.WxrEntry.Site;
import press.dateline.wordpress.WxrEntry.Tag;
import press.dateline.wordpress.WxrEntry.Term;

class WxrReaderTest {
    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!-- generator="WordPress/6.5" created="2024-06-10 12:29" -->
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            <title>The Ferry Post</title>
            <wp:wxr_version>1.2</wp:wxr_version>
            """;
    private static final String FOOT = "</channel></rss>";

    @TempDir
    private Path folder;

    private record Read(List<WxrEntry> entries, List<Damage> damage) {
        Site site() {
            return (Site) entries.getFirst();
        }

        List<Item> items() {
            return entries.stream()
                    .filter(Item.class::isInstance)
                    .map(Item.class::cast)
                    .toList();
        }

        Item item() {
            assertThat(items()).hasSize(1);
            return items().getFirst();
        }

        List<Damage> lost() {
            return damage.stream().filter(d -> d.outcome() == Outcome.LOST).toList();
        }
    }

    @Test
    void everyFieldOfACompleteExportIsRead() {
        Read read = read("complete.xml");

        assertThat(read.damage).isEmpty();
        assertThat(read.entries)
                .startsWith(
                        new Site(
                                1,
                                "The Ferry Post",
                                "https://ferry.example",
                                "News from both banks",
                                "en-GB",
                                "https://ferry.example",
                                "https://ferry.example/blog",
                                "1.2",
                                "WordPress/6.5",
                                "Mon, 10 Jun 2024 12:29:10 +0000"),
                        new Author(18, 2, "anna", "anna@ferry.example", "Anna Okoye", "Anna", "Okoye"),
                        new Category(
                                22, 3, "city", "", "City", "All about the city", List.of(new Meta("colour", "red"))),
                        new Category(28, 4, "harbour", "city", "Harbour", "", List.of()),
                        new Tag(30, 5, "tides", "Tides", "", List.of()),
                        new Term(31, 6, "nav_menu", "main", "", "Main menu", "", List.of()));
        Item item = read.item();
        assertThat(item)
                .usingRecursiveComparison()
                .isEqualTo(new Item(
                        37,
                        "Ferry & tram",
                        "https://ferry.example/2024/03/ferry-and-tram/",
                        "Mon, 04 Mar 2024 08:00:00 +0000",
                        "anna",
                        "https://ferry.example/?p=7",
                        false,
                        "",
                        "<p>One</p>\n\n<p>Two ]]> three</p>",
                        "In short",
                        7,
                        "2024-03-04 09:00:00",
                        "2024-03-04 08:00:00",
                        "2024-03-05 09:00:00",
                        "2024-03-05 08:00:00",
                        "open",
                        "closed",
                        "ferry-and-tram",
                        "publish",
                        0,
                        2,
                        "post",
                        "sesame",
                        true,
                        "",
                        List.of(new Filing("category", "harbour", "Harbour"), new Filing("post_tag", "tides", "Tides")),
                        List.of(new Meta("_edit_last", "2"), new Meta("source", "a"), new Meta("source", "b")),
                        List.of(
                                new Comment(
                                        11,
                                        "Ben",
                                        "ben@mail.example",
                                        "https://ben.example",
                                        "192.0.2.7",
                                        "2024-03-04 10:00:00",
                                        "2024-03-04 09:00:00",
                                        "Well <b>done</b>",
                                        "1",
                                        "comment",
                                        0,
                                        0,
                                        List.of(new Meta("rating", "5"))),
                                new Comment(12, "Cy", "", "", "", "", "", "Indeed", "0", "", 11, 2, List.of())),
                        false));
    }

    @Test
    void oldestFormWithoutDeclaredPrefixesIsRead() {
        Read read = read("undeclared-1.0.xml");

        assertThat(read.site().version()).isEqualTo("1.0");
        assertThat(read.item().content()).isEqualTo("Old words");
        assertThat(read.item().filings())
                .containsExactly(new Filing("", "", "News"), new Filing("category", "news", "News"));
        assertThat(read.item().creator()).isEqualTo("ed");
        assertThat(read.damage).isEmpty();
    }

    @Test
    void prefixesMeanWhatTheyAreDeclaredToMean() {
        Read read = readText(
                """
                <rss xmlns:x="http://wordpress.org/export/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
                <channel><x:wxr_version>1.1</x:wxr_version>
                <x:author><x:author_login>ed</x:author_login></x:author>
                <wp:author xmlns:wp="http://elsewhere.example/"><wp:author_login>no</wp:author_login></wp:author>
                <item><title>T</title><x:post_id>5</x:post_id><c:encoded>Body</c:encoded>
                <x:postmeta xmlns:x="http://elsewhere.example/"><x:meta_key>k</x:meta_key></x:postmeta></item>
                </channel></rss>""");

        assertThat(read.entries).filteredOn(Author.class::isInstance).hasSize(1);
        assertThat(read.item().id()).isEqualTo(5);
        assertThat(read.item().content()).isEqualTo("Body");
        assertThat(read.item().meta()).isEmpty();
        assertThat(read.damage).extracting(Damage::outcome).containsOnly(Outcome.IGNORED);
    }

    @Test
    void cdataTornByItsOwnEndIsPutTogetherAgain() {
        Read read = readItems(
                "<item><title>T</title><wp:post_id>1</wp:post_id>\n<content:encoded><![CDATA[a ]]> b & <p>c</p> ]]>"
                        + "</content:encoded><wp:status>publish</wp:status></item>" + item(2, "next"));

        assertThat(read.items().getFirst().content()).isEqualTo("a ]]> b & <p>c</p> ");
        assertThat(read.items().getFirst().status()).isEqualTo("publish");
        assertThat(read.items().getFirst().torn()).isFalse();
        assertThat(read.items().get(1).content()).isEqualTo("next");
        assertThat(read.damage).singleElement().satisfies(damage -> {
            assertThat(damage.outcome()).isEqualTo(Outcome.REPAIRED);
            assertThat(damage.line()).isEqualTo(10);
        });
    }

    @Test
    void cdataThatIsNeverClosedEndsWithItsElement() {
        Read read = readItems("<item><title><![CDATA[Open</title>\n<wp:post_id>1</wp:post_id>"
                + "<content:encoded><![CDATA[also open</content:encoded>\n<excerpt:encoded>x</excerpt:encoded></item>\n"
                + item(2, "next") + item(3, "last"));

        assertThat(read.items()).extracting(Item::id).containsExactly(1L, 2L, 3L);
        assertThat(read.items().getFirst().title()).isEqualTo("Open");
        assertThat(read.items().getFirst().content()).isEqualTo("also open");
        assertThat(read.items().getFirst().excerpt()).isEqualTo("x");
        assertThat(read.items()).extracting(Item::content).containsExactly("also open", "next", "last");
        assertThat(read.lost()).isEmpty();
    }

    @Test
    void itemsQuotedInAStoryAreNotItems() {
        Read read = readItems(item(1, "<rss><channel><item><title>no</title></item>\n<item></channel>"));

        assertThat(read.item().content()).contains("<item><title>no</title></item>");
        assertThat(read.damage).isEmpty();
    }

    @Test
    void missingEndTagsCostNothing() {
        Read read = readItems("<item><title>One<wp:post_id>1</wp:post_id><wp:postmeta><wp:meta_key>k</wp:meta_key>"
                + "<wp:meta_value>v</wp:meta_value><wp:comment><wp:comment_id>9</wp:comment_id>"
                + "<wp:comment_content>hi</wp:comment_content></item>\n"
                + "<item><title>Two</title><wp:post_id>2</wp:post_id>\n" + item(3, "three"));

        assertThat(read.items()).extracting(Item::title).containsExactly("One", "Two", "T3");
        assertThat(read.items().getFirst().meta()).containsExactly(new Meta("k", "v"));
        assertThat(read.items().getFirst().comments())
                .extracting(Comment::content)
                .containsExactly("hi");
        assertThat(read.items().get(1).torn()).isTrue();
        assertThat(read.lost()).singleElement().satisfies(lost -> assertThat(lost.line())
                .isEqualTo(11));
    }

    @Test
    void bareAmpersandsTagsAndHtmlEntitiesAreText() {
        Read read =
                readItems("<item><title>Salt &amp; Pepper & Co &nbsp;&hellip; a < b</title><wp:post_id>1</wp:post_id>"
                        + "<content:encoded><p>Fish &amp; <b>chips</b></p></content:encoded></item>");

        assertThat(read.item().title()).isEqualTo("Salt & Pepper & Co \u00A0… a < b");
        assertThat(read.item().content()).isEqualTo("<p>Fish &amp; <b>chips</b></p>");
        assertThat(read.item().torn()).isFalse();
        assertThat(read.damage).allSatisfy(d -> assertThat(d.outcome()).isEqualTo(Outcome.REPAIRED));
    }

    @Test
    void charactersThatXmlForbidsAreLeftOutAndCounted() {
        Read read = readItems("<item><title>a\bb\u000Bc&#8;</title><wp:post_id>1</wp:post_id>"
                + "<content:encoded><![CDATA[x\0y\u001Fz\uFFFE]]></content:encoded></item>");

        assertThat(read.item().title()).isEqualTo("abc");
        assertThat(read.item().content()).isEqualTo("xyz");
        assertThat(read.damage).extracting(Damage::times).containsExactly(5L, 1L);
    }

    @Test
    void encodingsAreReadForWhatTheyAre() {
        String story = HEAD + item(1, "Zürich – “façade”") + FOOT;
        String latin = HEAD.replace("UTF-8", "ISO-8859-1");

        assertReads(story.getBytes(UTF_8), 0);
        assertReads(("\uFEFF\n\n" + story).getBytes(UTF_8), 2);
        assertReads(story.getBytes(Charset.forName("windows-1252")), 1);
        assertReads((latin + item(1, "Zürich – “façade”") + FOOT).getBytes(Charset.forName("windows-1252")), 0);
        assertReads((latin + item(1, "Zürich – “façade”") + FOOT).getBytes(UTF_8), 1);
        assertReads(("\uFEFF" + story).getBytes(UTF_16LE), 0);
        assertReads((HEAD.replace("UTF-8", "koi8-r") + item(1, "Zürich – “façade”") + FOOT).getBytes(UTF_8), 1);
        assertReads((HEAD.replace("UTF-8", "no such") + item(1, "Zürich – “façade”") + FOOT).getBytes(UTF_8), 1);
    }

    @Test
    void otherDeclaredEncodingsAreBelieved() {
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] file = (HEAD.replace("UTF-8", "windows-1251") + item(1, "Новости") + FOOT).getBytes(cyrillic);

        assertThat(readBytes(file).item().content()).isEqualTo("Новости");
    }

    @Test
    void latinBytesAmongUtf8AreReadWhereTheyStand() throws IOException {
        Path file = folder.resolve("mixed.xml");
        Files.write(file, (HEAD + item(1, "Łódź")).getBytes(UTF_8));
        Files.write(file, item(2, "Müller").getBytes(ISO_8859_1), java.nio.file.StandardOpenOption.APPEND);
        Files.write(file, (item(3, "Ærø") + FOOT).getBytes(UTF_8), java.nio.file.StandardOpenOption.APPEND);

        Read read = read(file);

        assertThat(read.items()).extracting(Item::content).containsExactly("Łódź", "Müller", "Ærø");
        assertThat(read.damage).singleElement().satisfies(d -> assertThat(d.line())
                .isEqualTo(10));
    }

    @Test
    void aFileCutOffKeepsWhatCameBeforeAndSaysWhereItEnds() {
        String whole = HEAD + item(1, "one") + item(2, "two");
        Read read = readText(whole + "<item><title>Three</title>\n<content:encoded><![CDATA[half a st");

        assertThat(read.items()).extracting(Item::title).containsExactly("T1", "T2", "Three");
        assertThat(read.items()).extracting(Item::torn).containsExactly(false, false, true);
        assertThat(read.items().getLast().content()).isEqualTo("half a st");
        assertThat(read.lost()).isNotEmpty().allSatisfy(d -> assertThat(d.line())
                .isEqualTo(12));
        assertThat(readText(whole).lost()).hasSize(1);
    }

    @Test
    void cutAnywhereNothingBeforeIsLostAndTheCutIsSaid() {
        String items = item(1, "one") + item(2, "two & <b>more</b>") + item(3, "three");
        String whole = HEAD + items + FOOT;
        for (int cut = HEAD.length(); cut < whole.length() - 1; cut++) {
            String part = whole.substring(0, cut);
            Read read = readText(part);
            int complete = part.split("</item", -1).length - 1;
            assertThat(read.items().stream().filter(item -> !item.torn()))
                    .as(part)
                    .hasSize(complete);
            if (!part.contains("</channel>")) assertThat(read.lost()).as(part).isNotEmpty();
        }
    }

    @Test
    void warningsAheadOfTheXmlArePassedOver() {
        Read read = readText("<br />\n<b>Warning</b>: something in /a/b.php on line <b>7</b><br />\n" + HEAD
                + item(1, "one") + FOOT);

        assertThat(read.site().title()).isEqualTo("The Ferry Post");
        assertThat(read.item().content()).isEqualTo("one");
        assertThat(read.lost()).isEmpty();
    }

    @Test
    void aDoctypeIsPassedOverAndItsEntitiesStayText() {
        Read read = readText(
                """
                <?xml version="1.0"?>
                <!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd" [<!-- don't > --> <!ENTITY x SYSTEM "file:///etc/hostname">
                <!ENTITY y "]>">]>
                <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
                <item><title>&x; &y;</title><wp:post_id>1</wp:post_id></item></channel></rss>""");

        assertThat(read.item().title()).isEqualTo("&x; &y;");
        assertThat(read.damage).extracting(Damage::outcome).containsOnly(Outcome.IGNORED);
        assertThat(read.damage).extracting(Damage::line).containsExactly(2, 5, 5);
    }

    @Test
    void depthAndNumberOfElementsDoNotMatter() {
        String deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
        StringBuilder many = new StringBuilder("<b");
        for (int i = 0; i < 100_000; i++) many.append(" a").append(i).append("='1'");
        many.append("/>");

        Read read =
                readItems(deep + many + "<item><title>T</title>" + deep + many + "<wp:post_id>1</wp:post_id></item>");

        assertThat(read.item().id()).isEqualTo(1);
        assertThat(read.item().title()).isEqualTo("T");
        assertThat(read.lost()).isEmpty();
    }

    @Test
    void anUnclosedElementHidesNoItem() {
        Read read = readItems("<image><title>no</title>" + item(1, "one") + item(2, "two"));

        assertThat(read.items()).hasSize(2);
        assertThat(read.site().title()).isEqualTo("The Ferry Post");
    }

    @Test
    void largeStoriesPassAndOverlongOnesAreCutByName() {
        String large = "word &amp; word ".repeat(600_000);
        Read passes = readItems("<item><title>L</title><wp:post_id>1</wp:post_id><content:encoded>" + large
                + "</content:encoded></item>" + item(2, "two"));
        Read cut = readItems("<item><title>L</title><wp:post_id>1</wp:post_id><content:encoded><![CDATA["
                + "x".repeat(Pieces.LARGEST) + "]]></content:encoded></item>" + item(2, "two"));

        assertThat(passes.damage).isEmpty();
        assertThat(passes.items().getFirst().content()).hasSize("word & word ".length() * 600_000);
        assertThat(cut.items()).extracting(Item::torn).containsExactly(true, false);
        assertThat(cut.lost()).isNotEmpty();
    }

    @Test
    void wordsBetweenElementsAreNamedAsLost() {
        Read read = readItems(
                "stray words" + item(1, "one") + "<item><title>T</title>more words<wp:post_id>2</wp:post_id></item>");

        assertThat(read.lost()).hasSize(2);
        assertThat(read.items()).extracting(Item::torn).containsExactly(false, true);
    }

    @Test
    void datesThatAreNoneAreAbsent() {
        assertThat(WxrDates.moment("2024-03-04 09:05:00")).contains(LocalDateTime.of(2024, 3, 4, 9, 5));
        assertThat(WxrDates.moment("0000-00-00 00:00:00")).isEmpty();
        assertThat(WxrDates.moment("soon")).isEmpty();
        assertThat(WxrDates.pubDate("Mon, 04 Mar 2024 09:05:00 +0100")).contains(Instant.parse("2024-03-04T08:05:00Z"));
        assertThat(WxrDates.pubDate("Mon, 30 Nov -0001 00:00:00 +0000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"db":[{"meta":{"exported_on":1},"data":{"posts":[]}}]}    | Ghost
            {"a":1}                                                    | JSON
            <!DOCTYPE html><html><head></head></html>                  | web page
            <rss version="2.0"><channel><title>f</title></channel></rss> | feed
            <?xml version="1.0"?><note/>                               | not a WordPress export
            PK\u0003\u0004stuff                                        | unpack
            just words                                                 | text file
            ''                                                         | empty
            """)
    void whatIsNoExportIsRefusedInOneLine(String content, String says) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.xml"), content);

        assertThatThrownBy(() -> WxrReader.open(file))
                .isInstanceOf(NotAnExport.class)
                .hasMessageContaining(says)
                .hasMessageContaining("bad.xml")
                .hasMessageNotContaining("\n");
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThatThrownBy(() -> WxrReader.open(folder.resolve("none.xml"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> WxrReader.open(folder)).hasMessageContaining("folder");
    }

    @Test
    void madeExportsAreReadWhole() throws IOException {
        Path file = folder.resolve("made.xml");
        ExportMaker.write(file, 120, 1, 500);

        Read read = read(file);

        assertThat(read.damage).isEmpty();
        assertThat(read.items()).hasSize(120 + 24 + 1);
        assertThat(read.items()).anySatisfy(item -> assertThat(item.content()).contains("a[b[0]]> 1"));
    }

    private void assertReads(byte[] file, int damage) {
        Read read = readBytes(file);
        assertThat(read.item().content()).isEqualTo("Zürich – “façade”");
        assertThat(read.damage).hasSize(damage);
    }

    private static String item(int id, String content) {
        return "<item><title>T" + id + "</title><wp:post_id>" + id + "</wp:post_id><content:encoded><![CDATA[" + content
                + "]]></content:encoded></item>\n";
    }

    private Read readItems(String items) {
        return readText(HEAD + items + FOOT);
    }

    private Read readText(String text) {
        return readBytes(text.getBytes(UTF_8));
    }

    private Read readBytes(byte[] bytes) {
        try {
            return read(Files.write(folder.resolve("export.xml"), bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Read read(String resource) {
        try {
            return read(Path.of(Objects.requireNonNull(WxrReaderTest.class.getResource(resource))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Read read(Path file) {
        try (WxrReader reader = WxrReader.open(file)) {
            List<WxrEntry> entries = new ArrayList<>();
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next()) entries.add(entry);
            assertThat(reader.bytesRead()).isEqualTo(reader.size());
            return new Read(entries, reader.damage());
        } catch (IOException | NotAnExport e) {
            throw new AssertionError(e);
        }
    }
}
