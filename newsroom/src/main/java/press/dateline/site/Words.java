package press.dateline.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// The interface's words in one language, with numbers, dates, plurals and quotation marks as that language has them.
/// Making one is costly, so keep it; it is safe for use by many threads.
///
/// The words stand in `words_XX.properties` beside this class, as ICU message patterns in UTF-8. Apostrophes in them
/// are typographic, because the straight one quotes in such patterns.
///
/// Dates are told by the Gregorian calendar in every language, since the addresses of archives count by it; a
/// language tag that names a calendar (`fa-u-ca-persian`) gets that one.
public final class Words {
    /// The languages the theme speaks.
    public static final List<String> LANGUAGES = List.of(
            "en", "ar", "de", "el", "es", "fa", "fr", "hi", "it", "ja", "ko", "ne", "nl", "pl", "pt", "ru", "sv", "uk",
            "zh");

    private static final Duration OLDEST_AGE = Duration.ofDays(31);

    /// Countries whose Spanish is that of Spain; all others have the words of America.
    private static final List<String> SPAIN = List.of("", "ES", "EA", "IC", "GQ", "PH");

    private static final int SENTENCES_KEPT = 4_000;

    private static final char FIRST_PLACE = '\uE000';

    private final ULocale language;
    private final ZoneId zone;
    private final ULocale spoken;
    private final Properties words;
    private final DateFormat day;
    private final DateFormat date;
    private final DateFormat moment;
    private final DateFormat month;
    private final String tag;
    private final String script;
    private final Cache<Said, String> said =
            Caffeine.newBuilder().maximumSize(SENTENCES_KEPT).build();
    private final Cache<LocalDate, String> dates =
            Caffeine.newBuilder().maximumSize(SENTENCES_KEPT).build();
    private final Cache<Instant, String> moments =
            Caffeine.newBuilder().maximumSize(SENTENCES_KEPT).build();
    private final Cache<Integer, String> numbers =
            Caffeine.newBuilder().maximumSize(SENTENCES_KEPT).build();
    private final String quotationStart;
    private final String quotationEnd;

    private Words(ULocale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        tag = language.toLanguageTag();
        script = ULocale.addLikelySubtags(language).getScript();
        String wanted = language.getLanguage();
        spoken = LANGUAGES.contains(wanted) ? language : ULocale.ENGLISH;
        words = load(spoken.getLanguage());
        if (wanted.equals("es") && !SPAIN.contains(language.getCountry())) words.putAll(load("es_419"));
        ULocale calendar = language.getKeywordValue("calendar") == null
                ? language.setKeywordValue("calendar", "gregorian")
                : language;
        day = DateFormat.getInstanceForSkeleton("yMMMMEEEEd", calendar);
        date = DateFormat.getInstanceForSkeleton("yMMMMd", calendar);
        moment = DateFormat.getInstanceForSkeleton("yMMMMdjmz", calendar);
        month = DateFormat.getInstanceForSkeleton("yMMMM", calendar);
        day.setTimeZone(TimeZone.GMT_ZONE);
        month.setTimeZone(TimeZone.GMT_ZONE);
        date.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        moment.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        LocaleData marks = LocaleData.getInstance(language);
        // CLDR leaves out the space that French sets inside its marks.
        String inside = wanted.equals("fr") && !language.getCountry().equals("CH") ? "\u00a0" : "";
        quotationStart = marks.getDelimiter(LocaleData.QUOTATION_START) + inside;
        quotationEnd = inside + marks.getDelimiter(LocaleData.QUOTATION_END);
    }

    /// The words for `language`, or English where the theme does not speak it; times are told in `zone`.
    public static Words of(Locale language, ZoneId zone) {
        return new Words(ULocale.forLocale(language), zone);
    }

    ZoneId zone() {
        return zone;
    }

    /// As in HTML's `lang`.
    public String languageTag() {
        return tag;
    }

    /// As in HTML's `dir`: of the site's language, also where the theme does not speak it.
    public String direction() {
        return language.isRightToLeft() ? "rtl" : "ltr";
    }

    /// The language's script by its four letters, such as `Latn`.
    String script() {
        return script;
    }

