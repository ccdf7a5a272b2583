package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.CUSTOM_FIELD;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_TOPIC;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentBatch;
import press.dateline.comment.CommentDraft;
import press.dateline.media.MediaBatch;
import press.dateline.media.MediaDraft;
import press.dateline.page.PageDraft;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.store.BulkInsert;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.CustomFieldRecord;
import press.dateline.story.StoryDraft;
import press.dateline.wordpress.Conversion.Converted;
import press.dateline.wordpress.Conversion.LooseFile;
import press.dateline.wordpress.Conversion.Parts;
import press.dateline.wordpress.Conversion.Work;
import press.dateline.wordpress.CustomFields.Field;
import press.dateline.wordpress.ItemOutcome.Outcome;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.PostTypes.Kind;
import press.dateline.wordpress.WxrEntry.Item;

/// Goes over the export a second time and brings in stories and pages with their comments: batch by batch, each in a
/// transaction of its own, so that an import that was ended anywhere goes on from the last whole batch.
final class StoryImport {
    private static final int AT_ONCE = 150;
    private static final int CHARACTERS_AT_ONCE = 2_000_000;

    private final Database database;
    private final Publishing publishing;
    private final Survey survey;
    private final Origins origins;
    private final Conversion conversion;
    private final OldUrls oldUrls;
    private final MenuImport menus;
    private final Outcomes outcomes;
    private final String by;
    private final Map<Long, Long> pages = new HashMap<>();

    StoryImport(
            Database database,
            Survey survey,
            Origins origins,
            Conversion conversion,
            OldUrls oldUrls,
            MenuImport menus,
            Outcomes outcomes,
            String by) {
        this.database = database;
        this.publishing = new Publishing(database);
        this.survey = survey;
        this.origins = origins;
        this.conversion = conversion;
        this.oldUrls = oldUrls;
        this.menus = menus;
        this.outcomes = outcomes;
        this.by = by;
    }

    /// Items read together, and how far the file was read by then.
    private record Read(List<Work> works, List<ItemOutcome> others, long bytes, long items) {}

    private record Ready(List<Converted> converted, List<ItemOutcome> others, long bytes, long items) {}

    void run(Path file, Ticker ticker) throws IOException, NotAnExport, InterruptedException {
        database.read(sql -> origins.all(sql, "page"))
                .forEach((key, known) -> number(key).ifPresent(id -> pages.put(id, known.id())));
        try (WxrReader export = WxrReader.open(file)) {
            Batches batches = new Batches(export);
            Pipeline.<Read, Ready>run(batches::next, this::convert, ready -> {
                write(ready);
                ticker.now(ready.bytes(), export.size(), ready.items());
            });
        }
        hangPages();
    }

    private static java.util.Optional<Long> number(String key) {
        try {
            return java.util.Optional.of(Long.parseLong(key));
        } catch (NumberFormatException notOne) {
            return java.util.Optional.empty();
        }
    }

    // reading ----------------------------------------------------------------------------------------------------

    /// On the reading thread.
    private final class Batches {
        private final WxrReader export;
        private final Keys keys = new Keys();
        private long items;

        Batches(WxrReader export) {
            this.export = export;
        }

        @Nullable
        Read next() throws IOException {
            List<Item> some = new ArrayList<>();
            List<String> itemKeys = new ArrayList<>();
            List<ItemOutcome> others = new ArrayList<>();
            int characters = 0;
            boolean ended = true;
            for (WxrEntry entry = export.next(); entry != null; entry = export.next()) {
                if (!(entry instanceof Item item)) continue;
                items++;
                Kind kind = PostTypes.kind(item.type());
                switch (kind) {
                    case MEDIA, REVISION -> {}
                    case STORY, PAGE -> {
                        some.add(item);
                        itemKeys.add(keys.of(item));
                        characters += item.content().length();
                    }
                    case MENU_LINE -> others.add(menus.outcome(item));
                    case PATTERN -> others.add(plain(item, Outcome.IMPORTED, "its words stand where it was used"));
                    case SKIPPED ->
                        others.add(plain(
                                item,
                                Outcome.SKIPPED,
                                PostTypes.whySkipped(item.type()).orElse("")));
                }
                if (some.size() >= AT_ONCE || characters >= CHARACTERS_AT_ONCE || others.size() >= 1_000) {
                    ended = false;
                    break;
                }
            }
            if (ended && some.isEmpty() && others.isEmpty()) return null;
            return new Read(works(some, itemKeys), others, export.bytesRead(), items);
        }

