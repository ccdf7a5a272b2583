package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.html.CleanHtml;
import press.dateline.wordpress.WordPressCopy.Attachment;
import press.dateline.wordpress.WordPressCopy.PictureUse;
import press.dateline.wordpress.WordPressCopy.Result;

class WordPressCopyTest {
    private static final String IMG = " loading=\"lazy\" decoding=\"async\">";

    @Test
    void classicTextGetsParagraphsLineBreaksAndQuotes() {
        assertThat(html("HARBOUR — \"Fog,\" said Ann -- it's late...\n\nLine one\nLine two"))
                .isEqualTo("<p>HARBOUR — “Fog,” said Ann — it’s late…</p>\n<p>Line one<br>\nLine two</p>");
    }

    @Test
    void quotesFollowTheLanguageOfTheSite() {
        assertThat(convert("\"Nebel\" und 'Wind'", "de-DE").copy().html()).isEqualTo("<p>„Nebel“ und ‚Wind‘</p>");
        assertThat(convert("\"Brume\"", "fr").copy().html()).isEqualTo("<p>«&nbsp;Brume&nbsp;»</p>");
        assertThat(convert("\"kiri\" -- 1", "ja").copy().html()).isEqualTo("<p>\"kiri\" -- 1</p>");
    }

    @Test
    void codeStaysAsItWasTyped() {
        assertThat(
                        html(
                                "Type <code>\"a\" -- 'b'...</code>\n\n[sourcecode language=\"java\"]\nif (a < b && c) {\n\n  \"x\";\n}\n[/sourcecode]"))
                .isEqualTo("<p>Type <code>\"a\" -- 'b'...</code></p>\n"
                        + "<pre><code>\nif (a &lt; b &amp;&amp; c) {\n\n  \"x\";\n}\n</code></pre>");
    }

    @Test
    void captionsBecomeFigures() {
        Result result = convert(
                "[caption id=\"attachment_7\" align=\"alignleft\" width=\"300\"]<a href=\"https://old.example/a.jpg\">"
                        + "<img class=\"wp-image-7\" src=\"https://old.example/a-300.jpg\" alt=\"A boat\" width=\"300\" height=\"200\" /></a> "
                        + "The <em>boat</em> at noon[/caption]\n\nText",
                "en");

        assertThat(result.copy().html())
                .isEqualTo(
                        "<figure class=\"align-left\"><a href=\"/a.jpg\"><img src=\"/a-300.jpg\" alt=\"A boat\" width=\"300\" height=\"200\""
                                + IMG + "</a><figcaption>The <em>boat</em> at noon</figcaption></figure>\n<p>Text</p>");
        assertThat(result.pictures())
                .containsExactly(
                        new PictureUse("/a-300.jpg", "https://old.example/a-300.jpg", 7, "A boat", "The boat at noon"));
    }

    @Test
    void galleriesShowTheirPicturesInOrder() {
        assertThat(html("Before\n\n[gallery ids=\"2,1,99\" link=\"none\"]\n\nAfter"))
                .isEqualTo(
                        "<p>Before</p>\n<figure class=\"gallery\"><figure><img src=\"/two.jpg\" alt=\"Two\" width=\"800\" height=\"600\""
                                + IMG
                                + "</figure><figure><img src=\"/one.jpg\" alt=\"One\" width=\"800\" height=\"600\""
                                + IMG
                                + "<figcaption>First <em>light</em></figcaption></figure></figure>\n<p>After</p>");
    }

    @Test
    void soundAndFilmPlayWithoutBeingAsked() {
        assertThat(
                        html(
                                "[audio mp3=\"https://old.example/s.mp3\"][/audio]\n\n[video width=\"640\" height=\"360\" mp4=\"https://old.example/f.mp4\"][/video]"))
                .isEqualTo(
                        "<p><audio src=\"/s.mp3\" controls preload=\"none\"></audio></p>\n"
                                + "<p><video src=\"/f.mp4\" controls width=\"640\" height=\"360\" preload=\"none\"></video></p>");
    }

