package press.dateline.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTest {
    @TempDir
    Path folder;

    @Override
    DatabaseAddress address() {
        return Databases.sqlite(folder);
    }

    @Override
    DatabaseAddress sameAddress() {
        return address();
    }
}