        private List<Work> works(List<Item> some, List<String> itemKeys) {
            Map<String, Known> stories = known("story", Kind.STORY, some, itemKeys);
            Map<String, Known> knownPages = known("page", Kind.PAGE, some, itemKeys);
            List<Work> works = new ArrayList<>(some.size());
            for (int i = 0; i < some.size(); i++) {
                Item item = some.get(i);
                String key = itemKeys.get(i);
                Kind kind = PostTypes.kind(item.type());
                List<String> commentKeys = new ArrayList<>(item.comments().size());
                for (int c = 0; c < item.comments().size(); c++)
                    commentKeys.add(keys.of(item.comments().get(c), key, c));
                works.add(new Work(
                        item, kind, key, commentKeys, (kind == Kind.STORY ? stories : knownPages).get(key), "", ""));
            }
            return works;
        }

        private Map<String, Known> known(String noun, Kind kind, List<Item> some, List<String> itemKeys) {
            List<String> wanted = new ArrayList<>();
            for (int i = 0; i < some.size(); i++)
                if (PostTypes.kind(some.get(i).type()) == kind) wanted.add(itemKeys.get(i));
            return wanted.isEmpty() ? Map.of() : database.read(sql -> origins.find(sql, noun, wanted));
        }
    }

    // converting -------------------------------------------------------------------------------------------------

    private Ready convert(Read read) {
        List<Converted> converted = new ArrayList<>(read.works().size());
        for (Work work : read.works())
            converted.add(conversion.convert(new Work(
                    work.item(),
                    work.kind(),
                    work.key(),
                    work.commentKeys(),
                    work.known(),
                    Fingerprint.of(work.item()),
                    Fingerprint.of(work.item().comments()))));
        return new Ready(converted, read.others(), read.bytes(), read.items());
    }

    // writing ----------------------------------------------------------------------------------------------------

    /// An outcome whose address is known only when the batch is in.
    private record Pending(Converted converted, Outcome outcome, String reason, @Nullable Long id) {}

    private void write(Ready ready) {
        List<Pending> done = new ArrayList<>();
        boolean idle = ready.converted().stream()
                .allMatch(one -> one instanceof Converted.Same || one instanceof Converted.Broken);
        if (idle) for (Converted one : ready.converted()) done.add(still(one));
        else
            database.write(transaction -> {
                done.clear();
                new Writing(transaction).write(ready.converted(), done);
                return done.size();
            });
        Map<Long, String> storyPaths = paths(STORY, STORY.ID, STORY.PATH, done, Kind.STORY);
        Map<Long, String> pagePaths = paths(PAGE, PAGE.ID, PAGE.PATH, done, Kind.PAGE);
        Map<Long, String> leads = missingLeads(done);
        for (Pending one : done) {
            Work work = one.converted().work();
            @Nullable
            String path = one.id() == null ? null : (work.kind() == Kind.STORY ? storyPaths : pagePaths).get(one.id());
            report(one, path, leads);
        }
        ready.others().forEach(outcomes::add);
    }

    private static Pending still(Converted one) {
        return switch (one) {
            case Converted.Broken(Work work, String why) -> new Pending(one, Outcome.FAILED, why, known(work));
            case Converted.Same(Work work) -> new Pending(one, Outcome.UNCHANGED, "", known(work));
            case Converted.OfStory _, Converted.OfPage _ -> throw new IllegalStateException("is not still");
        };
    }

    private static @Nullable Long known(Work work) {
        return work.known() == null ? null : work.known().id();
    }

    private Map<Long, String> paths(
            org.jooq.Table<?> table,
            org.jooq.Field<Long> id,
            org.jooq.Field<String> path,
            List<Pending> done,
            Kind kind) {
        List<Long> ids = done.stream()
                .filter(one -> one.converted().work().kind() == kind)
                .map(Pending::id)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (ids.isEmpty()) return Map.of();
        Map<Long, String> paths = new HashMap<>();
        database.read(sql -> {
            sql.select(id, path)
                    .from(table)
                    .where(id.in(ids))
                    .and(path.isNotNull())
                    .and(org.jooq.impl.DSL.field("public_from").isNotNull())
                    .forEach(row -> paths.put(row.value1(), row.value2()));
            return paths.size();
        });
        return paths;
    }

