package press.dateline.store;

import java.nio.file.Path;

/// Where the data lives: a file in the data folder, or a PostgreSQL database.
public sealed interface DatabaseAddress {
    /// SQLite, the default: one file, one process.
    record File(Path file) implements DatabaseAddress {}

    /// `postgresql://user:password@host:port/name`, as `DATELINE_DATABASE` says it.
    record Server(String url) implements DatabaseAddress {
        /// @throws StoreException when the address is not of that form
        public Server {
            if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
                throw new StoreException(
                        "DATELINE_DATABASE is not a PostgreSQL address: write postgresql://user:password@host/name");
            }
        }
    }
}
