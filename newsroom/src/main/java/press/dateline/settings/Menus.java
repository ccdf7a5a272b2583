package press.dateline.settings;

import static press.dateline.store.tables.Tables.MENU;
import static press.dateline.store.tables.Tables.MENU_ITEM;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.PUBLIC_PAGE;
import static press.dateline.store.tables.Tables.PUBLIC_SECTION;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.PUBLIC_TOPIC;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.store.Transaction;

/// The menus of the site, resolved for readers.
public final class Menus {
    private static final String TAG = "menus";

    private Menus() {}

    /// Where a menu stands.
    public enum Place {
        MAIN,
        SOCIAL,
        FOOTER
    }

    /// What a menu item points to. `noun` with `nounId` is a thing of ours, `address` anything else.
    ///
    /// @param parent index of the item above it in the list given to [#keep], or null at the top
    /// @param noun `story`, `page`, `section` or `topic`, or null
    public record Item(
            @Nullable Integer parent,
            String label,
            @Nullable String noun,
            @Nullable Long nounId,
            @Nullable String address) {}

    private record Row(
            long id,
            @Nullable Long parent,
            String label,
            @Nullable String noun,
            @Nullable Long nounId,
            @Nullable String address) {}

    /// The menus of all places; a place without a menu is absent. What is not public is left out.
    public static Map<Place, List<MenuEntry>> of(DSLContext sql, Instant now) {
        Reading.tag(TAG);
        Map<Place, List<Row>> rows = new EnumMap<>(Place.class);
        Map<String, Set<Long>> wanted = new HashMap<>();
        sql.select(
                        MENU.PLACE,
                        MENU_ITEM.ID,
                        MENU_ITEM.PARENT_ID,
                        MENU_ITEM.LABEL,
                        MENU_ITEM.NOUN,
                        MENU_ITEM.NOUN_ID,
                        MENU_ITEM.ADDRESS)
                .from(MENU.join(MENU_ITEM).on(MENU_ITEM.MENU_ID.eq(MENU.ID)))
                .where(MENU.PLACE.isNotNull())
                .orderBy(MENU.ID, MENU_ITEM.ORDINAL, MENU_ITEM.ID)
                .forEach(item -> {
                    Row row = new Row(
                            item.value2(), item.value3(), item.value4(), item.value5(), item.value6(), item.value7());
                    Place place = Place.valueOf(item.value1().toUpperCase(Locale.ROOT));
                    rows.computeIfAbsent(place, key -> new ArrayList<>()).add(row);
                    if (row.noun() != null && row.nounId() != null) {
                        Reading.tag(row.noun() + ":" + row.nounId());
                        wanted.computeIfAbsent(row.noun(), key -> new HashSet<>())
                                .add(row.nounId());
                    }
                });
        Map<String, Map<Long, String>> addresses = new HashMap<>();
        wanted.forEach((noun, ids) -> addresses.put(noun, addresses(sql, noun, ids, now)));
        Map<Place, List<MenuEntry>> menus = new EnumMap<>(Place.class);
        rows.forEach((place, items) -> menus.put(place, tree(items, addresses)));
        return menus;
    }

    /// What a thing of ours that a menu points to is called.
    ///
    /// @param noun as in [Item]
    /// @return empty for what is not there
    public static String called(DSLContext sql, String noun, long id) {
        Optional<String> name =
                switch (noun) {
                    case "section" -> name(sql, SECTION, SECTION.ID, SECTION.NAME, id);
                    case "topic" -> name(sql, TOPIC, TOPIC.ID, TOPIC.NAME, id);
                    case "story" -> name(sql, STORY, STORY.ID, STORY.HEADLINE, id);
                    case "page" -> name(sql, PAGE, PAGE.ID, PAGE.TITLE, id);
                    default -> Optional.empty();
                };
        return name.orElse("");
    }

    private static Optional<String> name(DSLContext sql, Table<?> of, Field<Long> by, Field<String> name, long id) {
        return sql.select(name).from(of).where(by.eq(id)).fetchOptional(name);
    }

    private static Map<Long, String> addresses(DSLContext sql, String noun, Set<Long> ids, Instant now) {
        return switch (noun) {
            case "story" -> paths(sql, PUBLIC_STORY, PUBLIC_STORY.ID, PUBLIC_STORY.PATH, ids, now);
            case "page" -> paths(sql, PUBLIC_PAGE, PUBLIC_PAGE.ID, PUBLIC_PAGE.PATH, ids, now);
            case "topic" -> {
                Map<Long, String> slugs = paths(sql, PUBLIC_TOPIC, PUBLIC_TOPIC.ID, PUBLIC_TOPIC.SLUG, ids, now);
                slugs.replaceAll((id, slug) -> "/tag/" + slug + "/");
                yield slugs;
            }
            case "section" -> {
                Map<Long, String> paths = sql.select(PUBLIC_SECTION.ID, PUBLIC_SECTION.PATH)
                        .from(PUBLIC_SECTION)
                        .where(PUBLIC_SECTION.ID.in(ids))
                        .fetchMap(PUBLIC_SECTION.ID, PUBLIC_SECTION.PATH);
                paths.replaceAll((id, path) -> "/category/" + path + "/");
                yield paths;
            }
            default -> Map.of();
        };
    }

