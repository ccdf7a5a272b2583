package press.dateline.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One entry of the sample's text files: fields, then copy.
///
///     === slug
///     headline: What happened
///     topic: Ferries
///     topic: Council
///
///     <p>Copy …</p>
///
/// @param fields by name, each with all its contents in order
/// @param copy HTML
record Entry(String slug, Map<String, List<String>> fields, String copy) {
    private static final String MARK = "=== ";

    static List<Entry> read(String file) {
        List<Entry> entries = new ArrayList<>();
        for (String part : file.split("(?m)^" + MARK)) {
            if (!part.isBlank()) {
                entries.add(one(part));
            }
        }
        return entries;
    }

    private static Entry one(String part) {
        int head = part.indexOf("\n\n");
        String[] lines = part.substring(0, head < 0 ? part.length() : head).split("\n");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(lines[0] + ": no field: " + lines[i]);
            }
            fields.computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new Entry(
                lines[0].strip(), fields, head < 0 ? "" : part.substring(head).strip());
    }

    List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    Optional<String> one(String field, Days days) {
        return all(field).stream().findFirst().map(days::fill);
    }

    String text(String field, Days days) {
        return one(field, days).orElse("");
    }
}
