package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_PLEA;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import press.dateline.mail.Mail;
import press.dateline.people.Audit;
import press.dateline.store.Database;
import press.dateline.store.Outbox;
import press.dateline.store.Transaction;

/// What is kept of one reader, known by the mail address: handed out, and erased (GDPR Articles 15, 17 and 20).
public final class Readers {
    /// How long addresses of the network are kept whole.
    private static final Duration ADDRESSES_KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Readers() {}

    /// All that is kept of the reader, as JSON.
    public static String export(DSLContext sql, String email) {
        String kept = Posting.kept(email);
        List<Map<String, Object>> comments = new ArrayList<>();
        sql.selectFrom(COMMENT)
                .where(COMMENT.EMAIL.equalIgnoreCase(kept))
                .orderBy(COMMENT.ID)
                .forEach(row -> comments.add(entry(
                        "id", row.getId(),
                        "under", row.getNoun() + ":" + row.getNounId(),
                        "state", row.getState(),
                        "name", row.getName(),
                        "email", row.getEmail(),
                        "website", row.getWebsite(),
                        "address", row.getAddress(),
                        "written", row.getWrittenAt().toString(),
                        "text", row.getTyped().isEmpty() ? row.getCopy() : row.getTyped())));
        List<Map<String, Object>> pleas = new ArrayList<>();
        sql.selectFrom(COMMENT_PLEA)
                .where(COMMENT_PLEA.EMAIL.eq(kept).or(objections(kept)))
                .orderBy(COMMENT_PLEA.ID)
                .forEach(row -> pleas.add(entry(
                        "comment", row.getCommentId(),
                        "kind", row.getKind(),
                        "ground", row.getGround(),
                        "explanation", row.getExplanation(),
                        "name", row.getName(),
                        "email", row.getEmail(),
                        "address", row.getAddress(),
                        "made", row.getMadeAt().toString())));
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(entry("email", kept, "comments", comments, "reports", pleas))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the reader said against decisions, known by the comment alone.
    private static Condition objections(String kept) {
        return COMMENT_PLEA
                .KIND
                .eq("objection")
                .and(COMMENT_PLEA.COMMENT_ID.in(
                        DSL.select(COMMENT.ID).from(COMMENT).where(COMMENT.EMAIL.equalIgnoreCase(kept))));
    }

    private static Map<String, Object> entry(Object... pairs) {
        Map<String, Object> entry = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entry.put((String) pairs[i], pairs[i + 1]);
        }
        return entry;
    }

    /// Erases the reader: comments are emptied and no longer public, answers of others to them stay; reports lose name
    /// and address; mails to the reader are forgotten.
    ///
    /// @return how many comments and reports that were
    public static int erase(Transaction transaction, String email, Audit.Who who) {
        String kept = Posting.kept(email);
        DSLContext sql = transaction.sql();
        var rows = sql.selectFrom(COMMENT)
                .where(COMMENT.EMAIL.equalIgnoreCase(kept))
                .fetch();
        for (var row : rows) {
            boolean seen = row.getState().equals("approved");
            Lessons.forget(transaction, row);
            row.setState("erased");
            row.setName("");
            row.setEmail("");
            row.setWebsite("");
            row.setAddress("");
            row.setCopy("");
            row.setTyped("");
            row.setDigest("");
            row.update();
            sql.update(COMMENT_PLEA)
                    .set(COMMENT_PLEA.EXPLANATION, "")
                    .set(COMMENT_PLEA.ADDRESS, "")
                    .where(COMMENT_PLEA.COMMENT_ID.eq(row.getId()))
                    .and(COMMENT_PLEA.KIND.eq("objection"))
                    .execute();
            if (seen) {
                CommentBatch.recount(transaction, row.getNoun(), row.getNounId());
            }
        }
        int reports = sql.update(COMMENT_PLEA)
                .set(COMMENT_PLEA.NAME, "")
                .set(COMMENT_PLEA.EMAIL, "")
                .set(COMMENT_PLEA.ADDRESS, "")
                .set(COMMENT_PLEA.EXPLANATION, "")
                .where(COMMENT_PLEA.EMAIL.eq(kept))
                .execute();
        Outbox.withdraw(transaction, Mail.KIND, "\"" + kept + "\"");
        Audit.record(transaction, who, "reader-erased", "", rows.size() + " comments, " + reports + " reports");
        return rows.size() + reports;
    }

    /// Shortens the addresses of what is older than 30 days, a thousand in a transaction. Called now and then.
    public static void tidy(Database database) {
        Instant limit = database.clock().instant().minus(ADDRESSES_KEPT);
        shorten(database, COMMENT, COMMENT.ID, COMMENT.ADDRESS, COMMENT.WRITTEN_AT.lt(limit));
        shorten(database, COMMENT_PLEA, COMMENT_PLEA.ID, COMMENT_PLEA.ADDRESS, COMMENT_PLEA.MADE_AT.lt(limit));
    }

    private static void shorten(
            Database database, Table<?> table, Field<Long> id, Field<String> address, Condition old) {
        int shortened;
        do {
            Map<Long, String> whole = database.read(sql -> sql.select(id, address)
                    .from(table)
                    .where(old)
                    .and(address.ne(""))
                    .and(address.notLike("%/%"))
                    .limit(AT_ONCE)
                    .fetchMap(id, address));
            shortened = whole.isEmpty()
                    ? 0
                    : database.write(transaction -> {
                        whole.forEach((row, from) -> transaction
                                .sql()
                                .update(table)
                                .set(address, Audit.network(from))
                                .where(id.eq(row))
                                .execute());
                        return whole.size();
                    });
        } while (shortened == AT_ONCE);
    }
}
