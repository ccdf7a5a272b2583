package press.dateline.reads;

import java.nio.file.Path;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlAstrayTest extends AstrayTest {
    @Override
    DatabaseAddress address(Path folder) {
        return Databases.postgresql();
    }
}
