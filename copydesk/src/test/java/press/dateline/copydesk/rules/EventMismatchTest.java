package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.PlainText;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.SharedData;
import press.dateline.copydesk.rules.News.Story;
import press.dateline.copydesk.rules.Wordings.Result;
import press.dateline.copydesk.rules.Wordings.Wording;

class EventMismatchTest {
    private static final Wording MEETING = new Wording(
            "month+0",
            "The two leaders are set to meet later this month. The meeting, which is scheduled for {September 25th}, will be short.");

    @Test
    void meetingLaterThisMonthCannotBeScheduledForAnotherMonth() {
        for (int month = 1; month <= 12; month++) {
            LocalDate published = LocalDate.of(2024, month, 4);

            List<Finding> findings = Wordings.findings(MEETING, published, LocalDate.of(2024, 9, 25), Locale.ENGLISH);

            assertThat(findings).as("published in month %d", month).hasSize(month == 9 ? 0 : 1);
        }
    }

    @Test
    void findingNamesBothPlacesAndSaysWhatWasWorkedOut() {
        LocalDate published = LocalDate.of(2024, 3, 4);

        List<Finding> findings = Wordings.findings(MEETING, published, LocalDate.of(2024, 9, 25), Locale.ENGLISH);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
            assertThat(finding.words()).isEqualTo("September 25th");
            assertThat(finding.related()).singleElement().satisfies(place -> assertThat(
                            MEETING.words().substring(place.from(), place.to()))
                    .isEqualTo("later this month"));
            assertThat(finding.computed())
                    .isEqualTo("“later this month” on 4 March 2024 is March 2024; September 25th is not in it");
        });
    }

    @ParameterizedTest
    @CsvSource({"tune.txt, 0.95", "frozen.txt, 0.80", "harder.txt, 0.65"})
    void wordingsThatContradictThemselvesAreFoundAndThoseThatFitAreNot(String file, double bar) throws IOException {
        Result result = Wordings.measure(Wordings.read(file), Locale.ENGLISH);

        assertThat(result.alarms()).isZero();
        assertThat(result.recall()).isGreaterThanOrEqualTo(bar);
    }

    @Test
    void twoTimesOfTwoThingsAreLeftAlone() throws IOException {
        assertThat(Wordings.measure(Wordings.read("silent.txt"), Locale.ENGLISH).found())
                .isZero();
    }

    /// The first figure is for the half that was looked at while the rule was built.
    @ParameterizedTest
    @CsvSource({
        "papers.txt, 0.85, 0.74",
        "papers_de.txt, 0.95, 0.85",
        "papers_fr.txt, 0.95, 0.65",
        "papers_es.txt, 0.95, 0.85",
        "fresh_en.txt, 0.90, 0.70",
        "fresh_de.txt, 0.90, 0.70",
        "fresh_fr.txt, 0.90, 0.70",
        "fresh_es.txt, 0.90, 0.70",
        "beside_en.txt, 0.98, 0.90",
        "beside_de.txt, 0.90, 0.90",
        "beside_fr.txt, 0.98, 0.90",
        "beside_es.txt, 0.98, 0.90"
    })
    void wordingsOfManyPapersAreFound(String file, double tuned, double frozen) throws IOException {
        Result looked = Wordings.measure(Wordings.half(file, false), Wordings.language(file));
        Result unseen = Wordings.measure(Wordings.half(file, true), Wordings.language(file));

        assertThat(looked.alarms() + unseen.alarms()).isZero();
        assertThat(looked.recall()).isGreaterThanOrEqualTo(tuned);
        assertThat(unseen.recall()).isGreaterThanOrEqualTo(frozen);
    }

    /// The second figure is for the half that was not looked at.
    @ParameterizedTest
    @CsvSource({
        "apart.txt, 0.01, 0.15",
        "apart_en.txt, 0.01, 0.15",
        "apart_de.txt, 0.01, 0.15",
        "apart_fr.txt, 0.01, 0.25",
        "apart_es.txt, 0.01, 0.25",
        "closeby.txt, 0.01, 0.30"
    })
    void twoThingsInManyPapersNeverBlockAndHardlyWarn(String file, double looked, double unseen) throws IOException {
        Result ours = Wordings.measure(Wordings.half(file, false), Wordings.language(file));
        Result others = Wordings.measure(Wordings.half(file, true), Wordings.language(file));

        assertThat(ours.blocks() + others.blocks()).isZero();
        assertThat(ours.recall()).isLessThan(looked);
        assertThat(others.recall()).isLessThan(unseen);
    }

    /// Looking back, many things have a day; only what surely is one event blocks.
    @Test
    void whatBeganOnAnotherDayThanFridayDoesNotBlock() {
        Wording wording = new Wording(
                "tuesday-", "The festival was held on Tuesday in the old town. It all began on {September 25}.");

        Result result = Wordings.measure(List.of(wording), Locale.ENGLISH);

        assertThat(result.blocks()).isZero();
    }

    @Test
    void meetingOfTheStartPageIsStoppedInEveryMonthButItsOwn() throws IOException {
        byte[] page = Files.readAllBytes(SharedData.path("start-page.txt"));
        Copy story = ((PlainText.Story) PlainText.read(page)).copy();
        for (int month = 1; month <= 12; month++) {
            Publication publication = new Publication(
                    LocalDate.of(2024, month, 4).atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

            List<Finding> findings = new CopyDesk(Rules.all())
                    .read(story.publishedAt(publication), Archive.empty()).stream()
                            .filter(finding -> finding.rule().code().equals("T3b"))
                            .toList();

            if (month == 9) {
                assertThat(findings).isEmpty();
            } else {
                assertThat(findings)
                        .as("published in month %d", month)
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                            assertThat(finding.words()).isEqualTo("September 25th");
                            assertThat(finding.related()).hasSize(1);
                            assertThat(finding.message()).contains("later this month");
                        });
            }
        }
    }

    @Test
    void newsIsLeftAlone() throws IOException {
        for (Story story : News.tuned()) {
            Copy copy = Copy.of(
                            new Passage(story.title(), 0),
                            story.paragraphs().stream()
                                    .map(text -> new Passage(text, 0))
                                    .toList())
                    .publishedAt(new Publication(story.date().atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

            List<Finding> findings = new CopyDesk(Rules.all()).read(copy, Archive.empty());

            assertThat(findings)
                    .as(story.id())
                    .noneMatch(finding -> finding.rule().code().equals("T3b"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | month+0 | Die beiden Präsidenten werden sich später in diesem Monat treffen. Das Treffen ist für den {25. September} geplant.",
                "de | week+1 | Die Minister treffen sich nächste Woche in Wien. Das Treffen findet am {25. September} statt.",
                "de | year-1 | Das Werk wurde im vergangenen Jahr geschlossen. Die Schließung war am {25. September 2019}.",
                "de | tuesday+ | Der Prozess beginnt am Dienstag. Der Prozess soll am {25. September} beginnen.",
                "de | day+1 | Der Bundestag wird morgen abstimmen. Die Abstimmung ist für den {25. September} angesetzt.",
                "fr | month+0 | Les deux présidents se rencontreront plus tard ce mois. La rencontre est prévue le {25 septembre}.",
                "fr | week+1 | Les ministres se réuniront la semaine prochaine à Vienne. La réunion est prévue le {25 septembre}.",
                "fr | year-1 | L'usine a été fermée l'année dernière. La fermeture a eu lieu le {25 septembre 2019}.",
                "fr | tuesday+ | Le procès commencera le mardi. Le procès est prévu le {25 septembre}.",
                "fr | day+1 | Les députés voteront demain. Le vote est prévu le {25 septembre}.",
                "es | month+0 | Los dos presidentes se reunirán más tarde este mes. La reunión está prevista para el {25 de septiembre}.",
                "es | week+1 | Los ministros se reunirán la próxima semana en Viena. La reunión se celebrará el {25 de septiembre}.",
                "es | year-1 | La planta fue cerrada el año pasado. El cierre fue el {25 de septiembre de 2019}.",
                "es | tuesday+ | El juicio comenzará el martes. El juicio está previsto para el {25 de septiembre}.",
                "es | day+1 | Los diputados votarán mañana. El voto está previsto para el {25 de septiembre}.",
            })
    void otherLanguagesAreReadToo(String language, String kind, String words) {
        Result result = Wordings.measure(List.of(new Wording(kind, words)), Locale.of(language));

        assertThat(result.alarmed()).isEmpty();
        assertThat(result.missed()).isEmpty();
    }
}
