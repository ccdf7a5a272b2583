package press.dateline.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where processor time went, as SVG: a bar is a method, as wide as its share of the time, and on it lie those that it
/// called (Brendan Gregg's flame graph). Readable on light and dark ground; a bar says what it is when pointed at.
final class FlameGraph {
    private static final int WIDTH = 1_200;
    private static final int ROW = 17;
    private static final int HEAD = 64;
    private static final double LETTER = 6.7;

    /// Bars narrower than this many pixels are left out.
    private static final double NARROWEST = 1.5;

    /// Whose a method is.
    enum Owner {
        DATELINE("Dateline", "#f2a39a", "press.dateline."),
        COMPRESSION("compression", "#d6bdec", "java.util.zip.", "com.aayushatharva.brotli4j."),
        TEMPLATES("templates (Qute)", "#b9dfb4", "io.quarkus.qute."),
        DATABASE("jOOQ, SQLite", "#f3d58a", "org.jooq.", "org.sqlite."),
        NETWORK("Netty, Vert.x", "#a9c7ea", "io.netty.", "io.vertx.", "io.quarkus."),
        SEARCH("Lucene", "#9fd8d3", "org.apache.lucene."),
        JDK("JDK", "#d5d5d5", "java.", "javax.", "jdk.", "sun.", "com.sun."),
        OTHERS("others", "#e8dccb");

        private final String label;
        private final String colour;
        private final List<String> beginnings;

        Owner(String label, String colour, String... beginnings) {
            this.label = label;
            this.colour = colour;
            this.beginnings = List.of(beginnings);
        }

        String label() {
            return label;
        }

        static Owner of(String method) {
            for (Owner owner : values()) {
                if (owner.beginnings.stream().anyMatch(method::startsWith)) {
                    return owner;
                }
            }
            return OTHERS;
        }
    }

    private static final class Bar {
        private final String method;
        private final Map<String, Bar> above = new HashMap<>();
        private long samples;

        Bar(String method) {
            this.method = method;
        }
    }

    private final String title;
    private final Bar ground = new Bar("all");
    private final StringBuilder bars = new StringBuilder();
    private final Set<Owner> shown = EnumSet.noneOf(Owner.class);
    private int highest;

    FlameGraph(String title) {
        this.title = title;
    }

    /// @param stack methods with their classes' full names, the outermost first
    void sample(List<String> stack) {
        ground.samples++;
        Bar at = ground;
        for (String method : stack) {
            at = at.above.computeIfAbsent(method, Bar::new);
            at.samples++;
        }
    }

    String svg() {
        draw(ground, 0, 0);
        int height = HEAD + (highest + 1) * ROW + 8;
        StringBuilder legend = new StringBuilder();
        int x = 8;
        for (Owner owner : shown) {
            legend.append(
                    "<rect x=\"%d\" y=\"34\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"44\">%s</text>\n"
                            .formatted(x, owner.colour, x + 17, owner.label));
            x += 40 + owner.label.length() * 8;
        }
        // Flames burn upwards.
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="system-ui, sans-serif" font-size="12">
                <style>text{fill:#222}.f text{fill:#111;font:11px ui-monospace,monospace}.f rect{stroke:#fff;stroke-width:.5}@media (prefers-color-scheme:dark){text{fill:#ddd}.f rect{stroke:#1b1b1b}}</style>
                <text x="8" y="22" font-size="15" font-weight="600">%s, %s samples of processor time</text>
                %s<g class="f" transform="translate(0 %d)">
                %s</g>
                </svg>
                """
                .formatted(
                        WIDTH,
                        height,
                        escaped(title),
                        escaped(title),
                        Numbers.whole(ground.samples),
                        legend,
                        HEAD + highest * ROW,
                        bars);
    }

    private void draw(Bar bar, long from, int row) {
        double scale = (double) WIDTH / ground.samples;
        double width = bar.samples * scale;
        if (width < NARROWEST) {
            return;
        }
        highest = Math.max(highest, row);
        Owner owner = bar == ground ? Owner.OTHERS : Owner.of(bar.method);
        if (bar != ground) {
            shown.add(owner);
        }
        int room = (int) ((width - 4) / LETTER);
        String name = brief(bar.method);
        bars.append(String.format(
                Locale.ROOT,
                "<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                escaped(bar.method),
                100.0 * bar.samples / ground.samples,
                from * scale,
                -row * ROW,
                width,
                ROW - 1,
                owner.colour));
        if (room >= 3) {
            bars.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    from * scale + 3,
                    12 - row * ROW,
                    escaped(name.length() <= room ? name : name.substring(0, room - 1) + "…")));
        }
        bars.append("</g>\n");
        List<Bar> above = new ArrayList<>(bar.above.values());
        above.sort(Comparator.comparing((Bar one) -> one.method));
        long at = from;
        for (Bar one : above) {
            draw(one, at, row + 1);
            at += one.samples;
        }
    }

    /// `PageCache.load` of `press.dateline.delivery.PageCache.load`.
    private static String brief(String method) {
        int dot = method.lastIndexOf('.');
        int before = dot < 0 ? -1 : method.lastIndexOf('.', dot - 1);
        return method.substring(before + 1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
