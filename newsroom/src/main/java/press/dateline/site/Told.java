package press.dateline.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the head of a page tells programs beside what every page says: one graph of structured data, and properties
/// for shared links. Made of the page's record alone.
///
/// @param graph JSON-LD that is safe within a `script` element; empty while the site's address is not known
/// @param properties for `meta` elements with `property`
/// @param creators accounts in the fediverse of those who wrote it
/// @param embed where it is told how to embed the page, or empty
public record Told(String graph, List<Property> properties, List<String> creators, String embed) {
    static final Told NOTHING = new Told("", List.of(), List.of(), "");

    private static final ObjectMapper JSON = json();

    public Told {
        properties = List.copyOf(properties);
        creators = List.copyOf(creators);
    }

    /// @param name such as `og:locale`
    public record Property(String name, String content) {}

    static Told of(FrontPage page) {
        return plain(page.frame(), Graph.of(page));
    }

    static Told of(ListPage page) {
        return plain(page.frame(), Graph.of(page));
    }

    static Told of(StaticPage page) {
        return plain(page.frame(), Graph.of(page));
    }

    static Told of(CorrectionsPage page) {
        return plain(page.frame(), Graph.of(page));
    }

    static Told of(StoryPage page) {
        Frame frame = page.frame();
        List<Property> properties = new ArrayList<>(locale(frame));
        Picture lead = page.lead();
        if (lead != null && frame.head().shareable()) {
            if (lead.sized()) {
                properties.add(new Property("og:image:width", Integer.toString(lead.width())));
                properties.add(new Property("og:image:height", Integer.toString(lead.height())));
            }
            if (!lead.alt().isEmpty()) {
                properties.add(new Property("og:image:alt", lead.alt()));
            }
        }
        List<Person> writers =
                page.byline().stream().filter(one -> one.role().isEmpty()).toList();
        writers.forEach(writer -> properties.add(new Property("article:author", writer.name())));
        SectionMark section = page.section();
        if (section != null) {
            properties.add(new Property("article:section", section.name()));
        }
        page.topics().forEach(topic -> properties.add(new Property("article:tag", topic.text())));
        return new Told(
                text(frame, Graph.of(page)),
                properties,
                writers.stream()
                        .map(Person::account)
                        .filter(account -> !account.isEmpty())
                        .toList(),
                frame.head().shareable()
                        ? "/oembed?url=" + URLEncoder.encode(frame.head().canonical(), StandardCharsets.UTF_8)
                        : "");
    }

    private static Told plain(Frame frame, ObjectNode graph) {
        return new Told(text(frame, graph), locale(frame), List.of(), "");
    }

    private static List<Property> locale(Frame frame) {
        return List.of(new Property("og:locale", frame.words().languageTag().replace('-', '_')));
    }

    private static String text(Frame frame, ObjectNode graph) {
        if (!frame.head().shareable()) {
            return "";
        }
        try {
            return JSON.writeValueAsString(graph);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a tree into memory", e);
        }
    }

    private static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper();
        json.getFactory().setCharacterEscapes(new WithinScript());
        return json;
    }

    /// Neither `</script` nor `<!--` may stand in the element, and two line separators end lines in older scripts.
    private static final class WithinScript extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&'}) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c == 0x2028 || c == 0x2029 ? new SerializedString(String.format("\\u%04x", c)) : null;
        }
    }
}
