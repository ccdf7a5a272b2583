package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.STORY;

import com.rometools.rome.feed.synd.SyndEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.feed.JsonFeedSchema;

/// Comments that were made to break whoever imports them, as readers of page and feed get them.
class HostileCommentsTest {
    private static final int ANSWERS = 3_000;
    private static final int DEEPEST = 5;

    private static final String XSS =
            """
            <wp:comment><wp:comment_id>1</wp:comment_id>
            <wp:comment_author><![CDATA[<script>alert(1)</script>"><svg onload=alert(2)>]]></wp:comment_author>
            <wp:comment_author_url>javascript:alert(3)</wp:comment_author_url>
            <wp:comment_date_gmt>2024-03-04 10:00:00</wp:comment_date_gmt>
            <wp:comment_content><![CDATA[<b onmouseover=alert(4)>Well</b> <a href="java&#115;cript:alert(5)">said</a>
            <img src=x onerror=alert(6)><style>*{display:none}</style><iframe srcdoc="<script>alert(7)</script>">
            ]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
            <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
            <wp:comment_author_url>https://a.example/"onfocus=alert(8) x="</wp:comment_author_url>
            <wp:comment_date_gmt>2024-03-04 10:01:00</wp:comment_date_gmt>
            <wp:comment_content>data:text/html,%3Cscript%3E</wp:comment_content>
            <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>1</wp:comment_parent></wp:comment>""";

    @TempDir
    Path folder;

    private Path export(String comments) throws Exception {
        return Files.writeString(
                folder.resolve("export.xml"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <title>Pier Post</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
                <item><title>A pier</title><link>https://old.example/2024/03/a-pier/</link><dc:creator>a</dc:creator>
                <content:encoded>It stands.</content:encoded><wp:post_id>1</wp:post_id>
                <wp:post_date>2024-03-04 09:00:00</wp:post_date>
                <wp:post_date_gmt>2024-03-04 09:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
                <wp:post_name>a-pier</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                """
                        + comments + "</item></channel></rss>");
    }

    private static String thread(int answers) {
        return IntStream.rangeClosed(1, answers)
                .mapToObj(i -> "<wp:comment><wp:comment_id>" + i + "</wp:comment_id><wp:comment_author>Reader " + i
                        + "</wp:comment_author><wp:comment_date_gmt>2024-03-04 10:00:00</wp:comment_date_gmt>"
                        + "<wp:comment_content>Said as number " + i + "</wp:comment_content>"
                        + "<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>" + (i - 1)
                        + "</wp:comment_parent></wp:comment>\n")
                .collect(Collectors.joining());
    }

    @Test
    void anAnswerToAnAnswerThousandsOfTimesStandsFlatFromTheFifthOn() throws Exception {
        try (ImportedSite site = ImportedSite.of(export(thread(ANSWERS)), folder.resolve("made"))) {
            Elements comments = flat(site);

            assertThat(comments.eachText().get(1_234)).contains("Reader 1235", "Said as number 1235");
            assertThat(comments.get(1_234).select(".answers").attr("href"))
                    .isEqualTo("#" + comments.get(1_233).id());
            assertThat(comments.get(1_234).select(".answers").text()).contains("Reader 1234");
        }
    }

    @Test
    void soDoesTheOneOfTheHostileExports() throws Exception {
        Path export = SharedData.path("hostile/xml/comment-thread-depth-3000.xml");
        try (ImportedSite site = ImportedSite.of(export, folder.resolve("shared"))) {
            flat(site);
        }
    }

    /// All of them, in their order, in one list, and none is set in further than five times.
    private static Elements flat(ImportedSite site) throws Exception {
        String path = story(site);
        Elements comments = Jsoup.parse(site.page(path)).select(".comments li.comment");
        assertThat(comments).hasSize(ANSWERS);
        for (int i = 0; i < ANSWERS; i++) {
            assertThat(comments.get(i).className()).isEqualTo("comment indent-" + Math.min(i, DEEPEST));
            assertThat(comments.get(i).parents().is("li")).isFalse();
        }
        int kept = site.database().read(sql -> sql.fetchCount(COMMENT, COMMENT.PARENT_ID.isNotNull()));
        assertThat(kept).as("who answers whom is kept").isEqualTo(ANSWERS - 1);
        assertThat(site.feed(path + "feed/").getEntries()).isNotEmpty();
        JsonFeedSchema.of(site.page(path + "feed/json/"), path);
        return comments;
    }

    private static String story(ImportedSite site) {
        List<String> paths = site.database().read(sql -> sql.select(STORY.PATH)
                .from(STORY)
                .where(STORY.PATH.isNotNull())
                .fetch(STORY.PATH));
        return paths.getFirst();
    }

    @Test
    void scriptInNamesAddressesAndWordsIsHarmless() throws Exception {
        try (ImportedSite site = ImportedSite.of(export(XSS), folder.resolve("made"))) {
            String path = story(site);
            Document page = harmless(site, path);

            assertThat(page.select(".comment .said").eachText().getFirst()).isEqualTo("Well said");
            assertThat(page.select(".comment .author a")).isEmpty();
            harmlessFeeds(site, List.of(path, "/comments/", "/"));
        }
    }

    @Test
    void soItIsInTheHostileExportThatHasItEverywhere() throws Exception {
        Path export = SharedData.path("hostile/xml/stored-xss-every-field.xml");
        try (ImportedSite site = ImportedSite.of(export, folder.resolve("shared"))) {
            String path = story(site);
            harmless(site, path);
            harmless(site, "/");
            harmlessFeeds(site, List.of(path, "/comments/", "/"));
        }
    }

    private static Document harmless(ImportedSite site, String path) {
        return harmless(Jsoup.parse(site.page(path)), path);
    }

    /// No element that runs anything, but for the files of the theme and the two kinds of text that the policy knows.
    private static Document harmless(Document page, String where) {
        assertThat(page.select("script:not([src^=/assets/]):not([type=application/ld+json])").stream()
                        .filter(script -> script.data().contains("alert")))
                .as(where)
                .isEmpty();
        assertThat(page.select("style, iframe, svg[onload], object, embed, base"))
                .as(where)
                .isEmpty();
        Set<String> addresses = Set.of("href", "src", "action", "formaction", "srcdoc", "poster");
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(where + " " + element).doesNotStartWith("on");
                if (addresses.contains(attribute.getKey())) {
                    assertThat(attribute.getValue().strip().toLowerCase(Locale.ROOT))
                            .as(where)
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("data:");
                }
            }
        }
        return page;
    }

    private static void harmlessFeeds(ImportedSite site, List<String> bases) throws Exception {
        for (String base : bases) {
            for (String format : List.of("feed/", "feed/atom/")) {
                for (SyndEntry entry : site.feed(base + format).getEntries()) {
                    entry.getContents().forEach(copy -> harmless(Jsoup.parse(copy.getValue()), base + format));
                    assertThat(entry.getLink()).startsWith(ImportedSite.ADDRESS);
                }
            }
            JsonFeedSchema.of(site.page(base + "feed/json/"), base)
                    .path("items")
                    .forEach(item ->
                            harmless(Jsoup.parse(item.path("content_html").asText()), base + "feed/json/"));
        }
    }
}
