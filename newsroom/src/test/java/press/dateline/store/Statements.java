package press.dateline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.conf.ParamType;

/// Every statement that a database is asked, and what it plans to do for each. Thread-safe.
public final class Statements {
    private final Database database;
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    private Statements(Database database) {
        this.database = database;
    }

    /// Sees what is asked from now on.
    public static Statements of(Database database) {
        Statements statements = new Statements(database);
        database.watch(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                Query query = context.query();
                if (query != null) {
                    statements.asked.putIfAbsent(String.valueOf(context.sql()), query.getSQL(ParamType.INLINED));
                }
            }
        });
        return statements;
    }

    public int count() {
        return asked.size();
    }

    /// The statements of which a step of the plan makes `wrong` true, each with that step.
    public List<String> planned(java.util.function.Predicate<String> wrong) {
        Map<String, String> seen = Map.copyOf(asked);
        List<String> found = new ArrayList<>();
        database.readUnnoted(sql -> {
            for (String statement : seen.values()) {
                steps(sql, statement).stream().filter(wrong).forEach(step -> found.add(step + "\n    of " + statement));
            }
            return found;
        });
        return found;
    }

    private List<String> steps(DSLContext sql, String statement) {
        return switch (database.dialect()) {
            case Dialect.Sqlite() ->
                sql.fetch("EXPLAIN QUERY PLAN " + statement.replace("{", "{{")).getValues("detail", String.class);
            case Dialect.Postgresql() -> {
                // Small tables are read from one end to the other by choice; what is asked is whether that is a must.
                sql.execute("SET LOCAL enable_seqscan = off");
                yield sql.fetch("EXPLAIN " + statement.replace("{", "{{"))
                        .map((Record step) -> step.get(0, String.class));
            }
        };
    }
}
