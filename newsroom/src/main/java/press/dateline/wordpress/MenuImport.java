package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.MENU;
import static press.dateline.store.tables.Tables.MENU_ITEM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.settings.Menus;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.wordpress.ItemOutcome.Outcome;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.Survey.MenuLine;
import press.dateline.wordpress.Survey.MenuSeen;
import press.dateline.wordpress.WxrEntry.Item;

/// Brings in the menus, after everything they may point to. What is to be done is decided before the stories come, so
/// that their lines can be reported in their turn.
final class MenuImport {
    private final Database database;
    private final Survey survey;
    private final OldSite site;
    private final Origins origins;
    private final Directory directory;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<Long, String> menuOfLine = new HashMap<>();

    private record Plan(MenuSeen menu, String hash, Outcome outcome, @Nullable Known known) {}

    MenuImport(Database database, Survey survey, OldSite site, Origins origins, Directory directory) {
        this.database = database;
        this.survey = survey;
        this.site = site;
        this.origins = origins;
        this.directory = directory;
    }

    void plan() {
        if (survey.menus.isEmpty()) return;
        Map<String, Known> known = database.read(sql -> origins.all(sql, "menu"));
        for (MenuSeen menu : survey.menus.values()) {
            Fingerprint print = new Fingerprint().all(menu.slug(), menu.name());
            menu.lines().forEach(line -> {
                print.add(line);
                menuOfLine.putIfAbsent(line.id(), menu.slug());
            });
            String hash = print.end();
            @Nullable Known before = known.get(menu.slug());
            Outcome outcome;
            if (before == null) outcome = Outcome.IMPORTED;
            else if (before.source().equals(hash)) outcome = Outcome.UNCHANGED;
            else
                outcome = database.read(sql -> ownHash(sql, before.id())).equals(before.own())
                        ? Outcome.IMPORTED
                        : Outcome.CONFLICT;
            plans.put(menu.slug(), new Plan(menu, hash, outcome, before));
        }
    }

    ItemOutcome outcome(Item item) {
        @Nullable String slug = menuOfLine.get(item.id());
        @Nullable Plan plan = slug == null ? null : plans.get(slug);
        return new ItemOutcome(
                item.id(),
                item.type(),
                item.title(),
                item.line(),
                List.of(),
                plan == null ? Outcome.SKIPPED : item.torn() ? Outcome.FAILED : plan.outcome(),
                plan == null
                        ? "it stands in no menu"
                        : "a line of the menu " + plan.menu().slug()
                                + (plan.outcome() == Outcome.CONFLICT ? ", which was changed here; ours stays" : ""),
                null,
                null,
                null,
                null,
                null);
    }

    /// Keeps the menus that are new or have changed.
    void run() {
        List<Plan> due = plans.values().stream()
                .filter(plan -> plan.outcome() == Outcome.IMPORTED)
                .toList();
        if (due.isEmpty()) return;
        database.write(transaction -> {
            Origins.Rows rows = origins.new Rows(transaction);
            Map<String, Menus.@Nullable Place> places = places(transaction.sql(), due);
            for (Plan plan : due)
                keep(transaction, rows, plan, places.get(plan.menu().slug()));
            rows.write();
            return due.size();
        });
    }

    private void keep(Transaction transaction, Origins.Rows rows, Plan plan, Menus.@Nullable Place place) {
        DSLContext sql = transaction.sql();
        String slug = plan.menu().slug();
        @Nullable Known known = plan.known();
        Menus.@Nullable Place where = place;
        if (known != null) {
            var row = sql.selectFrom(MENU).where(MENU.ID.eq(known.id())).fetchOne();
            if (row != null) {
                slug = row.getSlug();
                where = row.getPlace() == null
                        ? null
                        : Menus.Place.valueOf(row.getPlace().toUpperCase(Locale.ROOT));
            }
        } else
            for (int n = 2; sql.fetchExists(MENU, MENU.SLUG.eq(slug)); n++)
                slug = plan.menu().slug() + "-" + n;
        String name = Names.line(plan.menu().name(), survey.language, slug);
        long id = Menus.keep(transaction, slug, name, where, items(sql, plan.menu()));
        rows.keep("menu", plan.menu().slug(), id, null, plan.hash() + ":" + ownHash(sql, id));
    }

    /// By its name where that says it; the main menu else is the one with the most lines. A place that is taken stays
    /// with the menu that has it.
    private static Map<String, Menus.@Nullable Place> places(DSLContext sql, List<Plan> due) {
        Set<Menus.Place> free = EnumSet.allOf(Menus.Place.class);
        sql.select(MENU.PLACE)
                .from(MENU)
                .where(MENU.PLACE.isNotNull())
                .fetch(MENU.PLACE)
                .forEach(taken -> free.remove(Menus.Place.valueOf(taken.toUpperCase(Locale.ROOT))));
        Map<String, Menus.@Nullable Place> places = new HashMap<>();
        for (Plan plan : due) {
            String name = (plan.menu().slug() + " " + plan.menu().name()).toLowerCase(Locale.ROOT);
            Menus.@Nullable Place place = null;
            if (has(name, "social", "sozial")) place = Menus.Place.SOCIAL;
            else if (has(name, "footer", "fuss", "fuß", "pied")) place = Menus.Place.FOOTER;
            else if (has(name, "primary", "main", "header", "haupt", "principal", "navigation"))
                place = Menus.Place.MAIN;
            if (place != null && free.remove(place)) places.put(plan.menu().slug(), place);
        }
        if (free.contains(Menus.Place.MAIN))
            due.stream()
                    .filter(plan -> !places.containsKey(plan.menu().slug()))
                    .max(Comparator.comparingInt(plan -> plan.menu().lines().size()))
                    .ifPresent(plan -> places.put(plan.menu().slug(), Menus.Place.MAIN));
        return places;
    }