    /// One batch in its transaction.
    private final class Writing {
        private final Transaction transaction;
        private final DSLContext sql;
        private final Batch batch;
        private final MediaBatch media;
        private final CommentBatch comments;
        private final Origins.Rows rows;
        private final List<CustomFieldRecord> fields = new ArrayList<>();
        private final Map<String, Long> looseFiles = new HashMap<>();
        private final List<Runnable> afterStories = new ArrayList<>();

        Writing(Transaction transaction) {
            this.transaction = transaction;
            this.sql = transaction.sql();
            this.batch = publishing.batch(transaction);
            this.media = new MediaBatch(transaction);
            this.comments = new CommentBatch(transaction);
            this.rows = origins.new Rows(transaction);
        }

        void write(List<Converted> converted, List<Pending> done) {
            for (Converted one : converted)
                done.add(
                        switch (one) {
                            case Converted.Same _, Converted.Broken _ -> still(one);
                            case Converted.OfStory story -> write(story);
                            case Converted.OfPage page -> write(page);
                        });
            media.finish();
            batch.finish();
            media.finish();
            afterStories.forEach(Runnable::run);
            media.finish();
            comments.finish();
            BulkInsert.insert(sql, fields);
            rows.write();
        }

        private Pending write(Converted.OfStory story) {
            Work work = story.work();
            @Nullable Known known = work.known();
            String own = Fingerprint.of(story.draft(), story.standing().name());
            List<Long> loose = loose(story.parts());
            if (known == null) {
                long id = batch.add(withFiles(story.draft(), loose), story.standing(), by);
                accompany("story", id, work, story.parts(), own);
                return new Pending(story, Outcome.IMPORTED, "", id);
            }
            long id = known.id();
            if (known.source().equals(work.sourceHash())) return unchanged(story, story.parts(), known, loose);
            @Nullable String ours = storyHash(id);
            if (ours == null || !ours.equals(known.own())) return conflict(story, story.parts(), known);
            batch.replace(id, withFiles(story.draft(), loose), story.standing(), by);
            accompany("story", id, work, story.parts(), own);
            return new Pending(story, Outcome.IMPORTED, "", id);
        }

        private Pending write(Converted.OfPage page) {
            Work work = page.work();
            @Nullable Known known = work.known();
            String own = Fingerprint.of(page.draft());
            List<Long> loose = loose(page.parts());
            @Nullable Long parent = parent(work.item());
            if (known == null) {
                long id = keep(null, page.draft(), parent, loose);
                remember(work.item(), id);
                accompany("page", id, work, page.parts(), own);
                return new Pending(page, Outcome.IMPORTED, "", id);
            }
            long id = known.id();
            remember(work.item(), id);
            if (known.source().equals(work.sourceHash())) return unchanged(page, page.parts(), known, loose);
            if (!pageHash(id).equals(known.own())) return conflict(page, page.parts(), known);
            keep(id, page.draft(), parent, loose);
            accompany("page", id, work, page.parts(), own);
            return new Pending(page, Outcome.IMPORTED, "", id);
        }

        private long keep(@Nullable Long id, PageDraft draft, @Nullable Long parent, List<Long> loose) {
            media.finish();
            List<Long> files = new ArrayList<>(draft.mediaIds());
            files.addAll(loose);
            return batch.keepPage(
                    id,
                    new PageDraft(
                            parent,
                            draft.slug(),
                            draft.path(),
                            draft.title(),
                            draft.standfirst(),
                            draft.copy(),
                            draft.pictureId(),
                            files,
                            draft.ordinal(),
                            draft.standing(),
                            draft.publicFrom(),
                            draft.at(),
                            draft.updated(),
                            draft.commentsOpen(),
                            draft.seoTitle(),
                            draft.seoDescription()));
        }

        private void remember(Item item, long id) {
            if (item.id() > 0) pages.putIfAbsent(item.id(), id);
        }

        /// The page above, when it is in already; those that come later are put right at the end.
        private @Nullable Long parent(Item item) {
            if (item.parent() == 0 || survey.circles(item.id(), item.parent())) return null;
            return pages.get(item.parent());
        }

