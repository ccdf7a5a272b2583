package press.dateline.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import press.dateline.comment.Comments;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.media.MediaLibrary;
import press.dateline.page.Pages;
import press.dateline.people.People;
import press.dateline.section.Sections;
import press.dateline.section.Topics;
import press.dateline.settings.Publicity;
import press.dateline.settings.Settings;
import press.dateline.store.PublicGate.Addressed;
import press.dateline.store.Reading;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// The one list of everything the reading site answers to. Nothing is rendered here, and everything is read through the
/// gate: what is not public leads [nowhere][Place.Nowhere], as if it had never been. Thread-safe.
///
/// Each place has one address that answers 200; every other address of it is [moved][Place.Moved] there, in one hop.
/// What is not an address of ours is asked of those who know [other sites' addresses][Elsewhere], in their order.
///
/// `/favicon.ico` and what belongs to the desk are other routes and lead nowhere here.
public final class Addresses {
    /// Parameters by which pages differ, or by which other sites told theirs apart.
    private static final List<String> KNOWN = List.of(
            "amp",
            "attachment_id",
            "author",
            "author_name",
            "cat",
            "category_name",
            "cpage",
            "day",
            "feed",
            "m",
            "monthnum",
            "name",
            "p",
            "page",
            "page_id",
            "paged",
            "pagename",
            "replytocom",
            "rest_route",
            "s",
            "tag",
            "year");

    /// Of these it only counts that they are there.
    private static final Set<String> WITHOUT_VALUE = Set.of("amp", "replytocom", "rest_route");

    private static final int LONGEST_VALUE = 200;
    private static final String EMBED = "/oembed";
    private static final int LONGEST_ADDRESS = 1000;
    private static final String SITEMAPS = "/sitemap-";

    private final List<Elsewhere> elsewhere;

    public Addresses(List<Elsewhere> elsewhere) {
        this.elsewhere = List.copyOf(elsewhere);
    }

    /// The key of a target: its path and the known parameters, those with more than 200 characters left out.
    public static PageKey key(RequestTarget target) {
        if (target.query().isEmpty()) {
            return new PageKey(target.path());
        }
        if (isSearch(target.path()) || target.path().startsWith(Asked.PATH + "feed")) {
            return Asked.key(target);
        }
        if (target.path().equals(EMBED)) {
            return target.key("url", "format", "maxwidth", "maxheight");
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String name : KNOWN) {
            target.parameter(name)
                    .filter(value -> value.length() <= LONGEST_VALUE)
                    .ifPresent(value -> parameters.put(name, meaning(name, value)));
        }
        return new PageKey(target.path(), parameters);
    }

    private static String meaning(String name, String value) {
        if (name.equals("feed")) {
            return FeedAddress.meaning(value);
        }
        return WITHOUT_VALUE.contains(name) ? "" : value;
    }

