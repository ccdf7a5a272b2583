package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.PageKey;
import press.dateline.front.Block;
import press.dateline.front.Edition;
import press.dateline.front.Editions;
import press.dateline.front.Pick;
import press.dateline.people.Audit;
import press.dateline.people.Role;
import press.dateline.publishing.HouseStyle;
import press.dateline.reads.Astray;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topics;
import press.dateline.settings.MenuEntry;
import press.dateline.settings.Menus;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Place;
import press.dateline.store.Change;
import press.dateline.store.DatabaseAddress;
import press.dateline.story.Listings;
import press.dateline.story.StoryList;

/// The front page, sections, topics, menus, redirects, house style and settings, as a browser without script sends
/// them.
abstract class HouseTest {
    private ServedDesk desk;
    private ServedDesk.Browser editor;
    private Editions editions;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(address(folder));
        editor = desk.signedIn(Role.ADMINISTRATOR);
        editions = new Editions(desk.database());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Newsroom newsroom() {
        return desk.newsroom();
    }

    private Section section(String slug) {
        long id = newsroom().section(slug).id();
        return desk.database().<Section>read(sql -> Sections.tree(sql).byId(id).orElseThrow());
    }

    private Place at(String path) {
        return desk.paper().site().resolve(new PageKey(path));
    }

    private List<String> audited() {
        List<Audit.Entry> entries = desk.database().read(sql -> Audit.read(sql, Audit.Filter.NONE));
        return entries.stream().map(Audit.Entry::act).toList();
    }

    private List<String> changed(Runnable work) {
        long before = desk.database().changes().position();
        work.run();
        return desk.database().changes().after(before, 1000).stream()
                .map(Change::tag)
                .toList();
    }

