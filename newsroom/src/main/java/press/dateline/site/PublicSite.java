package press.dateline.site;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import press.dateline.comment.Seal;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.PageRenderer;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.front.Front;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Publicity;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Frames.Surroundings;
import press.dateline.store.Database;
import press.dateline.store.Reading;
import press.dateline.story.Story;

/// Renders the public site: finds where an address leads, loads what stands there in one read transaction, and writes
/// it. Thread-safe.
public final class PublicSite implements PageRenderer {
    /// What browsers may fetch before a reader asks.
    private static final String NEXT_PAGES = "next-pages.speculationrules";
    private static final int LIKELY = 3;

    private final Database database;
    private final Addresses addresses;
    private final Feeds feeds;
    private final Broadsheet broadsheet;
    private final AssetUrls assets;
    private final SearchIndex index;
    private final Frames frames;

    public PublicSite(
            Database database,
            Addresses addresses,
            Feeds feeds,
            Broadsheet broadsheet,
            AssetUrls assets,
            Theme theme,
            SearchIndex index) {
        this.database = database;
        this.addresses = addresses;
        this.feeds = feeds;
        this.broadsheet = broadsheet;
        this.assets = assets;
        this.index = index;
        this.frames = new Frames(assets, theme, Seal.of(database));
    }

    @Override
    public Page render(PageKey key) {
        Instant now = database.clock().instant();
        return database.read(sql -> {
            Reading.tag("path:" + key.path());
            return page(sql, addresses.resolve(sql, key, now), key.path(), now, () -> frames.load(sql, now));
        });
    }

    /// The page at `path` as it would be by other settings. Never kept, and for nobody's eyes but the desk's.
    public String preview(SiteSettings settings, String path) {
        Instant now = database.clock().instant();
        return database.read(sql -> page(
                        sql,
                        addresses.resolve(sql, new PageKey(path), now),
                        path,
                        now,
                        () -> frames.load(sql, now, settings))
                .body());
    }

    /// The front page as `front` would make it, launched or not.
    public String preview(Front front) {
        return around(around -> broadsheet.render(Fronts.load(around, front)));
    }

    /// Where `key` leads, without rendering it.
    public Place resolve(PageKey key) {
        Instant now = database.clock().instant();
        return database.read(sql -> addresses.resolve(sql, key, now));
    }

    private Page page(DSLContext sql, Place place, String path, Instant now, Supplier<Surroundings> frame) {
        return switch (place) {
            case Place.Moved(String location) -> Page.redirect(location);
            // Files are answered before pages are asked for; whoever comes here asks for one that is lost.
            case Place.File file -> nothing(frame.get(), path);
            case Place.Data data -> feeds.write(sql, data, now).orElseGet(() -> nothing(frame.get(), path));
            case Place.Corrections(int number) -> {
                Surroundings around = frame.get();
                yield html(around, broadsheet.render(CorrectionPages.load(around, number)), Set.of());
            }
            case Place.Trust(TrustPage page) -> {
                Surroundings around = frame.get();
                yield TrustPages.load(around, Publicity.of(sql), page)
                        .map(found -> html(around, broadsheet.render(found), Set.of()))
                        .orElseGet(() -> nothing(around, path));
            }
            case Place.Gone gone -> error(frame.get(), ErrorPage.Kind.GONE, List.of());
            case Place.Nowhere nowhere -> nothing(frame.get(), path);
            case Place.Front front -> {
                Surroundings around = frame.get();
                yield html(around, broadsheet.render(Fronts.load(around)), Set.of());
            }
            case Place.OfStory(long id, String at, int comments) -> {
                Surroundings around = frame.get();
                yield StoryPages.load(around, index, at, comments)
                        .map(story -> html(around, broadsheet.render(story), story.players()))
                        .orElseGet(() -> nothing(around, path));
            }
            case Place.OfPage(long id, String at, int comments) -> {
                Surroundings around = frame.get();
                yield StaticPages.load(around, at, comments)
                        .map(page -> html(around, broadsheet.render(page), Set.of()))
                        .orElseGet(() -> nothing(around, path));
            }
            case Place.Search(Asked asked) -> {
                Surroundings around = frame.get();
                yield html(around, broadsheet.render(SearchPages.load(around, index, asked)), Set.of());
            }
            case Place.OfList list -> {
                Surroundings around = frame.get();
                yield ListPages.load(around, list)
                        .map(page -> html(around, broadsheet.render(page), Set.of()))
                        .orElseGet(() -> nothing(around, path));
            }
        };
    }

    /// A page as readers would get a story that they do not: in the paper's own dress, without comments, and not to be
    /// found. It is for whoever may see the story, and nobody has said so here.
    ///
    /// @param proof makes the story, in the same moment of the database
    public String proof(Function<DSLContext, Story> proof) {
        Instant now = database.clock().instant();
        return database.read(sql -> broadsheet.render(StoryPages.proof(frames.load(sql, now), proof.apply(sql))));
    }

    InstantSource clock() {
        return database.clock();
    }

    /// Makes something of what every page needs, in one read transaction.
    <T> T around(Function<Surroundings, T> work) {
        Instant now = database.clock().instant();
        return database.read(sql -> work.apply(frames.load(sql, now)));
    }

    Page html(Surroundings around, int status, CommentPage page) {
        return told(around.settings(), Page.html(status, broadsheet.render(page)), Set.of());
    }

    Page nothing() {
        return around(around -> error(around, ErrorPage.Kind.NOT_FOUND, List.of()));
    }

    private Page html(Surroundings around, String body, Set<String> players) {
        Page page = told(around.settings(), Page.html(body), players);
        return around.settings().on(Setting.LOAD_AHEAD)
                ? page.header("Speculation-Rules", "\"" + assets.url(NEXT_PAGES) + "\"")
                : page;
    }

    /// A page with whom else browsers may ask for it, where the site lets them ask anyone.
    ///
    /// @param players hosts of players that the page may show
    private static Page told(SiteSettings settings, Page page, Set<String> players) {
        Set<String> scripts = settings.scriptHosts();
        return players.isEmpty() && scripts.isEmpty()
                ? page
                : page.header("Content-Security-Policy", SecurityHeaders.policy(players, scripts));
    }

    @Override
    public Optional<Page> failed() {
        Site site = frames.latest();
        if (site == null) {
            return Optional.empty();
        }
        LocalDate today =
                LocalDate.ofInstant(database.clock().instant(), site.words().zone());
        ErrorPage page = ErrorPages.fault(new Frame(site, ErrorPages.head(site.words(), ErrorPage.Kind.FAULT), today));
        Page fault = Page.html(500, broadsheet.render(page)).header("Cache-Control", "no-store");
        return Optional.of(told(site.look().settings(), fault, Set.of()));
    }

    private Page nothing(Surroundings around, String path) {
        return error(around, ErrorPage.Kind.NOT_FOUND, index.likely(path, LIKELY));
    }

    private Page error(Surroundings around, ErrorPage.Kind kind, List<Long> likely) {
        Page page = Page.html(kind.status(), broadsheet.render(ErrorPages.load(around, kind, likely)));
        return told(around.settings(), page, Set.of());
    }
}
