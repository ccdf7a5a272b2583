package press.dateline.desk;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.OUTBOX;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.StoredPage;
import press.dateline.publishing.Editor;
import press.dateline.publishing.Receipt;
import press.dateline.search.Found.Hit;
import press.dateline.search.Question;
import press.dateline.section.Sections;
import press.dateline.settings.Settings;
import press.dateline.site.Addresses;
import press.dateline.site.FeedFormat;
import press.dateline.site.Place;
import press.dateline.store.Database;
import press.dateline.store.tables.tables.records.StoryRecord;

/// Asks every part of the site whether a story that was taken down is gone, the way a reader or a program would ask it,
/// and keeps what they answer.
final class TakeDownReceipts {
    /// The index follows the log within a moment; what takes longer is asked again later.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST_FEEDS = 60;
    private static final int HITS = 100;

    private final Database database;
    private final Newspaper paper;

    TakeDownReceipts(Database database, Newspaper paper) {
        this.database = database;
        this.paper = paper;
    }

    /// What of a story is looked for.
    ///
    /// @param bases addresses of the lists it stood in
    /// @param pictures paths of files that stood in it
    private record Wanted(
            StoryRecord story,
            String path,
            ZoneId zone,
            Set<String> bases,
            List<String> pictures,
            Instant now,
            long position) {}

    /// @return whether it is gone everywhere
    boolean collect(long story, Editor by) {
        Wanted wanted = wanted(story);
        List<Receipt> receipts = List.of(
                pages(wanted),
                search(wanted),
                absent(wanted, "front", List.of("/")),
                feeds(wanted),
                sitemaps(wanted),
                pictures(wanted),
                outbox(wanted));
        database.write(transaction -> {
            Receipt.keep(transaction, story, receipts, by);
            return receipts;
        });
        return receipts.stream().allMatch(Receipt::gone);
    }

    private Wanted wanted(long id) {
        Instant now = database.clock().instant();
        long position = database.changes().position();
        return database.read(sql -> {
            StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
            return new Wanted(
                    story,
                    story.getPath() == null ? "/" : story.getPath(),
                    Settings.of(sql).zone(),
                    bases(sql, id),
                    sql.select(MEDIA.PATH)
                            .from(MEDIA_USE.join(MEDIA).on(MEDIA.ID.eq(MEDIA_USE.MEDIA_ID)))
                            .where(MEDIA_USE.NOUN.eq("story").and(MEDIA_USE.NOUN_ID.eq(id)))
                            .fetch(MEDIA.PATH),
                    now,
                    position);
        });
    }

    private static Set<String> bases(DSLContext sql, long story) {
        Set<String> bases = new LinkedHashSet<>(List.of("/"));
        Sections.Tree tree = Sections.tree(sql);
        sql.select(STORY_SECTION.SECTION_ID)
                .from(STORY_SECTION)
                .where(STORY_SECTION.STORY_ID.eq(story))
                .forEach(row -> tree.byId(row.value1()).map(tree::line).orElse(List.of()).stream()
                        .map(section -> section.address())
                        .forEach(bases::add));
        sql.select(TOPIC.SLUG)
                .from(STORY_TOPIC.join(TOPIC).on(TOPIC.ID.eq(STORY_TOPIC.TOPIC_ID)))
                .where(STORY_TOPIC.STORY_ID.eq(story))
                .forEach(row -> bases.add("/tag/" + row.value1() + "/"));
        sql.select(PERSON.SLUG)
                .from(BYLINE.join(PERSON).on(PERSON.ID.eq(BYLINE.PERSON_ID)))
                .where(BYLINE.STORY_ID.eq(story))
                .forEach(row -> bases.add("/author/" + row.value1() + "/"));
        return bases;
    }

    /// Its own address says that it is gone, and what is kept for readers is no older than the take-down.
    private Receipt pages(Wanted wanted) {
        StoredPage page = page(wanted.path());
        boolean gone = page.status() == 410 || page.status() == 404;
        boolean caughtUp = paper.pages().appliedPosition() >= wanted.position();
        Optional<String> shown = shown(wanted, List.copyOf(wanted.bases()));
        String detail = wanted.path() + " answers " + page.status() + "; kept pages are as of change "
                + paper.pages().appliedPosition() + " of " + wanted.position() + "; "
                + shown.map(where -> where + " still names it")
                        .orElse(wanted.bases().size() + " lists do not name it");
        return new Receipt(wanted.now(), "pages", gone && caughtUp && shown.isEmpty(), detail);
    }

