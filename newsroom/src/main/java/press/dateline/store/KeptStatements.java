package press.dateline.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Stands before a reading connection of SQLite and keeps the statements that were asked last prepared: to understand
/// a statement takes SQLite longer than to answer it, and its driver forgets what was prepared as soon as that is
/// closed. Belongs to whoever has the connection.
final class KeptStatements implements InvocationHandler {
    /// More than the kinds of statement that readers' pages ask.
    private static final int KEPT = 200;

    private final Connection connection;
    private final SequencedMap<String, Statement> idle = new LinkedHashMap<>();

    /// A statement of the driver, and what stands before it.
    private record Statement(PreparedStatement real, PreparedStatement kept) {}

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                KeptStatements.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new KeptStatements(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getName().equals("prepareStatement") && args != null && args.length == 1) {
            return prepared((String) args[0]);
        }
        return call(connection, method, args);
    }

    /// Whoever asks the same while an answer is still being read gets a statement of its own.
    private PreparedStatement prepared(String sql) throws SQLException {
        Statement statement = idle.remove(sql);
        return statement == null ? keepable(sql, connection.prepareStatement(sql)) : statement.kept();
    }

    private PreparedStatement keepable(String sql, PreparedStatement real) {
        return (PreparedStatement) Proxy.newProxyInstance(
                KeptStatements.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        giveBack(sql, new Statement(real, (PreparedStatement) proxy));
                        return null;
                    }
                    return call(real, method, args);
                });
    }

    private void giveBack(String sql, Statement statement) throws SQLException {
        if (idle.putIfAbsent(sql, statement) != null) {
            statement.real().close();
        } else if (idle.size() > KEPT) {
            idle.pollFirstEntry().getValue().real().close();
        }
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
