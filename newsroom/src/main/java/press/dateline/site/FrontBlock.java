package press.dateline.site;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One block of the front page as it is printed.
///
/// @param kind how it is set
/// @param layout of [Kind#STORIES], as in style sheets: `list`, `grid`, `double` or `scroller`; else empty
/// @param id unique on the page
/// @param heading as printed, or empty
/// @param href where the heading leads, or empty
/// @param accent which of the theme's colours it wears, 0–8
/// @param stories its stories, in order
/// @param related below a lead, what belongs to it
/// @param tabs the lists of [Kind#TABS]; at least two
/// @param voices of [Kind#OPINION]
/// @param html free text, or empty
/// @param link of a newsletter
/// @param width how much of its row it takes, in twelfths
public record FrontBlock(
        Kind kind,
        String layout,
        String id,
        String heading,
        String href,
        int accent,
        List<Card> stories,
        List<Card> related,
        List<Tab> tabs,
        List<Voice> voices,
        String html,
        @Nullable Link link,
        int width) {
    /// The width of a whole row.
    public static final int ROW = 12;

    /// How a block is set.
    public enum Kind {
        BREAKING,
        LEAD,
        NUMBERED,
        TABS,
        FEATURED,
        STORIES,
        OPINION,
        PICTURES,
        NEWSLETTER,
        TEXT,
        ADVERTISEMENT
    }

    /// One of several lists that stand behind one another.
    public record Tab(String id, String label, List<Card> stories) {
        public Tab {
            stories = List.copyOf(stories);
        }
    }

    /// A story with the portrait of who speaks.
    public record Voice(Card card, @Nullable Picture portrait) {}

    public FrontBlock {
        stories = List.copyOf(stories);
        related = List.copyOf(related);
        tabs = List.copyOf(tabs);
        voices = List.copyOf(voices);
    }

    FrontBlock over(int twelfths) {
        return with(kind, layout, stories, twelfths);
    }

    /// As a list of stories, whatever it was.
    FrontBlock asList() {
        return with(Kind.STORIES, "list", stories, width);
    }

    FrontBlock showing(List<Card> others) {
        return with(kind, layout, others, width);
    }

    private FrontBlock with(Kind otherKind, String otherLayout, List<Card> others, int twelfths) {
        return new FrontBlock(
                otherKind, otherLayout, id, heading, href, accent, others, related, tabs, voices, html, link, twelfths);
    }

    /// The rank of its stories' headlines: below its own heading.
    public int level() {
        return heading.isEmpty() ? 2 : 3;
    }

    /// The name in style sheets: `stories as-grid`. A lead's is another than that of its first story.
    public String cssClass() {
        String name = kind == Kind.LEAD ? "opening" : kind.name().toLowerCase(Locale.ROOT);
        return layout.isEmpty() ? name : name + " as-" + layout;
    }

    public Card first() {
        return stories.getFirst();
    }

    public List<Card> rest() {
        return stories.subList(1, stories.size());
    }

    boolean pictured() {
        return !stories.isEmpty() && first().pictured();
    }
}