    private String version() {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(editor.get(FrontDesk.PATH).body());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private ServedDesk.Answer act(String act, String... more) {
        List<String> fields = new java.util.ArrayList<>(List.of("version", version(), "act", act));
        fields.addAll(List.of(more));
        return editor.post(FrontDesk.PATH, fields.toArray(String[]::new));
    }

    private List<String> kinds() {
        return editions.draft().front().blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    // the front ------------------------------------------------------------------------------------------------------

    @Test
    void blocksAreAddedMovedAndRemovedWithoutAnyReaderSeeingIt() {
        List<String> tags = changed(() -> {
            assertThat(act("add", "kind", "breaking", "place", "top").location())
                    .isEqualTo("/desk/front/blocks/1");
            act("down:1");
            act("move:2:1");
            act("remove:2");
        });

        assertThat(kinds()).startsWith("Breaking", "Tabs");
        assertThat(tags).isEmpty();
        assertThat(editions.live()).isEmpty();
        assertThat(editor.get("/desk/front?at=1&did=up").body()).contains("id=\"block-1\" data-item class=\"at\"");

        assertThat(changed(() -> editor.post("/desk/front/launch", "version", version())))
                .containsExactly("front");
        assertThat(editions.live().map(Edition::front))
                .contains(editions.draft().front());
    }

    @Test
    void aBlockIsArrangedAndItsPicksKeptUntilTheirTime() {
        act("add", "kind", "stories", "place", "top");
        long story = newsroom().story("council-votes");
        String[] typed = {
            "version",
            version(),
            "heading",
            "By the water",
            "source",
            "section:news/harbour",
            "layout",
            "grid",
            "count",
            "3",
            "q",
            "COUNCIL",
            "act",
            "find"
        };

        assertThat(editor.post("/desk/front/blocks/1", typed).body())
                .contains("value=\"picks:" + story + "\"", "value=\"By the water\"");
        typed[typed.length - 1] = "picks:" + story;
        editor.post("/desk/front/blocks/1", typed);
        editor.post(
                "/desk/front/blocks/1",
                "version",
                version(),
                "heading",
                "By the water",
                "source",
                "section:news/harbour",
                "layout",
                "grid",
                "count",
                "3",
                "picks",
                Long.toString(story),
                "until-picks-" + story,
                "2024-03-10T18:00",
                "act",
                "keep");

        assertThat(editions.draft().front().blocks().getFirst()).isInstanceOfSatisfying(Block.Stories.class, block -> {
            assertThat(block.heading()).isEqualTo("By the water");
            assertThat(block.layout()).isEqualTo(Block.Layout.GRID);
            assertThat(block.stories().picks()).containsExactly(new Pick(story, Newsroom.at("2024-03-10T18:00")));
        });
    }

    @Test
    void whatDoesNotFitABlockIsSaidAndWhatWasTypedStays() {
        act("add", "kind", "numbered", "place", "top");

        var answer = editor.post(
                "/desk/front/blocks/1",
                "version",
                version(),
                "heading",
                "Ten",
                "source",
                "latest",
                "count",
                "99",
                "act",
                "keep");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("has the count 99", "value=\"Ten\"");
    }

    @Test
    void twoWhoArrangeAtOnceSeeBothAndLoseNothing() {
        act("add", "kind", "text", "place", "top");
        String seen = version();
        act("remove:1");
        List<String> theirs = kinds();

        var answer = editor.post(FrontDesk.PATH, "version", seen, "act", "add", "kind", "pictures", "place", "top");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Two have arranged at once", "Strip of pictures");
        assertThat(kinds()).isEqualTo(theirs);
        Matcher mine = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(answer.body());
        assertThat(mine.find()).isTrue();
        editor.post("/desk/front/take-up", "version", mine.group(1));
        assertThat(kinds()).startsWith("Pictures", "Text");
    }

    @Test
    void thePreviewIsTheDraftAndOnlyTheDeskMayFrameIt() {
        act("add", "kind", "text", "place", "top");
        editor.post(
                "/desk/front/blocks/1",
                "version",
                version(),
                "heading",
                "Tides",
                "text",
                "<p>High at noon</p>",
                "act",
                "keep");

        var preview = editor.get("/desk/front/preview?version=" + version());

        assertThat(preview.body()).contains("High at noon", "The Quay Courier");
        assertThat(preview.header("content-security-policy")).contains("frame-ancestors 'self'");
        assertThat(preview.header("cache-control")).isEqualTo("no-store");
        assertThat(editor.get(FrontDesk.PATH).header("content-security-policy")).contains("frame-src 'self'");
        assertThat(desk.browser().get("/desk/front/preview").status()).isEqualTo(303);
    }

    @Test
    void anOlderEditionIsLaunchedAgainAndBothTellBySomeone() {
        act("add", "kind", "text", "place", "top");
        editor.post("/desk/front/launch", "version", version());
        act("remove:1");
        editor.post("/desk/front/launch", "version", version());
        long first = editions.history(2).getLast().number();

        editor.post("/desk/front/rollback", "edition", Long.toString(first));

        assertThat(editions.live().orElseThrow().restored()).isEqualTo(first);
        assertThat(editor.get("/desk/front/history").body()).contains("edition " + first + " again", "A administrator");
        assertThat(audited()).contains("front-launched", "front-rolled-back", "front-arranged");
    }

    // sections and topics --------------------------------------------------------------------------------------------

    private String[] said(String name, String slug, String parent, String colour) {
        return new String[] {"name", name, "slug", slug, "parent", parent, "colour", colour, "description", ""};
    }

    @Test
    void aSectionThatIsRenamedLeadsFromItsOldAddress() {
        Section news = section("news");
        editions.save(
                editions.read(
                        """
                {"blocks": [{"kind": "stories", "source": {"section": "news/harbour"}}]}"""),
                Audit.Who.COMMAND_LINE);

        editor.post("/desk/site/sections/" + news.id(), said("The news", "the-news", "", "3"));

        assertThat(at("/category/news/")).isEqualTo(new Place.Moved("/category/the-news/"));
        assertThat(at("/category/news/harbour/page/2/")).isEqualTo(new Place.Moved("/category/the-news/harbour/"));
        assertThat(at("/category/the-news/harbour/")).isInstanceOf(Place.OfList.class);
        assertThat(section("news").colour()).isEqualTo(3);
        assertThat(editor.get("/desk/front/preview").body()).contains("pier-reopens");
        editor.post("/desk/front/launch", "version", version());
        assertThat(editions.live()).isPresent();
        assertThat(audited()).contains("section-moved");
    }

    @Test
    void aSectionThatMovesTakesItsStoriesToOtherLists() {
        Section harbour = section("harbour");
        StoryList news = StoryList.section(section("news").id());
        assertThat(count(news)).isEqualTo(4);

        List<String> tags = changed(() -> editor.post(
                "/desk/site/sections/" + harbour.id(),
                said("Harbour", "harbour", Long.toString(section("sport").id()), "0")));

        assertThat(count(news)).isEqualTo(2);
        assertThat(count(StoryList.section(section("sport").id()))).isEqualTo(2);
        assertThat(at("/category/news/harbour/")).isEqualTo(new Place.Moved("/category/sport/harbour/"));
        assertThat(tags).contains("sections", news.tag());
    }

    private int count(StoryList list) {
        return desk.database().<Integer>read(sql -> Listings.count(sql, list, new StoryList.Period.All()));
    }

    @Test
    void twoSectionsAreMadeOneWithAllThatPointsToThem() {
        Section harbour = section("harbour");
        Section sport = section("sport");

        editor.post("/desk/site/sections/" + harbour.id() + "/merge", "into", Long.toString(sport.id()));

        assertThat(at("/category/news/harbour/")).isEqualTo(new Place.Moved("/category/sport/"));
        assertThat(count(StoryList.section(sport.id()))).isEqualTo(2);
        assertThat(count(StoryList.section(section("news").id()))).isEqualTo(2);
        assertThat(editor.post("/desk/site/sections/" + sport.id() + "/merge", "into", "999")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void sectionsStandInTheOrderThatAnEditorGaveThem() {
        Section sport = section("sport");

        editor.post("/desk/site/sections/" + sport.id() + "/order", "to", "0");

        List<Section> top = desk.database().read(sql -> Sections.tree(sql).top());
        assertThat(top).extracting(Section::slug).containsExactly("sport", "news");
    }

    @Test
    void whatCannotBeASectionIsSaid() {
        for (String slug : List.of("News", "a b", "page", "", "news")) {
            var answer = editor.post("/desk/site", said("Second", slug, "", "0"));
            assertThat(answer.status()).as(slug).isEqualTo(422);
            assertThat(answer.body()).contains("role=\"alert\"", "value=\"Second\"");
        }
        assertThat(editor.post(
                                "/desk/site/sections/" + section("news").id(),
                                said(
                                        "News",
                                        "news",
                                        Long.toString(section("harbour").id()),
                                        "0"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anEmptySectionGoesToTheTrashAndComesBack() {
        editor.post("/desk/site", said("Letters", "letters", "", "5"));
        Section letters = desk.database()
                .<Section>read(sql -> Sections.tree(sql).byPath("letters").orElseThrow());

        editor.post("/desk/site/sections/" + letters.id() + "/remove");
        assertThat(at("/category/letters/")).isInstanceOf(Place.Nowhere.class);
        bringBack();

        Section back = desk.database()
                .<Section>read(sql -> Sections.tree(sql).byPath("letters").orElseThrow());
        assertThat(back.colour()).isEqualTo(5);
        assertThat(editor.post("/desk/site/sections/" + section("news").id() + "/remove")
                        .status())
                .isEqualTo(422);
    }

    private void bringBack() {
        Matcher thing = Pattern.compile("name=\"thing\" value=\"(\\d+)\"")
                .matcher(editor.get(TrashPages.PATH).body());
        assertThat(thing.find()).isTrue();
        assertThat(editor.post(TrashPages.PATH, "thing", thing.group(1)).status())
                .isEqualTo(303);
    }

    @Test
    void aTopicIsRenamedAndMergedAndItsOldNamesStandForIt() {
        long ferries = newsroom().topic("ferries").id();
        long boats = desk.database()
                .write(transaction -> Topics.add(transaction, "boats", "Boats", ""))
                .id();

        editor.post("/desk/site/topics/" + ferries, "name", "Ferry lines", "slug", "ferry-lines", "description", "All");
        assertThat(at("/tag/ferries/")).isEqualTo(new Place.Moved("/tag/ferry-lines/"));
        editor.post("/desk/site/topics/" + ferries + "/merge", "into", "Boats");

        assertThat(at("/tag/ferries/")).isEqualTo(new Place.Moved("/tag/boats/"));
        assertThat(at("/tag/ferry-lines/")).isEqualTo(new Place.Moved("/tag/boats/"));
        assertThat(count(StoryList.topic(boats))).isEqualTo(2);
        Optional<Long> filed =
                desk.database().read(sql -> Topics.byName(sql, "Ferries").map(topic -> topic.id()));
        assertThat(filed).contains(boats);
    }

    // menus ----------------------------------------------------------------------------------------------------------

    private String base() {
        Matcher base = Pattern.compile("name=\"base\" value=\"([^\"]*)\"")
                .matcher(editor.get(MenuPages.PATH).body());
        assertThat(base.find()).isTrue();
        return base.group(1);
    }

    private List<MenuEntry> menu() {
        return desk.database().read(sql -> Menus.of(sql, Newsroom.NOW).getOrDefault(Menus.Place.MAIN, List.of()));
    }

    @Test
    void aMenuIsArrangedOnTheScreenAndKeptAtOnce() {
        String harbour = "section:" + section("harbour").id();
        String[] lines = {
            "place",
            "main",
            "base",
            base(),
            "label",
            "Water",
            "to",
            harbour,
            "depth",
            "0",
            "label",
            "Elsewhere",
            "to",
            "https://tides.example/",
            "depth",
            "1",
            "act",
            "up:2"
        };

        String moved = editor.post(MenuPages.PATH, lines).body();
        assertThat(moved.indexOf("value=\"Elsewhere\"")).isLessThan(moved.indexOf("value=\"Water\""));
        assertThat(menu()).isEmpty();

        lines[lines.length - 1] = "keep";
        assertThat(changed(() -> editor.post(MenuPages.PATH, lines))).containsExactly("menus");
        assertThat(menu()).singleElement().satisfies(entry -> {
            assertThat(entry.address()).isEqualTo("/category/news/harbour/");
            assertThat(entry.children()).extracting(MenuEntry::label).containsExactly("Elsewhere");
        });
        assertThat(audited()).contains("menu-changed");
    }

    @Test
    void aMenuThatSomeoneElseChangedIsNotOverwrittenUnseen() {
        String base = base();
        String[] line = {"place", "main", "base", base, "label", "Mine", "to", "/about/", "depth", "0", "act", "keep"};
        editor.post(
                MenuPages.PATH,
                "place",
                "main",
                "base",
                base,
                "label",
                "Theirs",
                "to",
                "/",
                "depth",
                "0",
                "act",
                "keep");

        var answer = editor.post(MenuPages.PATH, line);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("value=\"Mine\"", "Someone else has changed this menu");
        assertThat(menu()).extracting(MenuEntry::label).containsExactly("Theirs");
        line[3] = base();
        editor.post(MenuPages.PATH, line);
        bringBack();
        assertThat(menu()).extracting(MenuEntry::label).containsExactly("Theirs");
    }

    @Test
    void aMenuLeadsToNothingHostile() {
        for (String to : List.of("javascript:alert(1)", "//evil.example/", "", "section:999")) {
            var answer = editor.post(
                    MenuPages.PATH,
                    "place",
                    "main",
                    "base",
                    base(),
                    "label",
                    "x",
                    "to",
                    to,
                    "depth",
                    "0",
                    "act",
                    "keep");
            assertThat(answer.status()).as(to).isEqualTo(409);
        }
        assertThat(menu()).isEmpty();
    }

    // redirects ------------------------------------------------------------------------------------------------------

    private ServedDesk.Answer redirect(String path, String target) {
        return editor.post(RedirectPages.PATH, "path", path, "target", target);
    }

    @Test
    void anAddressIsLedOnAtOnceAndNoMoreWhenThrownAway() {
        List<String> tags = changed(() -> redirect("https://courier.example/old-harbour", "/category/news/harbour/"));

        assertThat(tags).containsExactlyInAnyOrder("path:/old-harbour", "path:/old-harbour/");
        assertThat(at("/old-harbour/")).isEqualTo(new Place.Moved("/category/news/harbour/"));
        assertThat(editor.get(RedirectPages.PATH + "?try=/old-harbour/").body())
                .contains("leads to /category/news/harbour/.");
        editor.post("/desk/site/redirects/remove", "path", "/old-harbour");
        assertThat(at("/old-harbour/")).isInstanceOf(Place.Nowhere.class);
        bringBack();
        assertThat(at("/old-harbour")).isEqualTo(new Place.Moved("/category/news/harbour/"));
    }

    @Test
    void loopsChainsAndWhatLeadsNowhereAreRefused() {
        assertThat(redirect("/a/", "/a").body()).contains("would lead to itself");
        redirect("/a/", "/about/");
        assertThat(redirect("/b/", "/a/").body()).contains("is led on to /about/ itself");
        redirect("/c/", "https://elsewhere.example/x");
        assertThat(at("/c/")).isEqualTo(new Place.Moved("https://elsewhere.example/x"));
        assertThat(redirect("/about/", "/category/sport/").body()).contains("/a/ leads to /about/");
        assertThat(redirect("/category/sport/", "/about/").body()).contains("There is a page at");
        assertThat(redirect("/d/", "/no/such/page/").body()).contains("nothing for readers");
        assertThat(redirect("/d/", newsroom().hidden(Newsroom.State.EMBARGOED).path())
                        .body())
                .contains("nothing for readers");
        for (String target : List.of("javascript:alert(1)", "//evil.example/", "data:text/html,x", "")) {
            assertThat(redirect("/d/", target).status()).as(target).isEqualTo(422);
        }
    }

    @Test
    void aTableIsTakenInWholeOrNotAtAll() {
        assertThat(editor.post(
                                "/desk/site/redirects/table",
                                "table",
                                "from,to\n/one/,/about/\n\"/two, too/\",/about/team/")
                        .status())
                .isEqualTo(303);
        assertThat(at("/two, too/")).isEqualTo(new Place.Moved("/about/team/"));

        var answer = editor.post("/desk/site/redirects/table", "table", "/three/,/about/\n/four/,/four/");

        assertThat(answer.body()).contains("Nothing was taken in. Redirect 2: /four/ would lead to itself");
        assertThat(at("/three/")).isInstanceOf(Place.Nowhere.class);
        assertThat(editor.get("/desk/site/redirects/table").body())
                .isEqualTo("from,to\r\n\"/one/\",\"/about/\"\r\n\"/two, too/\",\"/about/team/\"\r\n");
    }

    @Test
    void aRedirectCountsItsReadersAndWhatNobodyFoundIsLedOnByOneClick() {
        redirect("/old-harbour", "/category/news/harbour/");
        Astray astray = new Astray(desk.database());
        for (String path : List.of("/old-harbour/", "/old-harbour", "/pier-reopen", "/pier-reopen/", "/me@x.example")) {
            astray.hear(
                    desk.paper().pages().load(new PageKey(path), desk.paper().site()));
        }
        List<String> tags = changed(astray::addUp);

        assertThat(tags).as("a count empties no cache").isEmpty();
        String screen = editor.get(RedirectPages.PATH).body();
        assertThat(screen)
                .containsSubsequence("/old-harbour</code>", "2 times, last ", "/pier-reopen</code>", "2 times, last ")
                .doesNotContain("me@x.example");
        assertThat(editor.get(RedirectPages.PATH + "?missed=/pier-reopen").body())
                .contains("name=\"path\" value=\"/pier-reopen\"");
        redirect("/pier-reopen", "/about/");
        assertThat(editor.get(RedirectPages.PATH).body())
                .doesNotContain("Asked for and not found")
                .contains("Not used yet");
    }

    // house style and settings ---------------------------------------------------------------------------------------

    @Test
    void aHouseRuleIsTriedOnTheArchiveBeforeItIsKept() {
        String[] rule = {
            "name",
            "pier",
            "kind",
            "words",
            "pattern",
            "Pier reopens",
            "replacement",
            "",
            "reason",
            "We say quay.",
            "owner",
            "Ada",
            "severity",
            "warn",
            "act",
            "try"
        };

        assertThat(editor.post(HouseRulePages.PATH, rule).body()).contains("in one story", "<mark>Pier reopens</mark>");
        assertThat(desk.database().read(HouseStyle::list).toString()).isEqualTo("[]");
        rule[rule.length - 1] = "keep";
        editor.post(HouseRulePages.PATH, rule);
        assertThat(desk.database().read(HouseStyle::list).toString()).contains("We say quay.");
        editor.post("/desk/house-style/remove", "name", "pier");
        bringBack();
        assertThat(desk.database().read(HouseStyle::list).toString()).contains("We say quay.");

        rule[5] = "(";
        rule[3] = "expression";
        assertThat(editor.post(HouseRulePages.PATH, rule).status()).isEqualTo(422);
    }

    private SiteSettings settings() {
        return desk.database().read(Settings::of);
    }

    @Test
    void settingsAreShownWhileTheyAreChosenAndKeptTogetherOrNotAtAll() {
        assertThat(editor.post("/desk/settings/preview", "group", "looks", "colour", "blue", "view", "/")
                        .body())
                .contains("colour-blue");
        assertThat(settings().get(Setting.COLOUR)).isEqualTo("red");

        assertThat(editor.post(SettingsPages.PATH, "group", "site", "title", "", "tagline", "New")
                        .body())
                .contains("a site needs a title", "value=\"New\"");
        assertThat(settings().tagline()).isEqualTo("News from the water's edge");

        assertThat(changed(() -> editor.post(SettingsPages.PATH, "group", "looks", "colour", "blue")))
                .containsExactly("settings");
        assertThat(settings().get(Setting.COLOUR)).isEqualTo("blue");
        assertThat(editor.get("/desk/settings?group=looks").body()).contains("name=\"reset\" value=\"colour\"");
        editor.post(SettingsPages.PATH, "group", "looks", "colour", "blue", "reset", "colour");
        assertThat(settings().get(Setting.COLOUR)).isEqualTo("red");
        assertThat(changed(() -> editor.post(SettingsPages.PATH, "group", "looks")))
                .isEmpty();
        assertThat(audited()).contains("setting-changed");
    }

    @Test
    void everySettingStandsOnAScreenWithItsWords() {
        for (Setting.Group group : Setting.Group.values()) {
            String screen = editor.get("/desk/settings?group=" + group.label()).body();
            assertThat(group.settings()).isNotEmpty().allSatisfy(setting -> assertThat(screen)
                    .contains("name=\"" + setting.label() + "\""));
        }
    }
}