    private Receipt search(Wanted wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (paper.index().stands() && !paper.index().reaches(wanted.position()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        if (!paper.index().stands()) {
            return new Receipt(
                    wanted.now(), "search", true, "The index is being made anew, and holds only what is public then");
        }
        boolean found = paper.index().newest(Question.of(wanted.story().getHeadline()), HITS).stream()
                .anyMatch(hit -> hit.kind() == Hit.Kind.STORY
                        && hit.id() == wanted.story().getId());
        boolean reached = paper.index().reaches(wanted.position());
        return new Receipt(
                wanted.now(),
                "search",
                reached && !found,
                (reached ? "As of change " + wanted.position() : "Not yet at change " + wanted.position())
                        + (found ? ", a search for its headline finds it" : ", its headline finds it no more"));
    }

    private Receipt feeds(Wanted wanted) {
        List<String> feeds = wanted.bases().stream()
                .flatMap(base -> Stream.of(FeedFormat.values()).map(format -> Place.Feed.address(base, format)))
                .limit(MOST_FEEDS)
                .toList();
        return absent(wanted, "feeds", feeds);
    }

    private Receipt sitemaps(Wanted wanted) {
        YearMonth month = YearMonth.from(wanted.story().getDatedAt().atZone(wanted.zone()));
        return absent(
                wanted,
                "sitemaps",
                List.of(
                        Addresses.address(new Place.Sitemap(new Place.Sitemap.Map.News(), 1)),
                        Addresses.address(new Place.Sitemap(new Place.Sitemap.Map.Stories(month), 1))));
    }

    private Receipt absent(Wanted wanted, String part, List<String> paths) {
        Optional<String> shown = shown(wanted, paths);
        return new Receipt(
                wanted.now(),
                part,
                shown.isEmpty(),
                shown.map(where -> where + " still names it")
                        .orElse(String.join(", ", first(paths)) + (paths.size() == 1 ? " does" : " do")
                                + " not name it"));
    }

    private static List<String> first(List<String> paths) {
        List<String> first = new ArrayList<>(paths.subList(0, Math.min(3, paths.size())));
        if (paths.size() > 3) {
            first.add("and " + (paths.size() - 3) + " more");
        }
        return first;
    }

    /// The first of these addresses whose page names the story.
    private Optional<String> shown(Wanted wanted, List<String> paths) {
        String address = RequestTarget.encode(wanted.path());
        return wanted.path().equals("/")
                ? Optional.empty()
                : paths.stream()
                        .filter(path -> page(path).text().contains(address))
                        .findFirst();
    }

    private StoredPage page(String path) {
        return paper.pages().load(new PageKey(path), paper.site());
    }

    private Receipt pictures(Wanted wanted) {
        long given = wanted.pictures().stream()
                .filter(path -> paper.site().resolve(new PageKey(path)) instanceof Place.File)
                .count();
        int all = wanted.pictures().size();
        return new Receipt(
                wanted.now(),
                "pictures",
                true,
                all == 0
                        ? "It had none"
                        : (all - given) + " of " + all + " are given out no more"
                                + (given == 0 ? "" : "; " + given + " stand in something else that is public"));
    }

    private Receipt outbox(Wanted wanted) {
        @Nullable
        Integer waiting = database.read(sql -> sql.selectCount()
                .from(OUTBOX)
                .where(OUTBOX.DELIVERED_AT.isNull())
                .and(OUTBOX.ABANDONED_AT.isNull())
                .and(OUTBOX.KIND.ne("mail"))
                .and(OUTBOX.PAYLOAD.contains(RequestTarget.encode(wanted.path())))
                .fetchOne(0, Integer.class));
        return new Receipt(
                wanted.now(),
                "outbox",
                true,
                waiting == null || waiting == 0
                        ? "Nothing waits that names it; whoever is told of changes is told of this one"
                        : waiting + " messages wait that tell others to look at its address, where they find it gone");
    }
}
