package press.dateline.front;

import java.util.List;

/// Which stories a block shows: those picked by hand, in their order, then what its source has, up to `count` in all.
public record Choice(Source source, int count, List<Pick> picks) {
    /// More than a block can set well.
    public static final int MOST = 20;

    public Choice {
        picks = List.copyOf(picks);
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("a block has 0 to " + MOST + " stories, and not " + count);
        }
    }

    public Choice(Source source, int count) {
        this(source, count, List.of());
    }
}
