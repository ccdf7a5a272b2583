package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found, and how to find something else.
///
/// @param frame what stands around it
/// @param asked what the reader asked
/// @param making whether there is no index yet, so that nothing can be found
/// @param some whether nothing has all of the words, so that these have some of them
/// @param meant words that find something, where those asked do not
/// @param total how many there are on all pages
/// @param results those on this page
/// @param chosen the filters that hold, each with the address without it
/// @param facets what else the results have in common, each with the address that narrows down to it
/// @param sections what may be chosen
/// @param pages the pages of the results
public record SearchPage(
        Frame frame,
        Asked asked,
        boolean making,
        boolean some,
        @Nullable Link meant,
        int total,
        List<Result> results,
        List<Link> chosen,
        List<Facet> facets,
        List<Choice> sections,
        Pages pages) {
    public SearchPage {
        results = List.copyOf(results);
        chosen = List.copyOf(chosen);
        facets = List.copyOf(facets);
        sections = List.copyOf(sections);
    }

    /// Whether anything was asked and nothing found.
    public boolean nothing() {
        return !making && total == 0 && !(asked.words().isBlank() && chosen.isEmpty());
    }

    /// @param extractHtml the places that have the words, marked; empty for the card's own standfirst
    /// @param dated whether its date says anything, as a static page's does not
    public record Result(Card card, String extractHtml, boolean dated) {}

    /// @param label key of the word above
    public record Facet(String label, List<Counted> entries) {
        public Facet {
            entries = List.copyOf(entries);
        }
    }

    public record Counted(String text, String href, int count) {}

    /// @param depth how many sections lie above it
    public record Choice(String path, String name, int depth, boolean chosen) {
        /// The name, moved in below those above it.
        public String text() {
            return "\u2003".repeat(depth) + name;
        }
    }
}
