package press.dateline.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Comments.CommentPage;
import press.dateline.comment.Discussion;
import press.dateline.comment.Work;
import press.dateline.delivery.RequestTarget;
import press.dateline.media.MediaLibrary;
import press.dateline.people.Byline;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Frames.Surroundings;
import press.dateline.store.Reading;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;

/// Loads a story's page.
final class StoryPages {
    private static final int DESCRIPTION = 300;

    /// A change within this time of publication is the finishing of it and no news.
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private StoryPages() {}

    /// @param comments page of comments, 0 for the canonical address
    static Optional<StoryPage> load(Surroundings around, SearchIndex index, String path, int comments) {
        return PublicStories.byPath(around.sql(), path, around.now()).flatMap(story -> comments(
                        around,
                        "story",
                        story.id(),
                        story.card().path(),
                        comments,
                        story.commentsOpen()
                                && Discussion.open(
                                        around.settings(),
                                        around.sections(),
                                        story.card().sectionId(),
                                        story.card().at(),
                                        around.now()),
                        story.comments())
                .map(discussion -> page(around, index, story, discussion, comments)));
    }

    /// The page of a story that readers do not see, with nothing around it that changes from day to day.
    static StoryPage proof(Surroundings around, Story story) {
        return page(around, story, new Comments(true, 0, List.of(), null), 1, List.of());
    }

    private static StoryPage page(
            Surroundings around, SearchIndex index, Story story, Comments comments, int commentPage) {
        return page(
                around,
                story,
                comments,
                commentPage,
                related(around, index, story, around.settings().number(Setting.RELATED)));
    }

    /// @param commentPage which page of comments; one that has a number is not to be found
    private static StoryPage page(
            Surroundings around, Story story, Comments comments, int commentPage, List<Long> related) {
        StoryCard card = story.card();
        SiteSettings settings = around.settings();
        Optional<Listings.Neighbours> beside = neighbourhood(settings, card)
                .map(list -> Listings.neighbours(around.sql(), list, story.id(), card.at(), around.now()));
        List<Long> wanted = new ArrayList<>(related);
        beside.flatMap(Listings.Neighbours::older).ifPresent(wanted::add);
        beside.flatMap(Listings.Neighbours::newer).ifPresent(wanted::add);
        Map<Long, StoryCard> others = PublicStories.cards(around.sql(), wanted, around.now()).stream()
                .collect(Collectors.toMap(StoryCard::id, other -> other, (first, again) -> first));
        @Nullable Instant updated = card.updated().isAfter(card.at().plus(SETTLING)) ? card.updated() : null;
        Section section = card.sectionId() == null
                ? null
                : around.sections().byId(card.sectionId()).orElse(null);
        List<Story.Correction> corrections = story.corrections().reversed();
        Words words = around.site().words();
        Players copy = Players.of(Copy.withMediaThatShow(around.sql(), story.copy(), words), settings, words);
        Contents contents = Contents.of(copy.html(), settings.number(Setting.CONTENTS_FROM));
        return new StoryPage(
                around.frame(head(around, story, section, updated, commentPage)),
                section == null ? null : around.mark(section),
                Cards.kicker(around, card),
                card.genre(),
                card.called(),
                card.headline().isBlank(),
                Cards.plain(card.standfirst()),
                Cards.people(card.bylines()),
                card.at(),
                updated,
                card.minutes(),
                card.leadPicture()
                        .filter(picture -> settings.on(Setting.STORY_PICTURE)
                                && !story.copy().contains(picture.path()))
                        .map(Cards::picture)
                        .orElse(null),
                card.leadPicture()
                        .filter(press.dateline.media.Picture::stored)
                        .map(Cards::picture)
                        .orElse(null),
                story.dateline(),
                contents.html(),
                Cards.format(card.format()),
                corrections.stream()
                        .map(note -> new CorrectionNotice(note.at(), "", Cards.plain(note.note())))
                        .toList(),
                story.sources().stream()
                        .map(source -> new Link(source.label(), source.address()))
                        .toList(),
                story.topics().stream()
                        .map(topic -> new Link(topic.name(), RequestTarget.encode(topic.address())))
                        .toList(),
                settings.on(Setting.AUTHOR_BOX) ? profiles(around, card.bylines()) : List.of(),
                beside.flatMap(Listings.Neighbours::older)
                        .map(others::get)
                        .map(StoryPages::link)
                        .orElse(null),
                beside.flatMap(Listings.Neighbours::newer)
                        .map(others::get)
                        .map(StoryPages::link)
                        .orElse(null),
                related.stream()
                        .map(others::get)
                        .filter(Objects::nonNull)
                        .map(other -> Cards.of(around, other))
                        .toList(),
                comments,
                contents.headings(),
                isOld(around, card.at()),
                Cards.age(around, card.at()),
                copy.hosts(),
                story.aiLabel());
    }

    /// The list in which the stories before and after are looked for.
    private static Optional<StoryList> neighbourhood(SiteSettings settings, StoryCard card) {
        Long section = card.sectionId();
        return switch (settings.get(Setting.NEIGHBOURS)) {
            case "none" -> Optional.empty();
            case "section" -> Optional.of(section == null ? StoryList.LATEST : StoryList.section(section));
            default -> Optional.of(StoryList.LATEST);
        };
    }

