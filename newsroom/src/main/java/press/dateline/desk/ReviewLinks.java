package press.dateline.desk;

import static press.dateline.store.tables.Tables.REVIEW_LINK;
import static press.dateline.store.tables.Tables.REVIEW_REMARK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Secret;
import press.dateline.store.Transaction;

/// Links by which someone from outside, known by name, reads exactly one version of a story for a while. The key in the
/// link is all they have; the database keeps its hash.
final class ReviewLinks {
    private static final int MOST_REMARKS = 200;

    private ReviewLinks() {}

    /// One link, with what was remarked by it.
    ///
    /// @param name for whom it was made
    /// @param state key of the words: `open`, `signed`, `revoked` or `expired`
    public record Link(
            long id,
            long story,
            int version,
            String name,
            String madeBy,
            Instant madeAt,
            Instant goodUntil,
            @Nullable Instant openedAt,
            @Nullable Instant signedAt,
            String state,
            List<Remark> remarks) {
        public boolean revocable() {
            return state.equals("review.open") || state.equals("review.signed");
        }
    }

    public record Remark(Instant at, String text) {}

    /// @return the key
    static String make(Transaction transaction, long story, int version, String name, String by, Duration good) {
        String key = Secret.random();
        transaction
                .sql()
                .insertInto(REVIEW_LINK)
                .set(REVIEW_LINK.STORY_ID, story)
                .set(REVIEW_LINK.VERSION, version)
                .set(REVIEW_LINK.HASH, Secret.hash(key))
                .set(REVIEW_LINK.NAME, name)
                .set(REVIEW_LINK.MADE_BY, by)
                .set(REVIEW_LINK.MADE_AT, transaction.now())
                .set(REVIEW_LINK.GOOD_UNTIL, transaction.now().plus(good))
                .execute();
        return key;
    }

    /// @return whether there was one to revoke
    static boolean revoke(Transaction transaction, long story, long link) {
        return transaction
                        .sql()
                        .update(REVIEW_LINK)
                        .set(REVIEW_LINK.REVOKED_AT, transaction.now())
                        .where(REVIEW_LINK.ID.eq(link).and(REVIEW_LINK.STORY_ID.eq(story)))
                        .and(REVIEW_LINK.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /// The link with that key, as long as it is good.
    static Optional<Link> good(DSLContext sql, String key, Instant now) {
        return sql.selectFrom(REVIEW_LINK)
                .where(REVIEW_LINK.HASH.eq(Secret.hash(key)))
                .and(REVIEW_LINK.REVOKED_AT.isNull())
                .and(REVIEW_LINK.GOOD_UNTIL.gt(now))
                .fetchOptional(row -> link(row, now, remarks(sql, List.of(row.getId()))));
    }

    static void opened(Transaction transaction, long link) {
        transaction
                .sql()
                .update(REVIEW_LINK)
                .set(REVIEW_LINK.OPENED_AT, transaction.now())
                .where(REVIEW_LINK.ID.eq(link).and(REVIEW_LINK.OPENED_AT.isNull()))
                .execute();
    }

    /// @return whether it was not signed before
    static boolean signed(Transaction transaction, long link) {
        return transaction
                        .sql()
                        .update(REVIEW_LINK)
                        .set(REVIEW_LINK.SIGNED_AT, transaction.now())
                        .where(REVIEW_LINK.ID.eq(link).and(REVIEW_LINK.SIGNED_AT.isNull()))
                        .execute()
                == 1;
    }

    /// @return whether there was room for it
    static boolean remark(Transaction transaction, long link, String text) {
        boolean room = transaction.sql().fetchCount(REVIEW_REMARK, REVIEW_REMARK.LINK_ID.eq(link)) < MOST_REMARKS;
        if (room) {
            transaction
                    .sql()
                    .insertInto(REVIEW_REMARK)
                    .set(REVIEW_REMARK.LINK_ID, link)
                    .set(REVIEW_REMARK.WRITTEN_AT, transaction.now())
                    .set(REVIEW_REMARK.REMARK, text)
                    .execute();
        }
        return room;
    }

    /// Those made for a story, the newest first.
    static List<Link> of(DSLContext sql, long story, Instant now) {
        var rows = sql.selectFrom(REVIEW_LINK)
                .where(REVIEW_LINK.STORY_ID.eq(story))
                .orderBy(REVIEW_LINK.ID.desc())
                .limit(50)
                .fetch();
        Map<Long, List<Remark>> remarks = remarks(sql, rows.getValues(REVIEW_LINK.ID));
        return rows.map(row -> link(row, now, remarks));
    }

    private static Map<Long, List<Remark>> remarks(DSLContext sql, List<Long> links) {
        return sql.select(REVIEW_REMARK.LINK_ID, REVIEW_REMARK.WRITTEN_AT, REVIEW_REMARK.REMARK)
                .from(REVIEW_REMARK)
                .where(REVIEW_REMARK.LINK_ID.in(links))
                .orderBy(REVIEW_REMARK.ID)
                .fetchGroups(REVIEW_REMARK.LINK_ID, row -> new Remark(row.value2(), row.value3()));
    }

    private static Link link(Record row, Instant now, Map<Long, List<Remark>> remarks) {
        Instant until = row.get(REVIEW_LINK.GOOD_UNTIL);
        String state = row.get(REVIEW_LINK.REVOKED_AT) != null
                ? "revoked"
                : row.get(REVIEW_LINK.SIGNED_AT) != null ? "signed" : until.isAfter(now) ? "open" : "expired";
        return new Link(
                row.get(REVIEW_LINK.ID),
                row.get(REVIEW_LINK.STORY_ID),
                row.get(REVIEW_LINK.VERSION),
                row.get(REVIEW_LINK.NAME),
                row.get(REVIEW_LINK.MADE_BY),
                row.get(REVIEW_LINK.MADE_AT),
                until,
                row.get(REVIEW_LINK.OPENED_AT),
                row.get(REVIEW_LINK.SIGNED_AT),
                "review." + state,
                remarks.getOrDefault(row.get(REVIEW_LINK.ID), List.of()));
    }
}
