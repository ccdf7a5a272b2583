package press.dateline.site;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteAddressesTest extends AddressesTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.sqlite(folder);
    }
}
