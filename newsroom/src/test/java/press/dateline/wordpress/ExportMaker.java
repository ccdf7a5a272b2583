package press.dateline.wordpress;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Writes WordPress exports of any size, the same for the same seed: authors, nested categories, tags, stories in
/// classic and in block markup, some drafts, scheduled and private ones, comments in threads, pictures, a page. More
/// than half of the stories are in the section News, so that one list grows long.
///
/// As a command: `ExportMaker FILE STORIES SEED PADDING`.
public final class ExportMaker {
    private static final List<String> WORDS = List.of(
            "harbour",
            "council",
            "bridge",
            "market",
            "river",
            "school",
            "budget",
            "storm",
            "ferry",
            "museum",
            "court",
            "strike",
            "garden",
            "station",
            "election",
            "orchard",
            "theatre",
            "quarry",
            "tram",
            "lighthouse",
            "is",
            "was",
            "the",
            "a",
            "over",
            "after",
            "before",
            "near",
            "says",
            "opens",
            "closes",
            "delays",
            "plans",
            "votes",
            "and",
            "Zürich",
            "Café",
            "naïve",
            "façade",
            "Ærø",
            "Łódź");
    private static final List<String> SECTIONS = List.of("News", "City", "Region", "Culture", "Sport", "Opinion");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ROOT);
    private static final int AUTHORS = 12;
    private static final int TAGS = 200;

    private final Random random;
    private final Writer out;
    private long ids = 10;

    private ExportMaker(Writer out, long seed) {
        this.out = out;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]));
    }

    /// How much is written.
    ///
    /// @param stories items of type post; every fifth brings a picture of its own as a further item
    /// @param paddingBytes further text in every story, roughly
    /// @param comments below one story at most; every number up to it is as frequent
    /// @param minutes from one story to the next, the first at the beginning of 2010
    public record Amount(int stories, int paddingBytes, int comments, int minutes) {}

    public static void write(Path file, int stories, long seed, int paddingBytes) throws IOException {
        write(file, seed, new Amount(stories, paddingBytes, 3, 37));
    }

    public static void write(Path file, long seed, Amount amount) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new ExportMaker(out, seed).export(amount);
        }
    }

    private void export(Amount amount) throws IOException {
        head();
        for (int i = 0; i < amount.stories(); i++) story(i, amount);
        item(
                "About this paper",
                "page",
                "publish",
                "about-this-paper",
                "https://paper.example/about-this-paper/",
                LocalDateTime.of(2015, 1, 2, 8, 0),
                "<p>Who we are.</p>",
                "",
                0,
                "");
        out.write("</channel>\n</rss>\n");
    }

    private void head() throws IOException {
        out.write(
                """
                <?xml version="1.0" encoding="UTF-8" ?>
                <!-- generator="WordPress/6.5" created="2024-06-10 12:29" -->
                <rss version="2.0"
                \txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                \txmlns:content="http://purl.org/rss/1.0/modules/content/"
                \txmlns:wfw="http://wellformedweb.org/CommentAPI/"
                \txmlns:dc="http://purl.org/dc/elements/1.1/"
                \txmlns:wp="http://wordpress.org/export/1.2/"
                >
                <channel>
                \t<title>The Made Paper</title>
                \t<link>https://paper.example</link>
                \t<description>Made for trials</description>
                \t<pubDate>Mon, 10 Jun 2024 12:29:10 +0000</pubDate>
                \t<language>en-GB</language>
                \t<wp:wxr_version>1.2</wp:wxr_version>
                \t<wp:base_site_url>https://paper.example</wp:base_site_url>
                \t<wp:base_blog_url>https://paper.example</wp:base_blog_url>
                """);
        for (int i = 1; i <= AUTHORS; i++)
            out.write("\t<wp:author><wp:author_id>" + i + "</wp:author_id><wp:author_login><![CDATA[writer" + i
                    + "]]></wp:author_login><wp:author_email><![CDATA[writer" + i
                    + "@paper.example]]></wp:author_email><wp:author_display_name><![CDATA[Writer " + i
                    + "]]></wp:author_display_name><wp:author_first_name><![CDATA[Writer]]></wp:author_first_name>"
                    + "<wp:author_last_name><![CDATA[" + i + "]]></wp:author_last_name></wp:author>\n");
        for (String section : SECTIONS) {
            category(section, "");
            category(section + " Abroad", slug(section));
            category(section + " Abroad Today", slug(section + " Abroad"));
        }
        for (int i = 0; i < TAGS; i++)
            out.write("\t<wp:tag><wp:term_id>" + ids++ + "</wp:term_id><wp:tag_slug><![CDATA[tag-" + i
                    + "]]></wp:tag_slug><wp:tag_name><![CDATA[Tag " + i + "]]></wp:tag_name></wp:tag>\n");
        out.write("\t<generator>https://wordpress.org/?v=6.5</generator>\n");
    }

    private void category(String name, String parent) throws IOException {
        out.write("\t<wp:category><wp:term_id>" + ids++ + "</wp:term_id><wp:category_nicename><![CDATA[" + slug(name)
                + "]]></wp:category_nicename><wp:category_parent><![CDATA[" + parent
                + "]]></wp:category_parent><wp:cat_name><![CDATA[" + name + "]]></wp:cat_name></wp:category>\n");
    }

    private void story(int number, Amount amount) throws IOException {
        LocalDateTime at = LocalDateTime.of(2010, 1, 1, 6, 0).plusMinutes((long) number * amount.minutes());
        String title = sentence(6);
        String status =
                switch (number % 50) {
                    case 47 -> "draft";
                    case 48 -> "future";
                    case 49 -> "private";
                    default -> "publish";
                };
        String slug = slug(title) + "-" + number;
        String link = String.format(
                Locale.ROOT,
                "https://paper.example/%d/%02d/%02d/%s/",
                at.getYear(),
                at.getMonthValue(),
                at.getDayOfMonth(),
                slug);
        long picture = number % 5 == 0 ? picture(number, at) : 0;
        String section = SECTIONS.get(Math.max(0, random.nextInt(2 * SECTIONS.size()) - SECTIONS.size()));
        StringBuilder extra = new StringBuilder();
        filing(extra, "category", slug(section), section);
        for (int i = 0; i < 3; i++) {
            int tag = random.nextInt(TAGS);
            filing(extra, "post_tag", "tag-" + tag, "Tag " + tag);
        }
        meta(extra, "_edit_last", "1");
        if (picture > 0) meta(extra, "_thumbnail_id", Long.toString(picture));
        comments(extra, number % (amount.comments() + 1), at);
        String body = body(number, amount.paddingBytes());
        item(title, "post", status, slug, link, at, body, sentence(14), 0, extra.toString());
    }

    private String body(int number, int padding) {
        StringBuilder body = new StringBuilder();
        boolean blocks = number % 2 == 0;
        int paragraphs = 4 + random.nextInt(5);
        for (int i = 0; i < paragraphs || body.length() < padding; i++) {
            String text = sentence(12) + ". \"" + sentence(9) + "\" -- " + sentence(16) + " & more.";
            if (blocks)
                body.append("<!-- wp:paragraph -->\n<p>").append(text).append("</p>\n<!-- /wp:paragraph -->\n\n");
            else body.append(text).append("\n\n");
        }
        if (number % 20 == 1)
            body.append("[caption width=\"300\"]<img src=\"https://paper.example/a.jpg\" /> A view[/caption]");
        if (number % 100 == 3) body.append("<pre>a[b[0]]]]><![CDATA[> 1</pre>");
        return body.toString();
    }

    private long picture(int number, LocalDateTime at) throws IOException {
        String file = at.getYear() + "/01/picture-" + number + ".jpg";
        String url = "https://paper.example/wp-content/uploads/" + file;
        StringBuilder extra = new StringBuilder();
        meta(extra, "_wp_attached_file", file);
        meta(extra, "_wp_attachment_image_alt", sentence(5));
        meta(
                extra,
                "_wp_attachment_metadata",
                "a:3:{s:5:\"width\";i:1600;s:6:\"height\";i:900;s:4:\"file\";s:" + file.length() + ":\"" + file
                        + "\";}");
        return item(
                sentence(3),
                "attachment",
                "inherit",
                "picture-" + number,
                url,
                at,
                "",
                sentence(8),
                0,
                "\t\t<wp:attachment_url><![CDATA[" + url + "]]></wp:attachment_url>\n" + extra);
    }

    private void comments(StringBuilder extra, int count, LocalDateTime at) {
        for (int i = 1; i <= count; i++) {
            String stamp = STAMP.format(at.plusMinutes(i));
            extra.append("\t\t<wp:comment>\n\t\t\t<wp:comment_id>")
                    .append(ids++)
                    .append("</wp:comment_id>\n")
                    .append("\t\t\t<wp:comment_author><![CDATA[Reader ")
                    .append(i)
                    .append("]]></wp:comment_author>\n")
                    .append(
                            "\t\t\t<wp:comment_author_email><![CDATA[reader@mail.example]]></wp:comment_author_email>\n")
                    .append("\t\t\t<wp:comment_author_IP><![CDATA[192.0.2.1]]></wp:comment_author_IP>\n")
                    .append("\t\t\t<wp:comment_date><![CDATA[")
                    .append(stamp)
                    .append("]]></wp:comment_date>\n")
                    .append("\t\t\t<wp:comment_date_gmt><![CDATA[")
                    .append(stamp)
                    .append("]]></wp:comment_date_gmt>\n")
                    .append("\t\t\t<wp:comment_content><![CDATA[")
                    .append(sentence(20))
                    .append("]]></wp:comment_content>\n")
                    .append("\t\t\t<wp:comment_approved><![CDATA[1]]></wp:comment_approved>\n")
                    .append("\t\t\t<wp:comment_type><![CDATA[comment]]></wp:comment_type>\n\t\t\t<wp:comment_parent>")
                    .append(i > 1 ? ids - 2 : 0)
                    .append(
                            "</wp:comment_parent>\n\t\t\t<wp:comment_user_id>0</wp:comment_user_id>\n\t\t</wp:comment>\n");
        }
    }

    private long item(
            String title,
            String type,
            String status,
            String slug,
            String link,
            LocalDateTime at,
            String content,
            String excerpt,
            long parent,
            String extra)
            throws IOException {
        long id = ids++;
        String stamp = STAMP.format(at);
        out.write("\t<item>\n\t\t<title><![CDATA[" + title + "]]></title>\n\t\t<link>" + link + "</link>\n\t\t<pubDate>"
                + MAIL.format(at.atOffset(ZoneOffset.UTC)) + "</pubDate>\n\t\t<dc:creator><![CDATA[writer"
                + (1 + random.nextInt(AUTHORS))
                + "]]></dc:creator>\n\t\t<guid isPermaLink=\"false\">https://paper.example/?p="
                + id + "</guid>\n\t\t<description></description>\n\t\t<content:encoded><![CDATA[" + content
                + "]]></content:encoded>\n\t\t<excerpt:encoded><![CDATA[" + excerpt
                + "]]></excerpt:encoded>\n\t\t<wp:post_id>"
                + id + "</wp:post_id>\n\t\t<wp:post_date><![CDATA[" + stamp
                + "]]></wp:post_date>\n\t\t<wp:post_date_gmt><![CDATA["
                + stamp + "]]></wp:post_date_gmt>\n\t\t<wp:post_modified><![CDATA[" + stamp
                + "]]></wp:post_modified>\n\t\t<wp:post_modified_gmt><![CDATA[" + stamp
                + "]]></wp:post_modified_gmt>\n\t\t<wp:comment_status><![CDATA[open]]></wp:comment_status>\n"
                + "\t\t<wp:ping_status><![CDATA[closed]]></wp:ping_status>\n\t\t<wp:post_name><![CDATA[" + slug
                + "]]></wp:post_name>\n\t\t<wp:status><![CDATA[" + status + "]]></wp:status>\n\t\t<wp:post_parent>"
                + parent
                + "</wp:post_parent>\n\t\t<wp:menu_order>0</wp:menu_order>\n\t\t<wp:post_type><![CDATA[" + type
                + "]]></wp:post_type>\n\t\t<wp:post_password><![CDATA[]]></wp:post_password>\n"
                + "\t\t<wp:is_sticky>0</wp:is_sticky>\n" + extra + "\t</item>\n");
        return id;
    }

    private static void filing(StringBuilder extra, String domain, String slug, String name) {
        extra.append("\t\t<category domain=\"")
                .append(domain)
                .append("\" nicename=\"")
                .append(slug)
                .append("\"><![CDATA[")
                .append(name)
                .append("]]></category>\n");
    }

    private static void meta(StringBuilder extra, String key, String value) {
        extra.append("\t\t<wp:postmeta>\n\t\t\t<wp:meta_key><![CDATA[")
                .append(key)
                .append("]]></wp:meta_key>\n\t\t\t<wp:meta_value><![CDATA[")
                .append(value)
                .append("]]></wp:meta_value>\n\t\t</wp:postmeta>\n");
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            if (i > 0) sentence.append(' ');
            sentence.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.toString();
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace(' ', '-')
                .replace('ü', 'u')
                .replace('é', 'e')
                .replace('ï', 'i')
                .replace('ç', 'c')
                .replace('æ', 'a')
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('ó', 'o')
                .replace('ź', 'z');
    }
}
