package press.dateline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A Markdown table.
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String... columns) {
        row((Object[]) columns);
        lines.add("|---" + "|---:".repeat(columns.length - 1) + "|");
    }

    void row(Object... cells) {
        lines.add(List.of(cells).stream().map(Object::toString).collect(Collectors.joining(" | ", "| ", " |")));
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
