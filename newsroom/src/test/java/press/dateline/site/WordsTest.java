package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import press.dateline.comment.Ground;
import press.dateline.comment.Refusal;
import press.dateline.story.Genre;

class WordsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final List<String> languages = Words.LANGUAGES;

    @ParameterizedTest
    @FieldSource("languages")
    void everyLanguageHasAllWords(String language) throws IOException {
        var words = load(language);

        assertThat(words.stringPropertyNames()).isEqualTo(load("en").stringPropertyNames());
        assertThat(words.values()).allSatisfy(word -> assertThat((String) word).isNotBlank());
    }

    @ParameterizedTest
    @FieldSource("languages")
    void everyLanguagePutsInTheSameValues(String language) throws IOException {
        var english = load("en");
        var words = load(language);

        for (String key : english.stringPropertyNames()) {
            assertThat(new MessageFormat(words.getProperty(key), ULocale.forLanguageTag(language)).getArgumentNames())
                    .as(key)
                    .isEqualTo(new MessageFormat(english.getProperty(key), ULocale.ENGLISH).getArgumentNames());
            assertThat(words.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @ParameterizedTest
    @FieldSource("languages")
    void countedThingsHaveEveryPluralOfTheLanguage(String language) throws IOException {
        var rules = PluralRules.forLocale(ULocale.forLanguageTag(language));
        var needed = new TreeSet<String>();
        for (int i = 0; i < 1_000; i++) needed.add(rules.select(i));
        var words = load(language);

        for (String key : List.of("comments", "card.comments", "corrections", "list.total")) {
            assertThat(new TreeSet<>(plurals(words.getProperty(key))))
                    .as(key)
                    .containsAll(needed)
                    .contains("other");
        }
    }

    @Test
    void everyWordATemplateAsksForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        var call = Pattern.compile("words\\.say\\('([^']+)'");
        try (var templates = Files.list(Path.of("src/main/resources/templates/broadsheet"))) {
            for (Path template : templates.toList())
                call.matcher(Files.readString(template)).results().forEach(found -> asked.add(found.group(1)));
        }
        for (var format : StoryFormat.values()) if (!format.label().isEmpty()) asked.add(format.label());
        for (var kind : ListPage.Kind.values()) asked.add(kind.label());
        for (var kind : ErrorPage.Kind.values()) asked.addAll(List.of(kind.label(), kind.text()));
        for (var genre : Genre.values()) if (genre != Genre.NEWS) asked.add("genre." + genre.label());
        TrustPages.words().forEach(asked::add);
        asked.addAll(List.of("by", "related", "embed.click", "comments.all", "corrections.about"));
        asked.addAll(List.of("find.authors", "find.years"));
        asked.addAll(List.of("breaking", "mostread", "picked", "pictures", "opinion", "advertisement"));
        for (var ground : Ground.values()) asked.add(ground.key());
        for (var refusal : Refusal.values()) asked.add(refusal.key());
        Pattern said = Pattern.compile("words\\.say\\([^\"]*\"(comments\\.[a-z.]+)\"");
        String route = Files.readString(Path.of("src/main/java/press/dateline/site/CommentRoute.java"));
        said.matcher(route).results().forEach(found -> asked.add(found.group(1)));
        asked.addAll(List.of("comments.published", "comments.held", "comments.done"));
        asked.addAll(List.of("mail.comment", "mail.reported", "mail.published", "mail.removed", "mail.object"));
        asked.addAll(List.of("mail.restored", "mail.upheld", "mail.report-kept", "mail.report-removed"));

        assertThat(load("en").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void pluralsFollowTheLanguage() {
        assertThat(in("en").say("comments", 1, in("en").quote("Tide"))).isEqualTo("1 comment on “Tide”");
        assertThat(in("en").say("comments", 1_234, "x")).isEqualTo("1,234 comments on x");
        assertThat(in("de").say("comments", 2, in("de").quote("Flut"))).isEqualTo("2 Kommentare zu „Flut“");
        assertThat(in("fr").say("comments", 0, in("fr").quote("Marée")))
                .isEqualTo("0 commentaire sur «\u00a0Marée\u00a0»");
        assertThat(in("pl").say("comments", 22, "x")).isEqualTo("22 komentarze do x");
        assertThat(in("ru").say("comments", 21, "x")).isEqualTo("21 комментарий к материалу x");
        assertThat(in("ar").say("comments", 2, "x")).isEqualTo("تعليقان على x");
        assertThat(in("ja").say("comments", 3, in("ja").quote("潮"))).isEqualTo("「潮」へのコメント3件");
    }

    @Test
    void readingTimeIsTold() {
        assertThat(in("en").say("minutes", 2)).isEqualTo("2 min read");
        assertThat(in("el").say("minutes", 1)).isEqualTo("Ανάγνωση 1 λεπτού");
    }

    @Test
    void datesFollowLanguageAndZone() {
        var at = Instant.parse("2024-03-03T23:30:00Z");

        assertThat(in("en-GB").moment(at)).isEqualTo("4 March 2024 at 00:30 CET");
        assertThat(in("de").moment(at)).isEqualTo("4. März 2024 um 00:30 MEZ");
        assertThat(in("fa").date(at)).isEqualTo("۴ مارس ۲۰۲۴");
        assertThat(in("fa-u-ca-persian").date(at)).contains("۱۴۰۲");
        assertThat(in("en").day(LocalDate.of(2024, 3, 4))).isEqualTo("Monday, March 4, 2024");
        assertThat(in("en").month(LocalDate.of(2024, 3, 4))).isEqualTo("March 2024");
        assertThat(in("en").machine(at)).isEqualTo("2024-03-04T00:30:00+01:00");
    }

    @Test
    void aBylineJoinsItsNamesAsTheLanguageDoes() {
        var people = List.of(
                new Person("Ada Quay", "/author/ada/", ""),
                new Person("Ben Shoal", "", ""),
                new Person("Cy Reed", "/author/cy/", "Photographs"));

        assertThat(in("en").byline(people))
                .containsExactly(
                        new Link("By ", ""),
                        new Link("Ada Quay", "/author/ada/"),
                        new Link(" and ", ""),
                        new Link("Ben Shoal", ""));
        assertThat(in("ja").byline(people)).extracting(Link::text).containsExactly("文・", "Ada Quay", "、", "Ben Shoal");
        assertThat(in("en").credits(people)).containsExactly(people.get(2));
        assertThat(in("en").byline(List.of())).isEmpty();
    }

    @Test
    void aLanguageTheThemeDoesNotSpeakGetsEnglishWordsAndItsOwnDates() {
        var icelandic = in("is");

        assertThat(icelandic.say("latest")).isEqualTo("Latest");
        assertThat(icelandic.languageTag()).isEqualTo("is");
        assertThat(icelandic.date(Instant.parse("2024-03-04T12:00:00Z"))).isEqualTo("4. mars 2024");
        assertThat(in("he").direction()).isEqualTo("rtl");
    }

    @Test
    void unknownWordsAreAFault() {
        assertThatThrownBy(() -> in("en").say("nonsense")).hasMessageContaining("nonsense");
    }

    private static Words in(String language) {
        return Words.of(Locale.forLanguageTag(language), BERLIN);
    }

    private static Properties load(String language) throws IOException {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static List<String> plurals(String message) {
        var pattern = new MessagePattern(message);
        var keywords = new ArrayList<String>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == MessagePattern.Part.Type.ARG_SELECTOR)
                keywords.add(pattern.getSubstring(pattern.getPart(i)));
        }
        return keywords;
    }
}
