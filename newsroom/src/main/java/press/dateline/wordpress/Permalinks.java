package press.dateline.wordpress;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out by which structure a site made its addresses, as in `/%year%/%monthnum%/%postname%/`, and makes addresses
/// by it.
final class Permalinks {
    private static final int ENOUGH = 400;
    private static final int LONGEST = 12;
    private static final List<String> ORDER = List.of(
            "%year%",
            "%monthnum%",
            "%day%",
            "%hour%",
            "%minute%",
            "%second%",
            "%post_id%",
            "%category%",
            "%author%",
            "%postname%");

    private final Map<String, Integer> votes = new HashMap<>();
    private int seen;

    /// What the parts of a story's address may be made of.
    ///
    /// @param categories full paths of its categories, `news/harbour`
    /// @param author slug of its author
    record Parts(long id, String slug, @Nullable LocalDateTime at, List<String> categories, String author) {
        private Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            if (at != null) {
                values.put("%year%", String.format(Locale.ROOT, "%04d", at.getYear()));
                values.put("%monthnum%", two(at.getMonthValue()));
                values.put("%day%", two(at.getDayOfMonth()));
                values.put("%hour%", two(at.getHour()));
                values.put("%minute%", two(at.getMinute()));
                values.put("%second%", two(at.getSecond()));
            }
            if (id > 0) values.put("%post_id%", Long.toString(id));
            values.put("%author%", author);
            values.put("%postname%", slug);
            values.values().removeIf(String::isEmpty);
            return values;
        }

        private static String two(int number) {
            return number < 10 ? "0" + number : Integer.toString(number);
        }
    }

    /// @param path of a published story, decoded, below the folder the site lay in
    void add(String path, Parts parts) {
        if (seen >= ENOUGH) return;
        String[] segments = path.substring(1).split("/", -1);
        if (segments.length > LONGEST) return;
        seen++;
        Set<String> structures = new LinkedHashSet<>();
        match(segments, 0, "", parts, parts.values(), structures);
        structures.forEach(structure -> votes.merge(structure, 1, Integer::sum));
    }

    private static void match(
            String[] segments, int from, String soFar, Parts parts, Map<String, String> values, Set<String> found) {
        if (found.size() > 200) return;
        if (from == segments.length) {
            if (soFar.contains("%postname%") || soFar.contains("%post_id%")) found.add(soFar);
            return;
        }
        String segment = segments[from];
        String before = soFar + "/";
        if (segment.isEmpty()) {
            match(segments, from + 1, before, parts, values, found);
            return;
        }
        int known = found.size();
        for (String category : parts.categories()) {
            String[] line = category.split("/");
            if (from + line.length < segments.length
                    && Arrays.equals(line, Arrays.copyOfRange(segments, from, from + line.length)))
                match(segments, from + line.length, before + "%category%", parts, values, found);
        }
        for (Map.Entry<String, String> value : values.entrySet())
            if (segment.equals(value.getValue()) && !soFar.contains(value.getKey()))
                match(segments, from + 1, before + value.getKey(), parts, values, found);
        for (String key : List.of("%postname%", "%post_id%")) {
            @Nullable String value = values.get(key);
            int at = value == null || soFar.contains(key) ? -1 : segment.indexOf(value);
            if (at < 0 || value == null || segment.length() == value.length()) continue;
            match(
                    segments,
                    from + 1,
                    before
                            + around(segment.substring(0, at), values)
                            + key
                            + around(segment.substring(at + value.length()), values),
                    parts,
                    values,
                    found);
        }
        if (found.size() == known) match(segments, from + 1, before + segment, parts, values, found);
    }

    /// What stands beside the slug in its segment: `123-`, `.html`, `20240304-`.
    private static String around(String text, Map<String, String> values) {
        String rest = text;
        for (String key : List.of("%post_id%", "%year%", "%monthnum%", "%day%")) {
            @Nullable String value = values.get(key);
            int at = value == null ? -1 : rest.indexOf(value);
            if (value != null && at >= 0 && rest.indexOf('%') < 0)
                rest = rest.substring(0, at) + key + rest.substring(at + value.length());
        }
        return rest;
    }

    /// The structure that most stories follow; empty for `?p=1`.
    String structure() {
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(vote -> -disorder(vote.getKey()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /// Of two readings of the same addresses the one with its parts in the usual order is the likelier.
    private static int disorder(String structure) {
        List<Integer> places = new ArrayList<>();
        for (String segment : structure.split("/", -1)) {
            int at = ORDER.indexOf(segment);
            if (at >= 0) places.add(at);
        }
        int disorder = 0;
        for (int i = 1; i < places.size(); i++) if (places.get(i) < places.get(i - 1)) disorder++;
        return disorder * 10
                + (structure.contains("%hour%") && !structure.contains("%day%") ? 5 : 0)
                + (structure.contains("%day%") && !structure.contains("%monthnum%") ? 5 : 0);
    }

    /// The path that a structure makes, or null when a part is missing.
    static @Nullable String path(String structure, Parts parts) {
        if (structure.isEmpty()) return null;
        String path = structure;
        for (Map.Entry<String, String> value : parts.values().entrySet())
            path = path.replace(value.getKey(), value.getValue());
        if (!parts.categories().isEmpty())
            path = path.replace("%category%", parts.categories().getFirst());
        return path.indexOf('%') < 0 ? path : null;
    }

    /// What stands before the first variable part, and before `category`, `tag` and `author` too: `/archives/`.
    static String front(String structure) {
        int first = structure.indexOf('%');
        return first <= 0 ? "/" : structure.substring(0, structure.lastIndexOf('/', first) + 1);
    }
}
