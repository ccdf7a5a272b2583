package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.STORY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.dateline.Copy;
import press.dateline.Newsroom;
import press.dateline.delivery.Assets;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.feed.Syndicate;
import press.dateline.people.People;
import press.dateline.publishing.Batch;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Menus;
import press.dateline.settings.Setting;
import press.dateline.store.Databases;
import press.dateline.story.Standing;

/// Every setting is written down, and setting it changes what readers get, but for those that are the desk's alone.
@TestInstance(Lifecycle.PER_CLASS)
class OptionsTest {
    private static final String LONG_STORY = "/2024/03/07/long-story/";
    private static final List<String> PATHS = List.of(
            "/", LONG_STORY, "/2023/06/01/town-history/", "/2024/03/04/pier-reopens/", "/category/news/", "/nowhere/");

    /// Another content for each setting than what it is by itself.
    private static final Map<Setting, String> OTHERWISE = Map.ofEntries(
            Map.entry(Setting.TITLE, "The Tide"),
            Map.entry(Setting.TAGLINE, "Twice a day"),
            Map.entry(Setting.LOGO, "logo.svg"),
            Map.entry(Setting.LANGUAGE, "ar"),
            Map.entry(Setting.ZONE, "Asia/Tokyo"),
            Map.entry(Setting.ADDRESS, "https://tide.example"),
            Map.entry(Setting.STORIES_PER_PAGE, "1"),
            Map.entry(Setting.COMMENTS_PER_PAGE, "2"),
            Map.entry(Setting.OWNER, "The Crew"),
            Map.entry(Setting.COMMENTS_LINKS, "7"),
            Map.entry(Setting.COMMENTS_CLOSE_DAYS, "3"),
            Map.entry(Setting.COMMENTS_CLOSED_IN, "news"),
            Map.entry(Setting.BANNER_PICTURE, "banner.svg"),
            Map.entry(Setting.BANNER_TEXT, "Ropes of all lengths"),
            Map.entry(Setting.BANNER_LINK, "https://ropes.example/"),
            Map.entry(Setting.EXCERPT_WORDS, "0"),
            Map.entry(Setting.RELATED, "0"),
            Map.entry(Setting.RELATED_TITLE, "Also afloat"),
            Map.entry(Setting.SHARE_NETWORKS, "reddit"),
            Map.entry(Setting.CONTENTS_FROM, "2"),
            Map.entry(Setting.ARCHIVE_NOTICE_DAYS, "30"),
            Map.entry(Setting.EMBED_HOSTS, "www.youtube-nocookie.com"),
            Map.entry(Setting.OUTSIDE_SCRIPTS, "https://numbers.example/count.js"));

    /// What must be set before a setting shows.
    private static final Map<Setting, Map<Setting, String>> WITH = Map.of(
            Setting.BANNER_TEXT, Map.of(Setting.BANNER_PICTURE, "banner.svg"),
            Setting.BANNER_LINK, Map.of(Setting.BANNER_PICTURE, "banner.svg"),
            Setting.BANNER_ON, Map.of(Setting.BANNER_PICTURE, "banner.svg"));

