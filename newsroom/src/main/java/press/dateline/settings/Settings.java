package press.dateline.settings;

import static press.dateline.store.tables.Tables.SETTING;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import press.dateline.store.Reading;
import press.dateline.store.Transaction;

/// Reads and changes the [site's settings][SiteSettings]. A change drops every page.
public final class Settings {
    /// Every page carries it.
    public static final String TAG = "settings";

    private Settings() {}

    public static SiteSettings of(DSLContext sql) {
        Reading.tag(TAG);
        Map<String, String> stored =
                sql.select(SETTING.NAME, SETTING.CONTENT).from(SETTING).fetchMap(SETTING.NAME, SETTING.CONTENT);
        SiteSettings defaults = SiteSettings.DEFAULTS;
        return new SiteSettings(
                stored.getOrDefault("title", defaults.title()),
                stored.getOrDefault("tagline", defaults.tagline()),
                stored.containsKey("language") ? Locale.forLanguageTag(stored.get("language")) : defaults.language(),
                zone(stored.getOrDefault("zone", "UTC")),
                stored.getOrDefault("address", defaults.address()),
                number(stored, "stories-per-page", defaults.storiesPerPage()),
                number(stored, "comments-per-page", defaults.commentsPerPage()),
                stored.getOrDefault("owner", defaults.owner()),
                Boolean.parseBoolean(stored.getOrDefault("credit-line", "true")));
    }

    /// Keeps all of `site`.
    public static void keep(Transaction transaction, SiteSettings site) {
        Map<String, String> contents = Map.of(
                "title", site.title(),
                "tagline", site.tagline(),
                "language", site.language().toLanguageTag(),
                "zone", site.zone().getId(),
                "address", site.address(),
                "stories-per-page", Integer.toString(site.storiesPerPage()),
                "comments-per-page", Integer.toString(site.commentsPerPage()),
                "owner", site.owner(),
                "credit-line", Boolean.toString(site.creditLine()));
        contents.forEach((name, content) -> transaction
                .sql()
                .insertInto(SETTING)
                .set(SETTING.NAME, name)
                .set(SETTING.CONTENT, content)
                .set(SETTING.CHANGED_AT, transaction.now())
                .onConflict(SETTING.NAME)
                .doUpdate()
                .set(SETTING.CONTENT, content)
                .set(SETTING.CHANGED_AT, transaction.now())
                .execute());
        transaction.changed(TAG);
    }

    /// Whether anyone has given the site its settings yet.
    public static boolean areKept(DSLContext sql) {
        return sql.fetchExists(SETTING, SETTING.NAME.eq("title"));
    }

    private static int number(Map<String, String> stored, String name, int otherwise) {
        String content = stored.get(name);
        try {
            return content == null ? otherwise : Math.clamp(Integer.parseInt(content), 1, 1000);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return SiteSettings.DEFAULTS.zone();
        }
    }
}
