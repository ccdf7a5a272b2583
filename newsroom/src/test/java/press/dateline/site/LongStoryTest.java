package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;

/// What is done to the copy of a long story, and to what it shows of other sites.
class LongStoryTest {
    private static final Words ENGLISH = Words.of(Locale.ENGLISH, ZoneOffset.UTC);
    private static final String FILM =
            "<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abcdefghijk\">YouTube: Tide</a></figure>";

    @Test
    void headingsHaveAddressesThatStayAndAreTheirOwn() {
        Contents contents = Contents.of(
                "<h2>The vote, at last</h2><h2>The vote: at last!</h2><h2 id=\"old\">Costs</h2><h2>Стоимость</h2><h2>…</h2>",
                3);

        assertThat(contents.headings())
                .containsExactly(
                        new Link("The vote, at last", "#on-the-vote-at-last"),
                        new Link("The vote: at last!", "#on-the-vote-at-last-2"),
                        new Link("Costs", "#old"),
                        new Link("Стоимость", "#on-стоимость"),
                        new Link("…", "#on-"));
        assertThat(contents.html()).contains("<h2 id=\"on-the-vote-at-last-2\">The vote: at last!</h2>");
    }

    @Test
    void fewHeadingsMakeNoList() {
        String html = "<h2>One</h2><h2>Two</h2>";

        assertThat(Contents.of(html, 3)).isEqualTo(new Contents(html, java.util.List.of()));
        assertThat(Contents.of(html, 0).headings()).isEmpty();
    }

    @Test
    void filmsOfOtherSitesAreLinksUnlessTheSiteSaysOtherwise() {
        assertThat(Players.of(FILM, SiteSettings.DEFAULTS, ENGLISH)).isEqualTo(new Players(FILM, java.util.Set.of()));
    }

    @Test
    void afterAClickAPlayerMayStandInThePage() {
        Players copy = Players.of(FILM, SiteSettings.DEFAULTS.with(Setting.EMBEDS, "click"), ENGLISH);

        assertThat(copy.hosts()).containsExactly("www.youtube-nocookie.com");
        assertThat(copy.html())
                .contains("href=\"https://www.youtube.com/watch?v=abcdefghijk\"")
                .contains("data-player=\"https://www.youtube-nocookie.com/embed/abcdefghijk\"")
                .doesNotContain("<iframe");
        assertThat(SecurityHeaders.policy(copy.hosts(), java.util.Set.of()))
                .isEqualTo(SecurityHeaders.POLICY + "; frame-src https://www.youtube-nocookie.com");
    }

    @Test
    void aHostThatIsNamedPlaysAtOnceAndNoOther() {
        SiteSettings settings = SiteSettings.DEFAULTS.with(Setting.EMBED_HOSTS, "www.youtube-nocookie.com");
        String other = FILM.replace("www.youtube.com/watch?v=abcdefghijk", "vimeo.com/12345");

        Players copy = Players.of(FILM + other, settings, ENGLISH);

        assertThat(copy.hosts()).containsExactly("www.youtube-nocookie.com");
        assertThat(copy.html())
                .containsOnlyOnce("<iframe src=\"https://www.youtube-nocookie.com/embed/abcdefghijk\"")
                .contains(other);
    }

    @Test
    void scriptsOfOthersAreLetInByTheirHostAlone() {
        SiteSettings settings =
                SiteSettings.DEFAULTS.with(Setting.OUTSIDE_SCRIPTS, "https://numbers.example/count.js?site=1");

        assertThat(SecurityHeaders.policy(java.util.Set.of(), settings.scriptHosts()))
                .contains("script-src 'self' https://numbers.example '", "connect-src 'self' https://numbers.example;")
                .doesNotContain("trusted-types", "*", "unsafe");
    }

    @Test
    void anAgeIsTrueUntilItSaysOtherwise() {
        Instant at = Instant.parse("2024-03-04T09:00:00Z");

        assertThat(ENGLISH.age(at, at.plus(Duration.ofMinutes(59))).orElseThrow())
                .isEqualTo(new Words.Age("this hour", at.plus(Duration.ofHours(1))));
        assertThat(ENGLISH.age(at, at.plus(Duration.ofMinutes(61))).orElseThrow())
                .isEqualTo(new Words.Age("1 hour ago", at.plus(Duration.ofHours(2))));
        assertThat(ENGLISH.age(at, at.plus(Duration.ofHours(50))).orElseThrow())
                .isEqualTo(new Words.Age("2 days ago", at.plus(Duration.ofDays(3))));
        assertThat(ENGLISH.age(at, at.plus(Duration.ofDays(31)))).isEmpty();
        assertThat(ENGLISH.age(at, at.minusSeconds(1))).isEmpty();
    }

    @Test
    void spanishOfAmericaHasItsOwnWords() {
        for (String country : new String[] {"MX", "AR", "CO", "CL", "PE", "VE", "EC", "GT", "CR", "UY", "PR", "US"})
            assertThat(Words.of(Locale.of("es", country), ZoneOffset.UTC).say("format.video"))
                    .isEqualTo("Video");
        assertThat(Words.of(Locale.of("es", "ES"), ZoneOffset.UTC).say("format.video"))
                .isEqualTo("Vídeo");
        assertThat(Words.of(Locale.of("es", "MX"), ZoneOffset.UTC).say("find")).isEqualTo("Buscar en este sitio");
    }
}
