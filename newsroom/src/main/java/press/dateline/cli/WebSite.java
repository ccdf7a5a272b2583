package press.dateline.cli;

import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import press.dateline.comment.Pleas;
import press.dateline.comment.Posting;
import press.dateline.delivery.Assets;
import press.dateline.delivery.CacheFollower;
import press.dateline.delivery.FastRoute;
import press.dateline.delivery.Folder;
import press.dateline.delivery.Hosts;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.PageLagsBehind;
import press.dateline.delivery.PlainHttp;
import press.dateline.delivery.RenderFailed;
import press.dateline.delivery.Renewal;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.delivery.TrustedProxies;
import press.dateline.desk.Desk;
import press.dateline.desk.Newspaper;
import press.dateline.feed.Robots;
import press.dateline.feed.Syndicate;
import press.dateline.media.Studio;
import press.dateline.people.IdentityProvider;
import press.dateline.publishing.CopyReading;
import press.dateline.publishing.StoryDesk;
import press.dateline.reads.Astray;
import press.dateline.reads.Reads;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.ByHand;
import press.dateline.site.CommentRoute;
import press.dateline.site.PublicSite;
import press.dateline.site.ReadRoute;
import press.dateline.site.Theme;
import press.dateline.store.Database;
import press.dateline.store.StoreException;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;
import press.dateline.wordpress.OldAddresses;
import press.dateline.wordpress.Slugs;