        /// The files of an unchanged story may have come now, and readers may have written.
        private Pending unchanged(Converted one, Parts parts, Known known, List<Long> loose) {
            Work work = one.work();
            String noun = work.noun();
            boolean more = false;
            if (!loose.isEmpty()) {
                Set<Long> used = used(noun, known.id());
                for (long file : loose)
                    if (!used.contains(file)) {
                        afterStories.add(() -> media.use(file, noun, known.id()));
                        more = true;
                    }
            }
            if (!known.comments().equals(work.commentsHash())) {
                comments(noun, known.id(), parts.comments());
                rows.keep(
                        noun,
                        work.key(),
                        known.id(),
                        work.item().guid(),
                        hash(known.source(), known.own(), work.commentsHash()));
                return new Pending(one, Outcome.IMPORTED, "its comments changed", known.id());
            }
            return new Pending(
                    one, more ? Outcome.IMPORTED : Outcome.UNCHANGED, more ? "its files came" : "", known.id());
        }

        private Set<Long> used(String noun, long id) {
            return new HashSet<>(sql.select(MEDIA_USE.MEDIA_ID)
                    .from(MEDIA_USE)
                    .where(MEDIA_USE.NOUN.eq(noun))
                    .and(MEDIA_USE.NOUN_ID.eq(id))
                    .fetch(MEDIA_USE.MEDIA_ID));
        }

        private Pending conflict(Converted one, Parts parts, Known known) {
            Work work = one.work();
            if (!known.comments().equals(work.commentsHash())) {
                comments(work.noun(), known.id(), parts.comments());
                rows.keep(
                        work.noun(),
                        work.key(),
                        known.id(),
                        work.item().guid(),
                        hash(known.source(), known.own(), work.commentsHash()));
            }
            return new Pending(one, Outcome.CONFLICT, "changed at the source and here; ours stays", known.id());
        }

        private void accompany(String noun, long id, Work work, Parts parts, String own) {
            rows.keep(noun, work.key(), id, work.item().guid(), hash(work.sourceHash(), own, work.commentsHash()));
            for (String path : parts.paths()) rows.address(path, noun, id);
            if (work.known() != null)
                sql.deleteFrom(CUSTOM_FIELD)
                        .where(CUSTOM_FIELD.NOUN.eq(noun))
                        .and(CUSTOM_FIELD.NOUN_ID.eq(id))
                        .execute();
            int ordinal = 0;
            for (Field field : parts.fields())
                fields.add(new CustomFieldRecord(noun, id, ordinal++, field.name(), field.content()));
            if (!parts.comments().isEmpty()
                    && (work.known() == null || !work.known().comments().equals(work.commentsHash())))
                comments(noun, id, parts.comments());
        }

        private static String hash(String source, String own, String comments) {
            return source + ":" + own + ":" + comments;
        }

        // comments -----------------------------------------------------------------------------------------------

        /// New comments are added; those changed at the source and not here are taken over; others stay.
        private void comments(String noun, long id, List<CommentThreads.Ready> ready) {
            List<String> keys = ready.stream().map(CommentThreads.Ready::key).toList();
            Map<String, Known> known = origins.find(sql, "comment", keys);
            List<CommentThreads.Ready> fresh = new ArrayList<>();
            for (CommentThreads.Ready one : ready) {
                @Nullable Known before = known.get(one.key());
                if (before == null) fresh.add(one);
                else if (!before.source().equals(one.hash())
                        && commentHash(before.id()).equals(before.own())) {
                    afterStories.add(() -> comments.replace(noun, id, before.id(), one.draft()));
                    rows.keep("comment", one.key(), before.id(), null, one.hash() + ":" + own(one.draft()));
                }
            }
            if (fresh.isEmpty()) return;
            Map<String, Integer> places = new HashMap<>();
            List<CommentDraft> drafts = new ArrayList<>();
            for (CommentThreads.Ready one : fresh) {
                places.put(one.key(), drafts.size());
                @Nullable Integer answers = places.get(one.parentKey());
                @Nullable Known above = known.get(one.parentKey());
                drafts.add(below(one.draft(), answers, answers == null && above != null ? above.id() : null));
            }
            List<Long> ids = comments.add(noun, id, drafts);
            for (int i = 0; i < ids.size(); i++)
                rows.keep(
                        "comment",
                        fresh.get(i).key(),
                        ids.get(i),
                        null,
                        fresh.get(i).hash() + ":" + own(fresh.get(i).draft()));
            outcomes.comments += ids.size();
        }

        private static CommentDraft below(CommentDraft draft, @Nullable Integer answers, @Nullable Long parent) {
            return new CommentDraft(
                    answers,
                    parent,
                    draft.kind(),
                    draft.state(),
                    draft.name(),
                    draft.email(),
                    draft.website(),
                    draft.address(),
                    draft.copy(),
                    draft.at());
        }

