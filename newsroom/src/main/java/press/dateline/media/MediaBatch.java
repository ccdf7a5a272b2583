package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.RENDITION;

import java.util.ArrayList;
import java.util.List;
import org.jooq.BatchBindStep;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.MediaRecord;

/// Keeps many pictures and files within one transaction. Rows are gathered and go in together with [#finish], which
// must
/// be called last. Belongs to the transaction's thread.
public final class MediaBatch {
    private final Transaction transaction;
    private final List<MediaRecord> rows = new ArrayList<>();
    private final List<Object[]> renditions = new ArrayList<>();
    private final List<Object[]> uses = new ArrayList<>();

    public MediaBatch(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Adds a picture or file; nobody may have its path.
    public long add(MediaDraft draft) {
        long id = transaction.nextId("media");
        MediaRecord row = new MediaRecord();
        row.setId(id);
        fill(row, draft);
        rows.add(row);
        sizes(id, draft);
        return id;
    }

    /// Puts what `draft` says in the place of what was known of file `id`. Its path stays.
    public void replace(long id, MediaDraft draft) {
        MediaRecord row = new MediaRecord();
        row.setId(id);
        row.changed(MEDIA.ID, false);
        fill(row, draft);
        row.changed(MEDIA.PATH, false);
        row.attach(transaction.sql().configuration());
        row.update();
        transaction.sql().deleteFrom(RENDITION).where(RENDITION.MEDIA_ID.eq(id)).execute();
        sizes(id, draft);
        transaction.changed("media:" + id);
    }

    /// Notes that a story or page shows the file.
    public void use(long id, String noun, long nounId) {
        uses.add(new Object[] {id, noun, nounId});
        transaction.changed("media:" + id);
    }

    private static void fill(MediaRecord row, MediaDraft draft) {
        row.setKind(draft.kind());
        row.setPath(draft.path());
        row.setMime(draft.mime());
        row.setTitle(draft.title());
        row.setAlt(draft.alt());
        row.setCaption(draft.caption());
        row.setCredit(draft.credit());
        row.setDescription(draft.description());
        row.setWidth(draft.width());
        row.setHeight(draft.height());
        row.setBytes(draft.bytes());
        row.setStored(draft.stored());
        row.setUploadedAt(draft.at());
        row.setOwnFrom(draft.ownFrom());
    }

    private void sizes(long id, MediaDraft draft) {
        for (MediaDraft.Size size : draft.sizes())
            renditions.add(new Object[] {id, size.path(), size.mime(), size.width(), size.height(), size.stored()});
    }

    /// Writes what was gathered.
    public void finish() {
        var sql = transaction.sql();
        if (!rows.isEmpty()) sql.batchInsert(rows).execute();
        rows.clear();
        // Two uploads may claim the same file as a size of theirs; the first has it.
        if (!renditions.isEmpty()) {
            BatchBindStep insert = sql.batch(sql.insertInto(
                            RENDITION,
                            RENDITION.MEDIA_ID,
                            RENDITION.PATH,
                            RENDITION.MIME,
                            RENDITION.WIDTH,
                            RENDITION.HEIGHT,
                            RENDITION.STORED)
                    .values((Long) null, null, null, null, null, null)
                    .onConflictDoNothing());
            for (Object[] rendition : renditions) insert = insert.bind(rendition);
            insert.execute();
            renditions.clear();
        }
        if (!uses.isEmpty()) {
            BatchBindStep insert =
                    sql.batch(sql.insertInto(MEDIA_USE, MEDIA_USE.MEDIA_ID, MEDIA_USE.NOUN, MEDIA_USE.NOUN_ID)
                            .values((Long) null, null, null)
                            .onConflictDoNothing());
            for (Object[] use : uses) insert = insert.bind(use);
            insert.execute();
            uses.clear();
        }
    }
}
