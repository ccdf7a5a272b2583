package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Objects;

/// What jsonfeed.org/version/1.1 asks of a feed, as a JSON Schema of the project's own.
public final class JsonFeedSchema {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Objects.requireNonNull(JsonFeedSchema.class.getResourceAsStream("feed.schema.json")));

    private JsonFeedSchema() {}

    /// The feed, which the schema lets pass.
    public static JsonNode of(String body, String where) {
        try {
            JsonNode feed = new ObjectMapper().readTree(body);
            assertThat(SCHEMA.validate(feed)).as(where).isEmpty();
            return feed;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(where, e);
        }
    }
}
