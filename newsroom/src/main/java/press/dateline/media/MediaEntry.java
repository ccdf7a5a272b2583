package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaLibrary.Use;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.MediaRecord;

/// A picture or file as the desk knows it, whether readers do or not.
///
/// @param path where readers find it once something public uses it
/// @param caption clean inline HTML
/// @param width pixels, upright; null when unknown
/// @param deletedAt since when it is away, or null
public record MediaEntry(
        long id,
        String kind,
        String path,
        String mime,
        String title,
        String alt,
        String caption,
        String credit,
        String creator,
        String terms,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        boolean stored,
        int edition,
        int focalX,
        int focalY,
        Instant uploadedAt,
        @Nullable Instant deletedAt) {
    /// Entries of one page of the library.
    public static final int PAGE_SIZE = 48;

    private static final int MOST_USES = 50;

    /// What an editor can say of it.
    ///
    /// @param caption inline HTML
    /// @param focalX percent of the width
    /// @param focalY percent of the height
    public record Words(
            String title,
            String alt,
            CleanHtml caption,
            String credit,
            String creator,
            String terms,
            int focalX,
            int focalY) {}

    /// What prints are made of; empty for what has none.
    public Optional<Negative> negative() {
        return stored && Negative.isPrinted(mime) && width != null && height != null
                ? Optional.of(new Negative(id, edition, width, height))
                : Optional.empty();
    }

    /// The last part of its address.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static Optional<MediaEntry> of(DSLContext sql, long id) {
        return sql.selectFrom(MEDIA).where(MEDIA.ID.eq(id)).fetchOptional(MediaEntry::of);
    }

    /// By the address of its file, or of one of its prints.
    public static Optional<MediaEntry> at(DSLContext sql, String path) {
        Optional<Print> print = Print.at(path);
        return print.isPresent()
                ? of(sql, print.get().pictureId())
                : sql.selectFrom(MEDIA).where(MEDIA.PATH.eq(path)).limit(1).fetchOptional(MediaEntry::of);
    }

    /// The newest that have all words of `query` in what is said of them or in their address, at most [#PAGE_SIZE].
    ///
    /// @param before only what comes after this entry in that order; null for the first page
    public static List<MediaEntry> search(DSLContext sql, String query, @Nullable MediaEntry before) {
        Condition fits = MEDIA.DELETED_AT.isNull();
        for (String word : query.strip().split("\\s+", 8)) {
            if (!word.isEmpty()) {
                fits = fits.and(DSL.or(
                        List.of(MEDIA.TITLE, MEDIA.ALT, MEDIA.CAPTION, MEDIA.CREDIT, MEDIA.CREATOR, MEDIA.PATH).stream()
                                .map(field -> field.containsIgnoreCase(word))
                                .toList()));
            }
        }
        if (before != null) {
            fits = fits.and(MEDIA.UPLOADED_AT
                    .lt(before.uploadedAt())
                    .or(MEDIA.UPLOADED_AT.eq(before.uploadedAt()).and(MEDIA.ID.lt(before.id()))));
        }
        return sql.selectFrom(MEDIA)
                .where(fits)
                .orderBy(MEDIA.UPLOADED_AT.desc(), MEDIA.ID.desc())
                .limit(PAGE_SIZE)
                .fetch(MediaEntry::of);
    }

    private static MediaEntry of(MediaRecord row) {
        return new MediaEntry(
                row.getId(),
                row.getKind(),
                row.getPath(),
                row.getMime(),
                row.getTitle(),
                row.getAlt(),
                row.getCaption(),
                row.getCredit(),
                row.getCreator(),
                row.getTerms(),
                row.getWidth(),
                row.getHeight(),
                row.getBytes(),
                row.getStored(),
                row.getEdition(),
                row.getFocalX(),
                row.getFocalY(),
                row.getUploadedAt(),
                row.getDeletedAt());
    }

    /// Keeps what an editor says of it. Prints are made anew where they would look or read different.
    public static void describe(Transaction transaction, MediaEntry before, Words words) {
        boolean otherPrints = words.focalX() != before.focalX
                || words.focalY() != before.focalY
                || !words.credit().equals(before.credit)
                || !words.creator().equals(before.creator)
                || !words.terms().equals(before.terms);
        transaction
                .sql()
                .update(MEDIA)
                .set(MEDIA.TITLE, words.title())
                .set(MEDIA.ALT, words.alt())
                .set(MEDIA.CAPTION, words.caption().html())
                .set(MEDIA.CREDIT, words.credit())
                .set(MEDIA.CREATOR, words.creator())
                .set(MEDIA.TERMS, words.terms())
                .set(MEDIA.FOCAL_X, words.focalX())
                .set(MEDIA.FOCAL_Y, words.focalY())
                .set(MEDIA.EDITION, otherPrints ? MEDIA.EDITION.plus(1) : MEDIA.EDITION)
                .where(MEDIA.ID.eq(before.id))
                .execute();
        transaction.changed("media:" + before.id);
    }

    /// Where it stands or is about to: in stories and pages, in what is being written (`draft`), beside a byline
    /// (`person`). At most 50.
    public static List<Use> uses(DSLContext sql, MediaEntry entry) {
        return sql.select(MEDIA_USE.NOUN, MEDIA_USE.NOUN_ID)
                .from(MEDIA_USE)
                .where(MEDIA_USE.MEDIA_ID.eq(entry.id))
                .union(sql.select(DSL.inline("story"), STORY.ID).from(STORY).where(STORY.PICTURE_ID.eq(entry.id)))
                .union(sql.select(DSL.inline("page"), PAGE.ID).from(PAGE).where(PAGE.PICTURE_ID.eq(entry.id)))
                .union(sql.select(DSL.inline("person"), PERSON.ID).from(PERSON).where(PERSON.PICTURE_ID.eq(entry.id)))
                .union(sql.select(DSL.inline("draft"), WORKING_COPY.STORY_ID)
                        .from(WORKING_COPY)
                        .where(WORKING_COPY
                                .COPY
                                .contains(entry.path)
                                .or(WORKING_COPY.FURNITURE.contains("\"pictureId\":" + entry.id + ","))
                                .or(WORKING_COPY.FURNITURE.contains("\"pictureId\":" + entry.id + "}"))))
                .orderBy(1, 2)
                .limit(MOST_USES)
                .fetch(row -> new Use(row.value1(), row.value2()));
    }

    /// What a use is called: headline, title or name.
    public static String title(DSLContext sql, Use use) {
        Optional<String> title =
                switch (use.noun()) {
                    case "page" ->
                        sql.select(PAGE.TITLE)
                                .from(PAGE)
                                .where(PAGE.ID.eq(use.nounId()))
                                .fetchOptional(PAGE.TITLE);
                    case "person" ->
                        sql.select(PERSON.NAME)
                                .from(PERSON)
                                .where(PERSON.ID.eq(use.nounId()))
                                .fetchOptional(PERSON.NAME);
                    default ->
                        sql.select(STORY.HEADLINE)
                                .from(STORY)
                                .where(STORY.ID.eq(use.nounId()))
                                .fetchOptional(STORY.HEADLINE);
                };
        return title.orElse("");
    }

    /// Whether an entry names the file under `key`, as what readers find or as the original of it.
    static boolean isNamed(DSLContext sql, String key) {
        return sql.fetchExists(
                MEDIA,
                MEDIA.FILE
                        .eq(key)
                        .or(MEDIA.ORIGINAL.eq(key))
                        .or(MEDIA.PATH.eq("/" + key).and(MEDIA.FILE.isNull())));
    }

    /// Puts it away: nobody finds it any more, and [#restore] brings it back with all that was said of it.
    ///
    /// @return whether it is away; not as long as something uses it
    public static boolean delete(Transaction transaction, MediaEntry entry) {
        if (!uses(transaction.sql(), entry).isEmpty()) {
            return false;
        }
        transaction
                .sql()
                .update(MEDIA)
                .set(MEDIA.DELETED_AT, transaction.now())
                .where(MEDIA.ID.eq(entry.id))
                .execute();
        transaction.changed("media:" + entry.id);
        return true;
    }

    public static void restore(Transaction transaction, long id) {
        int back = transaction
                .sql()
                .update(MEDIA)
                .setNull(MEDIA.DELETED_AT)
                .where(MEDIA.ID.eq(id))
                .and(MEDIA.DELETED_AT.isNotNull())
                .execute();
        if (back > 0) {
            transaction.changed("media:" + id);
        }
    }
}
