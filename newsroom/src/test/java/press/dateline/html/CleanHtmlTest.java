package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanHtmlTest {
    @Test
    void bareTextBecomesAParagraph() {
        assertThat(CleanHtml.copy("Fog <b>lifts</b>").html()).isEqualTo("<p>Fog <b>lifts</b></p>");
    }

    @Test
    void emphasisRoundBlocksMovesInside() {
        assertThat(CleanHtml.copy("<b><p>One</p><ul><li>Two</li></ul></b>").html())
                .isEqualTo("<p><b>One</b></p>\n<ul><li><b>Two</b></li></ul>");
    }

    @Test
    void linkRoundACardBecomesLinksWithin() {
        assertThat(CleanHtml.copy("<a href=/x><h2>Head</h2><p>Text</p></a>").html())
                .isEqualTo("<h2><a href=\"/x\">Head</a></h2>\n<p><a href=\"/x\">Text</a></p>");
    }

    @Test
    void whatIsEmptyGoesAway() {
        assertThat(CleanHtml.copy("<p></p><p>&nbsp;</p><h2> </h2><ul></ul><a href=/x></a><p><br></p>")
                        .html())
                .isEmpty();
    }

    @Test
    void plainDivisionsBecomeParagraphs() {
        assertThat(CleanHtml.copy("<div>One<div>Two</div>Three</div>").html())
                .isEqualTo("<p>One</p>\n<p>Two</p>\n<p>Three</p>");
    }

    @Test
    void framesBecomeLinks() {
        assertThat(CleanHtml.copy(
                                "<p>See <iframe src='https://www.youtube.com/embed/abc_DEF-123?rel=0' title='The talk'></iframe> now")
                        .html())
                .isEqualTo(
                        "<p>See </p>\n<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc_DEF-123\">"
                                + "YouTube: The talk</a></figure>\n<p>now</p>");
    }

    @Test
    void picturesKeepTheirWordsAndSizeAndLoadLate() {
        assertThat(CleanHtml.copy("<img src='a b.jpg' onerror=x width='640px' height=100% style='float:left' srcset=x>")
                        .html())
                .isEqualTo("<p><img src=\"a%20b.jpg\" alt=\"\" width=\"640\" loading=\"lazy\" decoding=\"async\"></p>");
    }

    @Test
    void anchorsWorkAndCannotClobber() {
        String once = CleanHtml.copy(
                        "<p><a href='#fn1' id='location'>1</a> <a href='#comments'>c</a><ol><li id=fn1>Note")
                .html();

        assertThat(once)
                .isEqualTo("<p><a href=\"#at-fn1\">1</a> <a href=\"#comments\">c</a></p>\n"
                        + "<ol><li id=\"at-fn1\">Note</li></ol>");
        assertThat(CleanHtml.copy(once).html()).isEqualTo(once);
    }

    @Test
    void tablesKeepTheirCells() {
        assertThat(CleanHtml.copy(
                                "<table border=1><caption>C</caption><tr><th scope=col colspan=2>A<td>&nbsp;<tr><td>1<td>2<td>3</table>")
                        .html())
                .isEqualTo("<table><caption>C</caption><tbody><tr><th colspan=\"2\" scope=\"col\">A</th><td></td></tr>"
                        + "<tr><td>1</td><td>2</td><td>3</td></tr>"
                        + "</tbody></table>");
    }

    @Test
    void cellsThatReachTooFarAreCut() {
        assertThat(CleanHtml.copy("<table><tr><td colspan=7>A<td rowspan=9>B<tr><td>C</table>")
                        .html())
                .isEqualTo(
                        "<table><tbody><tr><td>A</td><td rowspan=\"2\">B</td></tr><tr><td>C</td></tr></tbody></table>");
    }

    @Test
    void headingsLeaveNoLevelOut() {
        assertThat(CleanHtml.copy("<h4>A</h4><h6>B</h6><h5> </h5><h4>C</h4><h1>D</h1><h3>E</h3>")
                        .html())
                .isEqualTo("<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<h2>D</h2>\n<h3>E</h3>");
    }

    @Test
    void blankFirstLineOfPreStays() {
        String once = CleanHtml.copy("<pre>\n\n a  b</pre>").html();

        assertThat(once).isEqualTo("<pre>\n\n a  b</pre>");
    }

    @Test
    void commentsHaveLittleAndTheirLinksAreNotFollowed() {
        assertThat(CleanHtml.comment("<h1>Hi</h1><img src=x><a href=https://a.example rel=follow>a</a><table><td>x")
                        .html())
                .isEqualTo("<p>Hi</p>\n<p><a href=\"https://a.example\" rel=\"nofollow ugc\">a</a></p>\n<p>x</p>");
    }

    @Test
    void captionsStayInOneLine() {
        assertThat(CleanHtml.inline("<p>Photo: <em>A</em></p><div>B<img src=x></div>")
                        .html())
                .isEqualTo("Photo: <em>A</em> B");
    }

    @Test
    void plainTextHasOneLineForEachBlock() {
        assertThat(CleanHtml.copy("<h2>A &amp; B</h2><p>One<br>two</p><ul><li>x</ul>")
                        .plainText())
                .isEqualTo("A & B\nOne\ntwo\nx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " java\nscript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "&#1;javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "http:///nohost",
                "https://exa mple.com/",
                "file:///etc/hosts"
            })
    void addressThatIsNoneLeavesNoLink(String address) {
        assertThat(CleanHtml.copy("<a href=\"" + address + "\">x</a>").html()).isEqualTo("<p>x</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<div>",
                "<a href=x>",
                "<p><a href=x><b>",
                "<table><td>",
                "<ul><li>",
                "<blockquote>",
                "<i><b><p>",
                "<svg>",
                "<ruby><rt>",
                "<font><nobr>",
                "<details><summary>"
            })
    void deepNestingIsFlattenedInTime(String tag) {
        Instant start = Instant.now();

        String html = CleanHtml.copy(tag.repeat(200_000) + "x").html();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(html).hasSizeLessThan(4_000_000);
        assertThat(CleanHtml.copy(html).html().equals(html)).isTrue();
    }

    @Test
    void summaryWhoseWordsAreNotShownMakesNoDetails() {
        String copy = CleanHtml.copy("<details><summary><video src=v>No video here.</video></summary></details>")
                .html();

        assertThat(copy).doesNotContain("details").contains("<video src=\"v\"");
        assertThat(CleanHtml.copy(copy).html()).isEqualTo(copy);
    }

    @Test
    void rulerDoesNotStandInATerm() {
        String copy = CleanHtml.copy("<dl><dt>Tide</dt><hr><dd>The sea's rise and fall</dd></dl>")
                .html();

        assertThat(copy).isEqualTo("<dl><dt>Tide</dt><dd>The sea's rise and fall</dd></dl>");
    }

    @Property(tries = 3_000)
    void cleaningTwiceChangesNothing(@ForAll("soup") String soup) {
        String copy = CleanHtml.copy(soup).html();
        String inline = CleanHtml.inline(soup).html();
        String comment = CleanHtml.comment(soup).html();

        assertThat(CleanHtml.copy(copy).html()).isEqualTo(copy);
        assertThat(CleanHtml.inline(inline).html()).isEqualTo(inline);
        assertThat(CleanHtml.comment(comment).html()).isEqualTo(comment);
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> piece = Arbitraries.of(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a href=/x>",
                "</a>",
                "<a id=k>",
                "<a href='#k'>",
                "<div>",
                "</div>",
                "<div class=gallery>",
                "<h1>",
                "</h1>",
                "<h3 id=q>",
                "</h3>",
                "<ul>",
                "</ul>",
                "<ol start=3>",
                "</ol>",
                "<li>",
                "</li>",
                "<dl>",
                "</dl>",
                "<dt>",
                "</dt>",
                "<dd>",
                "</dd>",
                "<table>",
                "</table>",
                "<tr>",
                "<td>",
                "</td>",
                "<th colspan=2>",
                "<caption>",
                "</caption>",
                "<tbody>",
                "<figure>",
                "</figure>",
                "<figcaption>",
                "</figcaption>",
                "<details>",
                "</details>",
                "<summary>",
                "</summary>",
                "<blockquote cite=x>",
                "</blockquote>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<br>",
                "<hr>",
                "<img src=y>",
                "<img>",
                "<video src=v>",
                "</video>",
                "<ruby>",
                "</ruby>",
                "<rt>",
                "</rt>",
                "<span lang=de>",
                "</span>",
                "<iframe src='https://e.example/'></iframe>",
                "<svg>",
                "</svg>",
                "<math>",
                "</math>",
                "<script>",
                "</script>",
                "<style>",
                "</style>",
                "<form>",
                "</form>",
                "<button>",
                "</button>",
                "<select>",
                "<option>",
                "</select>",
                "<template>",
                "</template>",
                "<noscript>",
                "<center>",
                "<font>",
                "<nobr>",
                "<object>",
                "</object>",
                "<time datetime='2024-01-02'>",
                "</time>",
                "\n",
                " ",
                "\n\n",
                "\t",
                "x",
                "word ",
                " w",
                "&nbsp;",
                "&lt;",
                "&amp;",
                "é",
                "<!-- c -->",
                "<",
                "\u0000",
                "\ud800",
                "<p id=q class='wide x wide'>",
                "<del>",
                "</del>",
                "<abbr title=t>",
                "</abbr>");
        return piece.list().ofMaxSize(25).map(list -> String.join("", list));
    }
}
