package press.dateline.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jooq.DSLContext;

/// A write transaction under way: the SQL it may run and the changes it will append to the log as it commits.
/// Belongs to the thread that opened it and ends with [Database#write].
public final class Transaction {
    private static final int ID_BLOCK = 32;

    private final DSLContext sql;
    private final Dialect dialect;
    private final Instant now;
    private final Map<String, Deque<Long>> reserved = new HashMap<>();
    private final Map<String, Long> lastId = new HashMap<>();
    private final SequencedSet<String> changed = new LinkedHashSet<>();
    private final List<Runnable> follows = new ArrayList<>();

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

    /// An id of `table` that nobody else has, for rows that refer to each other and go in together.
    public long nextId(String table) {
        Deque<Long> left = reserved.computeIfAbsent(table, key -> new ArrayDeque<>());
        if (left.isEmpty()) {
            left.addAll(dialect.reserveIds(sql, table, ID_BLOCK, lastId.getOrDefault(table, 0L)));
        }
        long id = left.removeFirst();
        lastId.put(table, id);
        return id;
    }

    /// Has `follow` run once this transaction is committed, and not when it fails. It must not throw, and may be lost
    /// with the process.
    public void whenCommitted(Runnable follow) {
        follows.add(follow);
    }

    void committed() {
        follows.forEach(Runnable::run);
    }

    /// Until this transaction ends nobody else appends to `table`: what is numbered or chained by the row before it
    /// stays in one line.
    public void appendsAlone(String table) {
        dialect.appendsAlone(sql, table);
    }

    SequencedSet<String> changes() {
        return changed;
    }
}
