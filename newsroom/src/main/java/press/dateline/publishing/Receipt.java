package press.dateline.publishing;

import static press.dateline.store.tables.Tables.TAKE_DOWN_RECEIPT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.store.Transaction;

/// What one part of the site answered when it was asked whether a story that was taken down is gone.
///
/// @param part such as `pages` or `search`
/// @param gone whether nothing of the story is there any more
/// @param detail a sentence that says what was looked at
public record Receipt(Instant askedAt, String part, boolean gone, String detail) {
    /// Keeps what was answered, and says it in the ledger.
    public static void keep(Transaction transaction, long story, List<Receipt> receipts, Editor by) {
        for (Receipt receipt : receipts) {
            transaction
                    .sql()
                    .insertInto(TAKE_DOWN_RECEIPT)
                    .set(TAKE_DOWN_RECEIPT.STORY_ID, story)
                    .set(TAKE_DOWN_RECEIPT.ASKED_AT, receipt.askedAt())
                    .set(TAKE_DOWN_RECEIPT.PART, receipt.part())
                    .set(TAKE_DOWN_RECEIPT.GONE, receipt.gone())
                    .set(TAKE_DOWN_RECEIPT.DETAIL, receipt.detail())
                    .execute();
        }
        Responsibility.receipts(transaction, story, receipts, by);
    }

    /// All that were kept of a story, the newest first.
    public static List<Receipt> of(DSLContext sql, long story) {
        return sql.selectFrom(TAKE_DOWN_RECEIPT)
                .where(TAKE_DOWN_RECEIPT.STORY_ID.eq(story))
                .orderBy(TAKE_DOWN_RECEIPT.ASKED_AT.desc(), TAKE_DOWN_RECEIPT.ID)
                .limit(100)
                .fetch(row -> new Receipt(row.getAskedAt(), row.getPart(), row.getGone(), row.getDetail()));
    }
}
