package press.dateline.desk;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlMediaPagesTest extends MediaPagesTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
