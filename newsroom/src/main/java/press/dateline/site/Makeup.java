package press.dateline.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Arranges the blocks of a front in rows without a hole, in their order: as many side by side as fit, and what is left
/// of a row is shared out.
final class Makeup {
    private static final int LEAD = 9;
    private static final int HALF = 6;
    private static final int SIDE = 3;

    /// Fewer stories than these are no grid, no columns and nothing to scroll.
    private static final int GRID = 3;

    private Makeup() {}

    /// The same blocks, each with its width, row after row.
    static List<FrontBlock> inRows(List<FrontBlock> blocks) {
        List<FrontBlock> rows = new ArrayList<>();
        List<FrontBlock> row = new ArrayList<>();
        int taken = 0;
        for (FrontBlock block : blocks) {
            FrontBlock fitting = fitting(block);
            int least = least(fitting);
            if (taken + least > FrontBlock.ROW) {
                rows.addAll(shared(row, taken));
                row.clear();
                taken = 0;
            }
            row.add(fitting.over(least));
            taken += least;
        }
        rows.addAll(shared(row, taken));
        return Collections.unmodifiableList(rows);
    }

    /// A layout that its stories are too few for becomes a list. The large places of a layout are for stories with
    /// pictures, where there are some.
    private static FrontBlock fitting(FrontBlock block) {
        boolean few = block.stories().size() < GRID;
        return switch (block.kind()) {
            case PICTURES -> few ? block.asList() : block;
            case STORIES -> few ? block.asList() : block.showing(picturesFirst(block));
            default -> block;
        };
    }

    private static List<Card> picturesFirst(FrontBlock block) {
        int large =
                switch (block.layout()) {
                    case "grid" -> 1;
                    case "double" -> 2;
                    default -> 0;
                };
        List<Card> first = new ArrayList<>();
        List<Card> rest = new ArrayList<>();
        for (Card card : block.stories()) {
            (first.size() < large && card.pictured() ? first : rest).add(card);
        }
        first.addAll(rest);
        return first;
    }

    /// The narrowest it can be set, in twelfths.
    private static int least(FrontBlock block) {
        return switch (block.kind()) {
            case BREAKING, FEATURED, OPINION, PICTURES -> FrontBlock.ROW;
            case LEAD -> LEAD;
            case NUMBERED, TABS, NEWSLETTER, TEXT, ADVERTISEMENT -> SIDE;
            case STORIES -> {
                if (!block.layout().equals("list")) {
                    yield FrontBlock.ROW;
                }
                yield block.pictured() || block.stories().size() >= GRID ? HALF : SIDE;
            }
        };
    }

    private static List<FrontBlock> shared(List<FrontBlock> row, int taken) {
        int left = FrontBlock.ROW - taken;
        if (row.isEmpty() || left == 0) {
            return List.copyOf(row);
        }
        if (row.size() == 2 && taken == HALF + SIDE) {
            return row.stream()
                    .map(block -> block.over(block.width() == HALF ? 8 : 4))
                    .toList();
        }
        return row.stream()
                .map(block -> block.over(block.width() + left / row.size()))
                .toList();
    }
}
