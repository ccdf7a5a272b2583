package press.dateline.copydesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.copydesk.HouseRuleFile.Result;

class HouseRulesTest {
    @ParameterizedTest
    @CsvSource({
        "per cent,%,5 per cent more,%",
        "per cent,%,Per\u00a0cent is out,%",
        "fishermen,fishers,Fishermen protest.,Fishers",
        "café,coffee house,the Café is shut,Coffee house",
        "%,per cent,5% more,per cent",
    })
    void wordsAreFoundWholeWhateverTheirCase(String words, String replacement, String text, String suggestion) {
        assertThat(HouseRules.of(List.of(words(words, replacement))).in(text))
                .singleElement()
                .extracting(HouseRules.Hit::replacement)
                .isEqualTo(Optional.of(suggestion));
    }

    @ParameterizedTest
    @CsvSource({"art,smart", "art,artful", "art,arté", "cafe,cafe\u0301", "May,may", "May,MAY", "per cent,per  cent"})
    void wordsWithinWordsAndOtherCapitalsAreLeftAlone(String words, String text) {
        assertThat(HouseRules.of(List.of(words(words, "x"))).in(text)).isEmpty();
    }

    @Test
    void expressionFillsItsGroupsIn() {
        HouseRule rule = expression("(\\d+) ?pm\\b", "$1 p.m.");

        assertThat(HouseRules.of(List.of(rule)).in("At 7pm, at 10 pm."))
                .extracting(hit -> hit.replacement().orElseThrow())
                .containsExactly("7 p.m.", "10 p.m.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{2,1}", "(?=x)y", "(a)\\1", "x*", "((a{500}){500}){500}", " "})
    void patternThatCannotBeUsedIsRefusedWithItsReason(String pattern) {
        HouseRule rule = expression(pattern, "y");

        assertThat(HouseRules.fault(rule)).isPresent();
        assertThatThrownBy(() -> HouseRules.of(List.of(rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rule: the ");
    }

    @Test
    void replacementMayOnlyNameGroupsOfTheExpression() {
        assertThat(HouseRules.fault(expression("(a)b", "$1c"))).isEmpty();
        assertThat(HouseRules.fault(expression("(a)b", "$2c"))).isPresent();
        assertThat(HouseRules.fault(expression("ab", "5 $"))).isPresent();
    }

    @Test
    @Timeout(5)
    void hostileExpressionEnds() {
        assertThat(HouseRules.of(List.of(expression("(a|a)*b", "c"))).in("a".repeat(100_000)))
                .isEmpty();
        assertThat(HouseRules.of(List.of(words("a a a a b", "c"))).in("a ".repeat(100_000)))
                .isEmpty();
    }

    @Test
    void newRuleIsTriedOnManyCopiesAndShowsItsHits() {
        Copy with = Copy.of(new Passage("Ten per cent", 0), List.of(new Passage("Per cent and percent.", 20)));
        Copy without = Copy.of(new Passage("Ten", 0), List.of());

        List<HouseRules.Trial> trials = HouseRules.tryOn(words("per cent", "%"), Stream.of(without, with))
                .toList();

        assertThat(trials).singleElement().satisfies(trial -> {
            assertThat(trial.copy()).isEqualTo(with);
            assertThat(trial.hits())
                    .containsExactly(new Place(Place.Part.HEADLINE, 0, 4, 12), new Place(Place.Part.BODY, 0, 0, 8));
        });
    }

    @Test
    void fileGivesRules() {
        Result result = HouseRuleFile.read(
                """
                [{"name": "sign", "words": "per cent", "replacement": "%", "reason": "House style.", "owner": "Subs"},
                 {"name": "clock", "expression": "\\\\d+pm", "reason": "House style.", "owner": "Subs", "severity": "warn"}]
                """);

        assertThat(result).isInstanceOfSatisfying(Result.Read.class, read -> assertThat(
                        read.rules().in("7pm, per cent"))
                .extracting(hit -> hit.rule().severity())
                .containsExactly(Severity.NOTE, Severity.WARN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | a file of house rules is a JSON array",
                "'' | a file of house rules is a JSON array",
                "[{}] | rule 1, line 1: a rule has either “words” or an “expression”",
                "[7] | rule 1, line 1: a rule has either",
                "[{\"words\": \"x\"}] | rule 1, line 1: a rule needs a name, a reason and an owner",
                "[{\"wards\": \"x\"}] | rule 1, line 1: “wards” is no field of a rule",
                "[{\"words\": \"x\", \"severity\": \"block\"}] | rule 1, line 1: the severity is “warn” or “note”",
                "[{\"words\": \"x\" | line 1, column",
                "[] [] | line 1: nothing may follow",
            })
    void fileThatIsWrongIsRefusedWithPlaceAndReason(String json, String fault) {
        assertThat(HouseRuleFile.read(json)).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(
                        refused.faults().getFirst())
                .startsWith(fault));
    }

    private static HouseRule words(String words, String replacement) {
        return new HouseRule("rule", words, false, Optional.of(replacement), "House style.", "Subs", Severity.NOTE);
    }

    private static HouseRule expression(String pattern, String replacement) {
        return new HouseRule("rule", pattern, true, Optional.of(replacement), "House style.", "Subs", Severity.NOTE);
    }
}
