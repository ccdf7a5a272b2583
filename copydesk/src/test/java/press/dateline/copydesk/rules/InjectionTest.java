package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.rules.News.Story;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;

/// Mistakes put into published news: how many of them are found, and whether the right thing in the same place is left
/// alone.
class InjectionTest {
    private static final CopyDesk DESK = new CopyDesk(Rules.all());
    private static final Pattern MONTH_DAY = Pattern.compile("(?<month>\\p{Lu}\\p{L}+) (?<day>\\d{1,2})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile("(?<day>\\d{1,2}) (?<month>\\p{Lu}\\p{L}+)");

    /// A date without a weekday in a story.
    private record Site(Story story, int paragraph, TimeExpression date, LocalDate day) {
        /// The story with other words in the date's place.
        Copy with(String words) {
            List<Passage> paragraphs = new ArrayList<>();
            for (int i = 0; i < story.paragraphs().size(); i++) {
                String text = story.paragraphs().get(i);
                String put = i == paragraph
                        ? text.substring(0, date.span().from())
                                + words
                                + text.substring(date.span().to())
                        : text;
                paragraphs.add(new Passage(put, 0));
            }
            return copy(story, paragraphs);
        }
    }

    /// Counts of one kind of mistake.
    private static final class Count {
        private final List<String> missed = new ArrayList<>();
        private int injected;
        private int found;
        private int controls;
        private int alarms;

        double recall() {
            return (double) found / injected;
        }

        @Override
        public String toString() {
            return "%d of %d found, %d of %d controls flagged, missed %s"
                    .formatted(found, injected, alarms, controls, missed);
        }
    }

    @Test
    void wrongWeekdayBeforeADateWithYearIsFound() throws IOException {
        Count count = weekdays(true);

        assertThat(count.alarms).as(count.toString()).isZero();
        assertThat(count.recall()).as(count.toString()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void wrongWeekdayBeforeADateWithoutYearIsFound() throws IOException {
        Count count = weekdays(false);

        assertThat(count.alarms).as(count.toString()).isZero();
        assertThat(count.recall()).as(count.toString()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void dayThatTheMonthDoesNotHaveIsFound() throws IOException {
        Count count = new Count();
        for (Site site : sites()) {
            int tooLate = site.day().getMonth().maxLength() + 1;
            if (site.date().said().lastDay() == 0 && tooLate < 32) {
                inject(count, site, withDay(site, tooLate), "T2");
                control(count, site, withDay(site, 28), "T2");
            }
        }

        assertThat(count.alarms).as(count.toString()).isZero();
        assertThat(count.recall()).as(count.toString()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void relativeTimeBesideADateItDoesNotFitIsFound() throws IOException {
        Count count = new Count();
        for (Site site : sites()) {
            LocalDate published = site.story().date();
            boolean isThisMonth = site.day().withDayOfMonth(1).equals(published.withDayOfMonth(1));
            if (isThisMonth) {
                control(count, site, "this month, " + site.date().words(), "T3a");
            } else {
                inject(count, site, "this month, " + site.date().words(), "T3a");
            }
            if (Math.abs(site.day().toEpochDay() - published.toEpochDay()) > 1) {
                inject(count, site, "tomorrow, " + site.date().words(), "T3a");
            }
        }

        assertThat(count.alarms).as(count.toString()).isZero();
        assertThat(count.recall()).as(count.toString()).isGreaterThanOrEqualTo(0.97);
    }

    private static Count weekdays(boolean withYear) throws IOException {
        Count count = new Count();
        for (Site site : sites()) {
            if (site.date().said().year() > 0 == withYear) {
                for (int off = 0; off < 7; off++) {
                    String words = weekday(site.day().getDayOfWeek().plus(off)) + ", "
                            + site.date().words();
                    if (off == 0) {
                        control(count, site, words, "T1");
                    } else {
                        inject(count, site, words, "T1");
                    }
                }
            }
        }
        return count;
    }

    private static void inject(Count count, Site site, String words, String code) {
        count.injected++;
        if (isFound(site, words, code)) {
            count.found++;
        } else {
            count.missed.add(site.story().date() + " " + words);
        }
    }

    private static void control(Count count, Site site, String words, String code) {
        count.controls++;
        count.alarms += isFound(site, words, code) ? 1 : 0;
    }

    private static boolean isFound(Site site, String words, String code) {
        int from = site.date().span().from();
        return DESK.read(site.with(words), Archive.empty()).stream()
                .filter(finding -> finding.rule().code().equals(code))
                .map(Finding::place)
                .anyMatch(place -> place.index() == site.paragraph()
                        && place.from() >= from
                        && place.from() <= from + words.length());
    }

    private static String withDay(Site site, int day) {
        String words = site.date().words();
        Matcher american = MONTH_DAY.matcher(words);
        Matcher british = DAY_MONTH.matcher(words);
        Matcher found = american.find() ? american : british;
        assertThat(found == american || british.find()).as(words).isTrue();
        return words.substring(0, found.start("day")) + day + words.substring(found.end("day"));
    }

    private static String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// The dates without weekday in the news that rules are built on; not those of narrative, in which a date without
    /// a year has none that anybody could tell.
    private static List<Site> sites() throws IOException {
        List<Site> sites = new ArrayList<>();
        for (Story story : News.tuned()) {
            Copy copy = copy(
                    story,
                    story.paragraphs().stream()
                            .map(text -> new Passage(text, 0))
                            .toList());
            List<TimeExpression> times = new ArrayList<>();
            List<Boolean> isNarrative = new ArrayList<>();
            new CopyDesk(List.of(new NamedRule("times", "", "", (galley, margin) -> {
                        isNarrative.add(Times.of(galley).isNarrative());
                        times.addAll(Times.of(galley).all());
                    })))
                    .read(copy, Archive.empty());
            for (TimeExpression time : times) {
                List<LocalDate> days = time.isCalendarDay() ? Calendar.candidates(time, story.date()) : List.of();
                boolean isWritten = MONTH_DAY.matcher(time.words()).find()
                        || DAY_MONTH.matcher(time.words()).find();
                if (!days.isEmpty()
                        && isWritten
                        && !isNarrative.contains(true)
                        && time.said().weekday() == 0
                        && !time.isQuoted()) {
                    sites.add(new Site(story, time.text().index(), time, days.getFirst()));
                }
            }
        }
        return sites;
    }

    private static Copy copy(Story story, List<Passage> paragraphs) {
        return Copy.of(new Passage(story.title(), 0), paragraphs)
                .publishedAt(new Publication(story.date().atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }
}
