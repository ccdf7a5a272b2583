package press.dateline.store;

import static press.dateline.store.tables.Tables.CHANGE_COUNTER;
import static press.dateline.store.tables.Tables.INSTALLATION;
import static press.dateline.store.tables.Tables.LEASE;
import static press.dateline.store.tables.Tables.OUTBOX;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Remembered.Moment;

/// The database: read transactions that see one moment, and write transactions that append to the change log as they
/// commit. Thread-safe; a transaction belongs to one thread.
///
/// Whoever must act on a change before the writer gets its answer registers with [#afterCommit]; it is told only that
/// something was committed, and reads the log like everyone else.
public final class Database implements AutoCloseable {
    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withExecuteLogging(false);

    private final Connections connections;
    private final Dialect dialect;
    private final InstantSource clock;
    private final ChangeLog changeLog = new ChangeLog(this);
    private final Remembered remembered = new Remembered();
    private volatile @Nullable ExecuteListener watcher;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    private Database(Connections connections, Dialect dialect, InstantSource clock) {
        this.connections = connections;
        this.dialect = dialect;
        this.clock = clock;
    }

    /// Opens the database and brings its tables up to date.
    ///
    /// @throws StoreException when it cannot be reached, or was made by a newer version; nothing has been changed
    ///     then
    public static Database open(DatabaseAddress address, InstantSource clock) {
        Dialect dialect = dialect(address);
        Connections connections = connect(address, dialect, false);
        try {
            Database database = new Database(connections, dialect, clock);
            database.beginLog();
            return database;
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /// Opens the database to read from it alone, beside a process that serves it perhaps.
    ///
    /// @throws StoreException when it is not there, or not one of this version
    public static Database openToRead(DatabaseAddress address, InstantSource clock) {
        if (address instanceof DatabaseAddress.File(var file) && !Files.exists(file)) {
            throw new StoreException("there is no newsroom at " + file + "; name its folder with --data");
        }
        Dialect dialect = dialect(address);
        return new Database(connect(address, dialect, true), dialect, clock);
    }

    private static Dialect dialect(DatabaseAddress address) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return switch (address) {
            case DatabaseAddress.File _ -> new Dialect.Sqlite();
            case DatabaseAddress.Server _ -> new Dialect.Postgresql();
        };
    }

    /// A file is looked at before it is opened for work: what another program or a newer version left stays as it is,
    /// down to its journal mode.
    private static Connections connect(DatabaseAddress address, Dialect dialect, boolean toRead) {
        try {
            return switch (address) {
                case DatabaseAddress.File(var file) -> {
                    prepare(SqliteConnections.plain(file), dialect, address, toRead);
                    yield new SqliteConnections(file, toRead);
                }
                case DatabaseAddress.Server server -> {
                    PostgresqlConnections pool = new PostgresqlConnections(server);
                    try {
                        prepare(pool.forMigrations(), dialect, address, toRead);
                        yield pool;
                    } catch (RuntimeException e) {
                        pool.close();
                        throw e;
                    }
                }
            };
        } catch (SQLException e) {
            throw Faults.of("cannot open " + address.shown(), e);
        }
    }

    private static void prepare(DataSource source, Dialect dialect, DatabaseAddress address, boolean toRead) {
        if (toRead) {
            Migrations.check(source, dialect, address);
        } else {
            Migrations.apply(source, dialect, address);
        }
    }

    /// Gives a new database its log's epoch, which tells one life of the log from another.
    private void beginLog() {
        boolean begun = readUnnoted(sql -> sql.fetchExists(INSTALLATION));
        if (begun) {
            return;
        }
        write(transaction -> {
            transaction
                    .sql()
                    .insertInto(INSTALLATION, INSTALLATION.ID, INSTALLATION.EPOCH, INSTALLATION.CREATED_AT)
                    .values(1L, Microseconds.of(transaction.now()), transaction.now())
                    .execute();
            return transaction
                    .sql()
                    .insertInto(CHANGE_COUNTER, CHANGE_COUNTER.ID, CHANGE_COUNTER.POSITION)
                    .values(1L, 0L)
                    .execute();
        });
    }

    public ChangeLog changes() {
        return changeLog;
    }

    public Dialect dialect() {
        return dialect;
    }

    public InstantSource clock() {
        return clock;
    }

    /// Called on the writer's thread after each commit that changed something, before [#write] returns.
    public void afterCommit(Runnable follower) {
        followers.add(follower);
    }

    /// Reads within one transaction that sees one moment of the database, and notes the log position of that moment
    /// with the [Reading] under way.
    ///
    /// @throws StoreException when the database does not answer
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        return reading((connection, sql) -> {
            Moment moment = ChangeLog.moment(connection);
            Reading.at(moment.position());
            remembered.lend(sql, moment);
            return work.apply(sql);
        });
    }

