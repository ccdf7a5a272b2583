package press.dateline.site;

import java.util.List;

/// The front page. No story may stand on it twice; whoever fills it sees to that.
///
/// @param frame what stands around it
/// @param blocks row after row
/// @param sidebar lists of links, such as topics and archives
/// @param older where earlier stories are listed, or empty
public record FrontPage(Frame frame, List<FrontBlock> blocks, List<LinkBlock> sidebar, String older) {
    public FrontPage {
        blocks = List.copyOf(blocks);
        sidebar = List.copyOf(sidebar);
    }
}
