package press.dateline.front;

import java.util.List;
import press.dateline.html.CleanHtml;

/// One block of a front: all kinds there are. A block that finds nothing to show vanishes.
public sealed interface Block {
    /// What stands over it; empty for the name of what it is about.
    String heading();

    /// The places it has for stories, in reading order; none for a block without stories.
    default List<Choice> choices() {
        return switch (this) {
            case Breaking(var heading, var stories) -> List.of(stories);
            case Lead(var heading, var stories, int related, var links) ->
                List.of(stories, new Choice(new Source.Related(), related, links));
            case Numbered(var heading, var stories) -> List.of(stories);
            case Tabs(var heading, int count, var picks) ->
                List.of(
                        new Choice(new Source.Latest(), count),
                        new Choice(new Source.MostRead(), count),
                        new Choice(new Source.HandPicked(), count, picks));
            case Featured(var heading, var stories) -> List.of(stories);
            case Stories(var heading, var layout, var stories) -> List.of(stories);
            case Opinion(var heading, var stories) -> List.of(stories);
            case Pictures(var heading, var stories) -> List.of(stories);
            case MostRead(var heading, int count) -> List.of(new Choice(new Source.MostRead(), count));
            case Newsletter _, Text _, Advertisement _ -> List.of();
        };
    }

    /// One line on top of the page.
    record Breaking(String heading, Choice stories) implements Block {}

    /// The first of the stories large, the others beside it, and links to what belongs to the first below it.
    ///
    /// @param stories two to five: the lead and one to four seconds
    /// @param related how many links below the lead, 0 for none
    /// @param links those of them that are picked by hand
    record Lead(String heading, Choice stories, int related, List<Pick> links) implements Block {
        public Lead {
            links = List.copyOf(links);
        }
    }

    /// A list with large numerals.
    record Numbered(String heading, Choice stories) implements Block {}

    /// Latest, most read and picked, one behind the other.
    ///
    /// @param count stories of each
    /// @param picks the third list
    record Tabs(String heading, int count, List<Pick> picks) implements Block {
        public Tabs {
            picks = List.copyOf(picks);
        }
    }

    /// A row of stories with pictures.
    record Featured(String heading, Choice stories) implements Block {}

    /// What a section, a topic or an author has, in one of four layouts.
    record Stories(String heading, Layout layout, Choice stories) implements Block {}

    /// A row of voices, each with the portrait of who speaks.
    record Opinion(String heading, Choice stories) implements Block {}

    /// A strip of pictures: stories without one are passed over.
    record Pictures(String heading, Choice stories) implements Block {}

    /// What was read most, numbered.
    record MostRead(String heading, int count) implements Block {}

    /// Words about the newsletter and a way to it.
    ///
    /// @param label what is written on the link
    /// @param address where it leads: a path of this site, or http(s)
    record Newsletter(String heading, CleanHtml text, String label, String address) implements Block {}

    /// Free text.
    record Text(String heading, CleanHtml text) implements Block {}

    /// A place that is sold, always labelled as such.
    ///
    /// @param heading the label; empty for the word for advertising in the site's language
    record Advertisement(String heading, CleanHtml text) implements Block {}

    /// How [Stories] are set.
    enum Layout {
        LIST,
        GRID,
        DOUBLE,
        SCROLLER
    }
}
