package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.OLD_ADDRESS;
import static press.dateline.store.tables.Tables.ORIGIN;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record2;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.media.MediaLibrary;
import press.dateline.page.Pages;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Settings;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.Reading;
import press.dateline.story.PublicStories;
import press.dateline.story.PublicStories.Slugged;
import press.dateline.story.StoryList;

/// One old address being looked up: from what is certain (it was written down) to what is likely (a slug cut short).
/// Lives for one lookup, on its thread.
final class OldAddress {
    private static final String DESK = "/desk/";
    private static final String FEED = "/feed/";

    /// Doors of the machinery that are shut for good.
    private static final Set<String> SHUT = Set.of(
            "/xmlrpc.php",
            "/wp-trackback.php",
            "/wp-cron.php",
            "/wp-comments-post.php",
            "/wp-admin/admin-ajax.php",
            "/wp-admin/admin-post.php",
            "/wp-mail.php",
            "/wp-links-opml.php",
            "/wp-signup.php",
            "/wp-activate.php");

    /// Where editors knocked; `/wp-admin/…` too.
    private static final Set<String> DESKS =
            Set.of("/wp-admin", "/wp-login.php", "/wp-register.php", "/login", "/admin", "/dashboard");

    /// Feeds that do not end in `/feed/`, and where they are now.
    private static final Map<String, String> FEEDS = Map.of(
            "/rss", FEED,
            "/rss2", FEED,
            "/rdf", FEED,
            "/atom", "/feed/atom/",
            "/wp-rss.php", FEED,
            "/wp-rss2.php", FEED,
            "/wp-rdf.php", FEED,
            "/wp-feed.php", FEED,
            "/wp-atom.php", "/feed/atom/",
            "/wp-commentsrss2.php", "/comments/feed/");

    /// Sitemaps of WordPress and of plug-ins by what stands in their names, the first that fits; else the index.
    private static final List<Map.Entry<String, String>> SITEMAPS = List.of(
            Map.entry("news", "/sitemap-news.xml"),
            Map.entry("tag", "/sitemap-topics.xml"),
            Map.entry("category", "/sitemap-sections.xml"),
            Map.entry("author", "/sitemap-authors.xml"),
            Map.entry("users", "/sitemap-authors.xml"),
            Map.entry("posts-page", "/sitemap-pages.xml"),
            Map.entry("page-sitemap", "/sitemap-pages.xml"));

    private static final Pattern SITEMAP = Pattern.compile("/[a-z_-]{0,40}sitemap[a-z0-9_-]{0,40}\\.xml");

    /// Versions of a story that now are the story.
    private static final Set<String> VERSIONS = Set.of("amp", "embed");

    private static final String STRAY = " .,:!?)]}>\"'*`\u2019\u201d\u00bb\u2026";
    private static final int SHORTEST_GUESS = 3;
    private static final int CANDIDATES = 50;

    /// What an id in the query may name, whichever parameter it came with.
    private static final List<String> COPY = List.of("story", "page", "media");

    private final DSLContext sql;
    private static final Pattern YEAR_FIRST = Pattern.compile("/\\d{4}/");

    private final List<SourceSite> sites;
    private final PageKey key;
    private final Instant now;

    OldAddress(DSLContext sql, List<SourceSite> sites, PageKey key, Instant now) {
        this.sql = sql;
        this.sites = sites;
        this.key = key;
        this.now = now;
    }

    Optional<Place> find() {
        List<String> paths = inside(key.path());
        if (paths.contains("/")) {
            return front();
        }
        SequencedSet<String> spellings = new LinkedHashSet<>(paths);
        paths.forEach(path -> spellings.add(tidy(path)));
        paths.forEach(path -> spellings.add(tidy(path).toLowerCase(Locale.ROOT)));
        SequencedSet<String> shortened = new LinkedHashSet<>();
        spellings.forEach(path -> withoutVersion(path).ifPresent(shortened::add));
        return first(paths, OldAddress::machinery)
                .or(() -> first(spellings, path -> path.equals(key.path()) ? Optional.empty() : follow(path)))
                .or(() -> writtenDown(spellings))
                .or(() -> first(spellings, this::list))
                .or(() -> first(shortened, this::followCopy))
                .or(() -> writtenDown(shortened))
                .or(() -> first(spellings, this::permalink))
                .or(() -> first(shortened, this::permalink))
                .or(() -> guess(spellings.getLast()));
    }

