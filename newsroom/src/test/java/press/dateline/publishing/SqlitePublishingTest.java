package press.dateline.publishing;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqlitePublishingTest extends PublishingTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.sqlite(folder);
    }
}
