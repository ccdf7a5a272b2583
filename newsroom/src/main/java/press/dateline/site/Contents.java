package press.dateline.site;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.dateline.html.CleanHtml;

/// The copy of a long story with an address for each of its headings, and the list of them.
///
/// @param html the copy
/// @param headings its headings of the first order, with where they stand; empty when they are too few for a list
record Contents(String html, List<Link> headings) {
    /// Before the words of a heading, so that it is the id of nothing else on the page.
    private static final String PREFIX = "on-";

    private static final int LONGEST = 60;

    Contents {
        headings = List.copyOf(headings);
    }

    /// @param from how many headings make a list; 0 for never
    static Contents of(String html, int from) {
        if (from == 0 || !html.contains("<h2")) return new Contents(html, List.of());
        Document copy = CleanHtml.parse(html);
        copy.outputSettings().prettyPrint(false);
        List<Element> found = copy.body().select("h2").stream()
                .filter(heading -> !heading.text().isBlank())
                .toList();
        if (found.size() < from) return new Contents(html, List.of());
        Set<String> taken = new HashSet<>(copy.body().select("[id]").eachAttr("id"));
        List<Link> headings = new ArrayList<>();
        for (Element heading : found) {
            if (heading.id().isEmpty()) heading.attr("id", free(slug(heading.text()), taken));
            headings.add(new Link(heading.text(), "#" + heading.id()));
        }
        return new Contents(copy.body().html(), headings);
    }

    private static String free(String slug, Set<String> taken) {
        String id = slug;
        for (int n = 2; !taken.add(id); n++) id = slug + "-" + n;
        return id;
    }

    /// Made of the heading's words alone, so that it stays while the heading does.
    private static String slug(String text) {
        StringBuilder slug = new StringBuilder(PREFIX);
        text.toLowerCase(java.util.Locale.ROOT).codePoints().limit(LONGEST).forEach(c -> {
            if (UCharacter.isUnicodeIdentifierPart(c) && !UCharacter.isIdentifierIgnorable(c)) {
                slug.appendCodePoint(c);
            } else if (slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        });
        int end = slug.length();
        while (end > PREFIX.length() && slug.charAt(end - 1) == '-') end--;
        return slug.substring(0, end);
    }
}
