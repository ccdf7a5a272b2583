package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// What the structured data of any page must have, as a JSON Schema of the project's own.
public final class GraphSchema {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Objects.requireNonNull(GraphSchema.class.getResourceAsStream("graph.schema.json")));

    private GraphSchema() {}

    /// The one graph of a page, which the schema lets pass.
    public static JsonNode of(String html, String where) {
        List<Element> scripts = Jsoup.parse(html).select("script[type=application/ld+json]");
        assertThat(scripts).as("graphs of " + where).hasSize(1);
        try {
            JsonNode graph = new ObjectMapper().readTree(scripts.getFirst().data());
            assertThat(SCHEMA.validate(graph)).as(where).isEmpty();
            return graph;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(where, e);
        }
    }

    /// The one thing of a type in a graph.
    public static JsonNode thing(JsonNode graph, String type) {
        return StreamSupport.stream(graph.path("@graph").spliterator(), false)
                .filter(thing -> thing.path("@type").asText().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + graph));
    }
}
