package press.dateline.publishing;

import static press.dateline.store.tables.Tables.ACT;
import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.LISTING;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_SOURCE;
import static press.dateline.store.tables.Tables.STORY_TOPIC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Finding;
import press.dateline.ledger.Ledger;
import press.dateline.page.PageDraft;
import press.dateline.people.Audit;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.store.BulkInsert;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.ActRecord;
import press.dateline.store.tables.tables.records.BylineRecord;
import press.dateline.store.tables.tables.records.ListingRecord;
import press.dateline.store.tables.tables.records.MediaUseRecord;
import press.dateline.store.tables.tables.records.PageRecord;
import press.dateline.store.tables.tables.records.StoryCopyRecord;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.store.tables.tables.records.StorySectionRecord;
import press.dateline.store.tables.tables.records.StorySourceRecord;
import press.dateline.store.tables.tables.records.StoryTopicRecord;
import press.dateline.story.Corrections;
import press.dateline.story.Genre;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// Work of the one door on many stories and pages within one transaction. Rows are gathered and go in together with
/// [#finish], which must be called last. Belongs to the transaction's thread.
public final class Batch {
    /// No story and no page has this id.
    private static final long NOBODY = 0;

    /// More stories than these that come, go or move at once are told of by their lists and not one by one.
    private static final int TOLD_SINGLY = 20;

    /// Who acts when a moment has come.
    private static final String TIMER = "scheduler";

    /// What the site and the desk answer themselves, so that nothing else would ever be found there.
    private static final Set<String> RESERVED = Set.of("/search/", "/search", "/desk/", "/desk", "/feed/", "/feed");

    private final Transaction transaction;
    private final DSLContext sql;
    private final ZoneId zone;
    private final List<TableRecord<?>> rows = new ArrayList<>();
    private final Map<StoryList, Map<Integer, Integer>> counts = new LinkedHashMap<>();
    private final Set<Place> places = new LinkedHashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final List<Listed> listed = new ArrayList<>();
    private final Map<Long, Instant> goingOut = new LinkedHashMap<>();
    private final ReadyCheck ready;

    Batch(Transaction transaction, ZoneId zone, ReadyCheck ready) {
        this.ready = ready;
        this.transaction = transaction;
        this.sql = transaction.sql();
        this.zone = zone;
    }

    /// Where a story stands in a list, or stood.
    private record Place(StoryList list, long story, Instant at) {}

    private record Listed(
            long id, Instant at, boolean sticky, List<Long> sections, List<Long> topics, List<Long> authors) {}

    /// Adds a story and puts it where `standing` says.
    ///
    /// @return its id
    public long add(StoryDraft draft, Standing standing, String by) {
        long id = transaction.nextId("story");
        StoryRecord story = new StoryRecord();
        story.setId(id);
        story.setCreatedAt(transaction.now());
        fill(story, draft, standing, null);
        rows.add(story);
        parts(id, draft, standing);
        act(id, standing, by, "");
        goesOut(id, standing);
        return id;
    }

    /// Puts `draft` in the place of what story `id` was. Its address stays, once it has one.
    public void replace(long id, StoryDraft draft, Standing standing, String by) {
        flush();
        StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
        @Nullable String path = story.getPath();
        unlist(story);
        picturesChanged("story", id);
        sql.deleteFrom(BYLINE).where(BYLINE.STORY_ID.eq(id)).execute();
        sql.deleteFrom(STORY_SECTION).where(STORY_SECTION.STORY_ID.eq(id)).execute();
        sql.deleteFrom(STORY_TOPIC).where(STORY_TOPIC.STORY_ID.eq(id)).execute();
        sql.deleteFrom(STORY_SOURCE).where(STORY_SOURCE.STORY_ID.eq(id)).execute();
        sql.deleteFrom(STORY_COPY).where(STORY_COPY.STORY_ID.eq(id)).execute();
        sql.deleteFrom(MEDIA_USE)
                .where(MEDIA_USE.NOUN.eq("story").and(MEDIA_USE.NOUN_ID.eq(id)))
                .execute();
        fill(story, draft, standing, path);
        story.update();
        parts(id, draft, standing);
        act(id, standing, by, "");
        goesOut(id, standing);
    }

