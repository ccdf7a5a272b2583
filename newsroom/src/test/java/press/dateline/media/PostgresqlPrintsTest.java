package press.dateline.media;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlPrintsTest extends PrintsTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
