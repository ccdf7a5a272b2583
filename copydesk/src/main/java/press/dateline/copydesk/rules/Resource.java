package press.dateline.copydesk.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Files of words beside the rules.
final class Resource {
    private Resource() {}

    /// The lines of a file without the empty ones and those that begin with `#`; none where there is no such file.
    static List<String> lines(String name) {
        try (InputStream file = Resource.class.getResourceAsStream(name)) {
            return file == null
                    ? List.of()
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
