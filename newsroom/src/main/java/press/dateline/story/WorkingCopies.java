package press.dateline.story;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.REVISION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_SOURCE;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.store.Microseconds;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.store.tables.tables.records.WorkingCopyRecord;
import press.dateline.story.Revision.Occasion;

/// What the desk is working on, and every version of it. Nothing here reaches readers: see `publishing`.
public final class WorkingCopies {
    /// In microseconds, as moments are kept.
    private static final long TEN_MINUTES = 600_000_000;

    private WorkingCopies() {}

    /// What became of a save.
    public sealed interface Saved {
        /// It is the latest now.
        record Kept(WorkingCopy now) implements Saved {}

        /// Somebody else saved since. Nothing is lost: what was sent is a revision of its own.
        ///
        /// @param latest what the other saved
        /// @param mine the id of the revision that holds what was sent
        record Beside(WorkingCopy latest, long mine) implements Saved {}
    }

    public static Optional<WorkingCopy> of(DSLContext sql, long story) {
        return sql.selectFrom(WORKING_COPY)
                .where(WORKING_COPY.STORY_ID.eq(story))
                .fetchOptional(WorkingCopies::workingCopy);
    }

    /// The working copy of a story, made of what it is now when nobody has worked on it yet.
    ///
    /// @throws org.jooq.exception.NoDataFoundException when there is no such story
    public static WorkingCopy open(Transaction transaction, long story) {
        return of(transaction.sql(), story).orElseGet(() -> begin(transaction, story));
    }

    /// Keeps what somebody wrote, if it was written on the latest version.
    ///
    /// @param base the version it was written on
    /// @param meant whether somebody asked for it, rather than the desk by itself
    public static Saved save(
            Transaction transaction,
            long story,
            int base,
            Furniture furniture,
            CleanHtml copy,
            @Nullable Long person,
            boolean meant) {
        WorkingCopy latest = open(transaction, story);
        if (latest.furniture().equals(furniture) && latest.copy().html().equals(copy.html())) {
            if (meant) {
                markMeant(transaction, latest);
            }
            return new Saved.Kept(latest);
        }
        if (latest.version() != base) {
            long mine = keep(transaction, story, base, Occasion.BESIDE, furniture, copy, person);
            return new Saved.Beside(latest, mine);
        }
        return new Saved.Kept(
                write(transaction, latest, furniture, copy, person, meant ? Occasion.SAVED : Occasion.WRITING));
    }

    /// Makes an older version the latest. The one it replaces stays among the revisions.
    ///
    /// @return empty when the story has no such revision
    public static Optional<WorkingCopy> restore(
            Transaction transaction, long story, long revision, @Nullable Long person) {
        WorkingCopy latest = open(transaction, story);
        return revision(transaction.sql(), story, revision)
                .map(old -> write(transaction, latest, old.furniture(), old.copy(), person, Occasion.RESTORED));
    }

    /// Moves a working copy to another stage. Its words stay, and the version is kept for ever.
    public static WorkingCopy moveTo(Transaction transaction, WorkingCopy copy, Stage stage) {
        transaction
                .sql()
                .update(WORKING_COPY)
                .set(WORKING_COPY.STAGE, stage.label())
                .where(WORKING_COPY.STORY_ID.eq(copy.storyId()))
                .execute();
        transaction
                .sql()
                .update(REVISION)
                .set(REVISION.OCCASION, Occasion.HANDED_ON.label())
                .where(REVISION.STORY_ID.eq(copy.storyId()).and(REVISION.VERSION.eq(copy.version())))
                .and(REVISION.OCCASION.in(Occasion.WRITING.label(), Occasion.SAVED.label()))
                .execute();
        return new WorkingCopy(
                copy.storyId(),
                copy.version(),
                stage,
                copy.furniture(),
                copy.copy(),
                copy.savedAt(),
                copy.personId(),
                copy.publishedVersion());
    }

    /// Notes that readers see this version now.
    public static void published(Transaction transaction, WorkingCopy copy) {
        moveTo(transaction, copy, Stage.WRITING);
        transaction
                .sql()
                .update(WORKING_COPY)
                .set(WORKING_COPY.PUBLISHED_VERSION, copy.version())
                .where(WORKING_COPY.STORY_ID.eq(copy.storyId()))
                .execute();
    }

    /// The versions of a story, newest first.
    ///
    /// @param limit how many at most
    public static List<Revision> revisions(DSLContext sql, long story, int limit) {
        return sql.selectFrom(REVISION)
                .where(REVISION.STORY_ID.eq(story))
                .orderBy(REVISION.MADE_AT.desc(), REVISION.ID.desc())
                .limit(limit)
                .fetch(WorkingCopies::revision);
    }

