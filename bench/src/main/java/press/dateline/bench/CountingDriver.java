package press.dateline.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stands before the driver of SQLite and counts the statements that pass, so that the product need not know that it is
/// counted. It costs time: what is counted is not timed.
final class CountingDriver implements Driver {
    private final Driver behind;
    private final AtomicInteger statements = new AtomicInteger();

    private CountingDriver(Driver behind) {
        this.behind = behind;
    }

    /// Takes the place of SQLite's driver for connections opened from now on.
    static CountingDriver install() throws SQLException {
        CountingDriver counting = new CountingDriver(DriverManager.getDriver("jdbc:sqlite:"));
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            DriverManager.deregisterDriver(driver);
        }
        DriverManager.registerDriver(counting);
        return counting;
    }

    void uninstall() throws SQLException {
        DriverManager.deregisterDriver(this);
        DriverManager.registerDriver(behind);
    }

    /// Statements since the last call, the beginning and end of transactions apart.
    int takeCount() {
        return statements.getAndSet(0);
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = behind.connect(url, info);
        return connection == null ? null : counted(Connection.class, connection);
    }

    private <T> T counted(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute") && !isBoundary(args)) {
                statements.incrementAndGet();
            }
            Object result = call(real, method, args);
            if (result instanceof PreparedStatement statement) {
                return counted(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? counted(Statement.class, statement) : result;
        }));
    }

    private static boolean isBoundary(Object @Nullable [] args) {
        return args != null
                && args.length > 0
                && args[0] instanceof String sql
                && sql.matches("BEGIN.*|ROLLBACK|COMMIT");
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return behind.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return behind.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return behind.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return behind.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return behind.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(CountingDriver.class.getName());
    }
}
