package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import press.dateline.store.Database;

/// What a newsroom holds, as lines to compare. Two kinds: every row as it is, to show that nothing changed; and the
/// content alone, with names in place of numbers and without the moments of the import itself, to show that two imports
/// came to the same.
final class Dump {
    private static final List<String> TABLES = List.of(
            "setting",
            "person",
            "section",
            "topic",
            "media",
            "rendition",
            "menu",
            "menu_item",
            "story",
            "story_copy",
            "revision",
            "byline",
            "story_section",
            "story_topic",
            "story_source",
            "correction",
            "act",
            "page",
            "media_use",
            "comment",
            "listing",
            "listing_count",
            "source_site",
            "origin",
            "old_address",
            "custom_field",
            "ledger");

    private Dump() {}

    /// Every row of every table.
    static List<String> rows(Database database) {
        return database.read(sql -> {
            List<String> lines = new ArrayList<>();
            for (String table : TABLES) {
                TreeSet<String> sorted = new TreeSet<>();
                sql.fetch("SELECT * FROM " + table).forEach(row -> sorted.add(table + " " + row.intoMap()));
                lines.addAll(sorted);
            }
            return lines;
        });
    }

    /// The content without our numbers and without when it was imported.
    static List<String> content(Database database) {
        return database.read(sql -> {
            List<String> lines = new ArrayList<>();
            Map<String, Map<Long, String>> names = names(sql);
            for (String table : TABLES) {
                if (table.equals("ledger") || table.equals("setting")) continue;
                List<String> some = new ArrayList<>();
                sql.fetch("SELECT * FROM " + table).forEach(row -> {
                    Map<String, Object> fields = new TreeMap<>();
                    row.intoMap().forEach((name, value) -> {
                        if (value == null || name.equals("id") || name.equals("created_at") || name.equals("acted_at"))
                            return;
                        Object shown = value;
                        if (name.equals("hash")) shown = "";
                        if (name.equals("list")) shown = named(names, value.toString());
                        String noun =
                                switch (name) {
                                    case "noun_id" -> String.valueOf(row.get("noun"));
                                    case "picture_id", "media_id" -> "media";
                                    case "parent_id" -> table.equals("menu_item") ? "" : table;
                                    case "root_id" -> "comment";
                                    case "menu_id" -> "";
                                    default -> name.endsWith("_id") ? name.substring(0, name.length() - 3) : null;
                                };
                        if (noun != null)
                            shown = names.getOrDefault(noun, Map.of()).getOrDefault(((Number) value).longValue(), "");
                        fields.put(name, shown);
                    });
                    some.add(table + " " + fields);
                });
                some.sort(null);
                lines.addAll(some);
            }
            sql.fetch("SELECT record FROM ledger").forEach(row -> lines.add("ledger " + row.get(0)));
            return lines;
        });
    }

    private static String named(Map<String, Map<Long, String>> names, String list) {
        int colon = list.indexOf(':');
        if (colon < 0) return list;
        String noun =
                switch (list.substring(0, colon)) {
                    case "author" -> "person";
                    default -> list.substring(0, colon);
                };
        return noun + ":" + names.getOrDefault(noun, Map.of()).get(Long.parseLong(list.substring(colon + 1)));
    }

    private static Map<String, Map<Long, String>> names(DSLContext sql) {
        Map<String, Map<Long, String>> names = new TreeMap<>();
        sql.fetch("SELECT noun, noun_id, foreign_key FROM origin ORDER BY foreign_key")
                .forEach(row -> names.computeIfAbsent(row.get(0, String.class), noun -> new TreeMap<>())
                        .putIfAbsent(row.get(1, Long.class), row.get(2, String.class)));
        sql.fetch("SELECT id, path FROM media").forEach(row -> names.computeIfAbsent("media", noun -> new TreeMap<>())
                .putIfAbsent(row.get(0, Long.class), row.get(1, String.class)));
        return names;
    }
}