    /// What the working copy was at a version; what was saved beside it is no version of it.
    public static Optional<Revision> ofVersion(DSLContext sql, long story, int version) {
        return sql.selectFrom(REVISION)
                .where(REVISION.STORY_ID.eq(story).and(REVISION.VERSION.eq(version)))
                .and(REVISION.OCCASION.ne(Occasion.BESIDE.label()))
                .orderBy(REVISION.ID.desc())
                .limit(1)
                .fetchOptional(WorkingCopies::revision);
    }

    public static Optional<Revision> revision(DSLContext sql, long story, long id) {
        return sql.selectFrom(REVISION)
                .where(REVISION.ID.eq(id).and(REVISION.STORY_ID.eq(story)))
                .fetchOptional(WorkingCopies::revision);
    }

    /// Of the versions that the desk kept by itself, leaves the last in each ten minutes of those older than a day.
    /// Looks back eight days, so that it may have been left undone for a week.
    ///
    /// @return how many went
    public static int thin(Transaction transaction) {
        Instant old = transaction.now().minus(1, ChronoUnit.DAYS);
        return transaction
                .sql()
                .execute(
                        "DELETE FROM revision WHERE id IN (SELECT r.id FROM revision r"
                                + " WHERE r.occasion = ? AND r.made_at >= ? AND r.made_at < ? AND EXISTS ("
                                + "SELECT 1 FROM revision l WHERE l.story_id = r.story_id AND l.occasion = r.occasion"
                                + " AND l.id > r.id AND l.made_at >= r.made_at"
                                + " AND l.made_at < (r.made_at / " + TEN_MINUTES + " + 1) * " + TEN_MINUTES + "))",
                        Occasion.WRITING.label(),
                        Microseconds.of(old.minus(7, ChronoUnit.DAYS)),
                        Microseconds.of(old));
    }

    private static WorkingCopy begin(Transaction transaction, long story) {
        DSLContext sql = transaction.sql();
        StoryRecord row = sql.selectFrom(STORY).where(STORY.ID.eq(story)).fetchSingle();
        String copy = sql.select(STORY_COPY.COPY)
                .from(STORY_COPY)
                .where(STORY_COPY.STORY_ID.eq(story))
                .fetchSingle(STORY_COPY.COPY);
        boolean out = row.getPublicFrom() != null;
        Stage stage =
                switch (row.getStanding()) {
                    case "in-review" -> Stage.IN_REVIEW;
                    case "approved" -> Stage.APPROVED;
                    default -> Stage.WRITING;
                };
        WorkingCopyRecord working = new WorkingCopyRecord();
        working.setStoryId(story);
        working.setVersion(1);
        working.setStage(stage.label());
        working.setFurniture(furniture(sql, row).json());
        working.setCopy(copy);
        working.setSavedAt(row.getUpdatedAt());
        working.setPublishedVersion(out ? 1 : null);
        working.attach(sql.configuration());
        working.insert();
        WorkingCopy begun = workingCopy(working);
        keep(transaction, story, 1, Occasion.HANDED_ON, begun.furniture(), begun.copy(), null);
        return begun;
    }

    private static Furniture furniture(DSLContext sql, StoryRecord row) {
        long story = row.getId();
        List<Long> sections = new ArrayList<>();
        if (row.getSectionId() != null) {
            sections.add(row.getSectionId());
        }
        sql.select(STORY_SECTION.SECTION_ID)
                .from(STORY_SECTION)
                .where(STORY_SECTION.STORY_ID.eq(story))
                .orderBy(STORY_SECTION.SECTION_ID)
                .forEach(section -> {
                    if (!sections.contains(section.value1())) {
                        sections.add(section.value1());
                    }
                });
        return new Furniture(
                row.getKicker(),
                row.getHeadline(),
                row.getStandfirst(),
                row.getTrail(),
                row.getDateline(),
                row.getSlug(),
                sections,
                sql.select(TOPIC.NAME)
                        .from(STORY_TOPIC.join(TOPIC).on(TOPIC.ID.eq(STORY_TOPIC.TOPIC_ID)))
                        .where(STORY_TOPIC.STORY_ID.eq(story))
                        .orderBy(TOPIC.NAME)
                        .fetch(TOPIC.NAME),
                sql.select(PERSON.ID, PERSON.NAME, BYLINE.ROLE)
                        .from(BYLINE.join(PERSON).on(PERSON.ID.eq(BYLINE.PERSON_ID)))
                        .where(BYLINE.STORY_ID.eq(story))
                        .orderBy(BYLINE.ORDINAL)
                        .fetch(byline -> new Furniture.Credit(byline.value1(), byline.value2(), byline.value3())),
                row.getPictureId(),
                sql.select(STORY_SOURCE.LABEL, STORY_SOURCE.ADDRESS)
                        .from(STORY_SOURCE)
                        .where(STORY_SOURCE.STORY_ID.eq(story))
                        .orderBy(STORY_SOURCE.ORDINAL)
                        .fetch(source -> new Story.Source(source.value1(), source.value2())),
                "",
                row.getGenre().equals(Genre.NEWS.label()) ? "" : row.getGenre(),
                "",
                row.getCommentsOpen(),
                row.getSeoTitle(),
                row.getSeoDescription());
    }

