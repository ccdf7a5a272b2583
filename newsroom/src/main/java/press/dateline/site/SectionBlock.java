package press.dateline.site;

import java.util.List;

/// One section on the front page.
///
/// @param section which
/// @param lead its first story
/// @param stories the stories below it
/// @param width how much of its row it takes, in twelfths: 12, 8, 6, 4 or 3
public record SectionBlock(SectionMark section, Card lead, List<Card> stories, int width) {
    /// The width of a whole row.
    public static final int ROW = 12;

    public SectionBlock {
        stories = List.copyOf(stories);
    }

    /// A block that has a row to itself.
    public SectionBlock(SectionMark section, Card lead, List<Card> stories) {
        this(section, lead, stories, ROW);
    }

    SectionBlock over(int twelfths) {
        return new SectionBlock(section, lead, stories, twelfths);
    }

    boolean pictured() {
        Picture picture = lead.picture();
        return picture != null && !picture.missing();
    }
}