    /// What `key` leads to, within the read transaction of `sql`. Costs a handful of statements that do not grow with
    /// the archive.
    public Place resolve(DSLContext sql, PageKey key, Instant now) {
        if (key.path().equals(EMBED)) {
            return embed(key);
        }
        Optional<FeedAddress> feed = FeedAddress.in(key);
        if (feed.isPresent()) {
            Place of = resolve(sql, feed.get().of(), now);
            return feed.get().place(of, key, path -> own(sql, path, now));
        }
        Place place = own(sql, key.path(), now);
        boolean asked = !key.parameters().isEmpty();
        if (isSearch(key.path())) {
            Reading.doNotKeep();
            Asked words = Asked.of(key);
            return key.path().equals(Asked.PATH) ? new Place.Search(words) : new Place.Moved(words.href());
        }
        if (asked && place instanceof Place.Front && key.parameter("s").isPresent()) {
            return search(key.parameter("s").get(), wanted(key, "paged").orElse(1));
        }
        if (place instanceof Place.Nowhere || (asked && place instanceof Place.Front)) {
            for (Elsewhere other : elsewhere) {
                Optional<Place> found = other.find(sql, key, now);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return asked ? withoutParameters(sql, place, key, now) : place;
    }

    /// The addresses of the site's own, without parameters. A path that answers 200 is the canonical one of its place.
    public static Place own(DSLContext sql, String path, Instant now) {
        Reading.tag("path:" + path);

        switch (path) {
            case "/" -> {
                return new Place.Front();
            }
            case Asked.PATH -> {
                return new Place.Search(Asked.words("", 1));
            }
            default -> {}
        }
        List<String> segments = segments(path);

        // Feeds, sitemaps and what else is for programs
        Optional<FeedAddress> feed = FeedAddress.in(new PageKey(path));
        if (feed.isPresent()) {
            Place of = own(sql, feed.get().of().path(), now);
            return feed.get().place(of, new PageKey(path), there -> own(sql, there, now));
        }
        Optional<Place> data = data(sql, path);
        if (data.isPresent()) {
            return data.get();
        }

        // Pictures and files
        if (path.contains("/wp-content/uploads/") || path.startsWith("/media/")) {
            return MediaLibrary.file(sql, path, now)
                    .<Place>map(file -> new Place.File(file.path()))
                    .orElse(new Place.Nowhere());
        }

        // Stories and static pages, and the pages of their comments
        Optional<Place> copy = copy(sql, path, segments, now);
        if (copy.isPresent()) {
            return copy.get();
        }

        // What was corrected, and what the newsroom says about itself
        Optional<Place> told = told(sql, segments, now);
        if (told.isPresent()) {
            return told.get();
        }

        // Lists of stories and their pages
        Optional<Place> list = list(sql, path, segments, now);
        if (list.isPresent()) {
            return list.get();
        }

        // Words looked for
        if (segments.size() > 1 && segments.getFirst().equals("search")) {
            boolean paged = segments.size() == 4 && segments.get(2).equals("page");
            return search(segments.get(1), paged ? number(segments.getLast()) : 1);
        }
        return new Place.Nowhere();
    }

    // what programs read ---------------------------------------------------------------------------------------------

    private static Optional<Place> data(DSLContext sql, String path) {
        for (Place.Notice notice : Place.Notice.values()) {
            if (path.equals(notice.path())) {
                return Optional.of(notice);
            }
        }
        return switch (path) {
            case "/trust.txt" -> Optional.of(Place.Notice.TRUST);
            case "/security.txt" -> Optional.of(Place.Moved.to(Place.Notice.SECURITY.path()));
            case "/sitemap.xml" -> Optional.of(new Place.Sitemap(new Place.Sitemap.Map.Index(), 1));
            default ->
                path.startsWith(SITEMAPS) && path.endsWith(".xml")
                        ? sitemap(sql, path.substring(SITEMAPS.length(), path.length() - ".xml".length()))
                        : Optional.empty();
        };
    }

    /// `news`, `topics`, `topics-2`, `2024-03`, `2024-03-2`
    private static Optional<Place> sitemap(DSLContext sql, String name) {
        int dash = name.lastIndexOf('-');
        boolean month = name.length() >= 7 && number(name.substring(0, 4)) >= 0;
        boolean first = dash < 0 || (month && name.length() == 7);
        int part = first ? 1 : number(name.substring(dash + 1));
        String of = first ? name : name.substring(0, dash);
        Optional<Place.Sitemap.Map> map =
                switch (of) {
                    case "news" -> Optional.of(new Place.Sitemap.Map.News());
                    case "sections" -> Optional.of(new Place.Sitemap.Map.Sections());
                    case "topics" -> Optional.of(new Place.Sitemap.Map.Topics());
                    case "authors" -> Optional.of(new Place.Sitemap.Map.Authors());
                    case "pages" -> Optional.of(new Place.Sitemap.Map.Pages());
                    default -> month && of.length() == 7 ? month(sql, of) : Optional.empty();
                };
        return map.filter(found -> first || part > 1).map(found -> new Place.Sitemap(found, part));
    }

    private static Optional<Place.Sitemap.Map> month(DSLContext sql, String name) {
        return period(List.of(name.substring(0, 4), name.substring(5)))
                .filter(period -> period instanceof Period.OfMonth && Listings.count(sql, StoryList.LATEST, period) > 0)
                .map(period -> new Place.Sitemap.Map.Stories(((Period.OfMonth) period).month()));
    }

    /// The address of a sitemap.
    public static String address(Place.Sitemap sitemap) {
        String name =
                switch (sitemap.of()) {
                    case Place.Sitemap.Map.Index() -> "";
                    case Place.Sitemap.Map.News() -> "news";
                    case Place.Sitemap.Map.Sections() -> "sections";
                    case Place.Sitemap.Map.Topics() -> "topics";
                    case Place.Sitemap.Map.Authors() -> "authors";
                    case Place.Sitemap.Map.Pages() -> "pages";
                    case Place.Sitemap.Map.Stories(YearMonth month) -> month.toString();
                };
        return name.isEmpty()
                ? "/sitemap.xml"
                : SITEMAPS + name + (sitemap.number() == 1 ? "" : "-" + sitemap.number()) + ".xml";
    }

    private static Place embed(PageKey key) {
        Optional<String> url = key.parameter("url").filter(one -> one.length() <= LONGEST_ADDRESS);
        return url.<Place>map(one -> new Place.Embed(
                        one, key.parameter("format").orElse(""), most(key, "maxwidth"), most(key, "maxheight")))
                .orElse(new Place.Nowhere());
    }

    private static int most(PageKey key, String parameter) {
        return Math.max(0, key.parameter(parameter).map(Addresses::number).orElse(0));
    }

    // stories and static pages ---------------------------------------------------------------------------------------

    /// @param noun `story` or `page`
    private record Copy(String noun, Addressed at) {}

    private static Optional<Place> copy(DSLContext sql, String path, List<String> segments, Instant now) {
        Optional<Copy> copy = copyAt(sql, path, now);
        if (copy.isPresent()) {
            return copy.map(found -> place(found, path));
        }
        int page = segments.getLast().startsWith("comment-page-")
                ? number(segments.getLast().substring("comment-page-".length()))
                : -1;
        return page < 0 || segments.size() == 1
                ? Optional.empty()
                : copyAt(sql, above(segments), now).map(found -> comments(sql, found, page, path, now));
    }

    private static Optional<Copy> copyAt(DSLContext sql, String path, Instant now) {
        List<String> spellings = List.of(path, path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
        List<Addressed> stories = PublicStories.at(sql, spellings, now);
        Optional<Copy> exact = stories.stream()
                .filter(at -> !at.withdrawn() && at.path().equals(path))
                .map(at -> new Copy("story", at))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        return Stream.concat(
                        stories.stream().map(at -> new Copy("story", at)),
                        Pages.at(sql, spellings, now).stream().map(at -> new Copy("page", at)))
                .min(Comparator.comparing((Copy copy) -> copy.at().withdrawn())
                        .thenComparing(copy -> !copy.at().path().equals(path)));
    }

    private static Place place(Copy copy, String path) {
        Addressed at = copy.at();
        if (at.withdrawn()) {
            return new Place.Gone();
        }
        return at.path().equals(path) ? ofCopy(copy, 0) : Place.Moved.to(at.path());
    }

    /// The last page of comments stands on the canonical address, so that only those before it have one of their own.
    private static Place comments(DSLContext sql, Copy copy, int page, String path, Instant now) {
        Addressed at = copy.at();
        if (at.withdrawn()) {
            return new Place.Gone();
        }
        int size = Settings.of(sql).commentsPerPage();
        if (page < 1 || page >= Comments.pages(sql, copy.noun(), at.id(), size, now)) {
            return Place.Moved.to(at.path());
        }
        String canonical = commentPage(at.path(), page);
        return canonical.equals(path) ? ofCopy(copy, page) : Place.Moved.to(canonical);
    }

    private static Place ofCopy(Copy copy, int comments) {
        return copy.noun().equals("story")
                ? new Place.OfStory(copy.at().id(), copy.at().path(), comments)
                : new Place.OfPage(copy.at().id(), copy.at().path(), comments);
    }

    /// The address of page `page` of the comments on the story or static page at `path`.
    public static String commentPage(String path, int page) {
        return path + (path.endsWith("/") ? "" : "/") + "comment-page-" + page + "/";
    }

    private static Optional<Place> told(DSLContext sql, List<String> segments, Instant now) {
        String path = "/" + String.join("/", segments) + "/";
        if (segments.getFirst().equals("corrections")) {
            int number = segments.size() == 1
                    ? 1
                    : segments.size() == 3 && segments.get(1).equals("page") ? number(segments.getLast()) : -1;
            return number >= 1 ? Optional.of(CorrectionPages.place(sql, number, now)) : Optional.empty();
        }
        for (TrustPage page : TrustPage.values()) {
            if (page.path().equals(path) && TrustPages.isThere(Publicity.of(sql), page)) {
                return Optional.of(new Place.Trust(page));
            }
        }
        return Optional.empty();
    }

    // lists ----------------------------------------------------------------------------------------------------------

    private static Optional<Place> list(DSLContext sql, String path, List<String> segments, Instant now) {
        int last = segments.size() - 1;
        boolean paged = last > 0 && segments.get(last - 1).equals("page");
        int number = paged ? number(segments.get(last)) : 1;
        List<String> words = paged ? segments.subList(0, last - 1) : segments;
        return number < 0 ? Optional.empty() : firstPage(sql, words, now).map(list -> page(sql, list, number, path));
    }

    private static Optional<Place.OfList> firstPage(DSLContext sql, List<String> words, Instant now) {
        if (words.isEmpty()) {
            return Optional.of(all(new Place.Kind.Latest(), StoryList.LATEST, "/"));
        }
        String rest = String.join("/", words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "category" ->
                Sections.tree(sql)
                        .byPath(rest)
                        .map(section -> all(
                                new Place.Kind.OfSection(section.id()),
                                StoryList.section(section.id()),
                                section.address()));
            case "tag" ->
                Topics.publicBySlug(sql, rest, now)
                        .map(topic ->
                                all(new Place.Kind.OfTopic(topic.id()), StoryList.topic(topic.id()), topic.address()));
            case "author" ->
                People.publicBySlug(sql, rest, now)
                        .map(person -> all(
                                new Place.Kind.OfAuthor(person.id()), StoryList.author(person.id()), person.address()));
            default ->
                period(words)
                        .filter(period -> Listings.count(sql, StoryList.LATEST, period) > 0)
                        .map(period -> new Place.OfList(
                                new Place.Kind.OfDate(), StoryList.LATEST, period, address(period), 1));
        };
    }

    private static Place.OfList all(Place.Kind kind, StoryList list, String base) {
        return new Place.OfList(kind, list, new Period.All(), base, 1);
    }

    /// A year, a month or a day that the calendar has.
    private static Optional<Period> period(List<String> words) {
        List<Integer> numbers = words.stream().map(Addresses::number).toList();
        if (numbers.size() > 3 || numbers.contains(-1) || words.getFirst().length() != 4 || numbers.getFirst() < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (numbers.size()) {
                        case 1 -> new Period.OfYear(numbers.getFirst());
                        case 2 -> new Period.OfMonth(YearMonth.of(numbers.getFirst(), numbers.get(1)));
                        default ->
                            new Period.OfDay(LocalDate.of(numbers.getFirst(), numbers.get(1), numbers.getLast()));
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The address of the stories of a period.
    public static String address(Period period) {
        return switch (period) {
            case Period.All() -> "/";
            case Period.OfYear(int year) -> String.format(Locale.ROOT, "/%04d/", year);
            case Period.OfMonth(YearMonth month) ->
                String.format(Locale.ROOT, "/%04d/%02d/", month.getYear(), month.getMonthValue());
            case Period.OfDay(LocalDate day) ->
                String.format(Locale.ROOT, "/%04d/%02d/%02d/", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        };
    }

    /// Page `number` of a list; one that the list is too short for moves to its first. The first page of the latest
    /// stories is the front.
    private static Place page(DSLContext sql, Place.OfList list, int number, String path) {
        if (number > 1) {
            int size = Settings.of(sql).storiesPerPage();
            int stories = Listings.count(sql, list.list(), list.period());
            number = (long) (number - 1) * size < stories ? number : 1;
        }
        String canonical = listPage(list.base(), Math.max(1, number));
        return canonical.equals(path)
                ? new Place.OfList(list.kind(), list.list(), list.period(), list.base(), number)
                : Place.Moved.to(canonical);
    }

    /// The address of page `number` of the list at `base`.
    public static String listPage(String base, int number) {
        return number == 1 ? base : base + "page/" + number + "/";
    }

    /// Where words looked for at an address of another site are looked for here. There are as many such addresses as
    /// there are words, so none is kept in the cache.
    public static Place search(String words, int page) {
        Reading.doNotKeep();
        return new Place.Moved(Asked.words(words, page).href());
    }

    private static boolean isSearch(String path) {
        return path.equals(Asked.PATH) || path.equals("/search");
    }

    // parameters -----------------------------------------------------------------------------------------------------

    /// An address with parameters is never a canonical one.
    private static Place withoutParameters(DSLContext sql, Place place, PageKey key, Instant now) {
        if (place.status() != 200) {
            return place;
        }
        Optional<String> wanted =
                switch (place) {
                    case Place.Front() -> wanted(key, "paged").map(number -> listPage("/", number));
                    case Place.OfList list -> wanted(key, "paged").map(number -> listPage(list.base(), number));
                    case Place.OfStory story -> wanted(key, "cpage").map(page -> commentPage(story.path(), page));
                    case Place.OfPage copy -> wanted(key, "cpage").map(page -> commentPage(copy.path(), page));
                    case Place.Search _,
                            Place.Corrections _,
                            Place.Trust _,
                            Place.Data _,
                            Place.File _,
                            Place.Moved _,
                            Place.Gone _,
                            Place.Nowhere _ -> Optional.empty();
                };
        return moved(sql, wanted.orElse(key.path()), now);
    }

    private static Optional<Integer> wanted(PageKey key, String parameter) {
        return key.parameter(parameter).map(Addresses::number).filter(number -> number > 0);
    }

    /// One hop to where one of our own addresses leads in the end; [Place.Gone] and [Place.Nowhere] as they are.
    public static Place moved(DSLContext sql, String path, Instant now) {
        Place place = own(sql, path, now);
        return place.status() == 200 ? Place.Moved.to(path) : place;
    }

    // paths ----------------------------------------------------------------------------------------------------------

    /// What stands between the slashes; the path is not `/`.
    private static List<String> segments(String path) {
        return List.of(path.substring(1, path.endsWith("/") ? path.length() - 1 : path.length())
                .split("/", -1));
    }

    /// The path without its last segment, with a slash at the end.
    private static String above(List<String> segments) {
        return "/" + String.join("/", segments.subList(0, segments.size() - 1)) + "/";
    }

    /// The number that `digits` are, or -1.
    static int number(String digits) {
        return !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(digits)
                : -1;
    }
}
