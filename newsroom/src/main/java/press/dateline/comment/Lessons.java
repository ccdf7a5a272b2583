package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_DECIDED;
import static press.dateline.store.tables.Tables.COMMENT_DECISION;
import static press.dateline.store.tables.Tables.SPAM_FEATURE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import press.dateline.comment.SpamFilter.Counts;
import press.dateline.html.CleanHtml;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.CommentRecord;

/// What the filter is taught: what people decided, here or before an import. What a rule alone published or held
/// teaches nothing, or the filter would learn from itself.
public final class Lessons {
    private static final int AT_ONCE = 200;

    private Lessons() {}

    /// How many comments of each kind were learned.
    public record Learned(int good, int spam) {
        /// Whether the filter knows enough to say something.
        public boolean enough() {
            return good >= SpamFilter.ENOUGH && spam >= SpamFilter.ENOUGH;
        }

        private Learned plus(Learned more) {
            return new Learned(good + more.good, spam + more.spam);
        }
    }

    /// Hears how many comments of all were learned.
    @FunctionalInterface
    public interface Progress {
        void at(long done, long total);
    }

    /// Forgets all and learns anew from every decision that stands. Until it returns the filter knows a part only;
    /// called again after it was stopped, it begins anew.
    public static Learned anew(Database database, Progress progress) {
        int total = database.write(transaction -> {
            DSLContext sql = transaction.sql();
            SpamFilter.forget(transaction);
            sql.update(COMMENT)
                    .set(COMMENT.TAUGHT, "")
                    .where(COMMENT.TAUGHT.ne(""))
                    .execute();
            return sql.fetchCount(COMMENT, decided());
        });
        Learned learned = new Learned(0, 0);
        Batch batch = new Batch(0, learned);
        do {
            long last = batch.last();
            batch = database.write(transaction -> learn(transaction, last));
            learned = learned.plus(batch.learned());
            progress.at(learned.good() + learned.spam(), total);
        } while (batch.last() > 0);
        return learned;
    }

    /// @param last comment of it, 0 when there was none
    private record Batch(long last, Learned learned) {}

    private static Batch learn(Transaction transaction, long after) {
        var rows = transaction
                .sql()
                .selectFrom(COMMENT)
                .where(decided())
                .and(COMMENT.TAUGHT.eq(""))
                .and(COMMENT.ID.gt(after))
                .orderBy(COMMENT.ID)
                .limit(AT_ONCE)
                .fetch();
        Map<String, Counts> seen = new HashMap<>();
        List<Long> good = new ArrayList<>();
        List<Long> spam = new ArrayList<>();
        for (CommentRecord row : rows) {
            boolean isSpam = row.getState().equals("spam");
            (isSpam ? spam : good).add(row.getId());
            for (String feature : features(row)) {
                seen.put(feature, seen.getOrDefault(feature, Counts.NONE).plus(isSpam, 1));
            }
        }
        seen.put("", new Counts(good.size(), spam.size()));
        SpamFilter.learn(transaction, seen);
        taught(transaction, good, "good");
        taught(transaction, spam, "spam");
        return new Batch(rows.isEmpty() ? 0 : rows.getLast().getId(), new Learned(good.size(), spam.size()));
    }

    private static void taught(Transaction transaction, List<Long> ids, String lesson) {
        transaction
                .sql()
                .update(COMMENT)
                .set(COMMENT.TAUGHT, lesson)
                .where(COMMENT.ID.in(ids))
                .execute();
    }

    /// What a moderator made what it is, or came with an import.
    private static Condition decided() {
        return COMMENT.KIND
                .eq("comment")
                .and(COMMENT.STATE.in("approved", "spam"))
                .and(COMMENT.TYPED
                        .eq("")
                        .or(DSL.exists(DSL.selectOne()
                                .from(COMMENT_DECIDED
                                        .join(COMMENT_DECISION)
                                        .on(COMMENT_DECISION.ID.eq(COMMENT_DECIDED.DECISION_ID)))
                                .where(COMMENT_DECIDED.COMMENT_ID.eq(COMMENT.ID))
                                .and(COMMENT_DECISION.BECAME.eq(COMMENT.STATE))
                                .and(COMMENT_DECISION.UNDONE_AT.isNull()))));
    }

    /// Teaches what a person made of `row`, in the place of what it taught before; to be written by the caller.
    static void teach(Transaction transaction, CommentRecord row, String state) {
        String lesson = state.equals("spam") ? "spam" : state.equals("approved") ? "good" : "";
        if (!lesson.equals(row.getTaught())) {
            unlearn(transaction, row);
            if (!lesson.isEmpty()) {
                SpamFilter.teach(transaction, features(row), lesson.equals("spam"), 1);
            }
            row.setTaught(lesson);
        }
    }

    /// As if `row` had never been written, down to the words that nobody else used; to be written by the caller.
    static void forget(Transaction transaction, CommentRecord row) {
        if (!row.getTaught().isEmpty()) {
            unlearn(transaction, row);
            row.setTaught("");
            transaction
                    .sql()
                    .deleteFrom(SPAM_FEATURE)
                    .where(SPAM_FEATURE.FEATURE.in(features(row)))
                    .and(SPAM_FEATURE.GOOD.eq(0))
                    .and(SPAM_FEATURE.SPAM.eq(0))
                    .execute();
        }
    }

    private static void unlearn(Transaction transaction, CommentRecord row) {
        if (!row.getTaught().isEmpty()) {
            SpamFilter.teach(transaction, features(row), row.getTaught().equals("spam"), -1);
        }
    }

    private static Set<String> features(CommentRecord row) {
        String text = row.getTyped().isEmpty() ? CleanHtml.stored(row.getCopy()).plainText() : row.getTyped();
        return SpamFilter.features(row.getName(), row.getEmail(), text);
    }
}