    /// Moves story `id` to another standing.
    public void move(long id, Standing standing, String by, String reason) {
        flush();
        StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
        unlist(story);
        stand(story, standing, story.getPath());
        story.setTouchedAt(transaction.now());
        story.update();
        relist(story);
        picturesChanged("story", id);
        act(id, standing, by, reason);
        goesOut(id, standing);
    }

    /// What falls due by itself was read for that very moment when it was scheduled.
    private void goesOut(long id, Standing standing) {
        @Nullable Instant from = standing.publicFrom();
        if (from != null) {
            goingOut.put(id, from);
        }
    }

    /// Lets out a scheduled story whose moment has come, unless the check stops it now: then it goes back to the desk,
    /// and the reason stands with it.
    ///
    /// @return what became of it; empty when its moment has not come, or another node was faster
    Optional<Due> letOut(long id) {
        flush();
        boolean ours = sql.update(STORY)
                        .set(STORY.LISTED, true)
                        .where(STORY.ID.eq(id))
                        .and(STORY.LISTED.isFalse())
                        .and(STORY.PUBLIC_FROM.le(transaction.now()))
                        .and(STORY.PUBLIC_UNTIL.isNull())
                        .execute()
                > 0;
        if (!ours) {
            return Optional.empty();
        }
        StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
        Instant from = Objects.requireNonNull(story.getPublicFrom());
        List<Finding> stops = ready.stops(sql, id, from);
        if (!stops.isEmpty()) {
            hold(story, stops);
            return Optional.of(new Due.Held(id, stops));
        }
        stand(story, new Standing.Published(from), story.getPath());
        story.update();
        relist(story);
        picturesChanged("story", id);
        act(id, new Standing.Published(from), TIMER, "due");
        Ledger.append(transaction, "release", "story:" + id, Json.object("due", from.toString()));
        return Optional.of(new Due.LetOut(id));
    }

    private void hold(StoryRecord story, List<Finding> stops) {
        stand(story, new Standing.Draft(), story.getPath());
        story.update();
        String reason = stops.stream().map(Finding::message).collect(Collectors.joining(" "));
        act(story.getId(), "held", null, TIMER, reason);
        Ledger.append(transaction, "hold", "story:" + story.getId(), Json.object("reason", reason));
        Audit.record(transaction, Audit.Who.CLOCK, "story-held", "story:" + story.getId(), reason);
    }

    /// Sets when a story leaves readers by itself, as if it were taken down then.
    ///
    /// @param at null for never
    public void endAt(long id, @Nullable Instant at, String by, String reason) {
        flush();
        StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
        story.setEndsAt(at);
        if (story.getListed()) {
            story.setPublicUntil(at);
            transaction.changed("story:" + id);
            transaction.changed("path:" + story.getPath());
            picturesChanged("story", id);
            touchLists(story);
        }
        story.update();
        act(id, at == null ? "end-cancelled" : "end-planned", at, by, reason);
    }

    /// Pages that show the story in a list, or go past it, end when it does.
    private void touchLists(StoryRecord story) {
        for (StoryList list : listsOf(story.getId())) {
            count(list, story.getDatedAt(), 0);
            place(list, story.getId(), story.getDatedAt());
        }
    }

    private List<StoryList> listsOf(long story) {
        return sql.select(LISTING.LIST)
                .from(LISTING)
                .where(LISTING.STORY_ID.eq(story))
                .fetch(row -> new StoryList(row.value1()));
    }

    /// Takes down a story whose end has come.
    ///
    /// @return empty when it has not come, or another node was faster
    Optional<Due> end(long id) {
        flush();
        boolean ours = sql.update(STORY)
                        .setNull(STORY.ENDS_AT)
                        .where(STORY.ID.eq(id))
                        .and(STORY.LISTED.isTrue())
                        .and(STORY.ENDS_AT.le(transaction.now()))
                        .execute()
                > 0;
        if (!ours) {
            return Optional.empty();
        }
        String reason = sql.select(ACT.REASON)
                .from(ACT)
                .where(ACT.STORY_ID.eq(id).and(ACT.ACT_.eq("end-planned")))
                .orderBy(ACT.ID.desc())
                .limit(1)
                .fetchOptional(ACT.REASON)
                .orElse("");
        move(id, new Standing.TakenDown(transaction.now(), reason), TIMER, reason);
        Ledger.append(transaction, "take-down", "story:" + id, Json.object("reason", reason, "by", TIMER));
        return Optional.of(new Due.Ended(id));
    }

