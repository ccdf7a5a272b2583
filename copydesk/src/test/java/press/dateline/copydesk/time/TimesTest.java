package press.dateline.copydesk.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.ProcessorTime;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.SharedData;
import press.dateline.copydesk.rules.Rules;

class TimesTest {
    private static final Instant MARCH = Instant.parse("2024-03-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | It was on September 25, 2023. | September 25, 2023 | 2023-09-25",
                "en | It is on Sept. 25. | Sept. 25 | 2023-09-25",
                "en | Since the 3rd of May it rains. | the 3rd of May | 2024-05-03",
                "en | The 2024-09-25 run. | 2024-09-25 | 2024-09-25",
                "en | Back in mid-March. | mid-March | 2024-03",
                "en | In the spring of 1986 it fell. | the spring of 1986 | 1986-SP",
                "en | That was the 1990s. | the 1990s | 199",
                "en | They meet later this month. | later this month | 2024-03",
                "en | They met two weeks ago. | two weeks ago | 2024-W08",
                "en | They meet tomorrow. | tomorrow | 2024-03-05",
                "en | They met last year. | last year | 2023",
                "en | He will speak on Tuesday. | Tuesday | 2024-03-05",
                "en | He spoke on Tuesday. | Tuesday | 2024-02-27",
                "de | Am 25. September 2023 war es so weit. | 25. September 2023 | 2023-09-25",
                "de | Sie treffen sich nächste Woche. | nächste Woche | 2024-W11",
                "fr | Le 1er mai 2023, il a plu. | Le 1er mai 2023 | 2023-05-01",
                "fr | Ils partent aujourd’hui. | aujourd’hui | 2024-03-04",
                "es | El 25 de septiembre de 2023 hubo paro. | El 25 de septiembre de 2023 | 2023-09-25",
                "es | Se van la próxima semana. | la próxima semana | 2024-W11",
                "de | Sie war am Mittwochabend, 6. März da. | Mittwochabend, 6. März | 2024-03-06",
                "de | Er ging am Mittwoch (6. März). | Mittwoch (6. März) | 2024-03-06",
                "de | Es brannte letzte Nacht. | letzte Nacht | 2024-03-03",
                "fr | On vote ce mois-ci. | ce mois-ci | 2024-03",
                "fr | Il est parti hier soir. | hier soir | 2024-03-03",
                "fr | On se voit mercredi (6 mars). | mercredi (6 mars) | 2024-03-06",
                "fr | Le 25 sept. 2023, il a plu. | Le 25 sept. 2023 | 2023-09-25",
                "es | Se van el miércoles que viene. | el miércoles que viene | 2024-03-06",
                "es | Llegó ayer por la tarde. | ayer por la tarde | 2024-03-03",
                "es | Fue el miércoles (6 de marzo). | el miércoles (6 de marzo) | 2024-03-06"
            })
    void timeIsFoundAndWorkedOut(String language, String text, String words, String value) {
        assertThat(times(text, language)).singleElement().satisfies(time -> {
            assertThat(time.words()).isEqualTo(words);
            assertThat(time.value()).isEqualTo(value);
        });
    }

    @Test
    void quotationsAndReportedSpeechAreMarked() {
        List<TimeExpression> times = times("“We meet tomorrow,” she said. They met yesterday.", "en");

        assertThat(times).map(TimeExpression::isQuoted).containsExactly(true, false);
        assertThat(times).map(TimeExpression::isReported).containsExactly(true, false);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "September",
                "25",
                "25th",
                ",",
                " ",
                "later this month",
                "\ud83d\udea2",
                "e\u0301",
                "\u05d0\u05d1",
                "\u200f",
                ".",
                "tomorrow",
                "Monday",
                "2024",
                "–",
                "(",
                ")",
                "1990-1985",
                "\u00a0",
                "The meeting is",
                "scheduled for",
                "İ",
                "will be held on",
                "31",
                "\ud83d",
                "“",
                "”",
                "12:30",
                "a.m.",
                "3/4/2024");
        return pieces.list().ofMaxSize(40).map(list -> String.join(" ", list));
    }

    @Property(tries = 300)
    void placesPointAtWhatIsNamedAndReadingAgainGivesTheSame(@ForAll("texts") String text) {
        Copy copy = copy("x" + text, "en");
        List<NamedRule> reversed = new ArrayList<>(Rules.all()).reversed();

        List<Finding> findings = new CopyDesk(Rules.all()).read(copy, Archive.empty());

        assertThat(findings).isEqualTo(new CopyDesk(reversed).read(copy, Archive.empty()));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.words())
                .isEqualTo(copy.body()
                        .get(finding.place().index())
                        .passage()
                        .text()
                        .substring(finding.place().from(), finding.place().to())));
        assertThat(times("x" + text, "en"))
                .allSatisfy(time ->
                        assertThat(time.words()).isEqualTo(time.words().strip()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "(",
                "1 ",
                "May ",
                "a.",
                "September 25 ",
                "later this month. ",
                "1-",
                "\ud83d\udea2",
                "“"
            })
    void hostileTextEndsQuickly(String piece) {
        Copy copy = copy(piece.repeat(5_000_000 / piece.length()), "en");
        CopyDesk desk = new CopyDesk(Rules.all().stream()
                .filter(rule -> rule.name().id().startsWith("date/"))
                .toList());
        desk.read(copy("May " + piece, "en"), Archive.empty());

        Duration second = Duration.ofSeconds(1);
        assertThat(ProcessorTime.least(() -> desk.read(copy, Archive.empty()), second))
                .isLessThan(second);
    }

    /// Each with each would be seven million pairs a paragraph.
    @Test
    void paragraphsOfNothingButTimesEndQuickly() {
        Passage paragraph = new Passage("on Monday, March 4, 2024 tomorrow ".repeat(2_600), 0);
        Copy copy = Copy.of(new Passage("Headline", 0), Collections.nCopies(55, paragraph))
                .publishedAt(new Publication(MARCH, ZoneOffset.UTC));
        CopyDesk desk = new CopyDesk(Rules.all());

        Duration second = Duration.ofSeconds(1);
        assertThat(ProcessorTime.least(() -> desk.read(copy, Archive.empty()), second))
                .isLessThan(second);
    }

    @Test
    void calendarDatesOfWikiWarsAreFoundAndRight() throws Exception {
        Path articles = SharedData.path("timex/wikiwars/tml");

        WikiWars.Score score = WikiWars.score(WikiWars.read(articles), WikiWars.Tagged::isCalendar);

        assertThat(score.recall()).isGreaterThan(0.85);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.95);
    }

    private static List<TimeExpression> times(String text, String language) {
        List<TimeExpression> times = new ArrayList<>();
        NamedRule collect = new NamedRule(
                "times",
                "",
                "",
                (galley, margin) -> times.addAll(Times.of(galley).all()));
        new CopyDesk(List.of(collect)).read(copy(text, language), Archive.empty());
        return times;
    }

    private static Copy copy(String text, String language) {
        return Copy.of(new Passage("-", 0), List.of(new Passage(text, 0)))
                .in(Locale.of(language))
                .publishedAt(new Publication(MARCH, ZoneOffset.UTC));
    }
}
