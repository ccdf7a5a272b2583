package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front page. No story may stand on it twice; whoever fills it sees to that.
///
/// @param frame what stands around it
/// @param lead the first story; none on a site without stories
/// @param seconds two to four stories beside the lead
/// @param latest the numbered list of what came last
/// @param blocks the sections, in the site's order
/// @param sidebar lists of links, such as topics and archives
/// @param older where earlier stories are listed, or empty
public record FrontPage(
        Frame frame,
        @Nullable Card lead,
        List<Card> seconds,
        List<Card> latest,
        List<SectionBlock> blocks,
        List<LinkBlock> sidebar,
        String older) {
    public FrontPage {
        seconds = List.copyOf(seconds);
        latest = List.copyOf(latest);
        blocks = List.copyOf(blocks);
        sidebar = List.copyOf(sidebar);
    }
}
