package press.dateline.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import press.dateline.front.Block.Layout;
import press.dateline.section.Section;
import press.dateline.section.Sections;

/// The front that a site has by itself, before anyone arranges one: what is on top, the latest, then every section in
/// turns of layouts, so that a site that was just brought in looks like a newspaper at once.
public final class OwnFront {
    private static final int SECTIONS = 12;

    /// Sections of these names hold voices rather than news.
    private static final Set<String> OPINION = Set.of(
            "opinion", "opinions", "comment", "columns", "columnists", "views", "meinung", "tribune", "opinione");

    /// A wide one, then two that share a row; after each round something else.
    private static final List<Layout> TURNS =
            List.of(Layout.LIST, Layout.LIST, Layout.GRID, Layout.LIST, Layout.LIST, Layout.DOUBLE, Layout.SCROLLER);

    private OwnFront() {}

    public static Front of(Sections.Tree sections) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead("", new Choice(new Source.Top(), 4), 3, List.of()));
        blocks.add(new Block.Tabs("", 8, List.of()));
        int turn = 0;
        for (Section section : sections.top().stream().limit(SECTIONS).toList()) {
            Source source = new Source.InSection(section.path());
            if (OPINION.contains(section.slug())) {
                blocks.add(new Block.Opinion("", new Choice(source, 4)));
                continue;
            }
            Layout layout = TURNS.get(turn % TURNS.size());
            blocks.add(new Block.Stories("", layout, new Choice(source, size(layout))));
            if (turn % TURNS.size() == 2) {
                blocks.add(new Block.Pictures("", new Choice(new Source.Latest(), 5)));
            }
            turn++;
        }
        return new Front(blocks);
    }

    private static int size(Layout layout) {
        return switch (layout) {
            case LIST -> 4;
            case GRID -> 5;
            case DOUBLE, SCROLLER -> 6;
        };
    }
}