    private void fill(StoryRecord story, StoryDraft draft, Standing standing, @Nullable String keptPath) {
        story.setSlug(draft.slug());
        story.setKicker(draft.kicker());
        story.setHeadline(draft.headline());
        story.setStandfirst(draft.standfirst());
        story.setTrail(draft.trail());
        story.setDateline(draft.dateline());
        story.setFormat(draft.format());
        story.setSectionId(
                draft.sectionIds().isEmpty() ? null : draft.sectionIds().getFirst());
        story.setPictureId(draft.pictureId());
        story.setWords(draft.words());
        story.setMinutes(draft.minutes());
        story.setDatedAt(draft.at());
        story.setUpdatedAt(draft.updated());
        story.setSticky(draft.sticky());
        story.setCommentsOpen(draft.commentsOpen());
        story.setSeoTitle(draft.seoTitle());
        story.setSeoDescription(draft.seoDescription());
        story.setTouchedAt(draft.updated());
        stand(story, standing, keptPath == null ? draft.path() : keptPath);
    }

    private void stand(StoryRecord story, Standing standing, @Nullable String path) {
        @Nullable Instant from = standing.publicFrom();
        boolean out = from != null && !from.isAfter(transaction.now());
        @Nullable Instant wasFrom = story.original(STORY.PUBLIC_FROM);
        boolean withdrawn = standing instanceof Standing.TakenDown && wasPublic(wasFrom);
        story.setStanding(standing.name());
        story.setPublicFrom(withdrawn ? wasFrom : from);
        story.setPublicUntil(withdrawn ? transaction.now() : out ? end(story) : null);
        story.setListed(out);
        if (path == null && from != null) {
            story.setPath(freePath(story));
        } else if (path != null) {
            story.setPath(path.equals(story.original(STORY.PATH)) ? path : free(path, story));
        }
        if (out || Boolean.TRUE.equals(story.original(STORY.LISTED))) {
            transaction.changed("story:" + story.getId());
            transaction.changed("path:" + story.getPath());
        }
    }

    /// An end that has passed says nothing of a story that comes out after it.
    private @Nullable Instant end(StoryRecord story) {
        @Nullable Instant end = story.getEndsAt();
        if (end != null && !end.isAfter(transaction.now())) {
            story.setEndsAt(null);
        }
        return story.getEndsAt();
    }

    /// Only what the public has seen leaves a trace when it is taken down.
    private boolean wasPublic(@Nullable Instant from) {
        return from != null && from.isBefore(transaction.now());
    }

    private String freePath(StoryRecord story) {
        LocalDate day = LocalDate.ofInstant(story.getDatedAt(), zone);
        String slug = story.getSlug().isEmpty() ? Long.toString(story.getId()) : story.getSlug();
        return free(
                String.format(
                        Locale.ROOT,
                        "/%04d/%02d/%02d/%s/",
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        slug),
                story);
    }

    /// An address that nobody has: the one wished for, else with a number behind.
    private String free(String path, StoryRecord story) {
        return free(path, story.getId(), NOBODY);
    }

    private String free(String path, long story, long page) {
        String wish = path;
        for (int n = 2; isTaken(wish, story, page); n++) {
            String stem = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            wish = stem + "-" + n + (path.endsWith("/") ? "/" : "");
        }
        paths.add(wish);
        return wish;
    }

    private boolean isTaken(String path, long story, long page) {
        return RESERVED.contains(path)
                || paths.contains(path)
                || !sql.fetch(
                                "SELECT 1 FROM story WHERE path = ? AND id <> ?"
                                        + " UNION ALL SELECT 1 FROM page WHERE path = ? AND id <> ?",
                                path,
                                story,
                                path,
                                page)
                        .isEmpty();
    }

