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
            DatabaseAddress address = Optional.ofNullable(System.getenv("DATELINE_DATABASE"))
                    .filter(url -> !url.isBlank())
                    .<DatabaseAddress>map(DatabaseAddress.Server::new)
                    .orElse(folder.database());
            Database database = Database.open(address, InstantSource.system());
            return new Newsroom(folder, database, new Publishing(database, CopyReading.byAllRules(database.clock())));
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
