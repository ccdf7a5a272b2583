package press.dateline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Bars in groups on a logarithmic scale, as SVG: what is measured here differs by factors of a thousand. Readable on
/// light and dark ground, and by its text alone.
final class Plot {
    private static final List<String> COLOURS = List.of("#b3261e", "#5f6b7a", "#2f6fab", "#c98a1b", "#4b8b5a");
    private static final int WIDTH = 900;
    private static final int LEFT = 240;
    private static final int BAR = 16;

    private final String what;
    private final Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    Plot(String what) {
        this.what = what;
    }

    void bar(String group, String name, double value) {
        groups.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(name, value);
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    String svg() {
        List<Double> values = groups.values().stream()
                .flatMap(group -> group.values().stream())
                .toList();
        double low =
                Math.floor(Math.log10(values.stream().mapToDouble(v -> v).min().orElse(1)) - 0.01);
        double high = Math.max(
                low + 1, Math.log10(values.stream().mapToDouble(v -> v).max().orElse(10)));
        StringBuilder marks = new StringBuilder();
        int y = 48;
        for (var group : groups.entrySet()) {
            text(marks, 8, y + 12, "", group.getKey());
            for (var bar : group.getValue().entrySet()) {
                double length = (Math.log10(bar.getValue()) - low) / (high - low) * (WIDTH - LEFT - 110);
                text(marks, LEFT - 8, y + 12, "end", bar.getKey());
                marks.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                        LEFT,
                        y,
                        Math.max(1, length),
                        BAR - 3,
                        COLOURS.get(names.indexOf(bar.getKey()) % COLOURS.size())));
                text(marks, LEFT + (int) Math.max(1, length) + 6, y + 12, "", figure(bar.getValue()));
                y += BAR;
            }
            y += 12;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="system-ui, sans-serif" font-size="12">
                <style>text{fill:#222}@media (prefers-color-scheme:dark){text{fill:#ddd}}</style>
                <text x="8" y="22" font-size="15" font-weight="600">%s (logarithmic)</text>
                %s</svg>
                """
                .formatted(WIDTH, y, what, what, marks);
    }

    private static String figure(double value) {
        return value >= 100 ? Numbers.whole(value) : Numbers.tenth(value);
    }

    private static void text(StringBuilder marks, int x, int y, String anchor, String text) {
        marks.append("<text x=\"%d\" y=\"%d\"%s>%s</text>\n"
                .formatted(x, y, anchor.isEmpty() ? "" : " text-anchor=\"" + anchor + "\"", text));
    }
}
