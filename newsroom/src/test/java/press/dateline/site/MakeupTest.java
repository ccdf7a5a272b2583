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

class MakeupTest {
    @Property
    void everyRowIsFullAndNoBlockIsLost(@ForAll @Size(max = 9) List<@IntRange(min = 0, max = 7) Integer> kinds) {
        List<SectionBlock> blocks = new ArrayList<>();
        for (int kind : kinds) {
            blocks.add(block("s" + blocks.size(), kind % 2 == 1, kind / 2));
        }

        List<SectionBlock> made = Makeup.inRows(blocks);

        assertThat(made.stream().map(block -> block.section().name()))
                .containsExactlyInAnyOrderElementsOf(
                        blocks.stream().map(block -> block.section().name()).toList());
        int row = 0;
        for (SectionBlock block : made) {
            row += block.width();
            assertThat(row).isLessThanOrEqualTo(SectionBlock.ROW);
            row %= SectionBlock.ROW;
        }
        assertThat(row).isZero();
    }

    @Test
    void aShortBlockStandsBesideOthersAndNotAcrossThePage() {
        List<SectionBlock> made = Makeup.inRows(List.of(
                block("short", false, 0), block("great", true, 3), block("half", true, 0), block("brief", false, 1)));

        assertThat(made.stream().map(block -> block.section().name() + " " + block.width()))
                .containsExactly("great 12", "half 6", "short 3", "brief 3");
    }

    @Test
    void greatBlocksTakeTurnsInOnesAndTwos() {
        List<SectionBlock> made = Makeup.inRows(Collections.nCopies(5, block("great", true, 3)));

        assertThat(made.stream().map(SectionBlock::width)).containsExactly(12, 6, 6, 12, 12);
    }

    private static SectionBlock block(String name, boolean pictured, int more) {
        @Nullable Picture picture = pictured ? new Picture("/p.jpg", 3, 2, "") : null;
        Card card = new Card("h", "/h/", "", null, "", picture, List.of(), Instant.EPOCH, StoryFormat.STANDARD);
        return new SectionBlock(new SectionMark(name, "/" + name + "/", 1), card, Collections.nCopies(more, card));
    }
}