    private static Optional<Place> first(Collection<String> paths, Function<String, Optional<Place>> question) {
        return paths.stream().map(question).flatMap(Optional::stream).findFirst();
    }

    /// The path as it stands, and as each site saw it: without its folder, without `index.php`.
    private List<String> inside(String path) {
        SequencedSet<String> inside = new LinkedHashSet<>();
        inside.add(path);
        sites.stream()
                .map(SourceSite::base)
                .filter(base -> !base.isEmpty())
                .flatMap(base -> below(base, path).stream())
                .forEach(inside::add);
        List.copyOf(inside).forEach(one -> below("/index.php", one).ifPresent(inside::add));
        return List.copyOf(inside);
    }

    /// `/x/y/` below `/x` is `/y/`, and `/x` is `/`.
    private static Optional<String> below(String folder, String path) {
        if (path.equals(folder)) {
            return Optional.of("/");
        }
        return path.startsWith(folder + "/") ? Optional.of(path.substring(folder.length())) : Optional.empty();
    }

    // the front and its parameters -----------------------------------------------------------------------------------

    private Optional<Place> front() {
        if (key.parameter("rest_route").isPresent()) {
            return Optional.of(new Place.Nowhere());
        }
        Optional<String> id = Stream.of("p", "page_id", "attachment_id")
                .flatMap(name -> key.parameter(name).stream())
                .findFirst();
        if (id.isPresent()) {
            return Optional.of(came(COPY, id.get()).map(this::atComment).orElse(new Place.Nowhere()));
        }
        if (key.parameter("s").isPresent()) {
            return Optional.of(Addresses.search(key.parameter("s").get(), 1));
        }
        for (Map.Entry<String, String> parameter : key.parameters().entrySet()) {
            Optional<Optional<Place>> named = named(parameter.getKey(), parameter.getValue());
            if (named.isPresent()) {
                return Optional.of(named.get().map(this::atPage).orElse(new Place.Nowhere()));
            }
        }
        return key.path().equals("/") && !key.parameter("paged").isPresent()
                ? Optional.empty()
                : Optional.of(atPage(new Place.Moved("/")));
    }

    /// Empty when the parameter names nothing; a place that is empty when it names what is not there.
    private Optional<Optional<Place>> named(String parameter, String value) {
        return switch (parameter) {
            case "name" -> Optional.of(bySlug(value, date(), zone()));
            case "pagename" ->
                Optional.of(follow("/" + value + "/").or(() -> bySlug(last(value), DateInPath.NONE, zone())));
            case "cat" -> Optional.of(came(List.of("section"), value));
            case "category_name" -> Optional.of(section(value));
            case "tag" -> Optional.of(follow("/tag/" + value + "/"));
            case "author" -> Optional.of(came(List.of("person"), value));
            case "author_name" -> Optional.of(follow("/author/" + value + "/"));
            case "m" -> Optional.of(value.matches("\\d{4,14}") ? follow(month(value)) : Optional.empty());
            case "year" -> Optional.of(follow(dated()));
            default -> Optional.empty();
        };
    }

    private DateInPath date() {
        return DateInPath.of(number("year"), number("monthnum"), number("day"));
    }

