package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.RENDITION;

import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.ContentTypes;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaBatch;
import press.dateline.media.MediaDraft;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.wordpress.ItemOutcome.Outcome;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.WxrEntry.Item;

/// Brings the attachments of an export into the media library, and their files where they are at hand. Stories come
/// later and refer to them.
final class MediaImport {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Survey survey;
    private final OldSite site;
    private final Origins origins;
    private final Uploads uploads;
    private final MediaIndex index;
    private final OldUrls oldUrls;
    private final Dates dates;
    private final Outcomes outcomes;

    MediaImport(
            Database database,
            Survey survey,
            OldSite site,
            Origins origins,
            Uploads uploads,
            MediaIndex index,
            OldUrls oldUrls,
            Dates dates,
            Outcomes outcomes) {
        this.database = database;
        this.survey = survey;
        this.site = site;
        this.origins = origins;
        this.uploads = uploads;
        this.index = index;
        this.oldUrls = oldUrls;
        this.dates = dates;
        this.outcomes = outcomes;
    }

    /// @param draft null when there is no address for a file
    private record Found(Item item, String key, String hash, @Nullable MediaDraft draft, String trouble) {}

    void run(Ticker ticker) throws IOException {
        long all = survey.attachments.size();
        if (all == 0) return;
        Keys keys = new Keys();
        long done = 0;
        try (MappingIterator<Item> items = survey.attachments.read()) {
            List<Found> batch = new ArrayList<>();
            while (items.hasNext()) {
                Item item = items.next();
                batch.add(found(item, keys.of(item)));
                ticker.at(done + batch.size(), all, done + batch.size());
                if (batch.size() == AT_ONCE || !items.hasNext()) {
                    List<Found> some = List.copyOf(batch);
                    write(some);
                    batch.clear();
                    done += some.size();
                    ticker.now(done, all, done);
                }
            }
        }
    }

    private Found found(Item item, String key) {
        String hash = Fingerprint.of(item);
        String attached = item.meta("_wp_attached_file").orElse("");
        String url = item.attachmentUrl().isBlank() ? item.guid() : item.attachmentUrl();
        Optional<String> path = site.attachment(url, attached);
        if (path.isEmpty()) return new Found(item, key, hash, null, "the export names no file for it");
        Optional<AttachmentMetadata> facts =
                item.meta("_wp_attachment_metadata").flatMap(AttachmentMetadata::read);
        Uploads.Taken taken = uploads.take(path.get(), url);
        String mime = ContentTypes.of(path.get());
        @Nullable Long bytes = null;
        String trouble = "";
        switch (taken) {
            case Uploads.Taken.Stored(var type, long size) -> {
                mime = type;
                bytes = size;
            }
            case Uploads.Taken.Missing() -> {
                if (uploads.given()) trouble = "its file is not in the uploads folder";
            }
            case Uploads.Taken.Refused(var why) -> trouble = "its file was left out: " + why;
        }
        Instant at = dates.of(item);
        String credit = facts.map(f -> f.credit().isBlank() ? f.copyright() : f.credit())
                .orElse("");
        MediaDraft draft = new MediaDraft(
                kind(mime),
                path.get(),
                mime,
                Names.line(item.title(), survey.language),
                Names.line(item.meta("_wp_attachment_image_alt").orElse(""), survey.language),
                WordPressCopy.inline(item.excerpt(), survey.language).html(),
                CleanHtml.inline(credit).plainText(),
                WordPressCopy.inline(item.content(), survey.language).html(),
                facts.map(AttachmentMetadata::width).filter(w -> w > 0).orElse(null),
                facts.map(AttachmentMetadata::height).filter(h -> h > 0).orElse(null),
                bytes,
                taken instanceof Uploads.Taken.Stored,
                at,
                survey.isPublicByItself(item) ? at : null,
                sizes(path.get(), facts.map(AttachmentMetadata::sizes).orElse(Map.of())));
        return new Found(item, key, hash, draft, trouble);
    }

    static String kind(String mime) {
        int slash = mime.indexOf('/');
        String kind = slash < 0 ? "" : mime.substring(0, slash);
        return switch (kind) {
            case "image", "audio", "video" -> kind;
            default -> "file";
        };
    }

