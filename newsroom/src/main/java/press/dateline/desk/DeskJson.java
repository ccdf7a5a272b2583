package press.dateline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// What scripts of the desk send and are told, as JSON.
final class DeskJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static Answer answer(int status, JsonNode content) {
        return Answer.json(status, text(content));
    }

    static Answer problem(int status, String sentence) {
        return answer(status, object().put("problem", sentence));
    }

    /// For a `script` element of a page: nothing in it ends that.
    static String embedded(JsonNode content) {
        return text(content).replace("<", "\\u003c");
    }

    /// The body of a request; an empty object for what is none.
    static JsonNode read(DeskRequest request) {
        try {
            JsonNode body = JSON.readTree(request.body().getBytes());
            return body != null && body.isObject() ? body : object();
        } catch (IOException notJson) {
            return object();
        }
    }

    private static String text(JsonNode content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