    private static boolean has(String name, String... words) {
        for (String word : words) if (name.contains(word)) return true;
        return false;
    }

    // its lines --------------------------------------------------------------------------------------------------

    /// In the order in which they are shown: each line after the one above it, siblings by their number. Lines that
    /// answer each other in a circle stand at the top.
    private List<Menus.Item> items(DSLContext sql, MenuSeen menu) {
        List<MenuLine> lines = new ArrayList<>(menu.lines());
        lines.sort(Comparator.comparingInt(MenuLine::order));
        Map<Long, List<MenuLine>> below = new LinkedHashMap<>();
        Set<Long> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.id()));
        for (MenuLine line : lines)
            below.computeIfAbsent(
                            ids.contains(line.parent()) && line.parent() != line.id() ? line.parent() : 0L,
                            key -> new ArrayList<>())
                    .add(line);
        List<Menus.Item> items = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        Set<MenuLine> left = new java.util.LinkedHashSet<>(lines);
        List<MenuLine> waiting =
                new ArrayList<>(below.getOrDefault(0L, List.of()).reversed());
        while (!left.isEmpty()) {
            if (waiting.isEmpty()) waiting.add(left.iterator().next());
            MenuLine line = waiting.removeLast();
            if (!left.remove(line)) continue;
            Menus.@Nullable Item item = item(sql, line, places.get(line.parent()));
            @Nullable Integer above = places.get(line.parent());
            if (item != null) {
                places.putIfAbsent(line.id(), items.size());
                items.add(item);
            } else if (above != null) places.putIfAbsent(line.id(), above);
            waiting.addAll(below.getOrDefault(line.id(), List.of()).reversed());
        }
        return items;
    }

    private Menus.@Nullable Item item(DSLContext sql, MenuLine line, @Nullable Integer above) {
        String label = Names.line(line.label(), survey.language);
        return switch (line.type()) {
            case "taxonomy" -> {
                Optional<Long> id = directory.term(line.objectId());
                String noun = line.object().equals("post_tag") ? "topic" : "section";
                yield id.map(at ->
                                new Menus.Item(above, label.isEmpty() ? named(sql, noun, at) : label, noun, at, null))
                        .orElse(null);
            }
            case "post_type" -> {
                String noun = line.object().equals("post") ? "story" : "page";
                @Nullable
                Known known = origins.find(sql, noun, List.of(Long.toString(line.objectId())))
                        .get(Long.toString(line.objectId()));
                yield known == null
                        ? null
                        : new Menus.Item(
                                above, label.isEmpty() ? named(sql, noun, known.id()) : label, noun, known.id(), null);
            }
            default -> {
                String address = address(line.url());
                yield address.isEmpty() || label.isEmpty() ? null : new Menus.Item(above, label, null, null, address);
            }
        };
    }

    private static String named(DSLContext sql, String noun, long id) {
        String name = Menus.called(sql, noun, id);
        return name.isEmpty() ? "…" : name;
    }

    /// Only what a link may be: a path of ours, or an address on the web or for mail and telephone.
    private String address(String url) {
        String address = site.here(url.strip());
        String lower = address.toLowerCase(Locale.ROOT);
        boolean known = lower.startsWith("http://")
                || lower.startsWith("https://")
                || lower.startsWith("mailto:")
                || lower.startsWith("tel:")
                || lower.startsWith("#")
                || (lower.startsWith("/") && !lower.startsWith("//"));
        boolean plain = address.chars().noneMatch(c -> c < ' ' || c == '"' || c == '<' || c == '>');
        return known && plain && address.length() <= 2_000 ? address : "";
    }

    private static String ownHash(DSLContext sql, long menu) {
        Fingerprint print = new Fingerprint();
        sql.select(
                        MENU_ITEM.ORDINAL,
                        MENU_ITEM.PARENT_ID,
                        MENU_ITEM.LABEL,
                        MENU_ITEM.NOUN,
                        MENU_ITEM.NOUN_ID,
                        MENU_ITEM.ADDRESS)
                .from(MENU_ITEM)
                .where(MENU_ITEM.MENU_ID.eq(menu))
                .orderBy(MENU_ITEM.ORDINAL)
                .forEach(
                        row -> print.all(row.value3(), row.value4(), row.value5(), row.value6(), row.value2() == null));
        return print.end();
    }
}
