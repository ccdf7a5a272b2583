package press.dateline.delivery;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a page is kept under: its path and the few query parameters its route knows, and nothing else of the request
/// (no header, no host, no cookie).
///
/// @param path decoded path as [RequestTarget] yields it, beginning with `/`
/// @param parameters decoded parameters, sorted by name
public record PageKey(String path, Map<String, String> parameters) {
    public PageKey {
        parameters = parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public PageKey(String path) {
        this(path, Map.of());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// The key as the address it stands for, percent-encoded, for `Location` headers and log lines.
    @Override
    public String toString() {
        return RequestTarget.encode(path, parameters);
    }
}
