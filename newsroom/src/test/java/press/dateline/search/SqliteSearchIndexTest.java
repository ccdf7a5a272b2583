package press.dateline.search;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteSearchIndexTest extends SearchIndexTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.sqlite(folder);
    }
}
