package press.dateline.desk;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.OUTBOX;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PUBLIC_PAGE;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.StoredPage;
import press.dateline.mail.Mail;
import press.dateline.media.MediaEntry;
import press.dateline.media.Print;
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
import press.dateline.store.PublicGate;
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
    /// @param pictures that stood in it
    private record Wanted(
            StoryRecord story,
            String path,
            ZoneId zone,
            Set<String> bases,
            List<Pictured> pictures,
            Instant now,
            long position) {}

    /// A picture of the story.
    ///
    /// @param addresses of the file and of one of its prints
    /// @param elsewhere whether it is public by itself, or stands in something else that is public
    private record Pictured(List<String> addresses, boolean elsewhere) {}

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
                    pictures(sql, id, now),
                    now,
                    position);
        });
    }

    private static List<Pictured> pictures(DSLContext sql, long story, Instant now) {
        return sql
                .select(MEDIA_USE.MEDIA_ID)
                .from(MEDIA_USE)
                .where(MEDIA_USE.NOUN.eq("story").and(MEDIA_USE.NOUN_ID.eq(story)))
                .fetch(MEDIA_USE.MEDIA_ID)
                .stream()
                .flatMap(media -> MediaEntry.of(sql, media).stream())
                .map(entry -> new Pictured(addresses(entry), standsElsewhere(sql, entry.id(), story, now)))
                .toList();
    }

    private static List<String> addresses(MediaEntry entry) {
        return Stream.concat(
                        Stream.of(entry.path()),
                        entry.negative().stream()
                                .flatMap(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG).stream())
                                .limit(1)
                                .map(Print::path))
                .toList();
    }

    private static boolean standsElsewhere(DSLContext sql, long media, long story, Instant now) {
        return sql.fetchExists(
                        MEDIA,
                        MEDIA.ID
                                .eq(media)
                                .and(MEDIA.OWN_FROM.le(now))
                                .and(MEDIA.OWN_UNTIL.isNull().or(MEDIA.OWN_UNTIL.gt(now))))
                || sql.fetchExists(
                        MEDIA_USE.join(PUBLIC_STORY).on(PUBLIC_STORY.ID.eq(MEDIA_USE.NOUN_ID)),
                        MEDIA_USE
                                .MEDIA_ID
                                .eq(media)
                                .and(MEDIA_USE.NOUN.eq("story"))
                                .and(PUBLIC_STORY.ID.ne(story))
                                .and(PublicGate.open(PUBLIC_STORY, now)))
                || sql.fetchExists(
                        MEDIA_USE.join(PUBLIC_PAGE).on(PUBLIC_PAGE.ID.eq(MEDIA_USE.NOUN_ID)),
                        MEDIA_USE
                                .MEDIA_ID
                                .eq(media)
                                .and(MEDIA_USE.NOUN.eq("page"))
                                .and(PublicGate.open(PUBLIC_PAGE, now)));
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

    /// What something else shows goes on being given out, and is named; anything more is not gone.
    private Receipt pictures(Wanted wanted) {
        List<Pictured> given = wanted.pictures().stream()
                .filter(picture -> picture.addresses().stream()
                        .anyMatch(path -> paper.site().resolve(new PageKey(path)) instanceof Place.File))
                .toList();
        int all = wanted.pictures().size();
        long elsewhere = given.stream().filter(Pictured::elsewhere).count();
        long left = given.size() - elsewhere;
        return new Receipt(
                wanted.now(),
                "pictures",
                left == 0,
                all == 0
                        ? "It had none"
                        : (all - given.size()) + " of " + all + " are given out no more"
                                + (elsewhere == 0 ? "" : "; " + elsewhere + " stand in something else that is public")
                                + (left == 0 ? "" : "; " + left + " are still given out"));
    }

    /// Hubs and search engines are told addresses and nothing else; a mail may name the story in words.
    private Receipt outbox(Wanted wanted) {
        String address = RequestTarget.encode(wanted.path());
        Condition named = OUTBOX.PAYLOAD.contains(address);
        if (!wanted.story().getHeadline().isBlank()) {
            named = named.or(OUTBOX.PAYLOAD.contains(wanted.story().getHeadline()));
        }
        Condition naming = named;
        Map<Boolean, Integer> waiting = database.read(sql -> sql
                .select(OUTBOX.KIND, DSL.count())
                .from(OUTBOX)
                .where(OUTBOX.DELIVERED_AT.isNull())
                .and(OUTBOX.ABANDONED_AT.isNull())
                .and(naming)
                .groupBy(OUTBOX.KIND)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1().equals(Mail.KIND), Collectors.summingInt(row -> row.value2()))));
        int mails = waiting.getOrDefault(true, 0);
        int others = waiting.getOrDefault(false, 0);
        return new Receipt(
                wanted.now(),
                "outbox",
                mails == 0,
                (mails == 0 ? "No mail waits that names it" : mails + " mails wait that name it")
                        + (others == 0
                                ? "; whoever is told of changes is told of this one"
                                : "; " + others
                                        + " messages wait that tell others to look at its address, where they find it gone"));
    }
}
