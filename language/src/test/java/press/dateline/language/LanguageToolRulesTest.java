package press.dateline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.RuleSource;

class LanguageToolRulesTest {
    @Test
    void onlyWhatANewsroomCanLiveWithIsSaid() {
        assertThat(read("A ferry", "She took a apple to teh pier.", Locale.US))
                .extracting(finding -> finding.rule().id() + " " + finding.words())
                .containsExactlyInAnyOrder("language/a-or-an a", "language/spelling teh");
        assertThat(read("A ferry", "This is very unique, and in order to go there we utilized it .", Locale.US))
                .isEmpty();
    }

    @Test
    void dateWithoutAYearIsNotJudgedByTheClockOfTheMachine() {
        for (String day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")) {
            assertThat(read("A ferry", "It sails on " + day + ", October 7.", Locale.US))
                    .isEmpty();
        }
    }

    @Test
    void namesOfTheStoryAndTheArchiveAreNoMisspellings() {
        assertThat(read("Wrenhaugh wins", "Mr Wrenhaugh met Aldermoth.", Locale.US)).isEmpty();
        assertThat(read("A ferry", "Mr Qwrenhaughx went.", Locale.US))
                .extracting(Finding::words)
                .containsExactly("Qwrenhaughx");
    }

    @Test
    void spellingIsThatOfTheCountry() {
        assertThat(read("A ferry", "The colour of the harbour.", Locale.UK)).isEmpty();
        assertThat(read("A ferry", "The colour is new.", Locale.US))
                .extracting(Finding::words)
                .containsExactly("colour");
        assertThat(read("Eine Fähre", "Das Wetter ist schlecht.", Locale.GERMAN)).isEmpty();
    }

    private static List<Finding> read(String headline, String text, Locale language) {
        RuleSource source = ServiceLoader.load(RuleSource.class).findFirst().orElseThrow();
        Copy copy = Copy.of(new Passage(headline, 0), List.of(new Passage(text, headline.length() + 2)))
                .in(language);
        return new CopyDesk(source.rules()).read(copy, new Archive() {
            @Override
            public int storiesWithName(String name) {
                return name.equals("Aldermoth") ? 3 : 0;
            }

            @Override
            public HouseRules houseRules() {
                return HouseRules.none();
            }
        });
    }
}