    @Test
    void embedsBecomeLinks() {
        String link =
                "<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abcdefghijk\">YouTube</a></figure>";

        assertThat(html("https://youtu.be/abcdefghijk")).isEqualTo(link);
        assertThat(html("[youtube https://www.youtube.com/watch?v=abcdefghijk&w=640]"))
                .isEqualTo(link);
        assertThat(html("[embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]"))
                .isEqualTo(link);
        assertThat(
                        html(
                                "<!-- wp:embed {\"url\":\"https://youtu.be/abcdefghijk\"} --><figure class=\"wp-block-embed\">"
                                        + "<div class=\"wp-block-embed__wrapper\">https://youtu.be/abcdefghijk</div></figure><!-- /wp:embed -->"))
                .isEqualTo(link);
    }

    @Test
    void wordsInBracketsThatAreNoShortcodesStay() {
        assertThat(html("He \"beleived\" [sic] it [1]. [John] said [[gallery]] and [...]"))
                .isEqualTo("<p>He “beleived” [sic] it [1]. [John] said [gallery] and […]</p>");
    }

    @Test
    void shortcodesOfPlugInsLeaveTheirContentAndAreNamed() {
        Result result = convert(
                "[vc_row][vc_column width=\"1/2\"]Text[/vc_column][/vc_row]\n\n[contact-form-7 id=\"3\"]\n\n[box]In[/box]",
                "en");

        assertThat(result.copy().html()).isEqualTo("<p>Text</p>\n<p>In</p>");
        assertThat(result.unknown()).containsExactly("vc_row", "vc_column", "contact-form-7", "box");
    }

    @Test
    void blocksLoseTheirCommentsAndKeepTheirMeaning() {
        assertThat(
                        html(
                                """
                <!-- wp:heading {"level":3} -->
                <h3 class="wp-block-heading">Weather</h3>
                <!-- /wp:heading -->

                <!-- wp:paragraph {"align":"center"} -->
                <p class="has-text-align-center">It's "wet"</p>
                <!-- /wp:paragraph -->

                <!-- wp:columns -->
                <div class="wp-block-columns"><!-- wp:column -->
                <div class="wp-block-column"><!-- wp:list --><ul><!-- wp:list-item --><li>One</li><!-- /wp:list-item --></ul><!-- /wp:list --></div>
                <!-- /wp:column --></div>
                <!-- /wp:columns -->

                <!-- wp:spacer --><div style="height:100px"></div><!-- /wp:spacer -->
                <!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Rain</p><cite>Ann</cite></blockquote></figure><!-- /wp:pullquote -->
                """))
                .isEqualTo(
                        "<h2>Weather</h2>\n<p class=\"align-center\">It’s “wet”</p>\n"
                                + "<div class=\"columns\"><div class=\"column\"><ul><li>One</li></ul></div></div>\n"
                                + "<figure class=\"pullquote\"><blockquote><p>Rain</p><p><cite>Ann</cite></p></blockquote></figure>");
    }

    @Test
    void blocksThatListTheSiteAreLeftOutAndNamed() {
        Result result = convert(
                "<!-- wp:latest-posts /--><!-- wp:acme/box {\"a\":1} --><p>Kept</p><!-- /wp:acme/box -->", "en");

        assertThat(result.copy().html()).isEqualTo("<p>Kept</p>");
        assertThat(result.unknown()).containsExactly("latest-posts", "acme/box");
    }

    @Test
    void patternsAreLookedUpAndDoNotRunInCircles() {
        assertThat(html("<!-- wp:block {\"ref\":5} /-->")).isEqualTo("<p>Pattern</p>");
    }

    @Test
    void footnotesHaveWaysToAndFro() {
        var context =
                new WordPressCopy.Context("en", 1, "[{\"id\":\"n1\",\"content\":\"See <em>there</em>\"}]", new Shelf());

        assertThat(WordPressCopy.convert(
                                "<!-- wp:paragraph --><p>Word<sup data-fn=\"n1\" class=\"fn\"><a href=\"#n1\" id=\"n1-link\">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->",
                                context)
                        .copy()
                        .html())
                .isEqualTo(
                        "<p>Word<sup><a href=\"#at-n1\" id=\"at-n1-link\">1</a></sup></p>\n"
                                + "<ol class=\"footnotes\"><li id=\"at-n1\">See <em>there</em> <a href=\"#at-n1-link\">↩︎</a></li></ol>");
    }

    @Test
    void teaserAndPartsAreTold() {
        Result result = convert("Lead\n\n<!--more-->\n\nRest<!--nextpage-->Second", "en");

        assertThat(result.teaser()).contains(CleanHtml.copy("<p>Lead</p>"));
        assertThat(result.parts()).isEqualTo(2);
        assertThat(result.copy().html())
                .isEqualTo("<p>Lead</p>\n<p>Rest</p>\n<hr class=\"page-break\">\n<p>Second</p>");
    }

