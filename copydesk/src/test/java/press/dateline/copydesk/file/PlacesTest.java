package press.dateline.copydesk.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import press.dateline.copydesk.Passage;

/// A story is made of pieces, each with the text it stands for; what was read must be found again piece by piece.
class PlacesTest {
    /// @param written in the file
    /// @param meant by it
    record Piece(String written, String meant) {}

    @Provide
    Arbitrary<List<Piece>> html() {
        return Arbitraries.of(
                        new Piece("word", "word"),
                        new Piece("Fähre", "Fähre"),
                        new Piece("🛳", "🛳"),
                        new Piece("漢字", "漢字"),
                        new Piece("e\u0301", "e\u0301"),
                        new Piece("&amp;", "&"),
                        new Piece("&eacute;", "é"),
                        new Piece("&#x1F6F3;", "🛳"),
                        new Piece("&quot", "\""),
                        new Piece("&nbsp;", "\u00a0"),
                        new Piece("&nonsense;", "&nonsense;"),
                        new Piece("&", "&"),
                        new Piece("<b>bold</b>", "bold"),
                        new Piece("<a href='/x'>link</a>", "link"),
                        new Piece("<!-- & note -->", ""),
                        new Piece("</nothing>", ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Piece>> markdown() {
        return Arbitraries.of(
                        new Piece("word", "word"),
                        new Piece("🛳", "🛳"),
                        new Piece("漢字", "漢字"),
                        new Piece("\\*", "*"),
                        new Piece("\\[", "["),
                        new Piece("&amp;", "&"),
                        new Piece("&eacute;", "é"),
                        new Piece("**bold**", "bold"),
                        new Piece("`code`", "code"),
                        new Piece("[link](/x)", "link"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 500)
    void everyPieceOfHtmlIsFoundWhereItStands(@ForAll("html") List<Piece> pieces) {
        check("a.html", "<h1>A</h1>\n<p>x ", pieces);
    }

    @Property(tries = 500)
    void everyPieceOfMarkdownIsFoundWhereItStands(@ForAll("markdown") List<Piece> pieces) {
        check("a.md", "---\ntitle: A\n---\n\nx ", pieces);
    }

    private static void check(String name, String head, List<Piece> pieces) {
        StringBuilder source = new StringBuilder(head);
        pieces.forEach(piece -> source.append(piece.written()).append(' '));
        String file = source.append("\n").toString();

        StoryFile.Story story =
                (StoryFile.Story) StoryFile.read(name, file.getBytes(StandardCharsets.UTF_8), Optional.empty());

        Passage words = story.copy().body().getFirst().passage();
        int text = 2;
        int at = head.length();
        for (Piece piece : pieces) {
            if (!piece.meant().isEmpty()) {
                assertThat(words.text().substring(text)).startsWith(piece.meant());
                int from = words.sourceFrom(text);
                int to = words.sourceTo(text + piece.meant().length());
                assertThat(from).isBetween(at, at + piece.written().length());
                assertThat(to).isBetween(from + 1, at + piece.written().length());
                if (piece.written().equals(piece.meant())
                        || "&\\".indexOf(piece.written().charAt(0)) >= 0) {
                    assertThat(file.substring(from, to)).isEqualTo(piece.written());
                } else if (piece.written().contains(piece.meant())) {
                    assertThat(file.substring(from, to)).isEqualTo(piece.meant());
                }
                text += piece.meant().length() + 1;
            }
            at += piece.written().length() + 1;
        }
    }
}