        private static String own(CommentDraft draft) {
            return new Fingerprint()
                    .all(draft.state(), draft.name(), draft.copy())
                    .end();
        }

        private String commentHash(long id) {
            return sql.select(COMMENT.STATE, COMMENT.NAME, COMMENT.COPY)
                    .from(COMMENT)
                    .where(COMMENT.ID.eq(id))
                    .fetchOptional(row -> new Fingerprint()
                            .all(row.value1(), row.value2(), row.value3())
                            .end())
                    .orElse("");
        }

        // files without an attachment ----------------------------------------------------------------------------

        private List<Long> loose(Parts parts) {
            List<Long> ids = new ArrayList<>();
            for (LooseFile file : parts.looseFiles()) {
                @Nullable
                Long known = looseFiles.containsKey(file.path())
                        ? looseFiles.get(file.path())
                        : sql.select(MEDIA.ID)
                                .from(MEDIA)
                                .where(MEDIA.PATH.eq(file.path()))
                                .fetchOne(MEDIA.ID);
                long id = known != null
                        ? known
                        : media.add(new MediaDraft(
                                MediaImport.kind(file.mime()),
                                file.path(),
                                file.mime(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                null,
                                null,
                                file.bytes(),
                                true,
                                file.at(),
                                null,
                                List.of()));
                looseFiles.put(file.path(), id);
                ids.add(id);
            }
            if (!ids.isEmpty()) media.finish();
            return ids;
        }

        private static StoryDraft withFiles(StoryDraft draft, List<Long> loose) {
            if (loose.isEmpty()) return draft;
            List<Long> files = new ArrayList<>(draft.mediaIds());
            files.addAll(loose);
            return new StoryDraft(
                    draft.slug(),
                    draft.path(),
                    draft.kicker(),
                    draft.headline(),
                    draft.standfirst(),
                    draft.trail(),
                    draft.dateline(),
                    draft.copy(),
                    draft.format(),
                    draft.words(),
                    draft.minutes(),
                    draft.sectionIds(),
                    draft.topicIds(),
                    draft.bylines(),
                    draft.pictureId(),
                    files,
                    draft.sources(),
                    draft.at(),
                    draft.updated(),
                    draft.sticky(),
                    draft.commentsOpen(),
                    draft.seoTitle(),
                    draft.seoDescription());
        }

        // what we have -------------------------------------------------------------------------------------------

        /// The hash of a story as it stands here; null when it is gone.
        private @Nullable String storyHash(long id) {
            var row = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchOne();
            if (row == null) return null;
            String copy = sql.select(STORY_COPY.COPY)
                    .from(STORY_COPY)
                    .where(STORY_COPY.STORY_ID.eq(id))
                    .fetchSingle()
                    .value1();
            StoryDraft draft = new StoryDraft(
                    row.getSlug(),
                    null,
                    row.getKicker(),
                    row.getHeadline(),
                    row.getStandfirst(),
                    row.getTrail(),
                    row.getDateline(),
                    copy,
                    row.getFormat(),
                    row.getWords(),
                    row.getMinutes(),
                    sql.select(STORY_SECTION.SECTION_ID)
                            .from(STORY_SECTION)
                            .where(STORY_SECTION.STORY_ID.eq(id))
                            .fetch(STORY_SECTION.SECTION_ID),
                    sql.select(STORY_TOPIC.TOPIC_ID)
                            .from(STORY_TOPIC)
                            .where(STORY_TOPIC.STORY_ID.eq(id))
                            .fetch(STORY_TOPIC.TOPIC_ID),
                    sql.select(BYLINE.PERSON_ID, BYLINE.ROLE)
                            .from(BYLINE)
                            .where(BYLINE.STORY_ID.eq(id))
                            .orderBy(BYLINE.ORDINAL)
                            .fetch(by -> new StoryDraft.ByPerson(by.value1(), by.value2())),
                    row.getPictureId(),
                    List.of(),
                    List.of(),
                    row.getDatedAt(),
                    row.getUpdatedAt(),
                    row.getSticky(),
                    row.getCommentsOpen(),
                    row.getSeoTitle(),
                    row.getSeoDescription());
            return Fingerprint.of(draft, row.getStanding());
        }

        private String pageHash(long id) {
            return sql.selectFrom(PAGE)
                    .where(PAGE.ID.eq(id))
                    .fetchOptional(row -> Fingerprint.of(new PageDraft(
                            null,
                            row.getSlug(),
                            null,
                            row.getTitle(),
                            row.getStandfirst(),
                            row.getCopy(),
                            row.getPictureId(),
                            List.of(),
                            row.getOrdinal(),
                            row.getStanding(),
                            null,
                            row.getDatedAt(),
                            row.getUpdatedAt(),
                            row.getCommentsOpen(),
                            row.getSeoTitle(),
                            row.getSeoDescription())))
                    .orElse("");
        }
    }

