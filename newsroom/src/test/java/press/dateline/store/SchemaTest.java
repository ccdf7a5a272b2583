package press.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Meta;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one list of migrations makes the same tables and views on both databases.
class SchemaTest {
    @TempDir
    Path folder;

    @Test
    void bothDatabasesHaveTheSameTablesAndColumns() {
        assertThat(tables(Databases.sqlite(folder))).isEqualTo(tables(Databases.postgresql()));
    }

    private static SortedMap<String, SortedSet<String>> tables(DatabaseAddress address) {
        try (Database database = Databases.open(address)) {
            return database.read(sql -> {
                Meta meta = sql.meta();
                SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
                for (Table<?> table : meta.getTables()) {
                    String schema =
                            table.getSchema() == null ? "" : table.getSchema().getName();
                    String name = table.getName().toLowerCase(Locale.ROOT);
                    if (!schema.equals("public") && !schema.isEmpty()
                            || name.startsWith("flyway_")
                            || name.startsWith("sqlite_")) {
                        continue;
                    }
                    SortedSet<String> columns = new TreeSet<>();
                    table.fieldStream().forEach(field -> columns.add(field.getName()));
                    tables.put(name, columns);
                }
                assertThat(tables).containsKeys("story", "public_story", "change");
                return tables;
            });
        }
    }
}
