package press.dateline.search;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlSearchIndexTest extends SearchIndexTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
