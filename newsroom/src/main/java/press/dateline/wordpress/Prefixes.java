package press.dateline.wordpress;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what an element is called by the namespace its prefix stands for, whatever the prefix. A prefix that was
/// never declared means what it customarily means, for many exports lost their declarations.
final class Prefixes {
    private static final Set<String> CUSTOMARY = Set.of("wp", "content", "excerpt", "dc");
    private static final String FOREIGN = "?";
    private static final int REMEMBERED = 1_000;

    private final Map<String, String> bound;
    private final Map<String, String> names = new HashMap<>();

    private Prefixes(Map<String, String> bound) {
        this.bound = bound;
    }

    static Prefixes undeclared() {
        return new Prefixes(Map.of());
    }

    /// The prefixes inside an element with these attributes.
    Prefixes within(Map<String, String> attributes) {
        Map<String, String> inner = null;
        for (var attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (!name.startsWith("xmlns")) continue;
            if (inner == null) inner = new HashMap<>(bound);
            if (name.equals("xmlns")) inner.put("", plainOr(customary(attribute.getValue())));
            else if (name.startsWith("xmlns:")) inner.put(name.substring(6), customary(attribute.getValue()));
        }
        return inner == null ? this : new Prefixes(inner);
    }

    /// The name with its customary prefix (`wp:post_id`, `title`), or null when it is of a foreign namespace.
    @Nullable
    String canonical(String name) {
        String known = names.get(name);
        if (known == null) {
            known = resolve(name);
            if (names.size() < REMEMBERED) names.put(name, known);
        }
        return known.isEmpty() ? null : known;
    }

    /// Why an element is left out; one whose prefix looks like ours but is bound to something else deserves a word.
    String whyForeign(String name) {
        int colon = name.indexOf(':');
        boolean hijacked = colon > 0 && CUSTOMARY.contains(name.substring(0, colon)) && canonical(name) == null;
        return "<" + name + (hijacked ? "> is of a foreign namespace" : "> is not part of an export");
    }

    private String resolve(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String local = name.substring(colon + 1);
        String meaning = bound.get(prefix);
        if (meaning == null) meaning = prefix.isEmpty() || CUSTOMARY.contains(prefix) ? prefix : FOREIGN;
        if (meaning.equals(FOREIGN)) return "";
        if (meaning.equals("wp") && local.equals("wp_author")) return "wp:author";
        return meaning.isEmpty() ? local : meaning + ":" + local;
    }

    private static String plainOr(String meaning) {
        return meaning.equals(FOREIGN) ? "" : meaning;
    }

    private static String customary(String uri) {
        String place = uri.strip();
        place = place.substring(place.indexOf(':') + 1);
        if (place.startsWith("//wordpress.org/export/")) return place.contains("/excerpt") ? "excerpt" : "wp";
        if (place.startsWith("//purl.org/dc/elements/")) return "dc";
        if (place.startsWith("//purl.org/rss/1.0/modules/content")) return "content";
        return FOREIGN;
    }
}
