package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import press.dateline.delivery.SecurityHeaders;

class BroadsheetTest {
    private final Broadsheet broadsheet = new Broadsheet(Broadsheet.plainEngine());
    private final SaltmarshGazette gazette = new SaltmarshGazette(name -> "/assets/" + name);

    @Test
    void everyPageHasOneHeadingOfTheFirstRank() {
        assertThat(headings(broadsheet.render(gazette.front()))).containsExactly("The Saltmarsh Gazette");
        assertThat(headings(broadsheet.render(gazette.story())))
                .containsExactly("After nine winters, the north pier will be rebuilt in stone");
        assertThat(headings(broadsheet.render(gazette.section()))).containsExactly("Harbour");
        assertThat(headings(broadsheet.render(gazette.about()))).containsExactly("About the Gazette");
        assertThat(headings(broadsheet.render(gazette.notFound()))).containsExactly("There is nothing at this address");
    }

    @Test
    void aStoryTellsWhenWhereAndByWhom() {
        var page = Jsoup.parse(broadsheet.render(gazette.story()));

        assertThat(page.select(".masthead time").attr("datetime")).isEqualTo("2026-03-04");
        assertThat(page.select(".about .byline").text()).isEqualTo("By Ada Quayle and Tomasz Brine");
        assertThat(page.select(".about .byline a").eachAttr("href"))
                .containsExactly("/author/ada-quayle/", "/author/tomasz-brine/");
        assertThat(page.select(".about .role").text()).isEqualTo("Photographs: Mei Sandford");
        assertThat(page.select(".about time").get(0).attr("datetime")).isEqualTo("2026-03-04T07:40:00Z");
        assertThat(page.select(".about time").eachText())
                .containsExactly("4 March 2026 at 07:40 GMT", "Updated 4 March 2026 at 10:40 GMT");
        assertThat(page.select(".minutes").text()).isEqualTo("2 min read");
        assertThat(page.select(".copy > p").get(0).text()).startsWith("SALTMARSH — The old pier went");
        assertThat(page.select(".breadcrumb li").eachText()).containsExactly("Front page", "Harbour", "Ferries");
        assertThat(page.select("meta[property=article:published_time]").attr("content"))
                .isEqualTo("2026-03-04T07:40:00Z");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://gazette.example/2026/03/north-pier/");
    }

    @Test
    void aCorrectionSaysWhatWasWrongAndWhatIsRight() {
        var page = Jsoup.parse(broadsheet.render(gazette.story()));

        assertThat(page.select(".corrections").text())
                .isEqualTo("Correction 4 March 2026 An earlier version said: “the loan runs for thirty years” "
                        + "Correct is: it runs for forty years.");
    }

    @Test
    void commentsStandInTheirThreadAndTheirEndIsSaid() {
        var page = Jsoup.parse(broadsheet.render(gazette.story()));

        assertThat(page.select(".comments > h2").text())
                .isEqualTo("4 comments on “After nine winters, the north pier will be rebuilt in stone”");
        assertThat(page.select(".comment").eachAttr("id"))
                .containsExactly("comment-7", "comment-9", "comment-12", "comment-14");
        assertThat(page.select("#comment-12").hasClass("indent-2")).isTrue();
        assertThat(page.select("#comment-12 .answers").attr("href")).isEqualTo("#comment-9");
        assertThat(page.select("#comment-14 .author").text()).isEqualTo("Anonymous");
        assertThat(page.select(".closed").text()).isEqualTo("Comments are closed.");
    }

    @Test
    void commentsThatWereNeverWrittenCanBeClosedToo() {
        var page = Jsoup.parse(broadsheet.render(gazette.about()));

        assertThat(page.select(".comments").text()).isEqualTo("Comments are closed.");
    }

    @Test
    void deepAnswersStandUnderOneAnother() {
        var page = Jsoup.parse(broadsheet.render(gazette.everything()));

        assertThat(page.select(".comment").eachAttr("class")).endsWith("comment indent-5", "comment indent-5");
    }

    @Test
    void aPictureThatIsMissingKeepsItsCaption() {
        var page = Jsoup.parse(broadsheet.render(gazette.everything()));

        assertThat(page.select(".leadpicture").text())
                .isEqualTo("Bild nicht verfügbar Diese Aufnahme ist verloren. Archiv");
    }

    @Test
    void textsAreTextsAndNotMarkup() {
        var page = Jsoup.parse(broadsheet.render(gazette.everything()));

        assertThat(page.select("h1 b")).isEmpty();
        assertThat(page.select("h1").text()).endsWith("<b>nicht fett</b>");
    }

    @Test
    void aNumberedPageKnowsItsNeighbours() {
        var page = Jsoup.parse(broadsheet.render(gazette.section()));

        assertThat(page.select(".pages a[rel=prev]").attr("href")).isEqualTo("/harbour/page/4/");
        assertThat(page.select(".pages a[rel=next]").attr("href")).isEqualTo("/harbour/page/6/");
        assertThat(page.select(".pages [aria-current]").text()).isEqualTo("5");
    }

    @Test
    void anErrorIsNotToBeIndexed() {
        var page = Jsoup.parse(broadsheet.render(gazette.fault()));

        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("h1").text()).isEqualTo("Something went wrong on our side");
    }

    @Test
    void thePageReadsInTheDirectionOfItsLanguage() {
        var page = Jsoup.parse(
                broadsheet.render(gazette.inLanguage("ar", "عنوان", "", "السبخة", "<blockquote>قول</blockquote>")));

        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select(".copy > p").text()).isEqualTo("السبخة —");
        assertThat(page.select("link[rel=preload]")).isEmpty();
    }

    @Test
    void nothingOnAPageBreaksAStrictPolicy() {
        for (String html : List.of(
                broadsheet.render(gazette.front()),
                broadsheet.render(gazette.story()),
                broadsheet.render(gazette.section()),
                broadsheet.render(gazette.notFound()))) {
            Document page = Jsoup.parse(html);

            assertThat(page.select("style, iframe, [style], [onclick]")).isEmpty();
            assertThat(page.select("script:not([src], [type=application/ld+json])"))
                    .singleElement()
                    .satisfies(script ->
                            assertThat(SecurityHeaders.POLICY).contains("'sha256-" + sha256(script.data()) + "'"));
            assertThat(page.select("script[src], img, link[rel=stylesheet], link[rel=preload], link[rel=icon]"))
                    .extracting(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                    .noneMatch(address -> address.contains("//"));
        }
    }

    @Test
    void wideTablesScrollInABoxThatKeysCanReach() {
        var page = Jsoup.parse(broadsheet.render(gazette.everything()));

        assertThat(page.select(".copy table")).extracting(Element::parent).allSatisfy(box -> {
            assertThat(box.hasClass("scroll")).isTrue();
            assertThat(box.attr("tabindex")).isEqualTo("0");
        });
    }

    private static String sha256(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> headings(String html) {
        return Jsoup.parse(html).select("h1").eachText();
    }
}
