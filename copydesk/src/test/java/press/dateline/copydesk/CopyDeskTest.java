package press.dateline.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.copydesk.rules.Rules;

class CopyDeskTest {
    @Test
    void findingNamesTheWordsAndWhereTheyStand() {
        Copy copy = Copy.of(new Passage("A headline", 0), List.of(new Passage("He was was arrested.", 12)));

        List<Finding> findings = new CopyDesk(Rules.all()).read(copy, Archive.empty());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("text/doubled-word");
            assertThat(finding.words()).isEqualTo("was was");
            assertThat(finding.place()).isEqualTo(new Place(Place.Part.BODY, 0, 3, 10));
            assertThat(finding.suggestions()).containsExactly("was");
        });
    }
}