    /// The words for `key`.
    ///
    /// @throws IllegalArgumentException when the theme has no such words
    public String say(String key) {
        String text = words.getProperty(key);
        if (text == null) throw new IllegalArgumentException("The theme has no words for '" + key + "'");
        return text;
    }

    /// The words for `key`, with `value` put in; a number decides the plural.
    public String say(String key, Object value) {
        return format(key, value);
    }

    /// The words for `key`, with both values put in.
    public String say(String key, Object first, Object second) {
        return format(key, first, second);
    }

    private record Said(String key, List<Object> values) {}

    /// The same few sentences stand on all pages.
    private String format(String key, Object... values) {
        return said.get(new Said(key, List.of(values)), sentence -> new MessageFormat(say(key), spoken)
                .format(values, new StringBuffer(), null)
                .toString());
    }

    /// `text` between the language's quotation marks.
    public String quote(String text) {
        return quotationStart + text + quotationEnd;
    }

    public String number(int number) {
        return numbers.get(
                number, one -> NumberFormat.getIntegerInstance(language).format(one));
    }

    /// A whole day with the name of the weekday, as in the masthead.
    public String day(LocalDate date) {
        return format(day, date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// The month of `date` and its year, as over an archive.
    public String month(LocalDate date) {
        return format(month, date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// The day of `at` in the site's zone.
    public String date(Instant at) {
        return dates.get(LocalDate.ofInstant(at, zone), day -> format(date, at));
    }

    /// Day, time and zone of `at`.
    public String moment(Instant at) {
        return moments.get(at.truncatedTo(ChronoUnit.SECONDS), second -> format(moment, second));
    }

    /// How long ago something was, in words, and when that will no longer be so.
    record Age(String text, Instant until) {}

    /// How long `at` is ago at `now`: in hours within a day, in days within a month; empty beyond, and before.
    Optional<Age> age(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        if (ago.isNegative() || ago.compareTo(OLDEST_AGE) >= 0) return Optional.empty();
        RelativeDateTimeFormatter format = RelativeDateTimeFormatter.getInstance(language);
        if (ago.compareTo(Duration.ofDays(1)) >= 0)
            return Optional.of(new Age(
                    format.format(ago.toDays(), Direction.LAST, RelativeUnit.DAYS),
                    at.plus(Duration.ofDays(ago.toDays() + 1))));
        return Optional.of(new Age(
                ago.toHours() == 0
                        ? format.format(Direction.THIS, AbsoluteUnit.HOUR)
                        : format.format(ago.toHours(), Direction.LAST, RelativeUnit.HOURS),
                at.plus(Duration.ofHours(ago.toHours() + 1))));
    }

    /// `at` for machines, as in HTML's `datetime`: to the second, with the zone's offset.
    public String machine(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String format(DateFormat format, Instant at) {
        // ICU's formats are not for several threads at once.
        return ((DateFormat) format.clone()).format(Date.from(at));
    }

    /// The names of those who wrote, in the words of a byline ("By A, B and C"), cut where links begin and end.
    public List<Link> byline(List<Person> people) {
        var writers = people.stream().filter(person -> person.role().isEmpty()).toList();
        if (writers.isEmpty()) return List.of();
        var places = new ArrayList<String>();
        for (int i = 0; i < writers.size(); i++) places.add(String.valueOf((char) (FIRST_PLACE + i)));
        String text = say("by", ListFormatter.getInstance(spoken).format(places));
        var pieces = new ArrayList<Link>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int place = text.charAt(at) - FIRST_PLACE;
            if (place < 0 || place >= writers.size()) continue;
            if (at > from) pieces.add(new Link(text.substring(from, at), ""));
            pieces.add(new Link(writers.get(place).name(), writers.get(place).href()));
            from = at + 1;
        }
        if (from < text.length()) pieces.add(new Link(text.substring(from), ""));
        return pieces;
    }

    /// Those who did something other than write.
    public List<Person> credits(List<Person> people) {
        return people.stream().filter(person -> !person.role().isEmpty()).toList();
    }

    private static Properties load(String language) {
        String name = "words_" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the program");
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + name, e);
        }
    }

    @Override
    public String toString() {
        return language + " " + zone;
    }
}
