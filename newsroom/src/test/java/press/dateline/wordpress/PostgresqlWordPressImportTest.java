package press.dateline.wordpress;

import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlWordPressImportTest extends WordPressImportTest {
    private final DatabaseAddress address = Databases.postgresql();

    @Override
    DatabaseAddress address() {
        return address;
    }

    @Override
    DatabaseAddress otherAddress(int number) {
        return Databases.postgresql();
    }
}
