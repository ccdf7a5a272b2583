package press.dateline.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/// Inserts many rows at once with one prepared statement for each shape of row. jOOQ's own batches render every row's
/// statement anew, which took half of an import's time.
public final class BulkInsert {
    private BulkInsert() {}

    /// Inserts `rows` of any tables, table after table in the order of their first rows. Columns that were not set get
    /// their default; rows of one table that set the same columns go in in the order given.
    public static void insert(DSLContext sql, Collection<? extends TableRecord<?>> rows) {
        Map<Class<?>, Map<BitSet, List<TableRecord<?>>>> tables = new LinkedHashMap<>();
        for (TableRecord<?> row : rows) {
            BitSet columns = new BitSet(row.size());
            for (int i = 0; i < row.size(); i++) columns.set(i, row.touched(i));
            tables.computeIfAbsent(row.getClass(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(columns, key -> new ArrayList<>())
                    .add(row);
        }
        tables.values().forEach(shapes -> shapes.forEach((shape, some) -> insert(sql, shape, some)));
    }

    private static void insert(DSLContext sql, BitSet shape, List<TableRecord<?>> some) {
        sql.connection(connection -> {
            TableRecord<?> first = some.getFirst();
            int[] columns = shape.stream().toArray();
            List<String> names = new ArrayList<>();
            for (int column : columns) names.add(field(first, column).getName());
            String statement = "INSERT INTO " + first.getTable().getName() + " (" + String.join(", ", names)
                    + ") VALUES (" + "?, ".repeat(columns.length - 1) + "?)";
            try (PreparedStatement insert = connection.prepareStatement(statement)) {
                for (TableRecord<?> row : some) {
                    for (int i = 0; i < columns.length; i++) bind(insert, i + 1, row, columns[i]);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /// Runs one statement for each of `rows`, whose values are bound as they are: numbers, truths, text or null.
    public static void run(DSLContext sql, String statement, Collection<? extends @Nullable Object[]> rows) {
        if (rows.isEmpty()) return;
        sql.connection(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (@Nullable Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) set(prepared, i + 1, row[i]);
                    prepared.addBatch();
                }
                prepared.executeBatch();
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void bind(PreparedStatement statement, int at, TableRecord<?> row, int column) throws SQLException {
        Converter converter = field(row, column).getConverter();
        set(statement, at, converter.to(row.get(column)));
    }

    private static Field<?> field(TableRecord<?> row, int column) {
        return Objects.requireNonNull(row.field(column));
    }

    private static void set(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case Boolean truth -> statement.setBoolean(at, truth);
            case String text -> statement.setString(at, text);
            default -> statement.setObject(at, value);
        }
    }
}
