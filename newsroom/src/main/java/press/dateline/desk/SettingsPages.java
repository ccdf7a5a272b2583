package press.dateline.desk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.publishing.Publishing;
import press.dateline.section.Sections;
import press.dateline.settings.Setting;
import press.dateline.settings.Setting.Group;
import press.dateline.settings.SiteSettings;
import press.dateline.site.PublicSite;
import press.dateline.store.Database;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList;

/// The settings of the site, group by group, from the one list that [Setting] is. What shows on pages is shown while it
/// is being chosen; nothing of it reaches readers before it is kept.
public final class SettingsPages {
    static final String PATH = "/desk/settings";

    private final Database database;
    private final Publishing publishing;
    private final PublicSite site;

    SettingsPages(Database database, PublicSite site) {
        this.database = database;
        this.publishing = new Publishing(database);
        this.site = site;
    }

    /// The record of `settings.html`.
    ///
    /// @param group that is shown
    /// @param views pages of the site to look at meanwhile; none where nothing shows
    public record Page(
            DeskFrame frame, List<Group> groups, Group group, List<Field> fields, List<View> views, boolean refused) {}

    /// @param name as the command line has it
    /// @param purpose what it is for
    /// @param otherwise what it is while nobody has set it
    /// @param options to choose from, or none
    /// @param set whether it is other than that
    /// @param wrong why it cannot be what was typed, or empty
    public record Field(
            String name,
            String purpose,
            String choices,
            String otherwise,
            String content,
            List<String> options,
            boolean set,
            String wrong) {}

    /// A page to look at.
    public record View(String name, String path) {}

    Answer show(DeskRequest request) {
        Map<Setting, String> kept = new EnumMap<>(Setting.class);
        Arrays.stream(Setting.values()).forEach(setting -> kept.put(setting, setting.of(request.site())));
        return screen(request, 200, group(request.query("group")), kept, Map.of());
    }

    private static Group group(String label) {
        return Arrays.stream(Group.values())
                .filter(group -> group.label().equals(label))
                .findFirst()
                .orElse(Group.SITE);
    }

    /// Keeps what was typed of one group, all or nothing; `reset` names one that goes back to what it is otherwise.
    Answer keep(DeskRequest request) {
        Group group = group(request.field("group"));
        Map<Setting, String> typed = new EnumMap<>(Setting.class);
        Map<Setting, String> faults = new EnumMap<>(Setting.class);
        SiteSettings wanted = request.site();
        for (Setting setting : group.settings()) {
            String content = typed(request, setting);
            typed.put(setting, content);
            try {
                wanted = setting.change(wanted, content);
            } catch (Setting.Unfit unfit) {
                faults.put(setting, Objects.requireNonNullElse(unfit.getMessage(), ""));
            }
        }
        if (!faults.isEmpty()) {
            return screen(request, 422, group, typed, faults);
        }
        SiteSettings after = wanted;
        int changed = publishing.changeSettings(
                before -> {
                    SiteSettings now = before;
                    for (Setting setting : group.settings()) {
                        now = setting.of(after).equals(setting.of(before)) ? now : now.with(setting, setting.of(after));
                    }
                    return now;
                },
                request.who());
        return Answer.seeOther(PATH + "?group=" + group.label())
                .saying(changed == 0 ? "settings.same" : "settings.kept");
    }

    private static String typed(DeskRequest request, Setting setting) {
        if (request.field("reset").equals(setting.label())) {
            return setting.otherwise();
        }
        String content = request.field(setting.label());
        return content.isEmpty() && !setting.options().isEmpty() ? setting.of(request.site()) : content;
    }

    /// A page of the site by what is typed, kept or not; what does not fit is as it was.
    Answer preview(DeskRequest request) {
        SiteSettings wanted = request.site();
        for (Setting setting : group(request.field("group")).settings()) {
            try {
                wanted = setting.change(wanted, typed(request, setting));
            } catch (Setting.Unfit unfit) {
                continue;
            }
        }
        String view = request.field("view").isEmpty() ? "/" : request.field("view");
        boolean known = views(request).stream().anyMatch(one -> one.path().equals(view));
        return Framed.page(site.preview(wanted, known ? view : "/"));
    }

    private List<View> views(DeskRequest request) {
        DeskWords words = request.words();
        return database.read(sql -> {
            Optional<View> story = Listings.newest(sql, StoryList.LATEST, 1, request.now()).stream()
                    .flatMap(id -> PublicStories.path(sql, id, request.now()).stream())
                    .findFirst()
                    .map(path -> new View(words.say("settings.view.story"), path));
            Optional<View> list = Sections.tree(sql).top().stream()
                    .findFirst()
                    .map(section -> new View(words.say("settings.view.list"), section.address()));
            return Stream.of(Optional.of(new View(words.say("settings.view.front"), "/")), story, list)
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    private Answer screen(
            DeskRequest request, int status, Group group, Map<Setting, String> contents, Map<Setting, String> faults) {
        List<Field> fields = group.settings().stream()
                .map(setting ->
                        field(setting, contents.getOrDefault(setting, setting.otherwise()), faults.get(setting)))
                .toList();
        return Framed.holding(request.screen(
                status,
                "settings",
                new Page(
                        request.frame("nav.settings"),
                        List.of(Group.values()),
                        group,
                        fields,
                        shows(group) ? views(request) : List.of(),
                        status == 422)));
    }

    private static boolean shows(Group group) {
        return switch (group) {
            case SITE, LOOKS, CARDS, STORY -> true;
            case DESK, COMMENTS, ELSEWHERE -> false;
        };
    }

    private static Field field(Setting setting, String content, @Nullable String wrong) {
        return new Field(
                setting.label(),
                setting.purpose(),
                setting.options().isEmpty() ? setting.choices() : "",
                setting.otherwise(),
                content,
                setting.options(),
                !content.equals(setting.otherwise()),
                wrong == null ? "" : wrong);
    }
}
