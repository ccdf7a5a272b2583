package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Furniture.Genre;
import press.dateline.copydesk.Furniture.Stage;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;

class DateRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2016-11-01 | He was seen on Monday, Oct. 29, 2016. | date/weekday-mismatch | Monday, Oct. 29, 2016",
                "2024-03-04 | It closed on Friday, 1 March 2023. | date/weekday-mismatch | Friday, 1 March 2023",
                "2024-03-04 | She will speak on Monday, March 19. | date/weekday-mismatch | Monday, March 19",
                "2024-03-04 | She spoke on March 1 (Thursday). | date/weekday-mismatch | March 1 (Thursday)",
                "2024-03-04 | The term ended November 31. | date/impossible | November 31",
                "2024-03-04 | He was born on February 29, 2023. | date/impossible | February 29, 2023",
                "2024-03-04 | It opens tomorrow, March 7. | date/relative-mismatch | March 7",
                "2024-03-04 | They meet next month (May 12). | date/relative-mismatch | May 12",
                "2024-04-28 | She will be back in court on April 10. | date/tense-mismatch | April 10",
                "2024-04-01 | The play was shown on April 19. | date/tense-mismatch | April 19",
                "2024-04-01 | He led the club (1990–1985). | date/backward-range | 1990–1985",
                "2024-04-01 | The fair runs September 27–25. | date/backward-range | September 27–25",
                "2024-04-01 | The bank failed 12 years ago, in 2010. | date/years-mismatch | 12 years ago",
                "2024-03-04 | The term was to end as of November 31. | date/impossible | November 31",
                "2024-04-01 | It is the 50th anniversary of the 1969 landing. | date/years-mismatch | 50th anniversary",
                "2024-04-01 | The 45-year-old, born in 1960, won. | date/years-mismatch | 45-year",
                "2024-04-01 | She spoke on Thursday, August 28. | date/weekday-mismatch | Thursday, August 28",
                "2019-08-04 | Late on Friday 5 August 2019 he left. | date/weekday-mismatch | Friday 5 August 2019",
                "2019-02-02 | They meet on Thursday 4 February of course. | date/weekday-mismatch | Thursday 4 February"
            })
    void mistakeIsFoundAtItsWords(LocalDate published, String words, String rule, String place) {
        assertThat(read(words, published)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo(rule);
            assertThat(finding.words()).isEqualTo(place);
            assertThat(finding.message()).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He was seen on Saturday, Oct. 29, 2016.",
                "In 2019 she was heard on Wednesday, March 6, and won.",
                "February 29, 2024, was a Thursday.",
                "In April 31 people died.",
                "It opens tomorrow, March 5.",
                "On March 1, today's champion lost.",
                "She will be back in court on April 10.",
                "He will be tried for the attack on February 10.",
                "He said he would be back on March 1.",
                "The target was moved from 2029 to 2021.",
                "He led the club (1985–1990).",
                "The bank failed 12 years ago, in 2012.",
                "The club marked its 50th anniversary in 2009.",
                "The 45-year-old, born in 1978, won.",
                "The 45-year-old met a man born in 1978 and a woman born in 1960.",
                "Call 555-1990-1985 now."
            })
    void whatMayBeRightIsLeftAlone(String words) {
        assertThat(read(words, LocalDate.of(2024, 3, 4))).isEmpty();
    }

    @Test
    void weekdayWithYearBlocksAndWithoutWarns() {
        LocalDate published = LocalDate.of(2024, 3, 4);

        assertThat(read("It was Monday, March 1, 2024.", published))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.computed()).isEqualTo("1 March 2024 was a Friday");
                });
        assertThat(read("It was Monday, March 1.", published))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @Test
    void narrativeIsCheckedAgainstTheYearItTells() {
        String life =
                "He was born in 1924, was jailed in 1963, freed in 1974, led from 1980, ruled from 1987, fought in"
                        + " 1990, won in 2000 and lost in 2008. ";

        assertThat(read(
                        life + "The army moved on November 15, 2017. He resigned on Tuesday, November 21.",
                        LocalDate.of(2019, 9, 9)))
                .isEmpty();
        assertThat(read(
                        life + "The army moved on November 15, 2017. He resigned on Sunday, November 21.",
                        LocalDate.of(2019, 9, 9)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.computed()).isEqualTo("21 November 2017 was a Tuesday"));
        assertThat(read(life + "He died yesterday, September 2.", LocalDate.of(2019, 9, 9)))
                .hasSize(1);
    }

    @Test
    void clockTimeOfAnotherPlaceWantsItsZone() {
        Copy copy = copy(
                        "MOSCOW — The vote begins at 3 p.m. and ends at 8:30.",
                        LocalDate.of(2024, 3, 4),
                        "Europe/London")
                .withDatelineFromLead();

        assertThat(dates(copy)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().code()).isEqualTo("D2");
            assertThat(finding.words()).isEqualTo("3 p.m.");
            assertThat(finding.related()).hasSize(1);
        });
        assertThat(dates(copy("MOSCOW — The vote begins at 3 p.m.", LocalDate.of(2024, 3, 4), "Europe/Moscow")
                        .withDatelineFromLead()))
                .isEmpty();
    }

    @Test
    void nothingThatDependsOnThePublicationIsSaidWithoutOne() {
        Copy copy = Copy.of(
                new Passage("Headline", 0),
                List.of(new Passage("They meet later this month. The meeting is scheduled for May 3.", 0)));

        assertThat(dates(copy)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de, 'Montag, den 1. März 2024'", "fr, lundi 1er mars 2024", "es, 'lunes, 1 de marzo de 2024'"})
    void weekdayIsCheckedInFourLanguages(String language, String words) {
        Copy copy = copy("X " + words + " x.", LocalDate.of(2024, 3, 4), "UTC").in(Locale.of(language));

        assertThat(dates(copy)).singleElement().satisfies(finding -> assertThat(finding.words())
                .isEqualTo(words));
    }

    @Test
    void pageThatShowsAnotherDayIsFound() {
        LocalDate published = LocalDate.of(2024, 3, 4);

        assertThat(dates(onPage(published, LocalDate.of(2023, 9, 25))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule().code()).isEqualTo("M8");
                    assertThat(finding.computed())
                            .isEqualTo("it says 25 September 2023, and the story goes out on 4 March 2024");
                });
        assertThat(dates(onPage(published, published))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'MOSCOW, September 25', true", "'MOSCOW, March 2', false", "MOSCOW, false"})
    void datelineMayBeAFewDaysOld(String dateline, boolean isFound) {
        Copy words = copy("The talks went on in MOSCOW.", LocalDate.of(2024, 3, 4), "UTC");
        Copy filed = new Copy(
                words.headline(),
                null,
                new Passage(dateline, 0),
                words.body(),
                List.of(),
                null,
                Locale.ENGLISH,
                words.publication());

        assertThat(dates(filed).stream().filter(finding -> finding.rule().code().equals("M8")))
                .hasSize(isFound ? 1 : 0);
    }

    private static Copy onPage(LocalDate published, LocalDate shown) {
        Copy words = copy("The talks went on.", published, "UTC");
        Furniture furniture =
                new Furniture(List.of("A. Writer"), List.of(), null, Stage.FILED, false, false, "", shown, Genre.NEWS);
        return new Copy(
                words.headline(), null, null, words.body(), List.of(), furniture, Locale.ENGLISH, words.publication());
    }

    private static List<Finding> read(String words, LocalDate published) {
        return dates(copy(words, published, "UTC"));
    }

    private static Copy copy(String words, LocalDate published, String zone) {
        ZoneId id = ZoneId.of(zone);
        return Copy.of(new Passage("Headline", 0), List.of(new Passage(words, 10)))
                .publishedAt(new Publication(
                        published.atTime(LocalTime.NOON).atZone(id).toInstant(), id));
    }

    private static List<Finding> dates(Copy copy) {
        return new CopyDesk(Rules.all())
                .read(copy, Archive.empty()).stream()
                        .filter(finding -> finding.rule().id().startsWith("date/"))
                        .toList();
    }
}
