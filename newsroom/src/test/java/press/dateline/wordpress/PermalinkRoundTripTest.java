package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// A site of every permalink structure is written as an export, imported, and asked for by all the addresses that
/// WordPress answered to: each answers 200, or one 301 that ends in 200.
class PermalinkRoundTripTest {
    private static final Addresses ADDRESSES = new Addresses(List.of(new OldAddresses()));
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @TempDir
    Path folder;

    private record Post(int id, LocalDateTime at, String slug, String author, String category) {
        String link(String home, String structure) {
            if (structure.isEmpty()) {
                return home + "/?p=" + id;
            }
            return home
                    + structure
                            .replace("%year%", "%04d".formatted(at.getYear()))
                            .replace("%monthnum%", "%02d".formatted(at.getMonthValue()))
                            .replace("%day%", "%02d".formatted(at.getDayOfMonth()))
                            .replace("%hour%", "%02d".formatted(at.getHour()))
                            .replace("%minute%", "%02d".formatted(at.getMinute()))
                            .replace("%second%", "%02d".formatted(at.getSecond()))
                            .replace("%post_id%", Integer.toString(id))
                            .replace("%postname%", slug)
                            .replace("%author%", author)
                            .replace("%category%", category);
        }
    }

    private static List<Post> posts() {
        return List.of(
                new Post(11, LocalDateTime.of(2019, 2, 3, 4, 5, 6), "tide-tables", "jdoe", "news"),
                new Post(12, LocalDateTime.of(2019, 2, 3, 14, 15, 16), "2019", "jdoe", "news/harbour"),
                new Post(13, LocalDateTime.of(2020, 11, 30, 23, 59, 59), "h%c3%a4fen-im-winter", "mroe", "opinion"),
                new Post(14, LocalDateTime.of(2021, 7, 8, 0, 0, 1), "pages", "mroe", "news/harbour"),
                new Post(15, LocalDateTime.of(2021, 7, 9, 9, 9, 9), "tide-tables-2", "jdoe", "news"),
                new Post(16, LocalDateTime.of(2022, 1, 1, 12, 0, 0), "new-year", "mroe", "news"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://paper.example      | ''
                    https://paper.example      | /%year%/%monthnum%/%day%/%postname%/
                    http://www.paper.example   | /%year%/%monthnum%/%postname%/
                    https://paper.example      | /archives/%post_id%
                    https://paper.example      | /%postname%/
                    https://paper.example      | /%postname%
                    https://paper.example      | /%category%/%postname%/
                    https://paper.example      | /%category%/%post_id%/%postname%/
                    https://paper.example      | /%author%/%postname%/
                    https://paper.example      | /%year%/%monthnum%/%day%/%hour%%minute%%second%/
                    https://paper.example      | /%year%/%postname%.html
                    https://paper.example      | /index.php/%year%/%monthnum%/%day%/%postname%/
                    https://paper.example      | /index.php/archives/%post_id%
                    https://paper.example/blog | /%year%/%monthnum%/%day%/%postname%/
                    https://paper.example/blog | /%postname%/
                    https://paper.example/blog | ''
                    https://paper.example      | /%post_id%-%postname%/
                    https://paper.example      | /news-%post_id%.html
                    """)
    void everyAddressOfTheOldSiteAnswers(String home, String structure) throws IOException, ImportRefused {
        Path export = folder.resolve("export.xml");
        Files.writeString(export, export(home, structure));
        List<String> faults = new ArrayList<>();
        try (Database database = Databases.open(Databases.sqlite(folder))) {
            Imports.run(database, folder, export).close();
            for (Post post : posts()) {
                String link = post.link(home, structure);
                for (String address : List.of(
                        link, home + "/?p=" + post.id(), link + (link.contains("?") ? "&" : "?") + "replytocom=3")) {
                    expectAnswer(database, address, faults);
                }
                if (structure.endsWith("/")) {
                    for (String behind : List.of("feed/", "embed/", "amp/", "comment-page-1/")) {
                        expectAnswer(database, link + behind, faults);
                    }
                    expectAnswer(database, link.substring(0, link.length() - 1), faults);
                }
            }
            for (String archive : List.of(
                    "/",
                    "/feed/",
                    "/?feed=rss2",
                    "/?m=202107",
                    "/?cat=3",
                    "/?author=2",
                    "/about-us/",
                    "/?page_id=20",
                    "/about-us/team/")) {
                expectAnswer(database, home + archive, faults);
            }
            if (!structure.isEmpty()) {
                String front = Permalinks.front(structure);
                for (String archive : List.of(
                        "category/news/", "category/news/harbour/", "tag/wind/", "2021/", "2021/07/", "author/jdoe/")) {
                    // Where numbers of stories stand in the place of years, WordPress sets the years apart.
                    String apart = structure.endsWith("/%post_id%") && archive.startsWith("2") ? "date/" : "";
                    expectAnswer(database, home + front + apart + archive, faults);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static void expectAnswer(Database database, String url, List<String> faults) {
        URI uri = URI.create(url);
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Place place = place(database, target);
        if (place instanceof Place.Moved(String location)
                && place(database, location).status() != 200) {
            faults.add(url + " moves to " + location + ", which answers "
                    + place(database, location).status());
        } else if (place.status() != 200 && place.status() != 301) {
            faults.add(url + " answers " + place.status());
        }
    }

    private static Place place(Database database, String target) {
        PageKey key = Addresses.key(RequestTarget.parse(target).orElseThrow());
        return database.read(sql -> ADDRESSES.resolve(sql, key, database.clock().instant()));
    }

    private static String export(String home, String structure) {
        StringBuilder xml = new StringBuilder(
                """
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Paper</title><link>%1$s</link>
                <language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
                <wp:base_site_url>%1$s</wp:base_site_url><wp:base_blog_url>%1$s</wp:base_blog_url>
                """
                        .formatted(home));
        author(xml, 2, "jdoe", "Jane Doe");
        author(xml, 3, "mroe", "Max Roe");
        category(xml, 3, "news", "");
        category(xml, 4, "harbour", "news");
        category(xml, 5, "opinion", "");
        xml.append("<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>wind</wp:tag_slug>"
                + "<wp:tag_name><![CDATA[Wind]]></wp:tag_name></wp:tag>\n");
        for (Post post : posts()) {
            item(xml, "post", post, 0, post.link(home, structure));
        }
        boolean plain = structure.isEmpty();
        String front = structure.startsWith("/index.php") ? "/index.php" : "";
        LocalDateTime at = LocalDateTime.of(2018, 1, 1, 0, 0);
        item(
                xml,
                "page",
                new Post(20, at, "about-us", "jdoe", ""),
                0,
                plain ? home + "/?page_id=20" : home + front + "/about-us/");
        item(
                xml,
                "page",
                new Post(21, at, "team", "jdoe", ""),
                20,
                plain ? home + "/?page_id=21" : home + front + "/about-us/team/");
        return xml.append("</channel></rss>\n").toString();
    }

    private static void author(StringBuilder xml, int id, String login, String name) {
        xml.append(
                "<wp:author><wp:author_id>%d</wp:author_id><wp:author_login>%s</wp:author_login><wp:author_display_name><![CDATA[%s]]></wp:author_display_name></wp:author>%n"
                        .formatted(id, login, name));
    }

    private static void category(StringBuilder xml, int id, String slug, String parent) {
        xml.append(
                "<wp:category><wp:term_id>%d</wp:term_id><wp:category_nicename>%2$s</wp:category_nicename><wp:category_parent>%3$s</wp:category_parent><wp:cat_name><![CDATA[%2$s]]></wp:cat_name></wp:category>%n"
                        .formatted(id, slug, parent));
    }

    private static void item(StringBuilder xml, String type, Post post, int parent, String link) {
        String category = post.category().substring(post.category().lastIndexOf('/') + 1);
        xml.append(
                """
                <item><title>About %4$s</title><link>%1$s</link><dc:creator><![CDATA[%5$s]]></dc:creator>
                <guid isPermaLink="false">https://paper.example/?p=%2$d</guid>
                <content:encoded><![CDATA[<p>Words.</p>]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
                <wp:post_id>%2$d</wp:post_id><wp:post_date>%3$s</wp:post_date><wp:post_date_gmt>%3$s</wp:post_date_gmt>
                <wp:comment_status>open</wp:comment_status><wp:post_name>%4$s</wp:post_name><wp:status>publish</wp:status>
                <wp:post_parent>%6$d</wp:post_parent><wp:post_type>%7$s</wp:post_type>
                """
                        .formatted(link, post.id(), STAMP.format(post.at()), post.slug(), post.author(), parent, type));
        if (!category.isEmpty()) {
            xml.append("<category domain=\"category\" nicename=\"%1$s\"><![CDATA[%1$s]]></category>\n"
                    .formatted(category));
            xml.append("<category domain=\"post_tag\" nicename=\"wind\"><![CDATA[Wind]]></category>\n");
        }
        xml.append("</item>\n");
    }
}
