package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import press.dateline.html.CleanHtml;

/// Our text making beside the recorded answers of WordPress' own functions.
class WordPressFunctionsTest {
    @Test
    void slugsOfTitlesAreThoseOfWordPress() throws IOException {
        assertThat(share("title", "sanitize_title", in -> Slugs.of(in, "en"), same()))
                .isGreaterThanOrEqualTo(0.99);
        assertThat(share("attack", "sanitize_title", in -> Slugs.of(in, "en"), same()))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void accentsAreTakenOffAsInWordPress() throws IOException {
        assertThat(share("title", "remove_accents", in -> Slugs.withoutAccents(in, "en"), same()))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void quotesAndDashesAreThoseOfWordPress() throws IOException {
        var typography = Typography.of("en");

        assertThat(share("title", "wptexturize", typography::set, decoded())).isGreaterThanOrEqualTo(0.99);
        assertThat(share("content", "wptexturize", typography::set, decoded())).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void paragraphsAreThoseOfWordPress() throws IOException {
        assertThat(share("content", "wpautop", Paragraphs::of, html -> CleanHtml.copy(html)
                        .html()))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void excerptsAreThoseOfWordPress() throws IOException {
        assertThat(share("content", "excerpt55", in -> Excerpts.words(WordPressCopy.stripped(in), 55), decoded()))
                .isGreaterThanOrEqualTo(0.99);
    }

    private static UnaryOperator<String> same() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<String> structure() {
        return html -> CleanHtml.copy(html)
                .html()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?(</?(?:p|li|ul|ol|h[2-6]|td|th|blockquote|figure|figcaption|div)\\b[^>]*>) ?", "$1");
    }

    private static UnaryOperator<String> decoded() {
        return html ->
                Parser.unescapeEntities(html, false).replaceAll("\\s+", " ").strip();
    }

    /// The share of cases in which ours and theirs are equal when seen through a lens. Shows the first that are not.
    private static double share(String kind, String function, Function<String, String> ours, UnaryOperator<String> lens)
            throws IOException {
        List<JsonNode> cases = Answers.functions(kind);
        var different = new ArrayList<String>();
        for (JsonNode one : cases) {
            String in = one.path("in").asText();
            String expected = lens.apply(one.path(function).asText());
            String actual = lens.apply(ours.apply(in));
            if (!expected.equals(actual)) different.add(firstDifference(expected, actual));
        }
        double share = 1 - (double) different.size() / cases.size();
        System.out.printf("%s of %s: %.2f%% of %d equal%n", function, kind, share * 100, cases.size());
        different.stream().limit(8).forEach(System.out::println);
        return share;
    }

    private static String firstDifference(String expected, String actual) {
        int at = 0;
        while (at < expected.length() && at < actual.length() && expected.charAt(at) == actual.charAt(at)) at++;
        return "  theirs " + around(expected, at) + "\n  ours   " + around(actual, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60))
                .replace("\n", "\\n");
    }
}