    private void parts(long id, StoryDraft draft, Standing standing) {
        rows.add(new StoryCopyRecord(id, draft.copy()));
        for (int i = 0; i < draft.bylines().size(); i++) {
            StoryDraft.ByPerson byline = draft.bylines().get(i);
            rows.add(new BylineRecord(id, i, byline.personId(), byline.role()));
        }
        distinct(draft.sectionIds()).forEach(section -> rows.add(new StorySectionRecord(id, section)));
        distinct(draft.topicIds()).forEach(topic -> rows.add(new StoryTopicRecord(id, topic)));
        for (int i = 0; i < draft.sources().size(); i++) {
            StorySourceRecord source = new StorySourceRecord();
            source.setStoryId(id);
            source.setOrdinal(i);
            source.setLabel(draft.sources().get(i).label());
            source.setAddress(draft.sources().get(i).address());
            rows.add(source);
        }
        uses("story", id, draft.pictureId(), draft.mediaIds());
        @Nullable Instant from = standing.publicFrom();
        if (from != null && !from.isAfter(transaction.now())) {
            list(new Listed(
                    id,
                    draft.at(),
                    draft.sticky(),
                    draft.sectionIds(),
                    draft.topicIds(),
                    draft.bylines().stream().map(StoryDraft.ByPerson::personId).toList()));
        }
    }

    private void uses(String noun, long id, @Nullable Long picture, List<Long> media) {
        SequencedSet<Long> used = new LinkedHashSet<>(media);
        if (picture != null) {
            used.add(picture);
        }
        used.forEach(one -> {
            rows.add(new MediaUseRecord(one, noun, id));
            transaction.changed("media:" + one);
        });
    }

    /// A picture becomes public, or ceases to be, with what it stands in.
    private void picturesChanged(String noun, long id) {
        sql.select(MEDIA_USE.MEDIA_ID)
                .from(MEDIA_USE)
                .where(MEDIA_USE.NOUN.eq(noun).and(MEDIA_USE.NOUN_ID.eq(id)))
                .forEach(use -> transaction.changed("media:" + use.value1()));
    }

    private static SequencedSet<Long> distinct(List<Long> ids) {
        return new LinkedHashSet<>(ids);
    }

    /// Where readers find a story, or will; empty for one that was never to be public.
    public Optional<String> path(long story) {
        flush();
        return sql.select(STORY.PATH).from(STORY).where(STORY.ID.eq(story)).fetchOptional(STORY.PATH);
    }

    /// Adds a static page, or puts the draft in the place of page `id`.
    ///
    /// @param id null for a new page
    /// @return its id
    public long keepPage(@Nullable Long id, PageDraft draft) {
        flush();
        PageRecord page;
        if (id == null) {
            page = new PageRecord();
            page.setId(transaction.nextId("page"));
        } else {
            page = sql.selectFrom(PAGE).where(PAGE.ID.eq(id)).fetchSingle();
            picturesChanged("page", id);
            sql.deleteFrom(MEDIA_USE)
                    .where(MEDIA_USE.NOUN.eq("page").and(MEDIA_USE.NOUN_ID.eq(id)))
                    .execute();
        }
        page.setParentId(draft.parentId());
        page.setSlug(draft.slug());
        page.setTitle(draft.title());
        page.setStandfirst(draft.standfirst());
        page.setCopy(draft.copy());
        page.setPictureId(draft.pictureId());
        page.setOrdinal(draft.ordinal());
        page.setStanding(draft.standing());
        page.setDatedAt(draft.at());
        page.setUpdatedAt(draft.updated());
        @Nullable Instant wasFrom = page.original(PAGE.PUBLIC_FROM);
        boolean withdrawn = draft.standing().equals("taken-down") && wasPublic(wasFrom);
        page.setPublicFrom(withdrawn ? wasFrom : draft.publicFrom());
        page.setPublicUntil(withdrawn ? transaction.now() : null);
        page.setCommentsOpen(draft.commentsOpen());
        page.setSeoTitle(draft.seoTitle());
        page.setSeoDescription(draft.seoDescription());
        if (page.getPath() == null && draft.publicFrom() != null) {
            page.setPath(freePagePath(page, draft));
        }
        page.attach(sql.configuration());
        if (id == null) {
            page.insert();
        } else {
            page.update();
        }
        uses("page", page.getId(), draft.pictureId(), draft.mediaIds());
        transaction.changed("page:" + page.getId());
        transaction.changed("pages");
        if (page.getPath() != null) {
            transaction.changed("path:" + page.getPath());
        }
        return page.getId();
    }

