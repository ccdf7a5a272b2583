package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.store.Databases;

@TestInstance(Lifecycle.PER_CLASS)
class CopyTest {
    private static final String PIER = "/wp-content/uploads/2024/03/pier.jpg";
    private static final String LOST = "/wp-content/uploads/2024/03/lost.jpg";

    private final Words words = Words.of(Locale.UK, ZoneOffset.UTC);
    private Newsroom newsroom;

    @BeforeAll
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(Databases.sqlite(folder));
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    private Element printed(String html) {
        return Jsoup.parseBodyFragment(newsroom.database().read(sql -> Copy.withMediaThatShow(sql, html, words)))
                .body();
    }

    @Test
    void aPictureKeepsItsPlaceFreeBeforeItComes() {
        Element picture = printed("<p><img src=\"" + PIER + "\" alt=\"\"></p>").expectFirst("img");

        assertThat(picture.attr("width")).isEqualTo("1200");
        assertThat(picture.attr("height")).isEqualTo("800");
    }

    @Test
    void aPictureNamesTheSizesOfItsShapeThatItIsKeptIn() {
        String small = PIER.replace(".jpg", "-150x150.jpg");

        Element picture = printed("<p><img src=\"" + small + "\" alt=\"\" width=\"150\" height=\"150\"></p>")
                .expectFirst("img");

        assertThat(picture.attr("src")).isEqualTo(small);
        assertThat(picture.attr("srcset")).isEqualTo(small + " 150w, " + small.replace("150", "300") + " 300w");
        assertThat(picture.attr("sizes")).isEqualTo("(min-width: 48rem) 150px, 100vw");
    }

    @Test
    void aLostPictureThatStoodAloneLeavesANote() {
        Element copy = printed("<figure><a href=\"" + LOST + "\"><img src=\"" + LOST
                + "\" alt=\"The pier\"></a><figcaption>In March</figcaption></figure>");

        assertThat(copy.select("figure > span.missing").text()).isEqualTo("Picture not available The pier");
        assertThat(copy.select("a")).isEmpty();
    }

    @Test
    void aLostPictureWithinALineStaysThere() {
        Element copy = printed("<p>Well <img src=\"" + LOST + "\" alt=\";-)\" width=\"16\"> then <img src=\"" + LOST
                + "\" alt=\"\" height=\"1\">and <img src=\"" + LOST + "\" alt=\"a chart\"> too.</p>");

        assertThat(copy.text()).isEqualTo("Well ;-) then and a chart too.");
        assertThat(copy.select(".missing")).allMatch(notice -> notice.hasClass("small"));
    }

    @Test
    void aPictureOfAnotherSiteBecomesALinkThatNamesTheSite() {
        Element link = printed(
                        "<p><img src=\"https://pictures.example/a.jpg\" alt=\"A gull\" class=\"align-left\"></p>")
                .expectFirst("a.missing");

        assertThat(link.attr("href")).isEqualTo("https://pictures.example/a.jpg");
        assertThat(link.text()).isEqualTo("pictures.example A gull");
        assertThat(link.hasClass("align-left")).isTrue();
    }

    @Test
    void aRecordingThatIsLostIsNamedAndOneOfAnotherSiteIsLinked() {
        Element copy = printed("<p><audio controls preload=\"none\" src=\"/wp-content/uploads/talk.mp3\"></audio></p>"
                + "<p><video controls src=\"https://elsewhere.example/films/a.mp4\"></video></p>");

        assertThat(copy.select("audio, video")).isEmpty();
        assertThat(copy.select("span.missing").text()).isEqualTo("Audio talk.mp3");
        assertThat(copy.select("a.missing").text()).isEqualTo("Video a.mp4");
        assertThat(copy.select("a.missing").attr("href")).isEqualTo("https://elsewhere.example/films/a.mp4");
    }
}
