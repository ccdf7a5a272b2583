package press.dateline.desk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.SignedIn;
import press.dateline.publishing.SectionDesk;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Declined;
import press.dateline.settings.Menus;
import press.dateline.settings.Redirects;
import press.dateline.settings.Trash;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// What was thrown away of the house, and the way back.
public final class TrashPages {
    static final String PATH = "/desk/site/trash";

    private static final int SHOWN = 200;

    private final Database database;

    TrashPages(Database database) {
        this.database = database;
    }

    /// The record of `trash.html`.
    public record Page(DeskFrame frame, List<Trash.Thing> things, String wrong) {}

    Answer list(DeskRequest request) {
        return screen(request, 200, "");
    }

    private Answer screen(DeskRequest request, int status, String wrong) {
        List<Trash.Thing> things = database.read(sql -> Trash.list(sql, SHOWN));
        return request.screen(
                status,
                "trash",
                new Page(
                        request.frame("nav.trash"),
                        things.stream()
                                .filter(thing -> mayBringBack(request.signedIn(), thing))
                                .toList(),
                        wrong));
    }

    /// Whoever may make such a thing may bring it back.
    private static boolean mayBringBack(SignedIn who, Trash.Thing thing) {
        return who.may(thing.noun().equals("house-rule") ? Act.EDIT_HOUSE_STYLE : Act.EDIT_SECTIONS);
    }

    Answer bringBack(DeskRequest request) {
        String id = request.field("thing");
        if (!id.matches("\\d{1,18}")) {
            throw new DeskRequest.NotThere();
        }
        try {
            String label = database.write(transaction -> {
                Trash.Thing thing = Trash.take(transaction, Long.parseLong(id)).orElseThrow(DeskRequest.NotThere::new);
                if (!mayBringBack(request.signedIn(), thing)) {
                    throw new DeskRequest.NotAllowed();
                }
                bringBack(transaction, thing, request.who());
                Audit.record(transaction, request.who(), "brought-back", thing.noun() + ":" + thing.label(), "");
                return thing.label();
            });
            return Answer.seeOther(PATH).saying("trash.back", label);
        } catch (Declined declined) {
            return screen(request, 422, String.valueOf(declined.getMessage()));
        }
    }

    private static void bringBack(Transaction transaction, Trash.Thing thing, Audit.Who who) {
        switch (thing.noun()) {
            case "redirect" -> Redirects.add(transaction, thing.as(Redirects.Said.class), who.name());
            case "house-rule" -> HouseRulePages.keep(transaction, thing.as(HouseRulePages.Typed.class), who);
            case "menu" -> {
                MenuPages.Thrown thrown = thing.as(MenuPages.Thrown.class);
                Menus.Place place = Menus.Place.valueOf(thrown.place().toUpperCase(Locale.ROOT));
                MenuPages.keep(
                        transaction,
                        place,
                        Menus.kept(transaction.sql(), place),
                        thrown.menu().items(),
                        who);
            }
            case "section" -> {
                Section section = thing.as(Section.class);
                @Nullable Long parent = section.parentId();
                boolean there = parent != null
                        && Sections.tree(transaction.sql()).byId(parent).isPresent();
                new SectionDesk(transaction, who)
                        .add(new SectionDesk.Said(
                                there ? parent : null,
                                section.name(),
                                section.slug(),
                                section.description(),
                                section.colour()));
            }
            default -> throw new IllegalStateException("nobody knows how to bring back a " + thing.noun());
        }
    }
}
