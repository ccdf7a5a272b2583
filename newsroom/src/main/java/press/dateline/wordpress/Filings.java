package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.dateline.wordpress.WxrEntry.Filing;
import press.dateline.wordpress.WxrEntry.Item;

/// Under what an item is filed, each term once. Exports of WordPress 3 and older name each term twice, once without a
/// slug.
final class Filings {
    static final String CATEGORY = "category";
    static final String TAG = "post_tag";
    static final String FORMAT = "post_format";
    static final String AUTHOR = "author";
    static final String MENU = "nav_menu";
    static final String OTHER = "";

    private Filings() {}

    /// @param taxonomy one of the five we know, else [#OTHER]
    /// @param domain the taxonomy's own name
    /// @param slug decoded, never empty
    record Filed(String taxonomy, String domain, String slug, String name) {}

    static List<Filed> of(Item item) {
        if (item.filings().isEmpty()) return List.of();
        Set<String> named = new HashSet<>();
        for (Filing filing : item.filings())
            if (!filing.slug().isBlank()) named.add(taxonomy(filing.domain()) + '\n' + filing.name());
        List<Filed> filed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Filing filing : item.filings()) {
            String taxonomy = taxonomy(filing.domain());
            if (filing.slug().isBlank()
                    && (filing.domain().isEmpty()
                            ? isNamed(named, filing)
                            : named.contains(taxonomy + '\n' + filing.name()))) continue;
            String slug = Names.slug(filing.slug().isBlank() ? Slugs.of(filing.name(), "") : filing.slug());
            if (slug.isEmpty() || !seen.add(filing.domain() + '\n' + slug)) continue;
            filed.add(new Filed(taxonomy, filing.domain(), slug, filing.name()));
        }
        return filed;
    }

    private static boolean isNamed(Set<String> named, Filing filing) {
        return named.contains(CATEGORY + '\n' + filing.name()) || named.contains(TAG + '\n' + filing.name());
    }

    static String taxonomy(String domain) {
        return switch (domain) {
            case "", "category" -> CATEGORY;
            case "tag", "post_tag" -> TAG;
            case "post_format" -> FORMAT;
            case "author" -> AUTHOR;
            case "nav_menu" -> MENU;
            default -> OTHER;
        };
    }
}
