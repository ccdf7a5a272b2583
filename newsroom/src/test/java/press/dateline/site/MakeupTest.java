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

    @Test
    void twoPicturesAreAListAndNoStripAcrossThePage() {
        FrontBlock made =
                Makeup.inRows(List.of(block("", Kind.PICTURES, "", true, 1))).getFirst();

        assertThat(made.cssClass()).isEqualTo("stories as-list");
    }

    @Test
    void theLargePlacesGoToTheFirstStoriesWithAPicture() {
        List<Card> stories = List.of(card("a", false), card("b", true), card("c", false), card("d", true));

        assertThat(order("double", stories)).containsExactly("b", "d", "a", "c");
        assertThat(order("grid", stories)).containsExactly("b", "a", "c", "d");
        assertThat(order("scroller", stories)).containsExactly("a", "b", "c", "d");
    }

    private static List<String> order(String layout, List<Card> stories) {
        FrontBlock block = block("", Kind.STORIES, layout, false, 0).showing(stories);
        return Makeup.inRows(List.of(block)).getFirst().stories().stream()
                .map(Card::headline)
                .toList();
    }

    private static Card card(String headline, boolean pictured) {
        @Nullable Picture picture = pictured ? new Picture("/p.jpg", 3, 2, "") : null;
        return new Card(
                headline, "/" + headline + "/", "", null, "", picture, List.of(), Instant.EPOCH, StoryFormat.STANDARD);
    }

    private static List<Integer> widths(FrontBlock... blocks) {
        return Makeup.inRows(List.of(blocks)).stream().map(FrontBlock::width).toList();
    }

    private static FrontBlock block(String name, Kind kind, String layout, boolean pictured, int more) {
        Card card = card("h", pictured);
        return SaltmarshGazette.block(
                kind, kind == Kind.STORIES ? layout : "", name, 0, Collections.nCopies(more + 1, card));
    }
}