    private Newsroom newsroom;
    private PublicSite site;
    private String styles;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        Path themes = Files.createDirectories(folder.resolve("theme"));
        String drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 60'></svg>";
        Files.writeString(themes.resolve("logo.svg"), drawing);
        Files.writeString(themes.resolve("banner.svg"), drawing);
        Theme theme = Theme.read(themes);
        Assets assets = Assets.read(getClass().getClassLoader(), "assets", theme.files());
        styles = Files.readString(Path.of("src/main/resources/assets/options.css"));
        newsroom = Newsroom.open(Databases.sqlite(Files.createDirectories(folder.resolve("data"))));
        SearchIndex index = new SearchIndex(newsroom.database(), folder.resolve("search"));
        site = new PublicSite(
                newsroom.database(),
                new Addresses(List.of()),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                assets::url,
                theme,
                index);
        newsroom.database().write(transaction -> {
            Batch batch = newsroom.publishing().batch(transaction);
            long news = newsroom.section("news").id();
            var draft = Copy.of("long-story")
                    .at(Newsroom.at("2024-03-07T09:00"))
                    .in(news)
                    .by(People.add(transaction, "mae", "Mae Firth", "Writes of the deep.", null, null)
                            .id())
                    .html(
                            "<h2>One</h2><p>Sail.</p><h2>Two</h2><p>Row.</p><h2>Three</h2><p>Float.</p>"
                                    + "<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abcdefghijk\">YouTube</a></figure>")
                    .draft();
            batch.add(draft, new Standing.Published(draft.at()), "The editor");
            batch.finish();
            transaction.sql().update(STORY).set(STORY.COMMENTS_OPEN, true).execute();
            transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.COMMENT_COUNT, 3)
                    .where(STORY.ID.eq(newsroom.story("pier-reopens")))
                    .execute();
            Menus.keep(
                    transaction,
                    "elsewhere",
                    "Elsewhere",
                    Menus.Place.SOCIAL,
                    List.of(new Menus.Item(null, "Fediverse", null, null, "https://social.example/@courier")));
            return 0;
        });
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SECOND_PAIR_OF_EYES", "COMMENTS_HELD", "COMMENTS_LINKS", "COMMENTS_WORK", "COMMENTS_FILTER"})
    void settingItChangesAPage(Setting setting) {
        Map<Setting, String> before = new EnumMap<>(Setting.class);
        before.putAll(WITH.getOrDefault(setting, Map.of()));
        Map<Setting, String> after = new EnumMap<>(before);
        after.put(setting, other(setting));

        assertThat(pagesWith(after)).isNotEqualTo(pagesWith(before));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void aChoiceOfTheStyleSheetIsKnownToIt(Setting setting) {
        String look = new Look(press.dateline.settings.SiteSettings.DEFAULTS.with(setting, other(setting)), List.of())
                .classes()
                .strip();

        if (!look.isEmpty()) assertThat(styles).contains("." + look);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void itIsWrittenDownWithItsDefault(Setting setting) throws IOException {
        String options = Files.readString(Path.of("../docs/options.md"));
        String otherwise = setting.otherwise().isEmpty() ? "" : "`" + setting.otherwise() + "`";

        assertThat(options)
                .contains("| `" + setting.label() + "` | " + setting.purpose() + " | " + setting.choices() + " | "
                        + otherwise + " |");
    }

    @Test
    void everyPageWithScriptsOfOthersLetsThemInAndNoPageElse() {
        assertThat(pagesWith(Map.of(Setting.OUTSIDE_SCRIPTS, "https://numbers.example/count.js")))
                .allSatisfy(page -> {
                    assertThat(page.body()).contains("<script async src=\"https://numbers.example/count.js\">");
                    assertThat(page.headers().get("Content-Security-Policy")).contains("https://numbers.example");
                });
        assertThat(pagesWith(Map.of()))
                .allSatisfy(page -> assertThat(page.headers()).doesNotContainKey("Content-Security-Policy"));
    }

    @Test
    void everyOptionOfTheThemeIsAnsweredFor() throws IOException {
        String options = Files.readString(Path.of("../docs/options.md"));

        long answered =
                options.lines().filter(line -> line.matches("\\| \\d+ \\|.*")).count();
        assertThat(answered).isEqualTo(50);
    }

    private static String other(Setting setting) {
        String named = OTHERWISE.get(setting);
        if (named != null) return named;
        if (setting.choices().equals("on or off")) return setting.otherwise().equals("on") ? "off" : "on";
        return List.of(setting.choices().split(", ")).stream()
                .filter(choice -> !choice.equals(setting.otherwise()))
                .findFirst()
                .orElseThrow();
    }

    private List<Page> pagesWith(Map<Setting, String> set) {
        var kept = newsroom.database().read(press.dateline.settings.Settings::of);
        newsroom.publishing().changeSettings(settings -> {
            var changed = settings;
            for (var one : set.entrySet()) changed = one.getKey().change(changed, one.getValue());
            return changed;
        });
        try {
            List<Page> pages = new ArrayList<>();
            for (String path : PATHS)
                pages.add(site.render(RequestTarget.parse(path).orElseThrow().key()));
            return pages;
        } finally {
            newsroom.publishing().changeSettings(settings -> {
                var back = settings;
                for (Setting setting : set.keySet()) back = back.with(setting, kept.get(setting));
                return back;
            });
        }
    }
}
