package press.dateline.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Small JSON objects for the ledger, with their fields in the order given.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// @param namesAndValues a name, its value, a name, its value …
    static String object(String... namesAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }
}
