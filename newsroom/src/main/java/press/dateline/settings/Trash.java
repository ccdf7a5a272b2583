package press.dateline.settings;

import static press.dateline.store.tables.Tables.TRASH;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.TrashRecord;

/// What was thrown away of the house, whole, until it is brought back. Whoever brings it back takes it out of here.
public final class Trash {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 1_000;

    private Trash() {}

    /// One thing that was thrown away.
    ///
    /// @param noun what it was: `section`, `redirect`, `house-rule`, `menu`
    /// @param label as people know it
    /// @param content the thing as JSON
    public record Thing(long id, String noun, String label, String content, Instant at, String by) {
        /// The thing as what it was.
        ///
        /// @throws IllegalStateException when it is none of these
        public <T> T as(Class<T> type) {
            try {
                return JSON.readValue(content, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the trash holds no " + noun + " under " + id, e);
            }
        }
    }

    /// @param content a record, kept as JSON
    public static void keep(Transaction transaction, String noun, String label, Object content, String by) {
        long id = transaction
                .sql()
                .insertInto(TRASH)
                .set(TRASH.NOUN, noun)
                .set(TRASH.LABEL, label)
                .set(TRASH.CONTENT, json(content))
                .set(TRASH.THROWN_AT, transaction.now())
                .set(TRASH.THROWN_BY, by)
                .returningResult(TRASH.ID)
                .fetchSingle()
                .value1();
        transaction.sql().deleteFrom(TRASH).where(TRASH.ID.le(id - KEPT)).execute();
    }

    private static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// What lies there, newest first.
    public static List<Thing> list(DSLContext sql, int atMost) {
        return sql.selectFrom(TRASH).orderBy(TRASH.ID.desc()).limit(atMost).fetch(Trash::thing);
    }

    /// Takes one thing out, for whoever brings it back in the same transaction.
    public static Optional<Thing> take(Transaction transaction, long id) {
        Optional<Thing> thing = transaction
                .sql()
                .selectFrom(TRASH)
                .where(TRASH.ID.eq(id))
                .fetchOptional()
                .map(Trash::thing);
        transaction.sql().deleteFrom(TRASH).where(TRASH.ID.eq(id)).execute();
        return thing;
    }

    private static Thing thing(TrashRecord row) {
        return new Thing(
                row.getId(), row.getNoun(), row.getLabel(), row.getContent(), row.getThrownAt(), row.getThrownBy());
    }
}
