package press.dateline.people;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteSigningInTest extends SigningInTest {
    @TempDir
    Path folder;

    @Override
    DatabaseAddress address() {
        return Databases.sqlite(folder);
    }
}
