package press.dateline.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import press.dateline.feed.TrustCheck;
import press.dateline.publishing.Publishing;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.Setting;
import press.dateline.store.Database;

/// One form for what the newsroom says about itself, with what is wrong or missing beside each field.
public final class TrustSettings {
    static final String PATH = "/desk/settings/trust";

    /// Room for all policies at their longest.
    static final long LARGEST = 2_000_000;

    private static final Map<String, Set<Item>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("trust.publisher", EnumSet.range(Item.TRUST_LEGAL_NAME, Item.TRUST_FEDIVERSE));
        GROUPS.put("trust.people", EnumSet.range(Item.TRUST_OWNERSHIP, Item.TRUST_MASTHEAD));
        GROUPS.put("trust.policies", EnumSet.range(Item.TRUST_MISSION, Item.TRUST_STAFFING));
        GROUPS.put("trust.programs", EnumSet.range(Item.SECURITY_CONTACT, Item.TRUST_TXT));
    }

    /// Those of several lines.
    private static final Set<Item> TEXTS = EnumSet.range(Item.TRUST_OWNERSHIP, Item.TRUST_STAFFING);

    static {
        TEXTS.addAll(Set.of(Item.TRUST_PROFILES, Item.ADS, Item.TRUST_TXT));
    }

    private final Database database;
    private final Publishing publishing;

    TrustSettings(Database database) {
        this.database = database;
        this.publishing = new Publishing(database);
    }

    /// The record of `trust.html`.
    ///
    /// @param refused whether something could not be kept, so that nothing was
    public record Page(DeskFrame frame, boolean refused, List<Group> groups) {}

    /// @param label key of its words
    public record Group(String label, List<Field> fields) {}

    /// @param name as the settings have it
    /// @param hint what it is for
    /// @param text whether it has several lines
    /// @param wrong whether a note tells of something wrong
    /// @param notes what is wrong or missing
    public record Field(String name, String hint, String content, boolean text, boolean wrong, List<String> notes) {}

    private record Note(boolean wrong, String text) {}

    Answer show(DeskRequest request) {
        Map<Item, List<Note>> notes = new EnumMap<>(Item.class);
        for (TrustCheck.Finding finding : TrustCheck.of(database)) {
            if (finding.item() != null) {
                notes.computeIfAbsent(finding.item(), item -> new ArrayList<>())
                        .add(new Note(finding.wrong(), finding.text()));
            }
        }
        return screen(request, 200, database.read(Publicity::of).contents(), notes);
    }

    Answer keep(DeskRequest request) {
        Map<Item, String> typed = new EnumMap<>(Item.class);
        Map<Item, List<Note>> faults = new EnumMap<>(Item.class);
        GROUPS.values().stream().flatMap(Collection::stream).forEach(item -> {
            String content = request.field(item.label());
            typed.put(item, content);
            try {
                item.fit(content);
            } catch (Setting.Unfit unfit) {
                faults.put(item, List.of(new Note(true, Objects.requireNonNullElse(unfit.getMessage(), ""))));
            }
        });
        if (!faults.isEmpty()) {
            return screen(request, 422, typed, faults);
        }
        int changed = publishing.changePublicity(typed, request.who());
        boolean wrong = !TrustCheck.wrong(database).isEmpty();
        return Answer.seeOther(PATH).saying(changed == 0 ? "trust.same" : wrong ? "trust.kept-wrong" : "trust.kept");
    }

    private static Answer screen(
            DeskRequest request, int status, Map<Item, String> contents, Map<Item, List<Note>> notes) {
        List<Group> groups = new ArrayList<>();
        GROUPS.forEach((label, items) -> groups.add(new Group(
                label,
                items.stream()
                        .map(item -> field(item, contents.getOrDefault(item, ""), notes.getOrDefault(item, List.of())))
                        .toList())));
        return request.screen(status, "trust", new Page(request.frame("nav.trust"), status == 422, groups));
    }

    private static Field field(Item item, String content, List<Note> notes) {
        return new Field(
                item.label(),
                item.purpose(),
                content,
                TEXTS.contains(item),
                notes.stream().anyMatch(Note::wrong),
                notes.stream().map(Note::text).toList());
    }
}