    private int number(String parameter) {
        return key.parameter(parameter)
                .filter(value -> value.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(DateInPath.UNSAID);
    }

    /// `2024`, `202403` or `20240304` and perhaps a time as the path of those days.
    private static String month(String digits) {
        StringBuilder path = new StringBuilder("/").append(digits, 0, 4).append('/');
        for (int at = 4; at + 2 <= Math.min(8, digits.length()); at += 2) {
            path.append(digits, at, at + 2).append('/');
        }
        return path.toString();
    }

    private String dated() {
        StringBuilder path =
                new StringBuilder("/").append(key.parameter("year").orElse("")).append('/');
        for (String part : List.of("monthnum", "day")) {
            Optional<String> value = key.parameter(part);
            if (value.isEmpty()) {
                break;
            }
            path.append(value.get()).append('/');
        }
        return path.toString();
    }

    /// Page `paged` of the list that `place` moves to.
    private Place atPage(Place place) {
        return key.parameter("paged")
                .filter(number -> number.matches("[1-9]\\d{0,8}"))
                .map(number -> further(place, path -> Addresses.listPage(path, Integer.parseInt(number))))
                .orElse(place);
    }

    /// Page `cpage` of the comments on what `place` moves to.
    private Place atComment(Place place) {
        return key.parameter("cpage")
                .filter(number -> number.matches("[1-9]\\d{0,8}"))
                .map(number -> further(place, path -> Addresses.commentPage(path, Integer.parseInt(number))))
                .orElse(place);
    }

    private Place further(Place place, Function<String, String> more) {
        return place instanceof Place.Moved(var location)
                ? RequestTarget.parse(location)
                        .map(target -> Addresses.moved(sql, more.apply(target.path()), now))
                        .orElse(place)
                : place;
    }

    // what came from elsewhere ---------------------------------------------------------------------------------------

    /// The first public one of the things that had this number on a site that moved here.
    private Optional<Place> came(List<String> nouns, String number) {
        noteWhatMayCome();
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return standing(sql.select(ORIGIN.NOUN, ORIGIN.NOUN_ID)
                .from(ORIGIN)
                .where(ORIGIN.NOUN.in(nouns))
                .and(ORIGIN.FOREIGN_KEY.eq(Long.toString(Long.parseLong(number))))
                .orderBy(ORIGIN.SOURCE_SITE_ID, ORIGIN.NOUN)
                .limit(CANDIDATES)
                .fetch());
    }

    private Optional<Place> came(SourceSite site, String number) {
        noteWhatMayCome();
        return standing(sql.select(ORIGIN.NOUN, ORIGIN.NOUN_ID)
                .from(ORIGIN)
                .where(ORIGIN.SOURCE_SITE_ID.eq(site.id()))
                .and(ORIGIN.NOUN.in(COPY))
                .and(ORIGIN.FOREIGN_KEY.eq(Long.toString(Long.parseLong(number))))
                .orderBy(ORIGIN.NOUN)
                .fetch());
    }

    /// A number that names nothing today may name what comes with the next import or publication.
    private static void noteWhatMayCome() {
        Reading.tag(StoryList.LATEST.tag());
        Reading.tag("pages");
        Reading.tag("sections");
    }

    /// Addresses that were written down when their thing moved or was renamed.
    private Optional<Place> writtenDown(Collection<String> spellings) {
        SequencedSet<String> paths = new LinkedHashSet<>();
        for (String spelling : spellings) {
            paths.add(spelling);
            paths.add(spelling.endsWith("/") ? spelling.substring(0, spelling.length() - 1) : spelling + "/");
        }
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        paths.forEach(path -> Reading.tag("path:" + path));
        return standing(sql.select(OLD_ADDRESS.NOUN, OLD_ADDRESS.NOUN_ID)
                .from(OLD_ADDRESS)
                .where(OLD_ADDRESS.PATH.in(paths))
                .orderBy(OLD_ADDRESS.SOURCE_SITE_ID, OLD_ADDRESS.NOUN, OLD_ADDRESS.NOUN_ID)
                .limit(CANDIDATES)
                .fetch());
    }

    /// Where the first public one of `things` stands; what was taken down counts only when none is.
    private Optional<Place> standing(List<Record2<String, Long>> things) {
        List<Place> places = new ArrayList<>();
        for (var thing : things) {
            Optional<Place> place = standing(thing.value1(), thing.value2());
            if (place.isPresent() && place.get() instanceof Place.Moved) {
                return place;
            }
            place.ifPresent(places::add);
        }
        return places.stream().findFirst();
    }

    private Optional<Place> standing(String noun, long id) {
        return switch (noun) {
            case "story" ->
                PublicStories.path(sql, id, now)
                        .<Place>map(Place.Moved::to)
                        .or(() -> gone(PublicStories.isWithdrawn(sql, id, now)));
            case "page" ->
                Pages.path(sql, id, now).<Place>map(Place.Moved::to).or(() -> gone(Pages.isWithdrawn(sql, id, now)));
            case "media" -> picture(id);
            case "section" -> Sections.tree(sql).byId(id).map(Section::address).map(Place.Moved::to);
            case "topic" -> Topics.publicById(sql, id, now).map(Topic::address).map(Place.Moved::to);
            case "person" ->
                People.publicById(sql, id, now).map(Person::address).map(Place.Moved::to);
            default -> Optional.empty();
        };
    }

    private static Optional<Place> gone(boolean withdrawn) {
        return withdrawn ? Optional.of(new Place.Gone()) : Optional.empty();
    }

    /// The file of a public picture, else what it stands in.
    private Optional<Place> picture(long id) {
        return MediaLibrary.path(sql, id, now).flatMap(path -> follow(path).or(() -> MediaLibrary.uses(sql, id).stream()
                .map(use -> standing(use.noun(), use.nounId()))
                .flatMap(Optional::stream)
                .filter(place -> place instanceof Place.Moved)
                .findFirst()));
    }

    // paths ----------------------------------------------------------------------------------------------------------

    private static Optional<Place> machinery(String asked) {
        String path = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        if (SHUT.contains(path) || path.endsWith("/trackback")) {
            return Optional.of(new Place.Gone());
        }
        if (DESKS.contains(path) || path.startsWith("/wp-admin/")) {
            return Optional.of(new Place.Moved(DESK));
        }
        if (FEEDS.containsKey(path)) {
            return Optional.of(new Place.Moved(FEEDS.get(path)));
        }
        if (SITEMAP.matcher(path).matches()) {
            return Optional.of(new Place.Moved(SITEMAPS.stream()
                    .filter(known -> path.contains(known.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse("/sitemap.xml")));
        }
        if (path.equals("/wp-json") || path.startsWith("/wp-json/")) {
            return Optional.of(new Place.Nowhere());
        }
        return path.startsWith("/type/") ? Optional.of(new Place.Moved("/")) : Optional.empty();
    }

    /// Where one of our own addresses leads.
    private Optional<Place> follow(String path) {
        Place place = Addresses.moved(sql, path, now);
        return place instanceof Place.Nowhere ? Optional.empty() : Optional.of(place);
    }

    /// As [#follow], where a story or a static page is.
    private Optional<Place> followCopy(String path) {
        return follow(path)
                .filter(place -> !(place instanceof Place.Moved(var location))
                        || RequestTarget.parse(location)
                                .map(target -> Addresses.own(sql, target.path(), now))
                                .filter(there -> there instanceof Place.OfStory || there instanceof Place.OfPage)
                                .isPresent());
    }

    /// Without the marks that writers put behind an address and mail programs take for a part of it.
    private static String tidy(String path) {
        int end = path.length();
        while (end > 0 && (path.charAt(end - 1) == '/' || STRAY.indexOf(path.charAt(end - 1)) >= 0)) {
            end--;
        }
        boolean stray = end < path.length() - 1 || !path.endsWith("/");
        return end == path.length() || !stray ? path : path.substring(0, end) + "/";
    }

    /// The story of `/story/2/`, `/story/page/2/`, `/story/amp/`, `/story/embed/` and `/story/attachment/pier/`.
    private static Optional<String> withoutVersion(String path) {
        List<String> segments = segments(path);
        int last = segments.size() - 1;
        if (last < 1) {
            return Optional.empty();
        }
        int above = last;
        if (last > 1
                && (segments.get(last - 1).equals("attachment")
                        || segments.get(last - 1).equals("page"))) {
            above = last - 1;
        } else if (!VERSIONS.contains(segments.get(last)) && !segments.get(last).matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of("/" + String.join("/", segments.subList(0, above)) + "/");
    }

    /// Sections and topics under the words that a site put before them, or with a wrong way to the section.
    private Optional<Place> list(String path) {
        Stream<Optional<Place>> sections = Stream.concat(
                        Stream.of("/category"), sites.stream().map(SourceSite::categoryBase))
                .filter(base -> !base.isEmpty())
                .distinct()
                .map(base -> below(base, path).flatMap(this::section));
        Stream<Optional<Place>> topics = sites.stream()
                .map(SourceSite::tagBase)
                .filter(base -> !base.isEmpty())
                .distinct()
                .map(base -> below(base, path).flatMap(rest -> follow("/tag" + rest)));
        return Stream.of(sections, topics, times(path))
                .flatMap(lists -> lists)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Years, months and days under the words that a site put before all its lists, and set apart by `date` where the
    /// numbers of its stories stood in the place of years: `/archives/date/2021/07/`.
    private Stream<Optional<Place>> times(String path) {
        return Stream.concat(
                        Stream.of(""),
                        sites.stream()
                                .map(SourceSite::categoryBase)
                                .filter(base -> base.endsWith("/category"))
                                .map(base -> base.substring(0, base.length() - "/category".length())))
                .distinct()
                .map(front -> (front.isEmpty() ? Optional.of(path) : below(front, path))
                        .map(rest -> rest.startsWith("/date/") ? rest.substring("/date".length()) : rest)
                        .filter(rest ->
                                !rest.equals(path) && YEAR_FIRST.matcher(rest).lookingAt())
                        .flatMap(this::follow));
    }

    /// @param way slugs from the top, perhaps with `page/2` behind them
    private Optional<Place> section(String way) {
        List<String> words = new ArrayList<>(segments(way));
        int number = 1;
        int last = words.size() - 1;
        if (last > 1 && words.get(last - 1).equals("page") && words.get(last).matches("\\d{1,9}")) {
            number = Integer.parseInt(words.get(last));
            words.subList(last - 1, last + 1).clear();
        }
        Sections.Tree tree = Sections.tree(sql);
        String address = Addresses.listPage("", number);
        return tree.byPath(String.join("/", words))
                .or(() -> tree.bySlug(words.getLast()))
                .flatMap(section -> follow(section.address() + address));
    }

    // permalinks and slugs -------------------------------------------------------------------------------------------

    private Optional<Place> permalink(String path) {
        for (SourceSite site : sites) {
            Optional<Permalink.Named> named = site.permalink().match(path);
            Optional<Place> found = named.flatMap(one -> one.id()
                    .flatMap(id -> came(site, id))
                    .or(() -> one.slug().flatMap(slug -> bySlug(slug, one.date(), site.zone())))
                    .or(() -> one.date()
                            .moment(site.zone())
                            .flatMap(moment -> PublicStories.datedAt(sql, moment, now))
                            .map(Place.Moved::to)));
            if (found.isPresent()) {
                return found;
            }
        }
        List<String> segments = segments(path);
        if (segments.size() == 2 && segments.getFirst().equals("archives")) {
            Optional<Place> found = came(COPY, segments.getLast());
            if (found.isPresent()) {
                return found;
            }
        }
        return slug(segments).flatMap(slug -> bySlug(slug, date(segments), zone()));
    }

    /// The public story with that slug whose date agrees most with the one told, the newest of several; else a page.
    private Optional<Place> bySlug(String slug, DateInPath date, ZoneId zone) {
        return PublicStories.withSlug(sql, slug, now).stream()
                .reduce((a, b) -> date.agreement(a.at(), zone) >= date.agreement(b.at(), zone) ? a : b)
                .map(Slugged::path)
                .or(() -> Pages.withSlug(sql, slug, now))
                .map(Place.Moved::to);
    }

    /// A slug cut short, as links in mails are: the story that begins so, of the days that are told.
    private Optional<Place> guess(String path) {
        List<String> segments = segments(path);
        DateInPath date = date(segments);
        boolean plain = segments.size() == date.parts() + 1;
        Optional<Permalink.Named> named = sites.stream()
                .map(site -> site.permalink().match(path))
                .flatMap(Optional::stream)
                .filter(one -> one.slug().isPresent())
                .findFirst();
        Optional<String> slug =
                named.flatMap(Permalink.Named::slug).or(() -> plain ? slug(segments) : Optional.empty());
        DateInPath told = named.map(Permalink.Named::date).orElse(date);
        return slug.filter(beginning -> beginning.length() >= SHORTEST_GUESS)
                .flatMap(beginning -> PublicStories.withSlugLike(sql, beginning, now).stream()
                        .filter(story -> told.holds(story.at(), zone()))
                        .findFirst())
                .map(Slugged::path)
                .map(Place.Moved::to);
    }

    /// The last segment when it may be a slug: no file, nothing of the machinery.
    private static Optional<String> slug(List<String> segments) {
        String last = segments.getLast();
        String slug = last.endsWith(".html") ? last.substring(0, last.length() - 5) : last;
        boolean machinery = segments.getFirst().startsWith("wp-");
        return slug.isEmpty() || slug.indexOf('.') >= 0 || machinery ? Optional.empty() : Optional.of(slug);
    }

    /// The year, the month and the day that a path begins with.
    private static DateInPath date(List<String> segments) {
        int[] numbers = {DateInPath.UNSAID, DateInPath.UNSAID, DateInPath.UNSAID};
        for (int i = 0; i < Math.min(3, segments.size() - 1); i++) {
            if (!segments.get(i).matches(i == 0 ? "\\d{4}" : "\\d{1,2}")) {
                break;
            }
            numbers[i] = Integer.parseInt(segments.get(i));
        }
        return DateInPath.of(numbers[0], numbers[1], numbers[2]);
    }

    private ZoneId zone() {
        return Settings.of(sql).zone();
    }

    private static String last(String way) {
        return segments(way).getLast();
    }

    /// What stands between the slashes; one empty word when nothing does.
    private static List<String> segments(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("/") && path.length() > start ? path.length() - 1 : path.length();
        return List.of(path.substring(start, end).split("/", -1));
    }
}