    /// Puts a page below another. Its address stays.
    public void hang(long id, long parent) {
        flush();
        sql.update(PAGE).set(PAGE.PARENT_ID, parent).where(PAGE.ID.eq(id)).execute();
        transaction.changed("page:" + id);
        transaction.changed("page:" + parent);
        transaction.changed("pages");
    }

    private String freePagePath(PageRecord page, PageDraft draft) {
        String path = draft.path() != null ? draft.path() : parentPath(draft.parentId()) + draft.slug() + "/";
        return free(path, NOBODY, page.getId());
    }

    private String parentPath(@Nullable Long parent) {
        @Nullable
        String path = parent == null
                ? null
                : sql.select(PAGE.PATH).from(PAGE).where(PAGE.ID.eq(parent)).fetchOne(PAGE.PATH);
        return path == null ? "/" : path;
    }

    private void act(long id, Standing standing, String by, String reason) {
        act(id, standing.name(), standing.publicFrom(), by, reason);
    }

    private void act(long id, String name, @Nullable Instant from, String by, String reason) {
        ActRecord act = new ActRecord();
        act.setStoryId(id);
        act.setAct(name);
        act.setActedAt(transaction.now());
        act.setEffectiveFrom(from);
        act.setPerson(by);
        act.setReason(reason);
        rows.add(act);
    }

    /// Adds a dated correction to a story. Corrections are only ever added.
    ///
    /// @param note clean HTML: what was wrong, what is right
    /// @param at when it was made; not before the story came out
    public void correct(long story, String note, Instant at, String by) {
        flush();
        sql.insertInto(CORRECTION)
                .set(CORRECTION.STORY_ID, story)
                .set(CORRECTION.CORRECTED_AT, at)
                .set(CORRECTION.NOTE, note)
                .execute();
        sql.update(STORY).set(STORY.UPDATED_AT, at).where(STORY.ID.eq(story)).execute();
        ActRecord act = new ActRecord();
        act.setStoryId(story);
        act.setAct("corrected");
        act.setActedAt(transaction.now());
        act.setPerson(by);
        act.setReason("");
        rows.add(act);
        Ledger.append(
                transaction,
                "correction",
                "story:" + story,
                Json.object("note", note, "by", Ledger.seal(transaction, by)));
        transaction.changed("story:" + story);
        transaction.changed(Corrections.TAG);
    }

    /// Says what kind of piece a story is.
    public void classify(long story, Genre genre, String by) {
        flush();
        sql.update(STORY)
                .set(STORY.GENRE, genre.label())
                .where(STORY.ID.eq(story))
                .execute();
        ActRecord act = new ActRecord();
        act.setStoryId(story);
        act.setAct("classified");
        act.setActedAt(transaction.now());
        act.setPerson(by);
        act.setReason(genre.label());
        rows.add(act);
        transaction.changed("story:" + story);
    }

    // lists ----------------------------------------------------------------------------------------------------------

    private void list(Listed story) {
        listed.add(story);
    }

    private void relist(StoryRecord story) {
        if (!story.getListed()) {
            return;
        }
        long id = story.getId();
        list(new Listed(
                id,
                story.getDatedAt(),
                story.getSticky(),
                sql.select(STORY_SECTION.SECTION_ID)
                        .from(STORY_SECTION)
                        .where(STORY_SECTION.STORY_ID.eq(id))
                        .fetch(STORY_SECTION.SECTION_ID),
                sql.select(STORY_TOPIC.TOPIC_ID)
                        .from(STORY_TOPIC)
                        .where(STORY_TOPIC.STORY_ID.eq(id))
                        .fetch(STORY_TOPIC.TOPIC_ID),
                sql.select(BYLINE.PERSON_ID)
                        .from(BYLINE)
                        .where(BYLINE.STORY_ID.eq(id))
                        .fetch(BYLINE.PERSON_ID)));
    }