    <T extends @Nullable Object> T readUnnoted(Function<DSLContext, T> work) {
        return reading((connection, sql) -> work.apply(sql));
    }

    private interface Work<T extends @Nullable Object> {
        T on(Connection connection, DSLContext sql) throws SQLException;
    }

    private <T extends @Nullable Object> T reading(Work<T> work) {
        try {
            Connection connection = connections.reader();
            try {
                return work.on(connection, asking(connection));
            } finally {
                connections.giveBackReader(connection);
            }
        } catch (SQLException | DataAccessException e) {
            throw Faults.of("cannot read from the database", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Runs `work` in a write transaction, appends what it [changed][Transaction#changed] to the log and commits. When
    /// it throws, nothing has happened.
    ///
    /// @throws StoreException when the database cannot keep it: nothing has happened then
    public <T extends @Nullable Object> T write(Function<Transaction, T> work) {
        T result;
        boolean changed;
        Transaction transaction;
        try {
            Connection connection = connections.writer();
            try {
                transaction = new Transaction(asking(connection), dialect, clock.instant());
                result = work.apply(transaction);
                changed = !transaction.changes().isEmpty();
                if (changed) {
                    dialect.append(
                            transaction.sql(), List.copyOf(transaction.changes()), Microseconds.of(transaction.now()));
                }
                connections.commit(connection);
            } catch (Throwable e) {
                connections.rollback(connection);
                throw e;
            } finally {
                connections.giveBackWriter(connection);
            }
        } catch (SQLException | DataAccessException e) {
            throw Faults.of("cannot write to the database", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        transaction.committed();
        if (changed) {
            followers.forEach(Runnable::run);
        }
        return result;
    }

    /// Copies the whole database, as it is at this moment, into a new file, while others read and write.
    void copyTo(Path file, Connections.CopyProgress progress) {
        try {
            connections.copyTo(file, progress);
        } catch (SQLException e) {
            throw Faults.of("cannot copy the database to " + file, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Makes what was restored a life of its own: whoever follows the change log starts anew, and what waited to be
    /// told to others when the backup was made is not told again.
    public void beginAnew() {
        write(transaction -> {
            DSLContext sql = transaction.sql();
            sql.update(INSTALLATION)
                    .set(INSTALLATION.EPOCH, Microseconds.of(transaction.now()))
                    .execute();
            sql.deleteFrom(LEASE).execute();
            return sql.update(OUTBOX)
                    .set(OUTBOX.ABANDONED_AT, transaction.now())
                    .where(OUTBOX.DELIVERED_AT.isNull().and(OUTBOX.ABANDONED_AT.isNull()))
                    .execute();
        });
    }

    private DSLContext asking(Connection connection) {
        DSLContext sql = DSL.using(connection, dialect.jooq(), SETTINGS);
        if (watcher != null) {
            sql.configuration().set(watcher);
        }
        return sql;
    }

    /// Lets a test see every statement that is asked from now on.
    void watch(ExecuteListener listener) {
        watcher = listener;
    }

    private static StoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoreException("interrupted while waiting for the database", e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
