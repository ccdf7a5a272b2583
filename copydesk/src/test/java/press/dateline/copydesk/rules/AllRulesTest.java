package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.ProcessorTime;

/// What holds for every rule, whatever it reads.
class AllRulesTest {
    private static final int HOSTILE = 5_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 300)
    void findingsPointAtTheWordsTheyName(@ForAll("copies") Copy copy) {
        for (Finding finding : read(Rules.all(), copy)) {
            assertThat(wordsAt(copy, finding.place())).isEqualTo(finding.words());
            finding.related().forEach(place -> assertThat(wordsAt(copy, place)).isNotEmpty());
        }
    }

    @Property(tries = 100)
    void orderOfTheRulesDoesNotMatter(@ForAll("copies") Copy copy, @ForAll Random random) {
        List<NamedRule> shuffled = new ArrayList<>(Rules.all());
        Collections.shuffle(shuffled, random);

        assertThat(read(shuffled, copy)).isEqualTo(read(Rules.all(), copy));
    }

    @Property(tries = 100)
    void sameCopyGivesTheSameFindings(@ForAll("copies") Copy copy) {
        assertThat(read(Rules.all(), copy)).isEqualTo(read(Rules.all(), copy));
    }

    /// Scraps that rules look for, between letters of any kind.
    @Provide
    Arbitrary<Copy> copies() {
        Arbitrary<String> scraps = Arbitraries.of(
                "5 km (5.1 miles)",
                "10–12 °C (1–2 °F)",
                "rose 30% to 55 from 50",
                "60 of 100 (65%)",
                "$10m (€9m)",
                "$10m (€29m)",
                "Chirac",
                "Chriac",
                "Emma Zabriskie",
                "the the",
                "\"",
                "“",
                "”",
                "„",
                "»",
                "(",
                "}",
                "[insert name]",
                "TK",
                "lorem ipsum",
                "is expected to",
                "said",
                "sources say",
                "murderer",
                "540",
                "five",
                "½",
                "\u00a0",
                "-",
                ". ",
                "\n");
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(6);
        Arbitrary<String> text = Arbitraries.oneOf(scraps, scraps, noise)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(parts -> "x" + String.join(" ", parts));
        Arbitrary<Locale> languages =
                Arbitraries.of("en", "de", "fr", "es", "sv").map(Locale::forLanguageTag);
        return text.list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .flatMap(texts -> languages.map(language -> Copy.of(
                                new Passage(texts.getFirst(), 0),
                                texts.stream()
                                        .skip(1)
                                        .map(words -> new Passage(words, 0))
                                        .toList())
                        .in(language)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "7",
                "(",
                "“",
                "\"",
                "the ",
                "7 ",
                "1-",
                "Some words and more of them ",
                "5 km (5 km ",
                "rose 5% to 5 from 5 ",
                "Aab Aac "
            })
    void hostileStoryEndsWithinASecond(String scrap) {
        Copy copy = Copy.of(
                new Passage("Three of 70 Marias", 0), List.of(new Passage(scrap.repeat(HOSTILE / scrap.length()), 0)));
        read(Rules.all(), copy);

        assertThat(ProcessorTime.least(() -> read(Rules.all(), copy), SECOND)).isLessThan(SECOND);
    }

    @Test
    void misspelledNamesOfOurOwnStoryAreFound() {
        String story =
                "Minister Zabriskie met Governor Lukashevich in Salt Quay. Zabriskie said the harbour of Marshhaven "
                        + "needs Lukashevich and his men. In Marshhaven the people trust %s, %s and %s.";
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 300; i++) {
            String slip = slip("Lukashevich", random);
            String text = story.formatted("Zabriskie", slip, "Marshhaven");
            found += RuleTest.findings("P1", "en", "Visit ¶ " + text).isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(276);
    }

    @Test
    void wrongConversionsOfOurOwnStoryAreFound() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int km = 10 + random.nextInt(990);
            long right = Math.round(km / 1.609344);
            long wrong = Math.round(right * (random.nextBoolean() ? 1.2 : 0.8)) + (random.nextBoolean() ? 3 : -3);

            assertThat(RuleTest.findings("N3", "en", "Walk ¶ It is " + km + " km (" + right + " miles) off."))
                    .isEmpty();
            if (Math.abs(wrong - km / 1.609344) > 0.14 * km / 1.609344) {
                assertThat(RuleTest.findings("N3", "en", "Walk ¶ It is " + km + " km (" + wrong + " miles) off."))
                        .as(km + " " + wrong)
                        .hasSize(1);
            }
        }
    }

    /// The page and the list of rules, in both directions.
    @Test
    void pageOfRulesListsJustTheRules() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("..", "docs", "copydesk", "rules.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Rules.all().stream()
                        .map(rule -> "`" + rule.name().id() + "` " + rule.name().code() + " · "
                                + rule.name().title())
                        .toList());
    }

    private static String slip(String name, Random random) {
        int at = 1 + random.nextInt(name.length() - 2);
        char letter = (char) ('a' + random.nextInt(26));
        String slip =
                switch (random.nextInt(4)) {
                    case 0 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
                    case 1 -> name.substring(0, at) + name.substring(at + 1);
                    case 2 -> name.substring(0, at) + letter + name.substring(at);
                    default -> name.substring(0, at) + letter + name.substring(at + 1);
                };
        return slip.equals(name) ? slip(name, random) : slip;
    }

    private static List<Finding> read(List<NamedRule> rules, Copy copy) {
        return new CopyDesk(rules).read(copy, Archive.empty());
    }

    private static String wordsAt(Copy copy, Place place) {
        String text = place.part() == Part.HEADLINE
                ? copy.headline().text()
                : place.part() == Part.BODY
                        ? copy.body().get(place.index()).passage().text()
                        : "";
        return text.substring(place.from(), place.to());
    }
}
