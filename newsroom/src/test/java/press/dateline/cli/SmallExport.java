package press.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a small WordPress export: one story, one draft and one page of The Quay Courier.
final class SmallExport {
    private SmallExport() {}

    static Path write(Path file) throws IOException {
        return Files.writeString(
                file,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel>
                <title>The Quay Courier</title>
                <link>https://courier.example</link>
                <language>en-CA</language>
                <wp:wxr_version>1.2</wp:wxr_version>
                <wp:base_site_url>https://courier.example</wp:base_site_url>
                <wp:base_blog_url>https://courier.example</wp:base_blog_url>
                %s%s%s
                </channel>
                </rss>
                """
                        .formatted(
                                item(
                                        11,
                                        "post",
                                        "publish",
                                        "pier-reopens",
                                        "https://courier.example/2024/03/04/pier-reopens/"),
                                item(12, "post", "draft", "harbour-master-resigns", "https://courier.example/?p=12"),
                                item(13, "page", "publish", "imprint", "https://courier.example/imprint/")));
    }

    private static String item(int id, String type, String status, String slug, String link) {
        return """
                <item>
                <title>%2$s</title>
                <link>%5$s</link>
                <dc:creator>ada</dc:creator>
                <content:encoded><![CDATA[<p>All about %2$s.</p>]]></content:encoded>
                <excerpt:encoded></excerpt:encoded>
                <wp:post_id>%1$d</wp:post_id>
                <wp:post_date>2024-03-04 09:00:00</wp:post_date>
                <wp:post_date_gmt>2024-03-04 13:00:00</wp:post_date_gmt>
                <wp:post_name>%2$s</wp:post_name>
                <wp:status>%4$s</wp:status>
                <wp:post_type>%3$s</wp:post_type>
                </item>
                """
                .formatted(id, slug, type, status, link);
    }
}
