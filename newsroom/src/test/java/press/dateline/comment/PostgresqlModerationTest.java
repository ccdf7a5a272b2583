package press.dateline.comment;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlModerationTest extends ModerationTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
