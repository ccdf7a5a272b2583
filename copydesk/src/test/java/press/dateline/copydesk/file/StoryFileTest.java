package press.dateline.copydesk.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.file.SourceText.Stretch;

class StoryFileTest {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en-GB"><head>
            <title>Ferry late | The Gazette</title>
            <meta property="article:published_time" content="2024-03-04T09:00:00+01:00">
            <script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Mei Sandford"}],
            "publisher":{"name":"The Gazette"}}</script>
            </head><body>
            <nav><a href="/">Front</a></nav>
            <article>
            <h1>Ferry <em>late</em> again</h1>
            <p class="standfirst">Fog on the water.</p>
            <p class="byline">By Mei Sandford</p>
            <p>SALT QUAY — The  captain
            said it was &ldquo;th&#105;ck&rdquo; on <a href="/monday">Mon&shy;day</a>.</p>
            <h2>What next</h2>
            <blockquote><p>No idea.</p></blockquote>
            <ul><li>One</li><li>Two</li></ul>
            <table><tr><td>7</td></tr></table>
            <figure><img src="fog.jpg" alt="Fog"><figcaption>Fog at <b>noon</b>. <span class="credit">Ada Wren</span></figcaption></figure>
            <script>never()</script>
            </article></body></html>
            """;

    private static final String MARKDOWN =
            """
            ---
            title: "Ferry late again"
            date: 2024-03-04 09:00:00 +0100
            authors:
              - Mei Sandford
              - Ada Wren
            lang: en-GB
            summary: Fog on the water.
            ---

            SALT QUAY — The captain
            said it was \\*thick\\* &amp; *cold* on [Monday](/monday).

            ## What next

            > No idea.

            - One
            - Two

            | a | b |
            |---|---|
            | 7 | 8 |

            ![Fog](fog.jpg "Fog at noon")

            <p>Raw &eacute;tage</p>

            ```
            code
            ```
            """;

    @Test
    void pageIsReadWithWhatItStates() {
        Copy copy = story("page.html", PAGE).copy();

        assertThat(copy.headline().text()).isEqualTo("Ferry late again");
        assertThat(text(copy.standfirst())).isEqualTo("Fog on the water.");
        assertThat(text(copy.dateline())).isEqualTo("SALT QUAY");
        assertThat(copy.body())
                .extracting(Block::kind)
                .containsExactly(
                        Block.Kind.PARAGRAPH,
                        Block.Kind.HEADING,
                        Block.Kind.QUOTATION,
                        Block.Kind.LIST_ITEM,
                        Block.Kind.LIST_ITEM,
                        Block.Kind.TABLE_CELL);
        assertThat(copy.body().getFirst().passage().text())
                .isEqualTo("The captain said it was “thick” on Mon\u00adday.");
        assertThat(copy.body().getFirst().links())
                .extracting(link -> copy.body().getFirst().passage().text().substring(link.from(), link.to()))
                .containsExactly("Mon\u00adday");
        Picture picture = copy.pictures().getFirst();
        assertThat(picture.alt()).isEqualTo("Fog");
        assertThat(text(picture.caption())).isEqualTo("Fog at noon. Ada Wren");
        assertThat(picture.credit()).isEqualTo("Ada Wren");
        assertThat(Objects.requireNonNull(copy.furniture()).byline()).containsExactly("Mei Sandford");
        assertThat(copy.language()).isEqualTo(Locale.UK);
        assertThat(copy.publication())
                .isEqualTo(new Publication(Instant.parse("2024-03-04T08:00:00Z"), ZoneId.of("+01:00")));
    }

    @Test
    void markdownIsReadWithItsFrontMatter() {
        Copy copy = story("story.md", MARKDOWN).copy();

        assertThat(copy.headline().text()).isEqualTo("Ferry late again");
        assertThat(text(copy.standfirst())).isEqualTo("Fog on the water.");
        assertThat(text(copy.dateline())).isEqualTo("SALT QUAY");
        assertThat(copy.body())
                .extracting(block -> block.kind() + ": " + block.passage().text())
                .containsExactly(
                        "PARAGRAPH: The captain said it was *thick* & cold on Monday.",
                        "HEADING: What next",
                        "QUOTATION: No idea.",
                        "LIST_ITEM: One",
                        "LIST_ITEM: Two",
                        "TABLE_CELL: a",
                        "TABLE_CELL: b",
                        "TABLE_CELL: 7",
                        "TABLE_CELL: 8",
                        "PARAGRAPH: Raw étage",
                        "PREFORMATTED: code");
        assertThat(text(copy.pictures().getFirst().caption())).isEqualTo("Fog at noon");
        assertThat(Objects.requireNonNull(copy.furniture()).byline()).containsExactly("Mei Sandford", "Ada Wren");
        assertThat(Objects.requireNonNull(copy.publication()).at()).isEqualTo(Instant.parse("2024-03-04T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "story.md"})
    void everyWordIsFoundInTheFile(String name) {
        StoryFile.Story story = story(name, name.endsWith("md") ? MARKDOWN : PAGE);

        Copy copy = story.copy();
        for (int i = 0; i < copy.body().size(); i++) {
            String words = copy.body().get(i).passage().text();
            for (int from = 0; from < words.length(); from++) {
                for (int to = from + 1; to <= words.length(); to++) {
                    assertThat(pointedAt(story, new Place(Place.Part.BODY, i, from, to)))
                            .isEqualTo(
                                    words.substring(from, to).strip().isEmpty()
                                            ? ""
                                            : squeezed(words.substring(from, to)));
                }
            }
        }
    }

    @Test
    void placesAreTheSameWhateverTheLineEnds() {
        StoryFile.Story unix = story("story.md", MARKDOWN);
        StoryFile.Story windows = story("story.md", "\ufeff" + MARKDOWN.replace("\n", "\r\n"));

        assertThat(windows.copy()).isEqualTo(unix.copy());
    }

    @Test
    void zoneGivenIsTheZoneOfTheFilesOwnDate() {
        StoryFile.Story story = (StoryFile.Story) StoryFile.read(
                "story.md",
                "---\ntitle: A\ndate: 2024-03-04\n---\nText".getBytes(StandardCharsets.UTF_8),
                Optional.of(ZoneId.of("Europe/Moscow")));

        assertThat(story.copy().publication())
                .isEqualTo(new Publication(Instant.parse("2024-03-03T21:00:00Z"), ZoneId.of("Europe/Moscow")));
    }

    @Test
    void whatIsNoStoryIsTold() {
        assertThat(read("a.txt", "Only a headline")).isInstanceOf(StoryFile.Unreadable.class);
        assertThat(read("a.html", "<p>No headline")).isInstanceOf(StoryFile.Unreadable.class);
        assertThat(read("a.md", "No headline")).isInstanceOf(StoryFile.Unreadable.class);
        assertThat(read("a.xml", "<?xml version=\"1.0\"?><rss>")).isInstanceOf(StoryFile.Export.class);
        assertThat(read("-", "<h1>A</h1><p>B")).isInstanceOf(StoryFile.Story.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "iso-8859-1", "koi8-r", "Shift_JIS", "UTF-16"})
    void pageIsReadInTheEncodingThatItNames(String charset) {
        String words = charset.equals("koi8-r") ? "Паром" : charset.equals("Shift_JIS") ? "船" : "Café";
        String page = "<meta charset=\"" + charset + "\"><h1>" + words + "</h1><p>Late.</p>";

        StoryFile read = StoryFile.read("a.html", page.getBytes(Charset.forName(charset)), Optional.empty());

        assertThat(((StoryFile.Story) read).copy().headline().text()).isEqualTo(words);
    }

    @Test
    void bytesThatAreNotInTheirEncodingAreNamed() {
        byte[] page = "<meta charset=Shift_JIS><h1>A</h1>é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(StoryFile.read("a.html", page, Optional.empty()))
                .isEqualTo(
                        new StoryFile.Unreadable("is not in the encoding that it names (Shift_JIS); save it as UTF-8"));
        assertThat(StoryFile.read("a.html", "<h1>é</h1>".getBytes(StandardCharsets.ISO_8859_1), Optional.empty()))
                .isEqualTo(new StoryFile.Unreadable("is not UTF-8: line 1, byte 4; save it as UTF-8"));
    }

    @Test
    void whatIsTooLongForAStoryIsRefused() {
        assertThat(read("a.html", "<h1>A</h1>" + "<p>x".repeat(500_000)))
                .isEqualTo(new StoryFile.Unreadable("is longer than 2,000,000 characters; that is no story"));
        assertThat(read("a.md", "# A\n\n" + "x ".repeat(300_000)))
                .isEqualTo(new StoryFile.Unreadable("is longer than 500,000 characters; that is no story"));
    }

    @Test
    void hostileFilesEndQuickly() {
        for (String hostile : List.of(
                "<h1>A</h1>" + "<div>".repeat(390_000),
                "<h1>A</h1><p>" + "&amp".repeat(490_000),
                "<h1>A</h1><p>" + "&".repeat(1_900_000),
                "<h1>A</h1>" + "<p>x<table>y".repeat(20_000),
                "<h1>A</h1><p>" + "x".repeat(1_900_000),
                "<h1>A</h1>" + "<figure><figcaption>x".repeat(90_000))) {
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> read("a.html", hostile));
        }
        for (String hostile : List.of(
                "# A\n\n" + ">".repeat(490_000) + "x",
                "# A\n\n" + "[".repeat(490_000),
                "# A\n\n" + "*a ".repeat(160_000),
                "# A\n\n" + "<a>\n\n".repeat(50_000),
                "# A\n\n" + "- ".repeat(240_000))) {
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> read("a.md", hostile));
        }
    }

    /// What the file has at a place, without its markup and white space.
    private static String pointedAt(StoryFile.Story story, Place place) {
        Stretch stretch = story.source().find(story.copy(), place).orElseThrow();
        String raw = story.source().text().substring(stretch.from(), stretch.to());
        String plain = raw.replaceAll("<[^>]*>", "")
                .replace("&ldquo;", "“")
                .replace("&rdquo;", "”")
                .replace("&#105;", "i")
                .replace("&shy;", "\u00ad")
                .replace("&amp;", "&")
                .replace("&eacute;", "é")
                .replaceAll("\\\\\\*", "§")
                .replaceAll("[*\\[]|]\\([^)]*\\)", "")
                .replace('§', '*');
        return plain.replaceAll("\\s+", "");
    }

    private static String squeezed(String words) {
        return words.replaceAll("\\s+", "");
    }

    private static String text(@org.jspecify.annotations.Nullable Passage passage) {
        return Objects.requireNonNull(passage).text();
    }

    private static StoryFile.Story story(String name, String text) {
        return (StoryFile.Story) read(name, text);
    }

    private static StoryFile read(String name, String text) {
        return StoryFile.read(name, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