    /// A change takes the copy back to writing: what was approved was another version.
    private static WorkingCopy write(
            Transaction transaction,
            WorkingCopy latest,
            Furniture furniture,
            CleanHtml copy,
            @Nullable Long person,
            Occasion occasion) {
        int version = latest.version() + 1;
        transaction
                .sql()
                .update(WORKING_COPY)
                .set(WORKING_COPY.VERSION, version)
                .set(WORKING_COPY.STAGE, Stage.WRITING.label())
                .set(WORKING_COPY.FURNITURE, furniture.json())
                .set(WORKING_COPY.COPY, copy.html())
                .set(WORKING_COPY.SAVED_AT, transaction.now())
                .set(WORKING_COPY.PERSON_ID, person)
                .where(WORKING_COPY.STORY_ID.eq(latest.storyId()))
                .execute();
        keep(transaction, latest.storyId(), version, occasion, furniture, copy, person);
        tellLists(transaction, latest.storyId(), furniture);
        return new WorkingCopy(
                latest.storyId(),
                version,
                Stage.WRITING,
                furniture,
                copy,
                transaction.now(),
                person,
                latest.publishedVersion());
    }

    /// The desk's lists show and find a story that no reader sees by what was saved last.
    private static void tellLists(Transaction transaction, long story, Furniture furniture) {
        DSLContext sql = transaction.sql();
        sql.update(STORY)
                .set(STORY.TOUCHED_AT, transaction.now())
                .where(STORY.ID.eq(story))
                .execute();
        int unseen = sql.update(STORY)
                .set(STORY.HEADLINE, furniture.headline())
                .set(
                        STORY.SECTION_ID,
                        furniture.sectionIds().isEmpty()
                                ? null
                                : furniture.sectionIds().getFirst())
                .where(STORY.ID.eq(story).and(STORY.PUBLIC_FROM.isNull()))
                .execute();
        if (unseen == 1) {
            sql.deleteFrom(BYLINE).where(BYLINE.STORY_ID.eq(story)).execute();
            int ordinal = 0;
            for (Furniture.Credit credit : furniture.bylines()) {
                if (credit.personId() > 0) {
                    sql.insertInto(BYLINE)
                            .set(BYLINE.STORY_ID, story)
                            .set(BYLINE.ORDINAL, ordinal++)
                            .set(BYLINE.PERSON_ID, credit.personId())
                            .set(BYLINE.ROLE, credit.role())
                            .execute();
                }
            }
        }
    }

    private static long keep(
            Transaction transaction,
            long story,
            int version,
            Occasion occasion,
            Furniture furniture,
            CleanHtml copy,
            @Nullable Long person) {
        return transaction
                .sql()
                .insertInto(REVISION)
                .set(REVISION.STORY_ID, story)
                .set(REVISION.VERSION, version)
                .set(REVISION.OCCASION, occasion.label())
                .set(REVISION.MADE_AT, transaction.now())
                .set(REVISION.PERSON_ID, person)
                .set(REVISION.HEADLINE, furniture.headline())
                .set(REVISION.STANDFIRST, furniture.standfirst())
                .set(REVISION.COPY, copy.html())
                .set(REVISION.FURNITURE, furniture.json())
                .returningResult(REVISION.ID)
                .fetchSingle()
                .value1();
    }

    private static void markMeant(Transaction transaction, WorkingCopy copy) {
        transaction
                .sql()
                .update(REVISION)
                .set(REVISION.OCCASION, Occasion.SAVED.label())
                .where(REVISION.STORY_ID.eq(copy.storyId()).and(REVISION.VERSION.eq(copy.version())))
                .and(REVISION.OCCASION.eq(Occasion.WRITING.label()))
                .execute();
    }

    private static WorkingCopy workingCopy(WorkingCopyRecord row) {
        return new WorkingCopy(
                row.getStoryId(),
                row.getVersion(),
                Stage.of(row.getStage()),
                Furniture.of(row.getFurniture()),
                CleanHtml.stored(row.getCopy()),
                row.getSavedAt(),
                row.getPersonId(),
                row.getPublishedVersion());
    }

    /// Imported revisions have a headline and a standfirst and no more furniture.
    private static Revision revision(Record row) {
        String kept = row.get(REVISION.FURNITURE);
        Furniture furniture = kept.isEmpty()
                ? Furniture.EMPTY.headed(row.get(REVISION.HEADLINE), row.get(REVISION.STANDFIRST))
                : Furniture.of(kept);
        return new Revision(
                row.get(REVISION.ID),
                row.get(REVISION.STORY_ID),
                row.get(REVISION.VERSION),
                Occasion.of(row.get(REVISION.OCCASION)),
                row.get(REVISION.MADE_AT),
                row.get(REVISION.PERSON_ID),
                furniture,
                CleanHtml.stored(row.get(REVISION.COPY)));
    }
}
