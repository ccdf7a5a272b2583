package press.dateline.story;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteListingsTest extends ListingsTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.sqlite(folder);
    }
}
