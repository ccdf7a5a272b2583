package press.dateline.search;

import java.util.List;

/// One page of what a [Question] found.
///
/// @param hits the best first, or the newest where nothing but filters was asked
/// @param total how many there are on all pages
/// @param pages how many pages can be asked for, at least 1 and at most [#MOST_PAGES]
/// @param some whether nothing has all of the words, so that these have only some of them
/// @param meant the words that may have been meant, when nothing has those typed; else empty
/// @param facets what else all that was found has in common
public record Found(List<Hit> hits, int total, int pages, boolean some, String meant, Facets facets) {
    /// Nobody reads on behind this page.
    public static final int MOST_PAGES = 100;

    public Found {
        hits = List.copyOf(hits);
    }

    /// A story or static page that was found, by its id. To be read through the gate before it is shown.
    public record Hit(Kind kind, long id) {
        /// Of what noun a hit is.
        public enum Kind {
            STORY,
            PAGE
        }
    }

    /// How many of what was found stand under each section, topic, author and year; the most first.
    public record Facets(List<Count> sections, List<Count> topics, List<Count> authors, List<Count> years) {
        static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

        public Facets {
            sections = List.copyOf(sections);
            topics = List.copyOf(topics);
            authors = List.copyOf(authors);
            years = List.copyOf(years);
        }
    }

    /// @param id of the section, topic or person; the year itself
    public record Count(long id, int pieces) {}
}