    @Test
    void commentsGetParagraphsAndLinks() {
        assertThat(WordPressCopy.comment("See www.example.org, \"now\" :)\n\n<script>x</script>Bye", "en")
                        .html())
                .isEqualTo(
                        "<p>See <a href=\"http://www.example.org\" rel=\"nofollow ugc\">www.example.org</a>, “now” 🙂</p>\n<p>Bye</p>");
    }

    @Test
    void excerptsEndAfterFiftyFiveWords() {
        assertThat(WordPressCopy.excerpt("word ".repeat(60))).isEqualTo("word ".repeat(54) + "word…");
        assertThat(WordPressCopy.excerpt("two  words")).isEqualTo("two words");
    }

    @ParameterizedTest
    @CsvSource({
        "Ça va? Déjà vu!, fr, ca-va-deja-vu",
        "Grüße aus Köln, de, gruesse-aus-koeln",
        "Grüße aus Köln, en, gruse-aus-koln",
        "Ærø, da, aeroe",
        "東京, ja, %e6%9d%b1%e4%ba%ac",
        "A – B/C & D, en, a-b-c-d"
    })
    void slugsAreThoseOfWordPress(String title, String language, String slug) {
        assertThat(WordPressCopy.slug(title, language)).isEqualTo(slug);
    }

    @Property(tries = 2_000)
    void anythingIsConvertedIntoWhatIsClean(@ForAll("soup") String soup) {
        Result result = convert(soup, "en");

        assertThat(CleanHtml.copy(result.copy().html())).isEqualTo(result.copy());
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> piece = Arbitraries.of(
                "<!-- wp:paragraph -->",
                "<!-- /wp:paragraph -->",
                "<!-- wp:block {\"ref\":5} /-->",
                "<!-- wp:embed {\"url\":\"https://x.com/a\"} -->",
                "<!-- wp:cover {\"url\":\"a\"} -->",
                "<!-- /wp:cover -->",
                "<!-- wp:a/b {{ -->",
                "<!--more-->",
                "<!--nextpage-->",
                "[caption]",
                "[/caption]",
                "[gallery ids=\"1,2\"]",
                "[embed]",
                "[/embed]",
                "[code]",
                "[/code]",
                "[[",
                "]]",
                "[x y=\"z\"]",
                "[/x]",
                "\"",
                "'",
                "--",
                "...",
                "9x9",
                ":)",
                "\n\n",
                "\n",
                " ",
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<blockquote>",
                "</blockquote>",
                "<div>",
                "</div>",
                "<pre>",
                "</pre>",
                "<br>",
                "<img src=a>",
                "<a href='http://a.example'>",
                "</a>",
                "<li>",
                "word",
                "www.a.example",
                "&nbsp;",
                "<",
                "<figure>",
                "<figcaption>",
                "<table><tr><td>");
        return piece.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    private static String html(String raw) {
        return convert(raw, "en").copy().html();
    }

    private static Result convert(String raw, String language) {
        return WordPressCopy.convert(raw, new WordPressCopy.Context(language, 1, "", new Shelf()));
    }

    /// A small media library of a site that moves from old.example.
    private static final class Shelf implements WordPressCopy.Library {
        @Override
        public Optional<Attachment> attachment(long id) {
            if (id == 1)
                return Optional.of(new Attachment(
                        1,
                        "https://old.example/one.jpg",
                        "One",
                        "One",
                        "First <em>light</em>",
                        "image/jpeg",
                        800,
                        600,
                        0));
            if (id == 2)
                return Optional.of(
                        new Attachment(2, "https://old.example/two.jpg", "Two", "Two", "", "image/jpeg", 800, 600, 0));
            return Optional.empty();
        }

        @Override
        public List<Attachment> attachedTo(long postId) {
            return List.of();
        }

        @Override
        public Optional<String> pattern(long id) {
            return id == 5
                    ? Optional.of(
                            "<!-- wp:paragraph --><p>Pattern</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":5} /-->")
                    : Optional.empty();
        }

        @Override
        public String address(String url) {
            return url.startsWith("https://old.example") ? url.substring(19) : url;
        }
    }
}