/// The wiring of the public site: a newsroom's pages in a cache that follows the change log, and the routes to them.
final class WebSite implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");

    private static final int READ_MOST = 100;

    /// How long an editor waits at most for what is read most to be made anew.
    private static final Duration BEFORE_THE_ANSWER = Duration.ofMillis(50);

    private final Database database;
    private final PageCache cache;
    private final PagesAndFiles renderer;
    private final CacheFollower follower;
    private final Reads reads;
    private final Astray astray;
    private final SearchIndex index;
    private final Robots robots;
    private final Studio studio;

    private WebSite(
            Database database,
            PageCache cache,
            PagesAndFiles renderer,
            CacheFollower follower,
            Reads reads,
            Astray astray,
            SearchIndex index,
            Robots robots,
            Studio studio) {
        this.database = database;
        this.studio = studio;
        this.cache = cache;
        this.renderer = renderer;
        this.follower = follower;
        this.reads = reads;
        this.astray = astray;
        this.index = index;
        this.robots = robots;
    }

    /// Answers to everything the site has an address for.
    static Addresses addresses() {
        return new Addresses(List.of(new ByHand(), new OldAddresses()));
    }

    /// Puts the site ahead of everything else on `router`. It follows the newsroom's changes until it is closed.
    static WebSite mount(Router router, Newsroom newsroom, Engine engine) {
        Database database = newsroom.database();
        SiteSettings settings = database.read(Settings::of);
        URI address = URI.create(settings.address().isEmpty() ? "http://localhost" : settings.address());

        Theme theme = Theme.read(newsroom.folder().theme());
        Assets assets = Assets.read(WebSite.class.getClassLoader(), "assets", theme.files());
        SearchIndex index = new SearchIndex(database, newsroom.folder().search());
        PublicSite site = new PublicSite(
                database, addresses(), new Syndicate(index), new Broadsheet(engine), assets::url, theme, index);
        Studio studio = Studio.open(
                database, newsroom.folder().media(), newsroom.folder().prints());
        PagesAndFiles renderer = new PagesAndFiles(
                site,
                new Folder(newsroom.folder().media()),
                new Folder(newsroom.folder().prints()),
                studio.prints());
        PageCache cache = new PageCache(room(), database.clock());
        CacheFollower follower = new CacheFollower(
                database.changes(),
                cache,
                CacheFollower.DEFAULT_INTERVAL,
                new Renewal(renderer, WebSite::addressed, BEFORE_THE_ANSWER));
        database.afterCommit(follower::catchUp);
        follower.start();
        index.start();

        if (Tls.of(System.getenv()).isPresent() && settings.address().startsWith("https:")) {
            new PlainHttp(settings.address()).mount(router);
        }
        Robots robots = new Robots(database);
        robots.mount(router);
        SecurityHeaders security = SecurityHeaders.forSite(address);
        Astray astray = new Astray(database);
        FastRoute pages = new FastRoute(
                cache,
                WebSite::pageKey,
                renderer,
                assets,
                new FastRoute.Options(Hosts.any(), security, false, astray::hear),
                database.clock());
        Reads reads = new Reads(database);
        router.post(ReadRoute.PATH).order(Integer.MIN_VALUE).handler(new ReadRoute(reads, trustedProxies()));
        pages.mount(router);
        boolean mails = Mailing.server(System.getenv()).isPresent();
        CopyReading reading = CopyReading.byAllRules(database.clock());
        StoryDesk stories = StoryDesk.readBy(reading, database, name -> slug(database, name));
        Newspaper paper = new Newspaper(stories, reading, site, cache, index);
        Optional<IdentityProvider> provider = Vouching.provider(System.getenv(), database.clock());
        Desk.Options options = new Desk.Options(trustedProxies(), mails, provider);
        new Desk(database, engine, assets::url, options, studio, paper).mount(router);
        new CommentRoute(site, new Posting(database), new Pleas(database), trustedProxies(), security).mount(router);
        return new WebSite(database, cache, renderer, follower, reads, astray, index, robots, studio);
    }

    /// How many bytes of finished pages are kept.
    private static long room() {
        String megabytes = Objects.requireNonNullElse(System.getenv("DATELINE_PAGE_CACHE"), "");
        if (megabytes.isEmpty()) {
            return Runtime.getRuntime().maxMemory() / 4;
        }
        if (!megabytes.matches("\\d{1,6}")) {
            throw new Failures.Refusal(
                    "DATELINE_PAGE_CACHE: “" + megabytes + "” is no number of megabytes; 0 keeps no pages");
        }
        return Long.parseLong(megabytes) << 20;
    }

    /// The page that a change of `tag` is the coming of.
    private static Optional<PageKey> addressed(String tag) {
        return tag.startsWith("path:") ? Optional.of(new PageKey(tag.substring("path:".length()))) : Optional.empty();
    }

    private static String slug(Database database, String name) {
        return Slugs.of(name, database.read(Settings::of).language().toLanguageTag());
    }

    private static TrustedProxies trustedProxies() {
        try {
            return TrustedProxies.of(Objects.requireNonNullElse(System.getenv("DATELINE_TRUSTED_PROXIES"), ""));
        } catch (IllegalArgumentException unfit) {
            throw new Failures.Refusal("DATELINE_TRUSTED_PROXIES: " + unfit.getMessage());
        }
    }

    private static Optional<PageKey> pageKey(RequestTarget target) {
        return Desk.owns(target.path()) || CommentRoute.owns(target.path())
                ? Optional.empty()
                : Optional.of(Addresses.key(target));
    }

    /// Renders the pages that are read most before readers ask for them: after midnight, when all are out of date, and
    /// at the start, when the numbers of readers tell which those are.
    void renderAhead() {
        Set<PageKey> keys = new LinkedHashSet<>(cache.hottest(READ_MOST));
        if (keys.size() < READ_MOST) {
            keys.addAll(likely());
        }
        for (PageKey key : keys) {
            try {
                cache.load(key, renderer);
            } catch (RenderFailed | PageLagsBehind fault) {
                LOG.log(System.Logger.Level.DEBUG, () -> key + " is not rendered ahead", fault);
            }
        }
    }

    /// Front, sections, what was read most and what is newest.
    private List<PageKey> likely() {
        Instant now = database.clock().instant();
        return database.read(sql -> {
            List<Long> stories = new ArrayList<>(Reads.mostRead(sql, now));
            stories.addAll(Listings.newest(sql, StoryList.LATEST, Reads.PLACES, now));
            return Stream.concat(
                            Stream.concat(
                                    Stream.of("/"),
                                    Sections.tree(sql).top().stream().map(Section::address)),
                            PublicStories.cards(sql, stories, now).stream().map(StoryCard::path))
                    .map(PageKey::new)
                    .toList();
        });
    }

    /// Writes down what was read, what was looked for in vain and what robots asked for since the last time.
    void keepBooks() {
        reads.addUp();
        astray.addUp();
        robots.keepBooks();
    }

    @Override
    public void close() {
        robots.keepBooks();
        studio.close();
        follower.close();
        index.close();
        try {
            reads.addUp();
            astray.addUp();
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "What was read in the last minute is not counted", e);
        }
    }
}
