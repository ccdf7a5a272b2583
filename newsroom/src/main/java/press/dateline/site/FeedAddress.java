package press.dateline.site;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.site.Place.FeedOf;
import press.dateline.story.StoryList;

/// An address that asks for a feed: `feed/` and perhaps a format behind the address of anything, or `?feed=atom`.
///
/// @param of what it is to be a feed of
/// @param comments whether the comments are meant where stories would be
record FeedAddress(PageKey of, FeedFormat format, boolean comments) {
    private static final Set<String> FORMATS = Set.of("feed", "rss", "rss2", "atom", "rdf", "json");
    private static final String PARAMETER = "feed";
    private static final String COMMENTS = "/comments/";

    static String of(String base, FeedFormat format) {
        return base + (base.endsWith("/") ? "" : "/") + format.tail();
    }

    static Optional<FeedAddress> in(PageKey key) {
        String asked = key.parameters().get(PARAMETER);
        String path = key.path().endsWith("/") ? key.path() : key.path() + "/";
        String format = "";
        boolean feed = asked != null;
        // However often the words stand there, they are taken off at once.
        for (String tail = tail(path); !tail.isEmpty(); tail = tail(path)) {
            feed = true;
            String last = tail.substring(tail.lastIndexOf('/', tail.length() - 2) + 1, tail.length() - 1);
            format = format.isEmpty() || format.equals("feed") ? last : format;
            path = path.substring(0, path.length() - tail.length() + 1);
        }
        if (!feed) {
            return Optional.empty();
        }
        Map<String, String> others = new TreeMap<>(key.parameters());
        others.remove(PARAMETER);
        boolean comments = path.equals(COMMENTS) || (asked != null && asked.startsWith("comments"));
        return Optional.of(new FeedAddress(
                new PageKey(path.equals(COMMENTS) ? "/" : path, others),
                format(asked == null ? format : asked),
                comments));
    }

    /// `/feed/` or `/feed/atom/` at the end of `path`, or nothing.
    private static String tail(String path) {
        if (path.endsWith("/feed/")) {
            return "/feed/";
        }
        int last = path.lastIndexOf('/', path.length() - 2);
        return last > 0
                        && FORMATS.contains(path.substring(last + 1, path.length() - 1))
                        && path.startsWith("/feed", last - "/feed".length())
                ? path.substring(last - "/feed".length())
                : "";
    }

    private static FeedFormat format(String word) {
        if (word.endsWith("atom")) {
            return FeedFormat.ATOM;
        }
        return word.equals("json") ? FeedFormat.JSON : FeedFormat.RSS;
    }

    /// One of the few words that a value of the parameter can mean, so that a thousand values are few pages.
    static String meaning(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return (word.startsWith("comments") ? "comments-" : "")
                + (word.endsWith("atom") ? "atom" : word.equals("json") ? "json" : "rss2");
    }

    /// The feed of what `place` shows; where the address asked for is not the feed's own, the one hop to it. What has
    /// no feed of its own leads to the site's.
    ///
    /// @param own finds where one of our own paths leads
    Place place(Place place, PageKey asked, Function<String, Place> own) {
        Place there = place instanceof Place.Moved(String location)
                ? RequestTarget.parse(location)
                        .map(target -> target.path().equals(Asked.PATH)
                                ? new Place.Search(Asked.of(Asked.key(target)))
                                : own.apply(target.path()))
                        .orElse(place)
                : place;
        return switch (there) {
            case Place.Gone gone -> gone;
            case Place.OfStory story ->
                feed(new FeedOf.CommentsOn("story", story.id(), story.path()), story.path(), asked);
            case Place.OfPage page -> feed(new FeedOf.CommentsOn("page", page.id(), page.path()), page.path(), asked);
            case Place.Corrections corrections -> feed(new FeedOf.Corrections(), CorrectionPages.PATH, asked);
            case Place.OfList list ->
                switch (list.kind()) {
                    case Place.Kind.OfSection _, Place.Kind.OfTopic _, Place.Kind.OfAuthor _ ->
                        feed(new FeedOf.Stories(list.kind(), list.list()), list.base(), asked);
                    case Place.Kind.Latest _, Place.Kind.OfDate _ -> ofSite(asked);
                };
            case Place.Search(Asked of) -> found(of, asked);
            case Place.Front _, Place.Trust _, Place.Data _, Place.File _, Place.Moved _, Place.Nowhere _ ->
                ofSite(asked);
        };
    }

    private Place ofSite(PageKey asked) {
        return comments
                ? feed(new FeedOf.Comments(), COMMENTS, asked)
                : feed(new FeedOf.Stories(new Place.Kind.Latest(), StoryList.LATEST), "/", asked);
    }

    /// What asks for nothing has no feed of its own.
    private Place found(Asked search, PageKey asked) {
        PageKey key = search.feedKey(format);
        if (key.parameters().isEmpty()) {
            return ofSite(asked);
        }
        return key.equals(asked)
                ? new Place.Feed(new FeedOf.Found(search), Asked.PATH, format)
                : new Place.Moved(key.toString());
    }

    private Place feed(FeedOf of, String base, PageKey asked) {
        Place.Feed feed = new Place.Feed(of, base, format);
        return feed.address().equals(asked.path()) && asked.parameters().isEmpty()
                ? feed
                : Place.Moved.to(feed.address());
    }
}
