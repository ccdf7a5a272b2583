package press.dateline.feed;

import static press.dateline.store.tables.Tables.ORIGIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import press.dateline.comment.Comments;
import press.dateline.comment.Comments.Remark;
import press.dateline.delivery.RequestTarget;
import press.dateline.feed.Channel.Author;
import press.dateline.feed.Channel.Entry;
import press.dateline.page.Pages;
import press.dateline.people.Byline;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.search.Found.Hit;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Asked;
import press.dateline.site.Place;
import press.dateline.site.Place.FeedOf;
import press.dateline.site.Words;
import press.dateline.story.Corrections;
import press.dateline.story.Corrections.Correction;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;

/// Loads what a feed carries. Lives for one feed, within one read transaction.
final class Channels {
    private final DSLContext sql;
    private final SearchIndex index;
    private final Instant now;
    private final SiteSettings site;
    private final Publicity publicity;
    private final String address;
    private final Words words;

    Channels(DSLContext sql, SearchIndex index, Instant now) {
        this.sql = sql;
        this.index = index;
        this.now = now;
        this.site = Settings.of(sql);
        this.publicity = Publicity.of(sql);
        this.address = Syndicate.address(site);
        this.words = Words.of(site.language(), site.zone());
    }

    Channel load(Place.Feed feed) {
        List<Entry> entries =
                switch (feed.of()) {
                    case FeedOf.Stories(Place.Kind kind, StoryList list) ->
                        stories(Listings.newest(sql, list, items(), now));
                    case FeedOf.Found(Asked asked) -> stories(found(asked));
                    case FeedOf.Comments() -> comments(Comments.newest(sql, items(), now));
                    case FeedOf.CommentsOn(String noun, long id, String path) ->
                        comments(Comments.newest(sql, noun, id, items(), now));
                    case FeedOf.Corrections() -> corrections();
                };
        String subject = subject(feed.of());
        return new Channel(
                subject.isEmpty() ? site.title() : subject + " – " + site.title(),
                site.tagline(),
                address + home(feed),
                address
                        + (feed.of() instanceof FeedOf.Found(Asked asked)
                                ? asked.feed(feed.format())
                                : RequestTarget.encode(feed.address())),
                site.language().toLanguageTag(),
                // Nobody knows which searches a new story changes, so a hub is not told of any.
                feed.of() instanceof FeedOf.Found ? "" : publicity.text(Item.FEED_HUB),
                entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(null),
                entries);
    }

    private static String home(Place.Feed feed) {
        return switch (feed.of()) {
            case FeedOf.Comments() -> "/";
            case FeedOf.Found(Asked asked) -> asked.href(1);
            case FeedOf.Stories _, FeedOf.CommentsOn _, FeedOf.Corrections _ -> RequestTarget.encode(feed.base());
        };
    }

    private int items() {
        return publicity.number(Item.FEED_ITEMS);
    }

    private String subject(FeedOf of) {
        return switch (of) {
            case FeedOf.Stories(Place.Kind kind, StoryList list) ->
                switch (kind) {
                    case Place.Kind.OfSection(long id) ->
                        Sections.tree(sql).byId(id).map(Section::name).orElse("");
                    case Place.Kind.OfTopic(long id) ->
                        Topics.publicById(sql, id, now).map(Topic::name).orElse("");
                    case Place.Kind.OfAuthor(long id) ->
                        People.publicById(sql, id, now).map(Person::name).orElse("");
                    case Place.Kind.Latest _, Place.Kind.OfDate _ -> "";
                };
            case FeedOf.Comments() -> words.say("comments.all");
            case FeedOf.CommentsOn(String noun, long id, String path) ->
                words.say("comments.all") + " – "
                        + headlines(Map.of(noun, List.of(id))).values().stream()
                                .findFirst()
                                .map(Named::title)
                                .orElse("");
            case FeedOf.Found(Asked asked) ->
                asked.words().isBlank() ? words.say("find.heading") : words.say("find.heading") + ": " + asked.words();
            case FeedOf.Corrections() -> words.say("corrections", 2);
        };
    }

    // stories --------------------------------------------------------------------------------------------------------

    private List<Long> found(Asked asked) {
        return index.newest(asked.question(sql, now), items()).stream()
                .filter(hit -> hit.kind() == Hit.Kind.STORY)
                .map(Hit::id)
                .toList();
    }

    private List<Entry> stories(List<Long> ids) {
        List<StoryCard> cards = PublicStories.cards(sql, ids, now);
        List<Story> stories = cards.stream()
                .map(card -> PublicStories.byPath(sql, card.path(), now))
                .flatMap(Optional::stream)
                .toList();
        Map<Long, String> guids = guids("story", stories.stream().map(Story::id).toList());
        Map<Long, Section> sections = sections();
        return stories.stream()
                .map(story -> story(story, Optional.ofNullable(guids.get(story.id())), sections))
                .toList();
    }

    private Map<Long, Section> sections() {
        return Sections.tree(sql).all().stream().collect(Collectors.toMap(Section::id, section -> section));
    }

