package press.dateline.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import press.dateline.publishing.CopyReading;
import press.dateline.publishing.Publishing;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// An opened newsroom: its folder, which this process owns until it is closed, and its database.
record Newsroom(DataFolder folder, Database database, Publishing publishing) implements AutoCloseable {
    /// Opens the newsroom in `data`, with the database that `DATELINE_DATABASE` names, else the one in the folder.
    ///
    /// @throws press.dateline.store.StoreException with one clear line when it cannot be opened
    static Newsroom open(Path data, String owner) {
        DataFolder folder = DataFolder.open(data, owner);
        try {
            return of(folder, Database.open(address(folder), InstantSource.system()));
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
    }

    /// Opens the newsroom in `data` to read from it alone, beside a `serve` perhaps.
    ///
    /// @throws press.dateline.store.StoreException with one clear line when it cannot be opened
    static Newsroom openToRead(Path data) {
        DataFolder folder = DataFolder.lookInto(data);
        return of(folder, Database.openToRead(address(folder), InstantSource.system()));
    }

    private static DatabaseAddress address(DataFolder folder) {
        return Optional.ofNullable(System.getenv("DATELINE_DATABASE"))
                .filter(url -> !url.isBlank())
                .<DatabaseAddress>map(DatabaseAddress.Server::new)
                .orElse(folder.database());
    }

    private static Newsroom of(DataFolder folder, Database database) {
        return new Newsroom(folder, database, new Publishing(database, CopyReading.byAllRules(database.clock())));
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
