package press.dateline.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small newspaper that does not exist, in several languages, with one page of each kind.
final class SaltmarshGazette {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private static final Instant MORNING = Instant.parse("2026-03-04T07:40:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String BASE = "https://gazette.example";

    private static final SectionMark HARBOUR = new SectionMark("Harbour", "/harbour/", 1);
    private static final SectionMark TOWN = new SectionMark("Town Hall", "/town-hall/", 6);
    private static final SectionMark LAND = new SectionMark("Land & Weather", "/land/", 2);
    private static final SectionMark BUSINESS = new SectionMark("Business", "/business/", 3);
    private static final SectionMark CULTURE = new SectionMark("Culture", "/culture/", 4);
    private static final SectionMark SPORT = new SectionMark("Sport", "/sport/", 5);
    private static final List<SectionMark> SECTIONS = List.of(HARBOUR, TOWN, LAND, BUSINESS, CULTURE, SPORT);

    private static final Person ADA = new Person("Ada Quayle", "/author/ada-quayle/", "");
    private static final Person TOM = new Person("Tomasz Brine", "/author/tomasz-brine/", "");
    private static final Person MEI = new Person("Mei Sandford", "/author/mei-sandford/", "");

    private final AssetUrls assets;
    private final List<Card> cards = new ArrayList<>();

    SaltmarshGazette(AssetUrls assets) {
        this.assets = assets;
        add(
                HARBOUR,
                ADA,
                "After nine winters, the north pier will be rebuilt in stone",
                "The council voted eleven to four for the dearer plan. Work starts in May, and the ferries will leave from the fish quay until the autumn of next year.");
        add(
                TOWN,
                TOM,
                "Budget leaves the library open and the swimming bath in doubt",
                "A late amendment found £140,000 for books and none for boilers.");
        add(
                LAND,
                MEI,
                "Why the marsh is winning back the Long Field",
                "Farmers and wardens agree on one thing: the sea wall was in the wrong place for a century.");
        add(
                BUSINESS,
                ADA,
                "Rope works hires forty as wind farms order moorings",
                "The oldest employer in town has its fullest book since 1961.");
        add(CULTURE, MEI, "The last film projectionist hands over her keys", "");
        add(
                SPORT,
                TOM,
                "Rovers hold leaders to a draw in the mud",
                "A goal in each half, both of them by the goalkeepers.");
        add(HARBOUR, TOM, "Pilot boat back in service after rudder fault", "");
        add(TOWN, ADA, "Market traders win a second Saturday", "");
        add(LAND, TOM, "Frost warning for the river villages until Friday", "");
        add(BUSINESS, MEI, "Smokehouse gets its protected name", "");
        add(
                CULTURE,
                ADA,
                "Choir of dockers fills the Corn Exchange",
                "Three hundred voices, one microphone, no amplification.");
        add(
                HARBOUR,
                MEI,
                "Dredger finds a cannon where the charts show mud",
                "Divers will look again at the spring tide.");
        add(HARBOUR, ADA, "Night ferry timetable changes on 1 April", "");
        add(HARBOUR, TOM, "Seals return to the inner basin", "");
        add(HARBOUR, TOM, "Harbour dues frozen for boats under ten metres", "");
        add(
                TOWN,
                TOM,
                "Who pays for the new bins? A short answer to a long question",
                "The bill is smaller than the leaflet said, and larger than the mayor did.");
        add(TOWN, MEI, "Bus 14 will call at the hospital", "");
        add(TOWN, ADA, "School places: every first choice met in the east", "");
        add(TOWN, TOM, "Clerk retires after 31 years of minutes", "");
        add(LAND, MEI, "Hedges planted in 1947 are listed", "Eleven miles of hawthorn, dog rose and one mystery.");
        add(LAND, MEI, "How to read the new flood map", "");
        add(LAND, ADA, "Curlews counted at dawn: 212, and rising", "");
        add(LAND, TOM, "Well water passes every test", "");
        add(
                BUSINESS,
                ADA,
                "The chandler’s who would not sell online",
                "At ninety-one, Mr Pell still knows every shackle by its drawer.");
        add(BUSINESS, TOM, "Rents on Quay Street: the figures", "");
        add(BUSINESS, MEI, "Two bakeries, one oven", "");
        add(BUSINESS, ADA, "Tide mill to grind again by harvest", "");
        add(
                CULTURE,
                ADA,
                "A chart room of one’s own: the atlas show at the museum",
                "Forty maps, of which three are honest about what they do not know.");
        add(CULTURE, MEI, "Poem for a lighthouse, automated", "");
        add(CULTURE, TOM, "What the fiddler heard", "");
        add(
                SPORT,
                TOM,
                "Gig rowers off to the Scillies with a borrowed boat",
                "Their own was finished on Sunday and leaks.");
        add(SPORT, MEI, "Bowls: county title decided on the last wood", "");
        add(SPORT, ADA, "Half marathon moved for nesting terns", "");
    }

    private void add(SectionMark section, Person writer, String headline, String standfirst) {
        int n = cards.size();
        String text = standfirst.isEmpty() ? "" : standfirst;
        cards.add(new Card(
                headline,
                "/" + TODAY.getYear() + "/03/story-" + n + "/",
                n == 2 ? "The long read" : "",
                section,
                text,
                text.isEmpty() && n % 3 != 1 ? null : picture(n),
                n == 0 ? List.of(writer, MEI) : List.of(writer),
                MORNING.minus(n * 157L, ChronoUnit.MINUTES),
                n == 28 ? StoryFormat.QUOTE : n == 13 ? StoryFormat.VIDEO : StoryFormat.STANDARD));
    }

    static Picture picture(int n) {
        return new Picture("pictures/coast-" + n % 12 + ".jpg", 1200, 800, "");
    }

    FrontPage front() {
        var blocks = new ArrayList<FrontBlock>();
        blocks.add(block(FrontBlock.Kind.BREAKING, "", "Breaking", 0, cards.subList(11, 12)));
        blocks.add(with(block(FrontBlock.Kind.LEAD, "", "", 0, cards.subList(0, 4)), cards.subList(8, 11), List.of()));
        blocks.add(with(
                block(FrontBlock.Kind.TABS, "", "", 0, List.of()),
                List.of(),
                List.of(
                        new FrontBlock.Tab("t-1", "Latest", cards.subList(4, 6)),
                        new FrontBlock.Tab("t-2", "Most read", cards.subList(6, 7)),
                        new FrontBlock.Tab("t-3", "Picked", cards.subList(7, 8)))));
        var layouts = List.of("list", "grid", "double", "scroller", "list", "list");
        for (var section : SECTIONS) {
            var own = cards.subList(12, cards.size()).stream()
                    .filter(card -> section.equals(card.section()))
                    .toList();
            String layout = layouts.get(SECTIONS.indexOf(section) % layouts.size());
            blocks.add(block(FrontBlock.Kind.STORIES, layout, section.name(), section.accent(), own));
        }
        return new FrontPage(
                frame("en-GB", head("", "", "/")),
                Makeup.inRows(blocks),
                List.of(
                        new LinkBlock(
                                "Topics",
                                links("Ferries", "Flood wall", "Housing", "Council budget", "Wind farms", "Birds")),
                        new LinkBlock("Corrections", links("Bus times on 27 February", "A name in the regatta report")),
                        new LinkBlock(
                                "From the archive",
                                links("February 2026", "January 2026", "December 2025", "November 2025"))),
                "/page/2/");
    }

    static FrontBlock block(FrontBlock.Kind kind, String layout, String heading, int accent, List<Card> stories) {
        String id = "b-" + heading.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new FrontBlock(
                kind, layout, id, heading, "", accent, stories, List.of(), List.of(), List.of(), "", null, 12);
    }

    private static FrontBlock with(FrontBlock block, List<Card> related, List<FrontBlock.Tab> tabs) {
        return new FrontBlock(
                block.kind(),
                "",
                block.id(),
                block.heading(),
                "",
                0,
                block.stories(),
                related,
                tabs,
                List.of(),
                "",
                null,
                12);
    }

    ListPage section() {
        var subsections = links("Ferries", "Fishing", "Dredging");
        return new ListPage(
                frame("en-GB", head("Harbour", "News of the port", "/harbour/")),
                ListPage.Kind.SECTION,
                "Harbour",
                1,
                "What comes in with the tide and what goes out with it: ferries, fish, pilots and piers.",
                null,
                subsections,
                cards.subList(0, 13),
                59_988,
                new Pages(5, 5_000, page -> page == 1 ? "/harbour/" : "/harbour/page/" + page + "/"));
    }

    ListPage author() {
        return new ListPage(
                frame("en-GB", head("Ada Quayle", "", "/author/ada-quayle/")),
                ListPage.Kind.AUTHOR,
                "Ada Quayle",
                0,
                "",
                profile(),
                List.of(),
                cards.subList(5, 9),
                4,
                new Pages(1, 1, page -> "/author/ada-quayle/"));
    }

    ListPage empty() {
        return new ListPage(
                frame("de", head("Nichts", "", "/thema/nichts/")),
                ListPage.Kind.TOPIC,
                "Nichts",
                0,
                "",
                null,
                List.of(),
                List.of(),
                0,
                new Pages(1, 1, page -> "/thema/nichts/"));
    }

    ErrorPage notFound() {
        return new ErrorPage(
                frame("en-GB", head("Not found", "", "")),
                ErrorPage.Kind.NOT_FOUND,
                cards.subList(0, 3),
                cards.subList(4, 10));
    }

    ErrorPage fault() {
        return new ErrorPage(frame("en-GB", head("Fault", "", "")), ErrorPage.Kind.FAULT, List.of(), List.of());
    }

    StaticPage about() {
        return new StaticPage(
                frame("en-GB", head("About the Gazette", "", "/about/")),
                "About the Gazette",
                "<p>The Gazette has come out of the same doorway on Quay Street since there was a quay.</p>"
                        + "<h2>How to reach us</h2><p>Knock. If nobody answers, the tide is out.</p>",
                null,
                links("House rules for comments", "How we correct mistakes"),
                new Comments(false, 0, List.of(), null));
    }

    StoryPage story() {
        var head = new Head(
                cards.getFirst().headline(),
                cards.getFirst().standfirst(),
                BASE + "/2026/03/north-pier/",
                false,
                "",
                "",
                List.of(new Link("Harbour", "/harbour/"), new Link("Ferries", "/harbour/ferries/")),
                List.of(),
                BASE + "/pictures/coast-0.jpg",
                MORNING,
                MORNING.plus(3, ChronoUnit.HOURS));
        return story(
                frame("en-GB", head),
                HARBOUR,
                "North pier",
                cards.getFirst().headline(),
                cards.getFirst().standfirst(),
                new Picture(
                        "pictures/coast-0.jpg",
                        "",
                        1200,
                        800,
                        "A fishing boat at anchor below low hills, the sun just over the water",
                        "The north pier lies behind the boat: what is left of it shows only at <em>low water</em>.",
                        "Mei Sandford / Gazette"),
                "SALTMARSH",
                """
                <p>The old pier went in one night in January nine years ago, and for nine winters the town argued over what to put in its place. On Tuesday evening, in a room so full that the clerk opened the windows, it stopped arguing. Eleven councillors voted for stone, four for steel.</p>
                <p>The stone pier will cost <strong>£18.4 million</strong>, a third more than steel. It should also, the harbour engineer told the meeting, be there in a hundred years. “You are not buying a pier,” she said. “You are buying your grandchildren out of this discussion.”</p>
                <h2>What changes for the ferries</h2>
                <p>From 4 May all sailings leave from the fish quay, where the water is shallower and the tide has more to say. The company expects to drop two crossings a day until the autumn of 2027. A <a href="/harbour/ferries/">new timetable</a> is promised for Friday.</p>
                <figure class="align-right"><img src="pictures/coast-3.jpg" width="1200" height="800" alt="Houses along the fish quay at dusk"><figcaption>The fish quay, soon to be busier</figcaption></figure>
                <p>Traders on the quay are of two minds. “More people walk past, fewer vans get in,” said Iris Pell of the chandlery. The council has promised a loading bay by the ice house and an answer about the bollards.</p>
                <p>The money comes in three parts: a government grant for sea defences, a loan over forty years, and 60p a week on the average household’s bill.</p>
                <figure><table><caption>Two plans compared</caption><thead><tr><th>Plan</th><th>Cost</th><th>Life</th><th>Upkeep a year</th></tr></thead><tbody><tr><td>Stone</td><td>£18.4m</td><td>100 years</td><td>£40,000</td></tr><tr><td>Steel</td><td>£13.9m</td><td>40 years</td><td>£210,000</td></tr></tbody></table></figure>
                <blockquote class="pullquote"><p>You are buying your grandchildren out of this discussion.</p></blockquote>
                <p>Not everyone went home content. The four who voted for steel asked that their names be minuted, which they would have been anyway. The mayor thanked them for their patience, and the windows were shut.</p>
                <blockquote><p>A pier is a promise made to boats that have not been built yet.</p><cite>From the harbour commissioners’ minutes, 1883</cite></blockquote>
                <p>Work begins with the removal of the old footings. Walkers should expect the east steps to be closed from <time datetime="2026-04-20">20 April</time>.</p>""",
                List.of(new CorrectionNotice(
                        MORNING.plus(3, ChronoUnit.HOURS),
                        "the loan runs for thirty years",
                        "it runs for forty years.")),
                new Comments(
                        false,
                        4,
                        List.of(
                                new Comment(
                                        7,
                                        "Walter Reed",
                                        "",
                                        MORNING.plus(40, ChronoUnit.MINUTES),
                                        "<p>Stone at last. My grandfather would have said so, and at length.</p>",
                                        0,
                                        0,
                                        ""),
                                new Comment(
                                        9,
                                        "P. Marram",
                                        "https://marram.example/",
                                        MORNING.plus(55, ChronoUnit.MINUTES),
                                        "<p>He did say so, at the meeting of 1998. It is in the minutes.</p>",
                                        1,
                                        7,
                                        "Walter Reed"),
                                new Comment(
                                        12,
                                        "Walter Reed",
                                        "",
                                        MORNING.plus(60, ChronoUnit.MINUTES),
                                        "<p>I have looked it up. He did. <em>Twice.</em></p>",
                                        2,
                                        9,
                                        "P. Marram"),
                                new Comment(
                                        14,
                                        "",
                                        "",
                                        MORNING.plus(90, ChronoUnit.MINUTES),
                                        "<p>Will the anglers’ steps come back?</p>",
                                        0,
                                        0,
                                        "")),
                        null));
    }

    /// Everything the allow-list lets through, and texts that try to burst the page.
    StoryPage everything() {
        String burst = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
        var thread = new ArrayList<Comment>();
        for (int i = 0; i < 9; i++)
            thread.add(new Comment(
                    100 + i,
                    "Reader " + i,
                    "",
                    MORNING,
                    "<p>Answer at depth " + i + " <code>" + burst + "</code></p>",
                    i,
                    i == 0 ? 0 : 99 + i,
                    i == 0 ? "" : "Reader " + (i - 1)));
        return story(
                frame("de", head("Alles", "", "/alles/")),
                null,
                "",
                "Eine " + burst + " und <b>nicht fett</b>",
                "Standfirst " + burst,
                new Picture("", "", 0, 0, "", "Diese Aufnahme ist verloren.", "Archiv"),
                "",
                """
                <h2>Überschrift zwei</h2><h3>Überschrift drei</h3><h4>Vier</h4><h5>Fünf</h5><h6>Sechs</h6>
                <p class="drop-cap">Großer Anfang <em>kursiv</em> <strong>fett</strong> <u>unter</u> <s>durch</s> <del>weg</del> <ins>neu</ins> H<sub>2</sub>O x<sup>2</sup> <small>klein</small> <mark>markiert</mark> <abbr title="Bundesamt">BA</abbr> <code>code()</code> <kbd>Strg</kbd> <q>Zitat</q> <ruby>港<rt>みなと</rt></ruby> und noch viel mehr Text, damit der große Anfangsbuchstabe zwei Zeilen neben sich hat, wie es sich gehört, und vielleicht noch eine dritte.</p>
                <ul><li>Eins<ul><li>Eins a</li></ul></li><li>Zwei</li></ul><ol><li>Erstens</li><li>Zweitens</li></ol>
                <dl><dt>Tide</dt><dd>Was kommt und geht.</dd><dt>Mole</dt><dd>Was bleibt.</dd></dl>
                <pre><code>for (int i = 0; i &lt; 10; i++) { System.out.println("eine sehr lange Zeile, die nicht in die Spalte passt und darum rollt: " + i); }</code></pre>
                <table><thead><tr><th>A</th><th>B</th><th>C</th><th>D</th><th>E</th><th>F</th><th>G</th><th>H</th><th>I</th><th>J</th><th>K</th><th>L</th></tr></thead><tbody><tr><td>Eins</td><td>Zwei</td><td>Drei</td><td>Vier</td><td>Fünf</td><td>Sechs</td><td>Sieben</td><td>Acht</td><td>Neun</td><td>Zehn</td><td>Elf</td><td>Zwölf</td></tr></tbody></table>
                <figure class="gallery"><figure><img src="pictures/coast-1.jpg" width="1200" height="800" alt="Eins"><figcaption>Eins</figcaption></figure><figure><img src="pictures/coast-2.jpg" width="1200" height="800" alt="Zwei"></figure><figure><img src="pictures/coast-4.jpg" width="1200" height="800" alt="Drei"></figure><figcaption>Eine Galerie</figcaption></figure>
                <figure class="align-left"><img src="pictures/coast-5.jpg" width="600" height="400" alt="Links"><figcaption>Links</figcaption></figure>
                <p>Text neben dem Bild. Text neben dem Bild. Text neben dem Bild. Text neben dem Bild. Text neben dem Bild. Text neben dem Bild. Text neben dem Bild.</p>
                <figure class="align-center"><img src="pictures/coast-6.jpg" width="300" height="200" alt="Mitte"><figcaption>Mitte</figcaption></figure>
                <figure class="wide"><img src="pictures/coast-7.jpg" width="1200" height="800" alt="Weit"><figcaption>Weit</figcaption></figure>
                <figure class="embed"><a href="https://video.example/watch/1">Video: Die Mole im Sturm</a></figure>
                <div class="columns"><div class="column"><p>Spalte eins</p></div><div class="column"><p>Spalte zwei</p></div></div>
                <p dir="rtl" lang="ar">هذه فقرة عربية في صفحة ألمانية، وتُقرأ من اليمين إلى اليسار.</p>
                <p>%s</p>
                <details><summary>Mehr</summary><p>Verborgen.</p></details>
                <hr><hr class="page-break">
                <ol class="footnotes"><li>Eine Fußnote.</li></ol>"""
                        .formatted(burst),
                List.of(),
                new Comments(false, 9, thread, new Pages(2, 3, page -> "/alles/comment-page-" + page + "/")));
    }

    StoryPage inLanguage(String language, String headline, String standfirst, String dateline, String bodyHtml) {
        return story(
                frame(language, head(headline, standfirst, "/x/")),
                null,
                "",
                headline,
                standfirst,
                new Picture("pictures/coast-2.jpg", "", 1200, 800, "", "", "Gazette"),
                dateline,
                bodyHtml,
                List.of(),
                new Comments(false, 1, List.of(new Comment(1, "Noor", "", MORNING, bodyHtml, 0, 0, "")), null));
    }

    private StoryPage story(
            Frame frame,
            @Nullable SectionMark section,
            String kicker,
            String headline,
            String standfirst,
            Picture picture,
            String dateline,
            String bodyHtml,
            List<CorrectionNotice> corrections,
            Comments comments) {
        return new StoryPage(
                frame,
                section,
                kicker,
                headline,
                false,
                standfirst,
                List.of(ADA, TOM, new Person("Mei Sandford", "/author/mei-sandford/", "Photographs")),
                MORNING,
                corrections.isEmpty() ? null : MORNING.plus(3, ChronoUnit.HOURS),
                2,
                picture,
                dateline,
                bodyHtml,
                StoryFormat.STANDARD,
                corrections,
                List.of(
                        new Link("Minutes of the council, 3 March 2026", "https://council.example/minutes"),
                        new Link("Harbour engineer, by telephone", "")),
                links("Ferries", "Flood wall", "Council budget"),
                List.of(profile()),
                new Link(cards.get(1).headline(), cards.get(1).href()),
                new Link(cards.get(2).headline(), cards.get(2).href()),
                cards.subList(13, 17),
                comments);
    }

    private static Profile profile() {
        return new Profile(
                "Ada Quayle",
                "/author/ada-quayle/",
                "Harbour correspondent",
                "Ada Quayle has reported from the waterfront since 2009. She rows badly and often.",
                new Picture("pictures/coast-6.jpg", 1200, 800, ""),
                links("Mastodon", "E-mail"));
    }

    private static Head head(String title, String description, String path) {
        return new Head(
                title,
                description,
                path.isEmpty() ? "" : BASE + path,
                path.isEmpty(),
                "",
                "",
                title.isEmpty() || path.isEmpty() ? List.of() : List.of(new Link("Harbour", "/harbour/")),
                List.of(),
                "",
                null,
                null);
    }

    private Frame frame(String language, Head head) {
        var menu = new ArrayList<MenuItem>();
        for (var section : SECTIONS)
            menu.add(new MenuItem(
                    section.name(),
                    section.href(),
                    section.equals(HARBOUR) && head.title().equals("Harbour"),
                    section.equals(HARBOUR)
                            ? List.of(
                                    new MenuItem(
                                            "Ferries",
                                            "/harbour/ferries/",
                                            false,
                                            List.of(new MenuItem("Timetables", "/harbour/ferries/timetables/"))),
                                    new MenuItem("Fishing", "/harbour/fishing/"))
                            : List.of()));
        boolean arabic = language.equals("ar");
        var site = new Site(
                arabic ? "جريدة السبخة" : "The Saltmarsh Gazette",
                arabic ? "أخبار الميناء والمدينة كل صباح" : "News of the port, the town and the marsh, every morning",
                null,
                Words.of(Locale.forLanguageTag(language), LONDON),
                "/",
                menu,
                List.of(new MenuItem("Mastodon", "https://social.example/@gazette"), new MenuItem("RSS", "/feed/")),
                List.of(new MenuItem("About the Gazette", "/about/"), new MenuItem("Advertise", "/advertise/")),
                SECTIONS,
                links("Privacy", "Contact", "Imprint"),
                "Saltmarsh Press",
                new Publisher(BASE, "Saltmarsh Press Ltd", "", "", "", "", List.of(), Map.of()),
                true,
                List.of(new Feed("The Saltmarsh Gazette", "/feed/", "application/rss+xml")),
                Look.PLAIN,
                assets);
        return new Frame(site, head, TODAY);
    }

    private static List<Link> links(String... texts) {
        var links = new ArrayList<Link>();
        for (String text : texts)
            links.add(new Link(text, "/" + text.toLowerCase(Locale.ROOT).replace(' ', '-') + "/"));
        return links;
    }
}
