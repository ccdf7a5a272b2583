package press.dateline.desk;

import static press.dateline.store.tables.Tables.PAGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Audit;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Declined;
import press.dateline.settings.Menus;
import press.dateline.settings.Menus.Item;
import press.dateline.settings.Trash;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// The menus of the site. What is moved about stays on the screen until it is kept; then readers see it at once, and
/// what the menu was lies in the trash.
public final class MenuPages {
    static final String PATH = "/desk/site/menus";

    private static final int MOST = 100;
    private static final int DEEPEST = 2;
    private static final int LONGEST = 300;
    private static final int PAGES = 200;

    private final Database database;

    MenuPages(Database database) {
        this.database = database;
    }

    /// The record of `menus.html`.
    ///
    /// @param base what the menu was when the screen was made, in short
    /// @param at number of the line that was worked on last; 0 for none
    /// @param did by which button
    /// @param wrong why it was not kept, or empty
    public record Page(
            DeskFrame frame,
            Menus.Place place,
            List<Menus.Place> places,
            List<Line> lines,
            List<Target> targets,
            String base,
            int at,
            String did,
            String wrong) {
        public String label(Menus.Place one) {
            return one.name().toLowerCase(Locale.ROOT);
        }
    }

    /// One line of the menu.
    ///
    /// @param to `section:7`, or an address
    /// @param called what it leads to, where that is a thing of ours; else empty
    public record Line(int number, String label, String to, String called, int depth, boolean last) {}

    /// Something of ours to lead to.
    public record Target(String to, String name) {}

    /// As it is typed.
    private record Typed(String label, String to, int depth) {}

    /// A menu in the trash.
    record Thrown(String place, Menus.Kept menu) {}

    Answer show(DeskRequest request) {
        Menus.Place place = place(request.query("place"));
        return database.read(sql -> {
            Menus.Kept kept = Menus.kept(sql, place);
            return screen(request, sql, 200, place, typed(kept.items()), base(kept), new Screen(0, "", ""));
        });
    }

    private static Menus.Place place(String label) {
        return Arrays.stream(Menus.Place.values())
                .filter(one -> one.name().equalsIgnoreCase(label))
                .findFirst()
                .orElse(Menus.Place.MAIN);
    }

    private static String base(Menus.Kept kept) {
        return Integer.toHexString(kept.items().hashCode());
    }

    private static List<Typed> typed(List<Item> items) {
        List<Typed> typed = new ArrayList<>();
        for (Item item : items) {
            Integer parent = item.parent();
            String address = item.address();
            typed.add(new Typed(
                    item.label(),
                    item.noun() == null ? (address == null ? "" : address) : item.noun() + ":" + item.nounId(),
                    parent == null ? 0 : Math.min(DEEPEST, typed.get(parent).depth() + 1)));
        }
        return typed;
    }

    /// `act` is `keep`, `add`, or `up`, `down`, `in`, `out`, `remove` with a number from 1.
    Answer change(DeskRequest request) {
        Menus.Place place = place(request.field("place"));
        List<Typed> lines = lines(request);
        String[] act = request.field("act").split(":");
        int at = act.length > 1 && act[1].matches("\\d{1,3}") ? Integer.parseInt(act[1]) : 0;
        if (act[0].equals("keep")) {
            return keep(request, place, lines);
        }
        if (at >= 1 && at <= lines.size()) {
            at = edit(lines, act[0], at);
        } else if (act[0].equals("add")) {
            String to = request.field("new-to").isEmpty() ? request.field("new-address") : request.field("new-to");
            lines.add(new Typed(request.field("new-label"), to, 0));
            at = lines.size();
        }
        Screen state = new Screen(at, act[0], "");
        return database.read(sql -> {
            List<Typed> named = lines.stream().map(line -> named(sql, line)).toList();
            return screen(request, sql, 200, place, named, request.field("base"), state);
        });
    }

    private static int edit(List<Typed> lines, String act, int at) {
        Typed line = lines.get(at - 1);
        switch (act) {
            case "up", "down" -> {
                int to = Math.clamp(act.equals("up") ? at - 1 : at + 1, 1, lines.size());
                lines.remove(at - 1);
                lines.add(to - 1, line);
                return to;
            }
            case "in", "out" -> {
                int depth = act.equals("in") ? line.depth() + 1 : line.depth() - 1;
                lines.set(at - 1, new Typed(line.label(), line.to(), depth));
            }
            case "remove" -> lines.remove(at - 1);
            default -> {}
        }
        return Math.min(at, lines.size());
    }

