package press.dateline.wordpress;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlOldAddressesTest extends OldAddressesTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
