package press.dateline.site;

import java.util.List;

/// One section on the front page.
///
/// @param section which
/// @param lead its first story
/// @param stories the stories below it
public record SectionBlock(SectionMark section, Card lead, List<Card> stories) {
    public SectionBlock {
        stories = List.copyOf(stories);
    }
}
