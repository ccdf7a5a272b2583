package press.dateline.site;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlGateTest extends GateTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
