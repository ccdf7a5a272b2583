package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.STORY;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Posting.Written;
import press.dateline.store.BulkInsert;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.CommentRecord;

/// Keeps many comments within one transaction. Rows are gathered and go in together with [#finish], which must be
/// called last, after the stories and pages themselves are in. Belongs to the transaction's thread.
public final class CommentBatch {
    private final Transaction transaction;
    private final List<CommentRecord> rows = new ArrayList<>();
    private final SequencedSet<Long> stories = new LinkedHashSet<>();
    private final SequencedSet<Long> pages = new LinkedHashSet<>();

    public CommentBatch(Transaction transaction) {
        this.transaction = transaction;
    }

    private record Place(long root, int depth) {}

    /// Adds comments to a story or page.
    ///
    /// @param noun `story` or `page`
    /// @return their ids, in the order of `drafts`
    public List<Long> add(String noun, long nounId, List<CommentDraft> drafts) {
        List<Long> ids = new ArrayList<>(drafts.size());
        List<Place> places = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            CommentDraft draft = drafts.get(i);
            Integer answers = draft.answers();
            long id = transaction.nextId("comment");
            @Nullable Long parent = null;
            Place place = new Place(id, 0);
            if (answers != null && answers < i) {
                parent = ids.get(answers);
                place = new Place(
                        places.get(answers).root(), places.get(answers).depth() + 1);
            } else if (draft.parentId() != null) {
                @Nullable Place above = place(draft.parentId());
                if (above != null) {
                    parent = draft.parentId();
                    place = new Place(above.root(), above.depth() + 1);
                }
            }
            ids.add(id);
            places.add(place);
            CommentRecord row = new CommentRecord();
            row.setId(id);
            row.setNoun(noun);
            row.setNounId(nounId);
            row.setParentId(parent);
            row.setRootId(place.root());
            row.setDepth(place.depth());
            fill(row, draft);
            rows.add(row);
        }
        touch(noun, nounId);
        return ids;
    }

    /// Adds a comment that was written here; only one that is public changes what readers see.
    long post(Written written) {
        Posted posted = written.posted();
        long id = transaction.nextId("comment");
        @Nullable Place above = written.answers() == null ? null : place(written.answers());
        Place place = above == null ? new Place(id, 0) : new Place(above.root(), above.depth() + 1);
        CommentRecord row = new CommentRecord();
        row.setId(id);
        row.setNoun(written.form().noun());
        row.setNounId(written.form().nounId());
        row.setParentId(above == null ? null : written.answers());
        row.setRootId(place.root());
        row.setDepth(place.depth());
        row.setKind("comment");
        row.setState(written.verdict().state());
        row.setName(posted.name());
        row.setEmail(Posting.kept(posted.email()));
        row.setAddress(posted.address());
        row.setCopy(written.copy());
        row.setWrittenAt(transaction.now());
        row.setTyped(posted.text());
        row.setHeldFor(written.verdict().heldFor());
        row.setLikeness(written.verdict().likeness());
        row.setTell(posted.tell());
        row.setDigest(written.verdict().digest());
        rows.add(row);
        if (written.verdict().state().equals("approved")) {
            touch(row.getNoun(), row.getNounId());
        }
        return id;
    }

    /// Says that what is public of the comments there has changed.
    static void recount(Transaction transaction, String noun, long nounId) {
        CommentBatch batch = new CommentBatch(transaction);
        batch.touch(noun, nounId);
        batch.finish();
    }

    /// Puts what `draft` says in the place of what comment `id` was; it stays where it is in its thread.
    public void replace(String noun, long nounId, long id, CommentDraft draft) {
        CommentRecord row = new CommentRecord();
        row.setId(id);
        row.touched(COMMENT.ID, false);
        fill(row, draft);
        row.attach(transaction.sql().configuration());
        row.update();
        touch(noun, nounId);
    }

    private @Nullable Place place(long id) {
        return transaction
                .sql()
                .select(COMMENT.ROOT_ID, COMMENT.DEPTH)
                .from(COMMENT)
                .where(COMMENT.ID.eq(id))
                .fetchOne(row -> new Place(row.value1(), row.value2()));
    }

    private static void fill(CommentRecord row, CommentDraft draft) {
        row.setKind(draft.kind());
        row.setState(draft.state());
        row.setName(draft.name());
        row.setEmail(draft.email());
        row.setWebsite(draft.website());
        row.setAddress(draft.address());
        row.setCopy(draft.copy());
        row.setWrittenAt(draft.at());
    }

    private void touch(String noun, long nounId) {
        (noun.equals("story") ? stories : pages).add(nounId);
        transaction.changed("comments:" + noun + ":" + nounId);
        transaction.changed(Comments.TAG);
    }

    /// Writes what was gathered and brings the kept counts of comments up to date.
    public void finish() {
        var sql = transaction.sql();
        BulkInsert.insert(sql, rows);
        rows.clear();
        count("UPDATE story SET comment_count = ", STORY.getName(), stories);
        count("UPDATE page SET comment_count = ", PAGE.getName(), pages);
        stories.clear();
        pages.clear();
    }

    private void count(String update, String noun, SequencedSet<Long> ids) {
        if (ids.isEmpty()) return;
        List<@Nullable Object[]> counts = new ArrayList<>();
        for (long id : ids) {
            counts.add(new Object[] {noun, id, id});
            transaction.changed(noun + ":" + id);
        }
        BulkInsert.run(
                transaction.sql(),
                update
                        + "(SELECT count(*) FROM comment WHERE noun = ? AND noun_id = ? AND state = 'approved' AND kind = 'comment')"
                        + " WHERE id = ?",
                counts);
    }
}
