package press.dateline.settings;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The settings that shape every page. Each has a default; nothing need be set to start.
///
/// @param set what someone has set; the rest is [as it is otherwise][Setting#otherwise]
public record SiteSettings(Map<Setting, String> set) {
    public static final SiteSettings DEFAULTS = new SiteSettings(Map.of());

    public SiteSettings {
        set = Map.copyOf(set);
    }

    public String get(Setting setting) {
        return set.getOrDefault(setting, setting.otherwise());
    }

    /// Whether a setting that is on or off is on.
    public boolean on(Setting setting) {
        return get(setting).equals("on");
    }

    /// A setting that is a number.
    public int number(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    /// A setting that is a list of words.
    public List<String> words(Setting setting) {
        String content = get(setting);
        return content.isEmpty() ? List.of() : List.of(content.split(" "));
    }

    /// The same with `setting` changed to `content`, which whoever types it in has
    /// [checked][Setting#change(SiteSettings, String)]; what does not fit is read as if it were not set.
    public SiteSettings with(Setting setting, String content) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(set);
        changed.put(setting, setting.read(content));
        return new SiteSettings(changed);
    }

    public String title() {
        return get(Setting.TITLE);
    }

    public String tagline() {
        return get(Setting.TAGLINE);
    }

    public Locale language() {
        return Locale.forLanguageTag(get(Setting.LANGUAGE));
    }

    /// The site's calendar: the masthead date, dates of archives.
    public ZoneId zone() {
        return ZoneId.of(get(Setting.ZONE));
    }

    /// Public address without a slash at the end, such as `https://gazette.example`; empty while unknown.
    public String address() {
        return get(Setting.ADDRESS);
    }

    /// As WordPress has it where nothing is set, so that old page numbers still point to the same stories.
    public int storiesPerPage() {
        return number(Setting.STORIES_PER_PAGE);
    }

    public int commentsPerPage() {
        return number(Setting.COMMENTS_PER_PAGE);
    }

    /// Hosts of the scripts of others.
    public Set<String> scriptHosts() {
        return words(Setting.OUTSIDE_SCRIPTS).stream().map(Content::host).collect(Collectors.toUnmodifiableSet());
    }

    public String owner() {
        return get(Setting.OWNER);
    }

    public boolean creditLine() {
        return on(Setting.CREDIT_LINE);
    }
}