    /// Puts pages below the pages above them that came later in the file.
    private void hangPages() {
        Map<Long, Long> parents = new java.util.TreeMap<>();
        survey.pages.forEach((number, node) -> {
            @Nullable Long page = pages.get(number);
            @Nullable Long parent = node.parent() == 0 ? null : pages.get(node.parent());
            if (page != null && parent != null && !survey.circles(number, node.parent())) parents.put(page, parent);
        });
        if (parents.isEmpty()) return;
        Set<Long> loose = database.read(sql ->
                sql.select(PAGE.ID).from(PAGE).where(PAGE.PARENT_ID.isNull()).fetchSet(PAGE.ID));
        parents.keySet().retainAll(loose);
        if (parents.isEmpty()) return;
        database.write(transaction -> {
            Batch batch = publishing.batch(transaction);
            parents.forEach(batch::hang);
            batch.finish();
            return parents.size();
        });
    }

    // the report -------------------------------------------------------------------------------------------------

    private void report(Pending one, @Nullable String path, Map<Long, String> leads) {
        Work work = one.converted().work();
        Item item = work.item();
        @Nullable Parts parts = parts(one.converted());
        if (parts != null) for (String name : parts.unknown()) outcomes.unknownMarkup.merge(name, 1L, Long::sum);
        ItemOutcome outcome = new ItemOutcome(
                item.id(),
                item.type().isEmpty() ? "post" : item.type(),
                item.title(),
                item.line(),
                oldUrls.all(item, parts == null ? oldUrls.paths(item, path) : parts.paths(), null),
                item.torn() && one.outcome() != Outcome.CONFLICT ? Outcome.FAILED : one.outcome(),
                one.reason(),
                path,
                Names.line(item.title(), survey.language),
                parts == null ? null : parts.byline(),
                parts == null ? null : parts.words(),
                parts == null ? null : pictures(parts, leads));
        if (item.torn())
            outcome = outcome.because("something of it is missing from the file; what could be read is kept");
        if (parts != null && !parts.troubles().isEmpty()) outcome = outcome.because(troubles(parts.troubles()));
        if (PostTypes.isForeign(item.type()))
            outcome = outcome.because("of a type that WordPress does not have by itself; kept as a page");
        outcomes.add(outcome);
    }

    private static String troubles(List<String> all) {
        String first = String.join("; ", all.subList(0, Math.min(3, all.size())));
        return all.size() > 3 ? first + "; and " + (all.size() - 3) + " more" : first;
    }

    private static @Nullable Parts parts(Converted converted) {
        return switch (converted) {
            case Converted.OfStory story -> story.parts();
            case Converted.OfPage page -> page.parts();
            case Converted.Same _, Converted.Broken _ -> null;
        };
    }

    private static ItemOutcome.Pictures pictures(Parts parts, Map<Long, String> leads) {
        @Nullable String lead = parts.missingLead() == null ? null : leads.get(parts.missingLead());
        if (lead == null || parts.missing().contains(lead))
            return new ItemOutcome.Pictures(parts.pictures(), parts.missing());
        List<String> missing = new ArrayList<>(parts.missing());
        missing.addFirst(lead);
        return new ItemOutcome.Pictures(parts.pictures(), missing);
    }

    private Map<Long, String> missingLeads(List<Pending> done) {
        Set<Long> leads = new HashSet<>();
        for (Pending one : done) {
            @Nullable Parts parts = parts(one.converted());
            if (parts != null && parts.missingLead() != null) leads.add(parts.missingLead());
        }
        if (leads.isEmpty()) return Map.of();
        return database.read(sql -> sql.select(MEDIA.ID, MEDIA.PATH)
                .from(MEDIA)
                .where(MEDIA.ID.in(leads))
                .fetchMap(MEDIA.ID, MEDIA.PATH));
    }

    private ItemOutcome plain(Item item, Outcome outcome, String reason) {
        return new ItemOutcome(
                item.id(),
                item.type(),
                item.title(),
                item.line(),
                List.of(),
                outcome,
                reason,
                null,
                null,
                null,
                null,
                null);
    }
}