    /// Whether a story of `at` is so old that it says so; if not yet, the page holds until it is.
    private static boolean isOld(Surroundings around, Instant at) {
        int days = around.settings().number(Setting.ARCHIVE_NOTICE_DAYS);
        if (days == 0) return false;
        Instant old = at.plus(Duration.ofDays(days));
        if (!around.now().isBefore(old)) return true;
        Reading.until(old);
        return false;
    }

    private static List<Long> related(Surroundings around, SearchIndex index, Story story, int most) {
        if (most == 0) {
            return List.of();
        }
        return index.related(story, most)
                .orElseGet(() -> PublicStories.related(around.sql(), story, most, around.now()));
    }

    private static Link link(StoryCard story) {
        return new Link(story.called(), RequestTarget.encode(story.path()));
    }

    /// Only those who have something to be introduced by.
    private static List<Profile> profiles(Surroundings around, List<Byline> bylines) {
        return bylines.stream()
                .map(Byline::person)
                .filter(person -> !person.biography().isEmpty() || person.pictureId() != null)
                .map(person -> profile(around, person))
                .toList();
    }

    static Profile profile(Surroundings around, press.dateline.people.Person person) {
        Long picture = person.pictureId();
        return new Profile(
                person.name(),
                RequestTarget.encode(person.address()),
                "",
                person.biography(),
                picture == null
                        ? null
                        : Optional.ofNullable(MediaLibrary.pictures(around.sql(), List.of(picture), around.now())
                                        .get(picture))
                                .map(Cards::picture)
                                .orElse(null),
                person.website() == null ? List.of() : List.of(new Link(person.website(), person.website())));
    }

    private static Head head(
            Surroundings around, Story story, @Nullable Section section, @Nullable Instant updated, int commentPage) {
        StoryCard card = story.card();
        String title = story.seoTitle().isEmpty() ? card.called() : story.seoTitle();
        String description = story.seoDescription().isEmpty() ? card.trail() : story.seoDescription();
        return new Head(
                title,
                shortened(description),
                around.absolute(card.path()),
                commentPage > 0,
                "",
                "",
                section == null ? List.of() : breadcrumb(around, section),
                List.of(new Feed(
                        around.site().words().say("comments.all") + " – " + title,
                        RequestTarget.encode(FeedAddress.of(card.path(), FeedFormat.RSS)),
                        FeedFormat.RSS.type())),
                card.leadPicture()
                        .filter(press.dateline.media.Picture::stored)
                        .map(picture -> around.absolute(Cards.shared(picture)))
                        .orElse(""),
                card.at(),
                updated);
    }

    static List<Link> breadcrumb(Surroundings around, Section section) {
        return around.sections().line(section).stream()
                .map(step -> new Link(step.name(), RequestTarget.encode(step.address())))
                .toList();
    }

    static String shortened(String text) {
        if (text.length() <= DESCRIPTION) {
            return text;
        }
        int cut = text.lastIndexOf(' ', DESCRIPTION);
        return text.substring(0, cut < DESCRIPTION / 2 ? DESCRIPTION : cut) + " …";
    }

    /// One page of what readers said; empty when there is no such page. The newest page stands at the canonical
    /// address, older ones have their own, which therefore never change.
    static Optional<Comments> comments(
            Surroundings around, String noun, long id, String path, int number, boolean open, int count) {
        @Nullable Writing writing = open ? Writing.empty(around.form(noun, id), 0, Work.BITS) : null;
        if (count == 0 && number <= 1) {
            return Optional.of(new Comments(open, 0, List.of(), null, writing, ""));
        }
        Optional<CommentPage> page = press.dateline.comment.Comments.page(
                around.sql(), noun, id, number, around.settings().commentsPerPage(), around.now());
        return page.map(found -> {
            Map<Long, String> names = found.comments().stream()
                    .collect(
                            Collectors.toMap(press.dateline.comment.Comment::id, press.dateline.comment.Comment::name));
            String base = RequestTarget.encode(path);
            return new Comments(
                    open,
                    count,
                    found.comments().stream()
                            .map(comment -> comment(comment, names))
                            .toList(),
                    found.pages() == 1
                            ? null
                            : new Pages(
                                    found.number(),
                                    found.pages(),
                                    n -> (n == found.pages()
                                                    ? base
                                                    : RequestTarget.encode(Addresses.commentPage(path, n)))
                                            + "#comments"),
                    writing,
                    RequestTarget.encode(Addresses.commentPage(path, found.number())));
        });
    }

    private static Comment comment(press.dateline.comment.Comment comment, Map<Long, String> names) {
        Long parent = comment.parentId();
        @Nullable String answered = parent == null ? null : names.get(parent);
        return new Comment(
                comment.id(),
                comment.name(),
                comment.website(),
                comment.at(),
                comment.copy(),
                comment.depth(),
                parent == null || answered == null ? 0 : parent,
                answered == null ? "" : answered);
    }
}