    private static List<Typed> lines(DeskRequest request) {
        List<String> labels = request.all("label");
        List<String> tos = request.all("to");
        List<String> depths = request.all("depth");
        List<Typed> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(labels.size(), Math.min(tos.size(), depths.size())); i++) {
            lines.add(new Typed(
                    labels.get(i).strip(),
                    tos.get(i).strip(),
                    depths.get(i).matches("\\d") ? Integer.parseInt(depths.get(i)) : 0));
        }
        return lines;
    }

    /// A line without a label is called as what it leads to.
    private static Typed named(DSLContext sql, Typed line) {
        return line.label().isEmpty() ? new Typed(called(sql, line.to()), line.to(), line.depth()) : line;
    }

    private Answer keep(DeskRequest request, Menus.Place place, List<Typed> lines) {
        try {
            String wrong = database.write(transaction -> {
                Menus.Kept before = Menus.kept(transaction.sql(), place);
                if (!base(before).equals(request.field("base"))) {
                    return request.words().say("menus.changed");
                }
                List<Item> items = items(transaction.sql(), lines);
                if (!items.equals(before.items())) {
                    keep(transaction, place, before, items, request.who());
                }
                return "";
            });
            if (wrong.isEmpty()) {
                return Answer.seeOther(address(place)).saying("menus.kept");
            }
            return refused(request, place, lines, wrong);
        } catch (Declined declined) {
            return refused(request, place, lines, String.valueOf(declined.getMessage()));
        }
    }

    static void keep(Transaction transaction, Menus.Place place, Menus.Kept before, List<Item> items, Audit.Who who) {
        String name = place.name().toLowerCase(Locale.ROOT);
        if (!before.items().isEmpty()) {
            Trash.keep(transaction, "menu", name, new Thrown(name, before), who.name());
        }
        Menus.keep(
                transaction,
                before.slug().isEmpty() ? name : before.slug(),
                before.name().isEmpty() ? name : before.name(),
                place,
                items);
        Audit.record(transaction, who, "menu-changed", "menu:" + name, "");
    }

    /// What was typed stays; kept once more, it takes the place of what there is now.
    private Answer refused(DeskRequest request, Menus.Place place, List<Typed> lines, String wrong) {
        return database.read(
                sql -> screen(request, sql, 409, place, lines, base(Menus.kept(sql, place)), new Screen(0, "", wrong)));
    }

    static String address(Menus.Place place) {
        return PATH + "?place=" + place.name().toLowerCase(Locale.ROOT);
    }

    /// @throws Declined with the line that leads nowhere
    private static List<Item> items(DSLContext sql, List<Typed> lines) {
        if (lines.size() > MOST) {
            throw new Declined("A menu has at most " + MOST + " lines.");
        }
        List<Item> items = new ArrayList<>();
        List<Integer> line = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Typed typed = lines.get(i);
            int depth = Math.clamp(typed.depth(), 0, Math.min(DEEPEST, line.size()));
            while (line.size() > depth) {
                line.removeLast();
            }
            String where = "Line " + (i + 1) + " (" + typed.label() + ")";
            if (typed.label().isEmpty() || typed.label().length() > LONGEST) {
                throw new Declined(where + " needs words of at most " + LONGEST + " characters.");
            }
            items.add(item(sql, line.isEmpty() ? null : line.getLast(), typed, where));
            line.add(i);
        }
        return items;
    }

    private static Item item(DSLContext sql, @Nullable Integer parent, Typed typed, String where) {
        String to = typed.to();
        if (to.matches("(?:section|page|story|topic):\\d{1,18}")) {
            if (called(sql, to).isEmpty()) {
                throw new Declined(where + " leads to something that is not there any more.");
            }
            String[] noun = to.split(":");
            return new Item(parent, typed.label(), noun[0], Long.valueOf(noun[1]), null);
        }
        boolean own = to.startsWith("/") && !to.startsWith("//");
        boolean fits = own || to.startsWith("https://") || to.startsWith("http://") || to.startsWith("mailto:");
        if (!fits || to.length() > LONGEST || to.codePoints().anyMatch(c -> c <= ' ')) {
            throw new Declined(where + " leads to “" + to
                    + "”. Take a path of this site such as /about/, or an address with https://.");
        }
        return new Item(parent, typed.label(), null, null, to);
    }

    /// The name of a thing of ours; empty for an address, and for what is not there.
    private static String called(DSLContext sql, String to) {
        String[] noun = to.split(":", 2);
        if (noun.length < 2 || !noun[1].matches("\\d{1,18}")) {
            return "";
        }
        return Menus.called(sql, noun[0], Long.parseLong(noun[1]));
    }

    private record Screen(int at, String did, String wrong) {}

    private static Answer screen(
            DeskRequest request,
            DSLContext sql,
            int status,
            Menus.Place place,
            List<Typed> typed,
            String base,
            Screen state) {
        Map<String, String> names = new HashMap<>();
        List<Target> targets = new ArrayList<>();
        Sections.Tree tree = Sections.tree(sql);
        for (Section section : tree.all()) {
            String name = String.join(
                    " › ", tree.line(section).stream().map(Section::name).toList());
            targets.add(new Target("section:" + section.id(), name));
        }
        sql.select(PAGE.ID, PAGE.TITLE)
                .from(PAGE)
                .where(PAGE.PUBLIC_FROM.isNotNull())
                .orderBy(PAGE.TITLE)
                .limit(PAGES)
                .forEach(row -> targets.add(new Target("page:" + row.value1(), row.value2())));
        targets.forEach(target -> names.put(target.to(), target.name()));
        List<Line> lines = new ArrayList<>();
        int above = -1;
        for (Typed one : typed) {
            int depth = Math.clamp(one.depth(), 0, Math.min(DEEPEST, above + 1));
            above = depth;
            String called = names.containsKey(one.to()) ? names.get(one.to()) : called(sql, one.to());
            lines.add(new Line(
                    lines.size() + 1,
                    one.label(),
                    one.to(),
                    called == null ? "" : called,
                    depth,
                    lines.size() == typed.size() - 1));
        }
        return request.screen(
                status,
                "menus",
                new Page(
                        request.frame("nav.menus"),
                        place,
                        List.of(Menus.Place.values()),
                        lines,
                        targets,
                        base,
                        state.at(),
                        state.did(),
                        state.wrong()));
    }
}
