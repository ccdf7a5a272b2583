package press.dateline.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// Real databases for tests: a SQLite file, or a fresh database on one embedded PostgreSQL server that all tests share.
public final class Databases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    public static DatabaseAddress sqlite(Path folder) {
        return new DatabaseAddress.File(folder.resolve("newsroom.db"));
    }

    public static DatabaseAddress postgresql() {
        String name = "newsroom_" + NUMBER.incrementAndGet();
        try (Connection connection = Server.STARTED.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseAddress.Server(
                "postgresql://postgres:postgres@localhost:" + Server.STARTED.getPort() + "/" + name);
    }

    public static Database open(DatabaseAddress address) {
        return Database.open(address, InstantSource.system());
    }

    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
