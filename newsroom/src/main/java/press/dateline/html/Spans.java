package press.dateline.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jsoup.nodes.Element;

/// Makes the cells of a table fit each other: none reaches below its group of rows or into another cell, and there is
/// no column in which no cell begins. The table model of the HTML standard asks for that, hand-made tables often miss
/// it.
final class Spans {
    private static final int MAX_SPAN = 1_000;

    /// Cells times columns looked at before all spans are given up; well above what a person can read.
    private static final int MAX_WORK = 200_000;

    private record Cell(Element element, int column, int width) {}

    private final List<Cell> cells = new ArrayList<>();
    private final BitSet starts = new BitSet();
    private int work;

    private Spans() {}

    static void fit(Element table) {
        if (!hasSpans(table)) return;
        var spans = new Spans();
        for (Element group : table.children()) if (!group.nameIs("caption")) spans.place(group);
        for (Cell cell : spans.cells) {
            int width = 1;
            for (int column = cell.column + 1; column < cell.column + cell.width; column++)
                if (spans.starts.get(column)) width++;
            set(cell.element, "colspan", spans.work > MAX_WORK ? 1 : width);
            if (spans.work > MAX_WORK) set(cell.element, "rowspan", 1);
        }
    }

    private static boolean hasSpans(Element table) {
        for (Element group : table.children())
            for (Element row : group.children())
                for (Element cell : row.children())
                    if (isCell(cell) && (cell.hasAttr("colspan") || cell.hasAttr("rowspan"))) return true;
        return false;
    }

    private void place(Element group) {
        List<Element> rows = new ArrayList<>();
        for (Element row : group.children()) if (row.nameIs("tr") && hasCells(row)) rows.add(row);
        // The first row in which a column is free again.
        var freeFrom = new ArrayList<Integer>();
        for (int row = 0; row < rows.size() && work <= MAX_WORK; row++) {
            int column = 0;
            for (Element cell : rows.get(row).children()) {
                if (!isCell(cell)) continue;
                while (column < freeFrom.size() && freeFrom.get(column) > row) column++;
                int wanted = span(cell, "colspan");
                int height = Math.min(span(cell, "rowspan"), rows.size() - row);
                int width = 0;
                while (width < wanted && (column + width >= freeFrom.size() || freeFrom.get(column + width) <= row)) {
                    if (column + width >= freeFrom.size()) freeFrom.add(0);
                    freeFrom.set(column + width, row + height);
                    width++;
                }
                work += width + 1;
                set(cell, "rowspan", height);
                cells.add(new Cell(cell, column, width));
                starts.set(column);
                column += width;
            }
        }
    }

    private static boolean hasCells(Element row) {
        for (Element child : row.children()) if (isCell(child)) return true;
        return false;
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private static int span(Element cell, String key) {
        String value = cell.attr(key).strip();
        if (value.isEmpty() || value.length() > 4 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) return 1;
        return Math.clamp(Integer.parseInt(value), 1, MAX_SPAN);
    }

    private static void set(Element cell, String key, int span) {
        if (!cell.hasAttr(key)) return;
        if (span > 1) cell.attr(key, Integer.toString(span));
        else cell.removeAttr(key);
    }
}
