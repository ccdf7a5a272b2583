package press.dateline.front;

import java.util.List;

/// A front page as it is arranged: blocks in reading order. An empty one stands for the front that a site has by
/// itself (see [OwnFront]).
public record Front(List<Block> blocks) {
    public static final Front EMPTY = new Front(List.of());

    /// More than anybody scrolls through.
    public static final int MOST_BLOCKS = 60;

    public Front {
        blocks = List.copyOf(blocks);
    }
}