    private static Map<Long, String> paths(
            DSLContext sql, Table<?> view, Field<Long> id, Field<String> path, Set<Long> ids, Instant now) {
        return sql.selectDistinct(id, path)
                .from(view)
                .where(id.in(ids))
                .and(PublicGate.open(view, now))
                .fetchMap(id, path);
    }

    /// A menu of any depth, built without recursion into data that may run in a circle: an item whose parent is not
    /// above it in the list stands at the top.
    private static List<MenuEntry> tree(List<Row> rows, Map<String, Map<Long, String>> addresses) {
        Map<Long, List<MenuEntry>> childrenOf = new HashMap<>();
        List<MenuEntry> top = new ArrayList<>();
        for (Row row : rows) {
            List<MenuEntry> siblings = row.parent() == null ? top : childrenOf.getOrDefault(row.parent(), top);
            @Nullable
            String address = row.noun() == null || row.nounId() == null
                    ? row.address()
                    : addresses.getOrDefault(row.noun(), Map.of()).get(row.nounId());
            if (address == null) {
                childrenOf.put(row.id(), siblings);
            } else {
                List<MenuEntry> children = new ArrayList<>();
                childrenOf.put(row.id(), children);
                siblings.add(new MenuEntry(row.label(), address, children));
            }
        }
        return top;
    }

    /// A menu as it is kept, whatever of it is public.
    public record Kept(String slug, String name, List<Item> items) {
        public static final Kept NONE = new Kept("", "", List.of());
    }

    /// The menu of a place; [Kept#NONE] where there is none.
    public static Kept kept(DSLContext sql, Place place) {
        return sql.selectFrom(MENU)
                .where(MENU.PLACE.eq(place.name().toLowerCase(Locale.ROOT)))
                .orderBy(MENU.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(menu -> new Kept(menu.getSlug(), menu.getName(), items(sql, menu.getId())))
                .orElse(Kept.NONE);
    }

    private static List<Item> items(DSLContext sql, long menu) {
        List<Long> ids = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        sql.selectFrom(MENU_ITEM)
                .where(MENU_ITEM.MENU_ID.eq(menu))
                .orderBy(MENU_ITEM.ORDINAL, MENU_ITEM.ID)
                .forEach(row -> {
                    int parent = row.getParentId() == null ? -1 : ids.indexOf(row.getParentId());
                    ids.add(row.getId());
                    items.add(new Item(
                            parent < 0 ? null : (Integer) parent,
                            row.getLabel(),
                            row.getNoun(),
                            row.getNounId(),
                            row.getAddress()));
                });
        return items;
    }

    /// Keeps a menu under `slug` in place of what it was. A `place` has one menu: the newest.
    public static long keep(
            Transaction transaction, String slug, String name, @Nullable Place place, List<Item> items) {
        var sql = transaction.sql();
        @Nullable String where = place == null ? null : place.name().toLowerCase(Locale.ROOT);
        if (where != null) {
            sql.update(MENU).setNull(MENU.PLACE).where(MENU.PLACE.eq(where)).execute();
        }
        @Nullable
        Long known = sql.select(MENU.ID).from(MENU).where(MENU.SLUG.eq(slug)).fetchOne(MENU.ID);
        long id;
        if (known == null) {
            id = sql.insertInto(MENU)
                    .set(MENU.SLUG, slug)
                    .set(MENU.NAME, name)
                    .set(MENU.PLACE, where)
                    .returningResult(MENU.ID)
                    .fetchSingle()
                    .value1();
        } else {
            id = known;
            sql.update(MENU)
                    .set(MENU.NAME, name)
                    .set(MENU.PLACE, where)
                    .where(MENU.ID.eq(id))
                    .execute();
            sql.update(MENU_ITEM)
                    .setNull(MENU_ITEM.PARENT_ID)
                    .where(MENU_ITEM.MENU_ID.eq(id))
                    .execute();
            sql.deleteFrom(MENU_ITEM).where(MENU_ITEM.MENU_ID.eq(id)).execute();
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Integer parent = item.parent();
            ids.add(sql.insertInto(MENU_ITEM)
                    .set(MENU_ITEM.MENU_ID, id)
                    .set(MENU_ITEM.PARENT_ID, parent == null || parent >= i ? null : ids.get(parent))
                    .set(MENU_ITEM.ORDINAL, i)
                    .set(MENU_ITEM.LABEL, item.label())
                    .set(MENU_ITEM.NOUN, item.noun())
                    .set(MENU_ITEM.NOUN_ID, item.nounId())
                    .set(MENU_ITEM.ADDRESS, item.address())
                    .returningResult(MENU_ITEM.ID)
                    .fetchSingle()
                    .value1());
        }
        transaction.changed(TAG);
        return id;
    }
}
