package press.dateline.people;

import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class PostgresqlSigningInTest extends SigningInTest {

    @Override
    DatabaseAddress address() {
        return Databases.postgresql();
    }
}
