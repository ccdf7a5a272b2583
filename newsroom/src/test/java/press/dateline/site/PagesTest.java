package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void fewPagesAreAllShown() {
        assertThat(shown(1, 1)).isEqualTo("[1]");
        assertThat(shown(3, 5)).isEqualTo("1 2 [3] 4 5");
    }

    @Test
    void manyPagesAreAWindow() {
        assertThat(shown(1, 5_000)).isEqualTo("[1] 2 … 5000");
        assertThat(shown(5, 5_000)).isEqualTo("1 … 4 [5] 6 … 5000");
        assertThat(shown(4_999, 5_000)).isEqualTo("1 … 4998 [4999] 5000");
        assertThat(shown(5_000, 5_000)).isEqualTo("1 … 4999 [5000]");
    }

    @Test
    void aGapNeverHidesJustOnePage() {
        assertThat(shown(4, 5_000)).isEqualTo("1 2 3 [4] 5 … 5000");
        assertThat(shown(4, 7)).isEqualTo("1 2 3 [4] 5 6 7");
    }

    @Test
    void theEndsLeadNoFurther() {
        assertThat(pages(1, 3).previous()).isEmpty();
        assertThat(pages(2, 3).previous()).isEqualTo("/page/1/");
        assertThat(pages(2, 3).next()).isEqualTo("/page/3/");
        assertThat(pages(3, 3).next()).isEmpty();
        assertThatThrownBy(() -> pages(4, 3)).hasMessage("page 4 of 3");
    }

    private static Pages pages(int number, int count) {
        return new Pages(number, count, page -> "/page/" + page + "/");
    }

    private static String shown(int number, int count) {
        return pages(number, count).entries().stream()
                .map(entry -> entry.gap() ? "…" : entry.current() ? "[" + entry.number() + "]" : "" + entry.number())
                .collect(Collectors.joining(" "));
    }
}
