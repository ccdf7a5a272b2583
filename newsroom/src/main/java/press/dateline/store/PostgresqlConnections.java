package press.dateline.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A bounded pool. `logServerErrorDetail=false`, since the server's detail quotes rows that then end up in logs.
final class PostgresqlConnections implements Connections {
    private static final int POOL = 16;

    private final AgroalDataSource pool;
    private final String shown;

    PostgresqlConnections(DatabaseAddress.Server server) throws SQLException {
        shown = server.shown();
        URI uri = URI.create(server.url());
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&";
        String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getPath() + "?" + query + "logServerErrorDetail=false&ApplicationName=dateline";
        @Nullable String info = uri.getRawUserInfo();
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(POOL)
                        .initialSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionValidator(AgroalConnectionPoolConfiguration.ConnectionValidator.defaultValidator())
                        .idleValidationTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(jdbc).connectionProviderClassName("org.postgresql.Driver");
                            if (info != null) {
                                int colon = info.indexOf(':');
                                factory.principal(
                                        new NamePrincipal(decode(colon < 0 ? info : info.substring(0, colon))));
                                if (colon >= 0) {
                                    factory.credential(new SimplePassword(decode(info.substring(colon + 1))));
                                }
                            }
                            return factory;
                        }));
        pool = AgroalDataSource.from(configuration);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public Connection reader() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public void giveBackReader(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setReadOnly(false);
        return connection;
    }

    @Override
    public void giveBackWriter(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public void copyTo(Path file, CopyProgress progress) {
        throw new StoreException("the database is on a server, which has a tool of its own: pg_dump --format=custom"
                + " --file=newsroom.dump " + shown + "; copy media/ and theme/ of the data folder after it");
    }

    DataSource forMigrations() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