    private List<MediaDraft.Size> sizes(String path, Map<String, AttachmentMetadata.Size> named) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Map<String, MediaDraft.Size> sizes = new LinkedHashMap<>();
        for (AttachmentMetadata.Size size : named.values()) {
            if (size.file().indexOf('/') >= 0 || size.file().startsWith(".") || size.width() == 0) continue;
            String at = folder + size.file();
            if (at.equals(path) || sizes.containsKey(at)) continue;
            boolean stored = false;
            String mime = ContentTypes.of(at);
            if (uploads.take(at) instanceof Uploads.Taken.Stored(var type, long bytes)) {
                stored = bytes > 0;
                mime = type;
            }
            sizes.put(at, new MediaDraft.Size(at, mime, size.width(), size.height(), stored));
        }
        return List.copyOf(sizes.values());
    }

    private void write(List<Found> batch) {
        Map<String, Known> known = database.read(
                sql -> origins.find(sql, "media", batch.stream().map(Found::key).toList()));
        List<ItemOutcome> done = new ArrayList<>();
        List<Runnable> after = new ArrayList<>();
        if (batch.stream().allMatch(found -> isUnchanged(found, known.get(found.key())))) {
            for (Found found : batch) {
                Known before = java.util.Objects.requireNonNull(known.get(found.key()));
                remember(found, before.id(), isStored(before.id()));
                done.add(outcome(found, Outcome.UNCHANGED));
            }
        } else {
            database.write(transaction -> {
                Origins.Rows rows = origins.new Rows(transaction);
                MediaBatch media = new MediaBatch(transaction);
                Map<String, Long> here = new HashMap<>();
                for (Found found : batch)
                    done.add(write(transaction, rows, media, found, known.get(found.key()), here, after));
                media.finish();
                rows.write();
                return done.size();
            });
        }
        after.forEach(Runnable::run);
        done.forEach(outcomes::add);
    }

    private boolean isUnchanged(Found found, @Nullable Known before) {
        return before != null
                && before.source().equals(found.hash())
                && (found.draft() == null || !found.draft().stored() || isStored(before.id()));
    }

    private boolean isStored(long media) {
        return database.read(sql -> Boolean.TRUE.equals(
                sql.select(MEDIA.STORED).from(MEDIA).where(MEDIA.ID.eq(media)).fetchOne(MEDIA.STORED)));
    }

    private void remember(Found found, long media, boolean stored) {
        if (found.draft() != null)
            index.add(found.item().id(), media, found.draft().path(), stored);
    }

    private ItemOutcome write(
            Transaction transaction,
            Origins.Rows rows,
            MediaBatch media,
            Found found,
            @Nullable Known before,
            Map<String, Long> here,
            List<Runnable> after) {
        @Nullable MediaDraft draft = found.draft();
        if (draft == null) return outcome(found, Outcome.FAILED);
        DSLContext sql = transaction.sql();
        if (before == null) {
            @Nullable
            Long same = here.containsKey(draft.path())
                    ? here.get(draft.path())
                    : sql.select(MEDIA.ID)
                            .from(MEDIA)
                            .where(MEDIA.PATH.eq(draft.path()))
                            .fetchOne(MEDIA.ID);
            long id = same == null ? media.add(draft) : same;
            here.put(draft.path(), id);
            rows.keep("media", found.key(), id, found.item().guid(), found.hash() + ":" + own(draft));
            for (String path : oldUrls.paths(found.item(), draft.path())) rows.address(path, "media", id);
            after.add(() -> remember(found, id, draft.stored()));
            return outcome(found, Outcome.IMPORTED);
        }
        boolean stored = Boolean.TRUE.equals(sql.select(MEDIA.STORED)
                .from(MEDIA)
                .where(MEDIA.ID.eq(before.id()))
                .fetchOne(MEDIA.STORED));
        boolean comes = draft.stored() && !stored;
        if (before.source().equals(found.hash()) && !comes) {
            after.add(() -> remember(found, before.id(), stored));
            return outcome(found, Outcome.UNCHANGED);
        }
        if (!ownOf(sql, before.id()).equals(before.own()) || hasAnotherFile(sql, before.id())) {
            if (comes) arrive(transaction, before.id(), draft);
            after.add(() -> remember(found, before.id(), stored || comes));
            return outcome(found, before.source().equals(found.hash()) ? Outcome.IMPORTED : Outcome.CONFLICT);
        }
        MediaDraft whole = stored && !draft.stored() ? kept(sql, before.id(), draft) : draft;
        media.replace(before.id(), whole);
        rows.keep("media", found.key(), before.id(), found.item().guid(), found.hash() + ":" + own(draft));
        for (String path : oldUrls.paths(found.item(), draft.path())) rows.address(path, "media", before.id());
        after.add(() -> remember(found, before.id(), stored || comes));
        return outcome(found, Outcome.IMPORTED);
    }

    /// The file came, while what was said of it was changed here and stays.
    private static void arrive(Transaction transaction, long id, MediaDraft draft) {
        transaction
                .sql()
                .update(MEDIA)
                .set(MEDIA.STORED, true)
                .set(MEDIA.MIME, draft.mime())
                .set(MEDIA.BYTES, draft.bytes())
                .where(MEDIA.ID.eq(id))
                .execute();
        for (MediaDraft.Size size : draft.sizes())
            if (size.stored())
                transaction
                        .sql()
                        .update(RENDITION)
                        .set(RENDITION.STORED, true)
                        .where(RENDITION.PATH.eq(size.path()))
                        .execute();
        transaction.changed("media:" + id);
    }

    /// The draft with the files that came in an earlier import.
    private static MediaDraft kept(DSLContext sql, long id, MediaDraft draft) {
        var row = sql.selectFrom(MEDIA).where(MEDIA.ID.eq(id)).fetchSingle();
        var stored = sql.select(RENDITION.PATH)
                .from(RENDITION)
                .where(RENDITION.MEDIA_ID.eq(id))
                .and(RENDITION.STORED)
                .fetchSet(RENDITION.PATH);
        return new MediaDraft(
                row.getKind(),
                draft.path(),
                row.getMime(),
                draft.title(),
                draft.alt(),
                draft.caption(),
                draft.credit(),
                draft.description(),
                draft.width(),
                draft.height(),
                row.getBytes(),
                true,
                draft.at(),
                draft.ownFrom(),
                draft.sizes().stream()
                        .map(size -> new MediaDraft.Size(
                                size.path(), size.mime(), size.width(), size.height(), stored.contains(size.path())))
                        .toList());
    }

    /// Whether the file was replaced here.
    private static boolean hasAnotherFile(DSLContext sql, long id) {
        return sql.fetchExists(MEDIA, MEDIA.ID.eq(id).and(MEDIA.FILE.isNotNull()));
    }

    private static String own(MediaDraft draft) {
        return new Fingerprint()
                .all(draft.title(), draft.alt(), draft.caption(), draft.credit(), draft.description())
                .end();
    }

    private static String ownOf(DSLContext sql, long id) {
        return sql.select(MEDIA.TITLE, MEDIA.ALT, MEDIA.CAPTION, MEDIA.CREDIT, MEDIA.DESCRIPTION)
                .from(MEDIA)
                .where(MEDIA.ID.eq(id))
                .fetchSingle(row -> new Fingerprint()
                        .all(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())
                        .end());
    }

    private ItemOutcome outcome(Found found, Outcome outcome) {
        @Nullable MediaDraft draft = found.draft();
        Item item = found.item();
        List<String> reasons = new ArrayList<>();
        if (!found.trouble().isEmpty()) reasons.add(found.trouble());
        if (!item.comments().isEmpty())
            reasons.add(item.comments().size() + " comments on the picture's own page were left out");
        if (item.torn()) reasons.add("something of it is missing from the file");
        return new ItemOutcome(
                item.id(),
                "attachment",
                item.title(),
                item.line(),
                oldUrls.all(item, List.of(), draft == null ? null : draft.path()),
                item.torn() ? Outcome.FAILED : outcome,
                String.join("; ", reasons),
                draft != null && draft.stored() ? draft.path() : null,
                null,
                null,
                null,
                draft == null
                        ? null
                        : new ItemOutcome.Pictures(
                                draft.stored() ? 1 : 0, draft.stored() ? List.of() : List.of(draft.path())));
    }
}
