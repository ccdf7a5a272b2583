package press.dateline.store;

import static press.dateline.store.tables.Tables.CHANGE;
import static press.dateline.store.tables.Tables.INSTALLATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import press.dateline.store.Remembered.Moment;

/// The change log in the database: what changed for readers, in the order of the commits. Written by
/// [Database#write] alone. Thread-safe.
public final class ChangeLog implements Changes {
    private static final String MOMENT = "SELECT (SELECT max(id) FROM change), epoch FROM installation";

    private final Database database;

    ChangeLog(Database database) {
        this.database = database;
    }

    static long position(DSLContext sql) {
        Long last = sql.select(DSL.max(CHANGE.ID)).from(CHANGE).fetchSingle().value1();
        return last == null ? 0 : last;
    }

    @Override
    public long position() {
        return database.readUnnoted(ChangeLog::position);
    }

    @Override
    public List<Change> after(long position, int atMost) {
        return database.readUnnoted(sql -> from(sql, position + 1, atMost));
    }

    /// The changes from `position` on.
    static List<Change> from(DSLContext sql, long position, int atMost) {
        return sql.select(CHANGE.ID, CHANGE.TAG, CHANGE.CHANGED_AT)
                .from(CHANGE)
                .where(CHANGE.ID.ge(position))
                .orderBy(CHANGE.ID)
                .limit(atMost)
                .fetch(row -> new Change(row.value1(), row.value2(), row.value3()));
    }

    /// What a transaction sees of the log. Asked with every page, so it is not written anew each time.
    static Moment moment(Connection connection) throws SQLException {
        try (PreparedStatement asking = connection.prepareStatement(MOMENT);
                ResultSet row = asking.executeQuery()) {
            return row.next() ? new Moment(row.getLong(2), row.getLong(1)) : new Moment(0, 0);
        }
    }

    @Override
    public long epoch() {
        return database.readUnnoted(sql ->
                sql.select(INSTALLATION.EPOCH).from(INSTALLATION).fetchSingle().value1());
    }

    @Override
    public long oldestKept() {
        Long first = database.readUnnoted(
                sql -> sql.select(DSL.min(CHANGE.ID)).from(CHANGE).fetchSingle().value1());
        return first == null ? 0 : first - 1;
    }

    /// Drops entries older than `before`. The newest always stays, so that the log's position does not fall back.
    ///
    /// @return how many were dropped
    public int trim(Instant before) {
        return database.write(transaction -> {
            long last = position(transaction.sql());
            return transaction
                    .sql()
                    .deleteFrom(CHANGE)
                    .where(CHANGE.ID.lt(last))
                    .and(CHANGE.CHANGED_AT.lt(before))
                    .execute();
        });
    }
}
