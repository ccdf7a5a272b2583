package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An archive: the stories of a section, a topic, an author, a time, or simply the latest.
///
/// @param frame what stands around it
/// @param kind what the stories have in common
/// @param heading its name, without the word for its kind ("Harbour", "March 2024")
/// @param accent the section's colour, as in [SectionMark]; else 0
/// @param descriptionHtml what it is about, or empty
/// @param author for an author's page
/// @param subsections sections below this one, or other ways on (months of a year)
/// @param stories those on this page; when there are none the page says so
/// @param total how many there are on all pages; 0 to leave it out
/// @param pages the pages of the list
/// @param latest beside it, the latest stories of the site
public record ListPage(
        Frame frame,
        Kind kind,
        String heading,
        int accent,
        String descriptionHtml,
        @Nullable Profile author,
        List<Link> subsections,
        List<Card> stories,
        long total,
        Pages pages,
        List<Card> latest) {
    public ListPage {
        latest = List.copyOf(latest);
        subsections = List.copyOf(subsections);
        stories = List.copyOf(stories);
    }

    /// A list with nothing beside it.
    public ListPage(
            Frame frame,
            Kind kind,
            String heading,
            int accent,
            String descriptionHtml,
            @Nullable Profile author,
            List<Link> subsections,
            List<Card> stories,
            long total,
            Pages pages) {
        this(frame, kind, heading, accent, descriptionHtml, author, subsections, stories, total, pages, List.of());
    }

    /// What the stories of a list have in common.
    public enum Kind {
        SECTION,
        TOPIC,
        AUTHOR,
        DATE,
        FORMAT,
        LATEST;

        /// The key of the word printed above the heading.
        public String label() {
            return "list." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
