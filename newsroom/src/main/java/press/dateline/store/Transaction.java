package press.dateline.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jooq.DSLContext;

/// A write transaction under way: the SQL it may run and the changes it will append to the log as it commits.
/// Belongs to the thread that opened it and ends with [Database#write].
public final class Transaction {
    private final DSLContext sql;
    private final Dialect dialect;
    private final Instant now;
    private final SequencedSet<String> changed = new LinkedHashSet<>();

    Transaction(DSLContext sql, Dialect dialect, Instant now) {
        this.sql = sql;
        this.dialect = dialect;
        this.now = now;
    }

    public DSLContext sql() {
        return sql;
    }

    /// The moment at which the transaction began; all that it writes carries this one.
    public Instant now() {
        return now;
    }

    /// Says that what readers see under `tag` changes with this transaction.
    public void changed(String tag) {
        changed.add(tag);
    }

    /// Hands out `count` unused ids of `table`, for rows that refer to each other and go in as a batch.
    public Ids reserveIds(String table, int count) {
        return new Ids(dialect.reserveIds(sql, table, count), count);
    }

    SequencedSet<String> changes() {
        return changed;
    }

    /// A run of ids nobody else has.
    public static final class Ids {
        private long next;
        private final long end;

        private Ids(long first, int count) {
            this.next = first;
            this.end = first + count;
        }

        /// @throws IllegalStateException when more are taken than were reserved
        public long next() {
            if (next == end) {
                throw new IllegalStateException("more ids taken than reserved");
            }
            return next++;
        }
    }
}