    private Entry story(Story story, Optional<String> guid, Map<Long, Section> sections) {
        StoryCard card = story.card();
        String url = absolute(card.path());
        LinkedHashSet<String> categories = new LinkedHashSet<>();
        story.sectionIds().stream()
                .map(sections::get)
                .filter(Objects::nonNull)
                .map(Section::name)
                .forEach(categories::add);
        story.topics().forEach(topic -> categories.add(topic.name()));
        return new Entry(
                guid.orElse(url),
                url,
                card.called(),
                story.commentsOpen() || story.comments() > 0 ? url + "#comments" : "",
                authors(card.bylines()),
                card.at(),
                latest(card.at(), card.updated()),
                List.copyOf(categories),
                card.trail(),
                publicity.text(Item.FEED_TEXT).equals("full") ? withWholeAddresses(story.copy()) : "",
                card.leadPicture()
                        .filter(picture -> picture.stored() && picture.isImage())
                        .map(this::picture)
                        .orElse(null));
    }

    private List<Author> authors(List<Byline> bylines) {
        return bylines.stream()
                .filter(byline -> byline.role().isEmpty())
                .map(byline -> new Author(
                        byline.person().name(), absolute(byline.person().address())))
                .toList();
    }

    private Channel.Picture picture(press.dateline.media.Picture picture) {
        Integer width = picture.width();
        Integer height = picture.height();
        return new Channel.Picture(
                absolute(picture.path()),
                picture.mime(),
                press.dateline.media.MediaLibrary.bytes(sql, picture.id()),
                width == null ? 0 : width,
                height == null ? 0 : height,
                picture.alt(),
                picture.credit());
    }

    /// What came from elsewhere keeps the guid it had there, so that no feed reader takes it for new.
    private Map<Long, String> guids(String noun, Collection<Long> ids) {
        Map<Long, String> guids = new HashMap<>();
        if (ids.isEmpty()) {
            return guids;
        }
        sql.select(ORIGIN.NOUN_ID, ORIGIN.GUID)
                .from(ORIGIN)
                .where(ORIGIN.NOUN.eq(noun))
                .and(ORIGIN.NOUN_ID.in(ids))
                .and(ORIGIN.GUID.ne(""))
                .orderBy(ORIGIN.SOURCE_SITE_ID)
                .forEach(row -> guids.putIfAbsent(row.value1(), row.value2()));
        return guids;
    }

    // comments and corrections ---------------------------------------------------------------------------------------

    /// What a comment stands under.
    private record Named(String title, String path) {}

    private List<Entry> comments(List<Remark> remarks) {
        Map<String, List<Long>> under = remarks.stream()
                .collect(Collectors.groupingBy(Remark::noun, Collectors.mapping(Remark::nounId, Collectors.toList())));
        Map<String, Named> named = headlines(under);
        List<Entry> entries = new ArrayList<>();
        for (Remark remark : remarks) {
            Named about = named.get(remark.noun() + remark.nounId());
            if (about == null) {
                continue;
            }
            String url = absolute(about.path()) + "#comment-" + remark.comment().id();
            String name = remark.comment().name().isEmpty()
                    ? words.say("comments.anonymous")
                    : remark.comment().name();
            entries.add(new Entry(
                    url,
                    url,
                    name + " – " + about.title(),
                    "",
                    List.of(new Author(name, remark.comment().website())),
                    remark.comment().at(),
                    remark.comment().at(),
                    List.of(),
                    Jsoup.parseBodyFragment(remark.comment().copy()).text(),
                    withWholeAddresses(remark.comment().copy()),
                    null));
        }
        return entries;
    }

    /// Stories and pages by noun and id in one word.
    private Map<String, Named> headlines(Map<String, List<Long>> ids) {
        Map<String, Named> named = new HashMap<>();
        PublicStories.cards(sql, new LinkedHashSet<>(ids.getOrDefault("story", List.of())), now)
                .forEach(card -> named.put("story" + card.id(), new Named(card.called(), card.path())));
        for (long id : new LinkedHashSet<>(ids.getOrDefault("page", List.of()))) {
            Pages.path(sql, id, now)
                    .flatMap(path -> Pages.byPath(sql, path, now))
                    .ifPresent(page -> named.put("page" + id, new Named(page.title(), page.path())));
        }
        return named;
    }

    private List<Entry> corrections() {
        List<Correction> corrections = Corrections.newest(sql, 0, items(), now);
        Map<Long, StoryCard> stories =
                PublicStories.cards(
                                sql,
                                corrections.stream()
                                        .map(Correction::storyId)
                                        .distinct()
                                        .toList(),
                                now)
                        .stream()
                        .collect(Collectors.toMap(StoryCard::id, card -> card));
        return corrections.stream()
                .filter(one -> stories.containsKey(one.storyId()))
                .map(one -> correction(one, Objects.requireNonNull(stories.get(one.storyId()))))
                .toList();
    }

    private Entry correction(Correction correction, StoryCard story) {
        String url = absolute(story.path());
        return new Entry(
                url + "#correction-" + correction.id(),
                url + "#corrections",
                story.called(),
                "",
                authors(story.bylines()),
                correction.at(),
                correction.at(),
                List.of(),
                Jsoup.parseBodyFragment(correction.note()).text(),
                withWholeAddresses(correction.note()),
                null);
    }

    // addresses ------------------------------------------------------------------------------------------------------

    private String absolute(String path) {
        return address + RequestTarget.encode(path);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// A feed is read away from the site, so its links and pictures name the site.
    private String withWholeAddresses(String copy) {
        Document document = Jsoup.parseBodyFragment(copy, address + "/");
        document.outputSettings().prettyPrint(false);
        for (String name : List.of("href", "src", "poster")) {
            document.body().select("[" + name + "^=/]").forEach(node -> node.attr(name, node.absUrl(name)));
        }
        return document.body().html();
    }
}
