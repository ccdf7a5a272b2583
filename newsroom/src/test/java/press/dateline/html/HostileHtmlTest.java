package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import press.dateline.SharedData;

/// Recorded lists of attacks and naughty strings: nothing active comes through, and cleaning twice changes nothing.
class HostileHtmlTest {
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "form",
            "input",
            "button",
            "link",
            "meta",
            "base",
            "template",
            "noscript",
            "frame");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite");

    @Test
    void nothingActiveComesThrough() throws IOException {
        List<String> attacks = attacks();

        assertThat(attacks).hasSizeGreaterThan(500);
        for (String attack : attacks)
            for (CleanHtml clean : List.of(CleanHtml.copy(attack), CleanHtml.comment(attack), CleanHtml.inline(attack)))
                assertHarmless(clean, attack);
    }

    @Test
    void cleaningAttacksTwiceChangesNothing() throws IOException {
        for (String attack : attacks()) {
            CleanHtml copy = CleanHtml.copy(attack);
            assertThat(CleanHtml.copy(copy.html())).as(attack).isEqualTo(copy);
            CleanHtml comment = CleanHtml.comment(attack);
            assertThat(CleanHtml.comment(comment.html())).as(attack).isEqualTo(comment);
        }
    }

    private static void assertHarmless(CleanHtml clean, String attack) {
        Document parsed = Jsoup.parseBodyFragment(clean.html());
        Elements all = parsed.body().select("*");
        for (Element element : all) {
            assertThat(ACTIVE).as(attack).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(key)
                        .as(attack)
                        .doesNotStartWith("on")
                        .isNotIn("style", "srcdoc", "name", "action", "formaction");
                if (ADDRESSES.contains(key)) assertAddress(attribute.getValue(), attack);
                if (key.equals("id"))
                    assertThat(attribute.getValue()).as(attack).startsWith("at-");
            }
        }
    }

    private static void assertAddress(String address, String attack) {
        String squeezed = address.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        int colon = squeezed.indexOf(':');
        int slash = squeezed.indexOf('/');
        if (colon >= 0
                && (slash < 0 || colon < slash)
                && squeezed.substring(0, colon).matches("[a-z][a-z0-9+.-]*"))
            assertThat(squeezed).as(attack).matches("(?s)(https?://|mailto:|tel:).*");
    }

    private static List<String> attacks() throws IOException {
        Path folder = SharedData.path("sanitizer");
        var json = new ObjectMapper();
        var attacks = new ArrayList<String>();
        for (JsonNode one :
                json.readTree(folder.resolve("dompurify-expect.json").toFile()))
            attacks.add(one.path("payload").asText());
        for (JsonNode one : json.readTree(folder.resolve("blns.json").toFile())) attacks.add(one.asText());
        for (JsonNode one :
                json.readTree(folder.resolve("owasp-antisamy-pairs.json").toFile()))
            attacks.add(one.path("args").path(0).asText());
        attacks.add(Files.readString(folder.resolve("httpleaks-leak.html")));
        return attacks;
    }
}
