package press.dateline.wordpress;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteOldAddressesTest extends OldAddressesTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.sqlite(folder);
    }
}
