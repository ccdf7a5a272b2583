package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import press.dateline.search.Phrasing.Part;

class PhrasingTest {
    @Test
    void wordsPhrasesAndWhatMustNotOccur() {
        Phrasing phrasing = Phrasing.of("ferry \"fish quay\" -timetable -“old pier” well-known");

        assertThat(phrasing.wanted())
                .containsExactly(new Part("ferry", false), new Part("fish quay", true), new Part("well-known", false));
        assertThat(phrasing.unwanted()).containsExactly(new Part("timetable", false), new Part("old pier", true));
    }

    @Test
    void aPhraseThatIsNotClosedEndsWithTheQuestion() {
        assertThat(Phrasing.of("\"fish quay").wanted()).containsExactly(new Part("fish quay", true));
    }

    @Test
    void marksWithoutWordsAreNothing() {
        assertThat(Phrasing.of("- -- \"\" * ? ( [ ~ ^ : \\ && || -\"").wanted()).isEmpty();
    }

    @Property
    void everyTextCanBeAsked(@ForAll String typed) {
        Phrasing phrasing = Phrasing.of(typed);

        assertThat(phrasing.wanted().size() + phrasing.unwanted().size()).isLessThanOrEqualTo(16);
        assertThat(phrasing.wanted()).allSatisfy(part -> assertThat(part.text()).hasSizeBetween(1, 120));
    }
}
