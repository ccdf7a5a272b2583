package press.dateline.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Where transactions get their connections. The scarce thing is limited here, not the threads that wait for it.
interface Connections extends AutoCloseable {
    /// A connection with a read transaction begun on it.
    Connection reader() throws SQLException, InterruptedException;

    /// Ends the transaction and gives the connection back.
    void giveBackReader(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /// A connection with a write transaction begun on it. Waits its turn: on SQLite there is one writer, and four
    /// would be slower than one.
    Connection writer() throws SQLException, InterruptedException;

    void giveBackWriter(Connection connection) throws SQLException;

    /// Copies the whole database, as it is at this moment, into a new file.
    ///
    /// @throws StoreException when there is no file to copy, with what to do instead
    void copyTo(Path file, CopyProgress progress) throws SQLException, InterruptedException;

    /// How far a copy is.
    @FunctionalInterface
    interface CopyProgress {
        void at(long done, long total);
    }

    @Override
    void close();
}
