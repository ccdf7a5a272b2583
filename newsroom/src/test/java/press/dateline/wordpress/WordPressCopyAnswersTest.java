package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import press.dateline.SharedData;
import press.dateline.html.CleanHtml;
import press.dateline.wordpress.WordPressCopy.Attachment;

/// The words of every published post and page of the recorded sites, as we show them and as WordPress did.
///
/// White space, the kind of quotes and dashes, and what shortcodes and embeds put in are left aside.
class WordPressCopyAnswersTest {
    private static final List<String> ASIDE = List.of(
            "script, style, iframe, object, figure.embed, figure.gallery, figure.playlist, figure.wp-block-embed, .gallery, .tiled-gallery, .wp-block-gallery",
            "audio, video, .wp-playlist, .wp-video, .wp-audio-shortcode, .twitter-tweet, .wp-embedded-content, noscript",
            ".wp-block-latest-posts, .wp-block-latest-comments, .wp-block-archives, .wp-block-categories, .wp-block-calendar",
            ".wp-block-search, .wp-block-tag-cloud, .wp-block-rss, .components-placeholder");

    private static final Pattern SHORTCODE = Pattern.compile("\\[/?[A-Za-z][A-Za-z0-9_-]{0,40}[^\\[\\]]{0,2000}\\]");
    private static final Pattern ADDRESS_ALONE = Pattern.compile("https?://\\S+");

    private record Post(String slug, String type, String status, String content, long id) {}

    private record Site(String name, int compared, List<String> different) {
        double share() {
            return compared == 0 ? 1 : 1 - (double) different.size() / compared;
        }
    }

    @Test
    void wordsOfEveryStoryAreThoseThatWordPressShowed() throws IOException {
        Path data = SharedData.path("");
        var sites = new ArrayList<Site>();
        for (String folder : List.of("wxr-official", "wxr-real"))
            try (var files = Files.list(data.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".xml"))
                        .sorted()
                        .toList()) {
                    String name = file.getFileName().toString().replace(".xml", "");
                    Path answers =
                            data.resolve("wordpress-answers").resolve(name).resolve("rest.json.gz");
                    if (Files.exists(answers)) sites.add(compare(name, file, Answers.json(answers)));
                }
            }

        for (Site site : sites) {
            System.out.printf("%-36s %4d compared, %.2f%% equal%n", site.name, site.compared, site.share() * 100);
            site.different.forEach(System.out::println);
        }
        assertThat(sites)
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site.share()).as(site.name).isGreaterThanOrEqualTo(0.97));
        int compared = sites.stream().mapToInt(Site::compared).sum();
        int different = sites.stream().mapToInt(site -> site.different.size()).sum();
        assertThat(1 - (double) different / compared).isGreaterThanOrEqualTo(0.99);
    }

    private static Site compare(String name, Path file, JsonNode answers) throws IOException {
        Document export = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
        Map<Long, Attachment> attachments = attachments(export);
        Map<String, Post> posts = posts(export);
        var context = new WordPressCopy.Context("en", 0, "", new Shelf(attachments));
        int compared = 0;
        var different = new ArrayList<String>();
        for (String kind : List.of("posts", "pages"))
            for (JsonNode answer : answers.path(kind).path("items")) {
                String slug = answer.path("slug").asText();
                Post post = posts.get(kind.substring(0, 4) + " " + slug);
                if (post == null || answer.path("content").path("protected").asBoolean()) continue;
                compared++;
                String theirs = words(answer.path("content").path("rendered").asText());
                WordPressCopy.Result result = WordPressCopy.convert(post.content, context);
                String ours = words(result.copy().html());
                if (!theirs.equals(ours)) different.add("  " + slug + firstDifference(theirs, ours));
                assertThat(CleanHtml.copy(result.copy().html())).isEqualTo(result.copy());
            }
        return new Site(name, compared, different);
    }

    private static Map<String, Post> posts(Document export) {
        var posts = new HashMap<String, Post>();
        for (Element item : export.select("item")) {
            String type = text(item, "wp:post_type");
            if (!type.equals("post") && !type.equals("page")) continue;
            var post = new Post(
                    text(item, "wp:post_name"),
                    type,
                    text(item, "wp:status"),
                    text(item, "content:encoded"),
                    number(item));
            if (post.status.equals("publish")) posts.putIfAbsent(type + " " + post.slug, post);
        }
        return posts;
    }

    private static Map<Long, Attachment> attachments(Document export) {
        var attachments = new HashMap<Long, Attachment>();
        for (Element item : export.select("item"))
            if (text(item, "wp:post_type").equals("attachment")) {
                long id = number(item);
                String url = text(item, "wp:attachment_url");
                attachments.put(id, new Attachment(id, url, text(item, "title"), "", "", "image/jpeg", 0, 0, 0));
            }
        return attachments;
    }

    private static long number(Element item) {
        String digits = text(item, "wp:post_id").strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String text(Element item, String name) {
        for (Element child : item.children()) if (child.tagName().equals(name)) return child.wholeText();
        return "";
    }

    private record Shelf(Map<Long, Attachment> attachments) implements WordPressCopy.Library {
        @Override
        public Optional<Attachment> attachment(long id) {
            return Optional.ofNullable(attachments.get(id));
        }

        @Override
        public List<Attachment> attachedTo(long postId) {
            return List.of();
        }

        @Override
        public Optional<String> pattern(long id) {
            return Optional.empty();
        }

        @Override
        public String address(String url) {
            return url;
        }
    }

    private static String words(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        ASIDE.forEach(selector -> body.select(selector).remove());
        body.select("p, div, li, tr, td, th, h1, h2, h3, h4, h5, h6, blockquote, pre, figure, figcaption, dd, dt")
                .prepend(" ")
                .append(" ");
        body.select("br").before(" ");
        String text = body.wholeText();
        String plain = SHORTCODE.matcher(text).replaceAll("");
        plain = ADDRESS_ALONE.matcher(plain).replaceAll("");
        return plain.replaceAll("[\\s\\p{Cntrl}\u00a0\u3000]+", "")
                .replaceAll("[“”„‟\"«»″]", "\"")
                .replaceAll("[‘’‚‛'′`]", "'")
                .replaceAll("[–—-]+", "-")
                .replace("…", "...");
    }

    private static String firstDifference(String expected, String actual) {
        int at = 0;
        while (at < expected.length() && at < actual.length() && expected.charAt(at) == actual.charAt(at)) at++;
        return "\n    theirs " + around(expected, at) + "\n    ours   " + around(actual, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 60));
    }
}
