package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.site.FrontBlock.Kind;

class MakeupTest {
    private static final List<String> LAYOUTS = List.of("list", "grid", "double", "scroller");

    @Property
    void everyRowIsFullAndTheOrderStays(@ForAll @Size(max = 12) List<@IntRange(min = 0, max = 87) Integer> kinds) {
        List<FrontBlock> blocks = new ArrayList<>();
        for (int kind : kinds) {
            blocks.add(block(
                    "s" + blocks.size(),
                    Kind.values()[kind % Kind.values().length],
                    LAYOUTS.get(kind % 4),
                    kind % 2 == 1,
                    kind % 5));
        }

        List<FrontBlock> made = Makeup.inRows(blocks);

        assertThat(made.stream().map(FrontBlock::heading))
                .containsExactlyElementsOf(
                        blocks.stream().map(FrontBlock::heading).toList());
        int row = 0;
        for (FrontBlock block : made) {
            row += block.width();
            assertThat(row).isLessThanOrEqualTo(FrontBlock.ROW);
            row %= FrontBlock.ROW;
        }
        assertThat(row).isZero();
    }

    @Test
    void theListStandsBesideTheLead() {
        assertThat(widths(
                        block("", Kind.LEAD, "", true, 3),
                        block("", Kind.TABS, "", false, 0),
                        block("", Kind.FEATURED, "", true, 3)))
                .containsExactly(9, 3, 12);
    }

    @Test
    void aShortBlockStandsBesideOthersAndNotAcrossThePage() {
        assertThat(widths(
                        block("", Kind.STORIES, "list", true, 3),
                        block("", Kind.STORIES, "list", false, 0),
                        block("", Kind.STORIES, "list", true, 3),
                        block("", Kind.STORIES, "list", true, 3)))
                .containsExactly(8, 4, 6, 6);
    }

    @Test
    void aGridOfTwoIsAList() {
        FrontBlock made =
                Makeup.inRows(List.of(block("", Kind.STORIES, "grid", true, 1))).getFirst();

        assertThat(made.layout()).isEqualTo("list");
    }

    private static List<Integer> widths(FrontBlock... blocks) {
        return Makeup.inRows(List.of(blocks)).stream().map(FrontBlock::width).toList();
    }

    private static FrontBlock block(String name, Kind kind, String layout, boolean pictured, int more) {
        @Nullable Picture picture = pictured ? new Picture("/p.jpg", 3, 2, "") : null;
        Card card = new Card("h", "/h/", "", null, "", picture, List.of(), Instant.EPOCH, StoryFormat.STANDARD);
        return SaltmarshGazette.block(
                kind, kind == Kind.STORIES ? layout : "", name, 0, Collections.nCopies(more + 1, card));
    }
}
