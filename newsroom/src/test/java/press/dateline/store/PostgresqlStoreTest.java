package press.dateline.store;

class PostgresqlStoreTest extends StoreTest {
    private final DatabaseAddress address = Databases.postgresql();

    @Override
    DatabaseAddress address() {
        return address;
    }

    @Override
    DatabaseAddress sameAddress() {
        return address;
    }
}
