package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.RENDITION;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.store.BulkInsert;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.MediaRecord;

/// Keeps many pictures and files within one transaction. Rows are gathered and go in together with [#finish], which
/// must be called last. Belongs to the transaction's thread.
public final class MediaBatch {
    private final Transaction transaction;
    private final List<MediaRecord> rows = new ArrayList<>();
    private final List<@Nullable Object[]> renditions = new ArrayList<>();
    private final List<@Nullable Object[]> uses = new ArrayList<>();

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
        row.touched(MEDIA.ID, false);
        fill(row, draft);
        row.touched(MEDIA.PATH, false);
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
        BulkInsert.insert(sql, rows);
        rows.clear();
        // Two uploads may claim the same file as a size of theirs; the first has it.
        BulkInsert.run(
                sql,
                "INSERT INTO rendition (media_id, path, mime, width, height, stored) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                renditions);
        renditions.clear();
        BulkInsert.run(
                sql, "INSERT INTO media_use (media_id, noun, noun_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", uses);
        uses.clear();
    }
}
