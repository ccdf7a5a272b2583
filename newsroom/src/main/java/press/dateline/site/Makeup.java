package press.dateline.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Arranges the sections of a front in rows, so that what stands side by side is about equally high and no row has a
/// hole: first those that can carry a row by themselves, then halves, then what is short.
final class Makeup {
    private static final int SEVERAL = 2;

    private Makeup() {}

    /// The same blocks, each with its width, row after row. Within a kind they keep their order.
    static List<SectionBlock> inRows(List<SectionBlock> blocks) {
        List<SectionBlock> rows = new ArrayList<>();
        List<SectionBlock> great = new ArrayList<>();
        List<SectionBlock> halves = new ArrayList<>();
        List<SectionBlock> shorts = new ArrayList<>();
        for (SectionBlock block : blocks) {
            boolean several = block.stories().size() >= SEVERAL;
            if (block.pictured() && several) {
                great.add(block);
            } else if (block.pictured() || several) {
                halves.add(block);
            } else {
                shorts.add(block);
            }
        }
        // One across the page, then two, so that many of them are no monotonous pile.
        while (!great.isEmpty()) {
            place(rows, great, SectionBlock.ROW);
            if (great.size() >= 2) {
                place(rows, great, 6, 6);
            }
        }
        while (halves.size() >= 2 && !(halves.size() == 2 && shorts.size() == 1)) {
            place(rows, halves, 6, 6);
        }
        if (halves.size() == 2) {
            place(rows, halves, SectionBlock.ROW);
        }
        if (!halves.isEmpty()) {
            shorts.addFirst(halves.removeFirst());
            if (shorts.size() == 1) {
                place(rows, shorts, SectionBlock.ROW);
            } else if (shorts.size() % 2 == 0) {
                place(rows, shorts, 8, 4);
            } else {
                place(rows, shorts, 6, 3, 3);
            }
        }
        if (shorts.size() == 1 && !rows.isEmpty() && rows.getLast().width() == SectionBlock.ROW) {
            rows.add(rows.removeLast().over(8));
            place(rows, shorts, 4);
        }
        while (!shorts.isEmpty()) {
            switch (shorts.size()) {
                case 1 -> place(rows, shorts, SectionBlock.ROW);
                case 2 -> place(rows, shorts, 6, 6);
                case 3, 5, 6 -> place(rows, shorts, 4, 4, 4);
                default -> place(rows, shorts, 3, 3, 3, 3);
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private static void place(List<SectionBlock> rows, List<SectionBlock> from, int... widths) {
        for (int width : widths) {
            rows.add(from.removeFirst().over(width));
        }
    }
}
