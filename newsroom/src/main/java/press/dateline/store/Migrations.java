package press.dateline.store;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/// Brings the tables up to date: one list of migrations that only grows, each in a transaction, the same steps for
/// both databases.
final class Migrations {
    private Migrations() {}

    /// @throws StoreException when the database is newer than this program, or a step fails; a step that failed has
    ///     left nothing behind
    static void apply(DataSource source, Dialect dialect, DatabaseAddress address) {
        try {
            known(source, dialect, address).migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new StoreException(
                        address.shown() + " holds tables of another program; name an empty database", e);
            }
            throw Faults.of("cannot open " + address.shown(), e);
        }
    }

    /// Changes nothing.
    ///
    /// @throws StoreException when the tables are not those of this program
    static void check(DataSource source, Dialect dialect, DatabaseAddress address) {
        try {
            if (known(source, dialect, address).info().pending().length > 0) {
                throw new StoreException(address.shown()
                        + " was written by an older Dateline; serve it once, which brings it up to date");
            }
        } catch (FlywayException e) {
            throw Faults.of("cannot open " + address.shown(), e);
        }
    }

    private static Flyway known(DataSource source, Dialect dialect, DatabaseAddress address) {
        java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.WARNING);
        Map<String, String> placeholders = dialect.placeholders();
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .locations("classpath:db/migration")
                .placeholders(placeholders)
                .dataSource(source)
                .load();
        boolean newer = Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new StoreException(address.shown()
                    + " was written by a newer Dateline; run that version, or restore a backup of this one");
        }
        return flyway;
    }
}