    private void unlist(StoryRecord story) {
        if (!story.getListed()) {
            return;
        }
        for (StoryList list : listsOf(story.getId())) {
            count(list, story.getDatedAt(), -1);
            place(list, story.getId(), story.getDatedAt());
        }
        sql.deleteFrom(LISTING).where(LISTING.STORY_ID.eq(story.getId())).execute();
    }

    private void enterLists() {
        if (listed.isEmpty()) {
            return;
        }
        Sections.Tree tree = Sections.tree(sql);
        for (Listed story : listed) {
            for (StoryList list : lists(story, tree)) {
                rows.add(new ListingRecord(list.name(), story.at(), story.id()));
                count(list, story.at(), 1);
                place(list, story.id(), story.at());
            }
        }
        listed.clear();
    }

    /// A story stands in the lists of its sections and of all sections above them.
    private static SequencedSet<StoryList> lists(Listed story, Sections.Tree tree) {
        SequencedSet<StoryList> lists = new LinkedHashSet<>();
        lists.add(StoryList.LATEST);
        if (story.sticky()) {
            lists.add(StoryList.STICKY);
        }
        for (long section : story.sections()) {
            tree.byId(section).map(tree::line).orElse(List.of()).stream()
                    .map(Section::id)
                    .map(StoryList::section)
                    .forEach(lists::add);
        }
        story.topics().stream().map(StoryList::topic).forEach(lists::add);
        story.authors().stream().map(StoryList::author).forEach(lists::add);
        return lists;
    }

    private void place(StoryList list, long story, Instant at) {
        if (list.leadsOn()) {
            places.add(new Place(list, story, at));
        }
    }

    private void count(StoryList list, Instant at, int by) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        Map<Integer, Integer> periods = counts.computeIfAbsent(list, name -> new LinkedHashMap<>());
        for (Period period : List.of(
                new Period.All(),
                new Period.OfYear(day.getYear()),
                new Period.OfMonth(YearMonth.from(day)),
                new Period.OfDay(day))) {
            periods.merge(period.number(), by, Integer::sum);
        }
    }

    // writing --------------------------------------------------------------------------------------------------------

    /// Writes what was gathered, brings the kept counts up to date and says what changed.
    public void finish() {
        flush();
        goingOut.forEach((story, at) -> ready.goesOut(transaction, story, at));
        goingOut.clear();
        counts.keySet().forEach(list -> transaction.changed(list.tag()));
        keepCounts();
        tellBeside();
    }

    private void keepCounts() {
        List<@Nullable Object[]> changes = new ArrayList<>();
        counts.forEach((list, periods) -> periods.forEach((period, by) -> {
            // The count of all is written whatever it is: whoever else moves stories waits here for this transaction's
            // end, and then sees beside what its own ones come to stand.
            if (by != 0 || period == new Period.All().number()) {
                changes.add(new Object[] {list.name(), period, by});
            }
        }));
        counts.clear();
        if (!changes.isEmpty()) {
            BulkInsert.run(
                    sql,
                    "INSERT INTO listing_count (list, period, stories) VALUES (?, ?, ?) ON CONFLICT (list, period)"
                            + " DO UPDATE SET stories = listing_count.stories + excluded.stories",
                    changes);
        }
    }

    /// Whoever stood, or stands now, next to a story that came, went or moved is led on to another.
    private void tellBeside() {
        boolean many = places.size() > TOLD_SINGLY;
        for (Place place : places) {
            Optional<List<Long>> beside =
                    many ? Optional.empty() : Beside.of(sql, place.list(), place.story(), place.at());
            beside.ifPresentOrElse(
                    stories -> stories.forEach(
                            story -> transaction.changed(place.list().besideTag(story))),
                    () -> transaction.changed(place.list().orderTag()));
        }
        places.clear();
    }

    private void flush() {
        enterLists();
        // Everything else refers to stories, whichever of their rows was gathered first.
        Map<Boolean, List<TableRecord<?>>> stories =
                rows.stream().collect(Collectors.partitioningBy(StoryRecord.class::isInstance));
        BulkInsert.insert(sql, stories.getOrDefault(true, List.of()));
        BulkInsert.insert(sql, stories.getOrDefault(false, List.of()));
        rows.clear();
    }
}
