package press.dateline.story;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlNeighboursTest extends NeighboursTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
