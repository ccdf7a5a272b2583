package press.dateline.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// One writing connection behind a fair queue, and a few reading ones. WAL with `synchronous=FULL`: an acknowledged
/// write survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
final class SqliteConnections implements Connections {
    private static final int READERS = 4;
    private static final int PAGES_AT_ONCE = 4096;

    private final @Nullable Connection writer;
    private final Semaphore turn = new Semaphore(1, true);
    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    /// @param toRead whether nothing is to be written, beside a process that does
    SqliteConnections(Path file, boolean toRead) throws SQLException {
        writer = toRead ? null : open(file, false);
        for (int i = 0; i < READERS; i++) {
            Connection reader = KeptStatements.of(open(file, true));
            all.add(reader);
            readers.add(reader);
        }
        if (writer != null) {
            all.add(writer);
        }
    }

    private static Connection open(Path file, boolean query) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-32_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
        if (query) {
            run(connection, "PRAGMA query_only = 1");
            run(connection, "PRAGMA mmap_size = 268435456");
        } else {
            // 32 MB of log before it is folded into the file: an import touches the same pages again and again.
            run(connection, "PRAGMA wal_autocheckpoint = 8000");
        }
        return connection;
    }

    /// The driver would begin the next transaction with each commit, and so hold the write lock for ever; we say
    /// ourselves when one begins.
    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /// As [#run], by a statement that is kept.
    private static void again(Connection reader, String statement) throws SQLException {
        try (PreparedStatement kept = reader.prepareStatement(statement)) {
            kept.execute();
        }
    }

    @Override
    public Connection reader() throws SQLException, InterruptedException {
        Connection connection = readers.take();
        try {
            again(connection, "BEGIN");
        } catch (SQLException e) {
            readers.add(connection);
            throw e;
        }
        return connection;
    }

    @Override
    public void giveBackReader(Connection connection) throws SQLException {
        try {
            again(connection, "ROLLBACK");
        } finally {
            readers.add(connection);
        }
    }

    @Override
    public Connection writer() throws SQLException, InterruptedException {
        Objects.requireNonNull(writer, "opened to be read alone");
        turn.acquire();
        try {
            run(writer, "BEGIN IMMEDIATE");
        } catch (SQLException e) {
            turn.release();
            throw e;
        }
        return writer;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    /// A full disk may have rolled back by itself, and then there is nothing left to roll back.
    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            run(connection, "ROLLBACK");
        } catch (SQLException e) {
            if (e.getMessage() == null || !e.getMessage().contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public void giveBackWriter(Connection connection) {
        turn.release();
    }

    /// In steps, so that its progress shows; all of them see the moment of the read transaction that is open meanwhile,
    /// and nobody waits (sqlite.org/backup.html).
    @Override
    public void copyTo(Path file, CopyProgress progress) throws SQLException, InterruptedException {
        Connection connection = reader();
        try {
            run(connection, "SELECT 1 FROM sqlite_schema");
            int result = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup(
                            "main",
                            file.toString(),
                            (left, pages) -> progress.at(pages - left, pages),
                            0,
                            1,
                            PAGES_AT_ONCE);
            if (result != 0) {
                throw new SQLException("the copy ended with " + SQLiteErrorCode.getErrorCode(result));
            }
        } finally {
            giveBackReader(connection);
        }
    }

    /// Connections that change nothing of a file by opening it.
    static DataSource plain(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public void close() {
        turn.acquireUninterruptibly();
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                System.getLogger("press.dateline.store").log(System.Logger.Level.WARNING, "closing a connection", e);
            }
        }
    }
}
