package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Passage;

/// Text in, findings out. Each line of `rules.psv` is a rule's code, the language, the story (its headline first,
/// then its paragraphs, parted by `¶`) and the words that are found, parted by `¶`; none for a story in which nothing
/// may be.
class RuleTest {
    @ParameterizedTest
    @CsvFileSource(resources = "rules.psv", delimiter = '|', quoteCharacter = '\0', maxCharsPerColumn = 20_000)
    void ruleFindsTheseWordsAndNoOthers(String code, String language, String story, String words) {
        List<String> expected = words == null ? List.of() : Arrays.asList(words.split("¶"));

        assertThat(findings(code, language, story))
                .extracting(Finding::words)
                .map(String::strip)
                .containsExactlyElementsOf(expected);
    }

    static List<Finding> findings(String code, String language, String story) {
        String[] texts = story.split("¶", -1);
        List<Passage> paragraphs = IntStream.range(1, texts.length)
                .mapToObj(i -> new Passage(texts[i].strip(), 0))
                .toList();
        Copy copy = Copy.of(new Passage(texts[0].strip(), 0), paragraphs).in(Locale.forLanguageTag(language));
        return new CopyDesk(Rules.all())
                .read(copy, Archive.empty()).stream()
                        .filter(finding -> finding.rule().code().equals(code))
                        .toList();
    }
}
