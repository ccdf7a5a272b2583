package press.dateline.settings;

import static press.dateline.store.tables.Tables.SETTING;

import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;

/// Reads and changes the [site's settings][SiteSettings]. A change drops every page.
public final class Settings {
    /// Every page carries it.
    public static final String TAG = "settings";

    private Settings() {}

    public static SiteSettings of(DSLContext sql) {
        return Remembered.once(sql, Settings.class, () -> read(sql));
    }

    private static SiteSettings read(DSLContext sql) {
        Reading.tag(TAG);
        Map<Setting, String> set = new EnumMap<>(Setting.class);
        sql.select(SETTING.NAME, SETTING.CONTENT).from(SETTING).forEach(row -> Setting.named(row.value1())
                .ifPresent(setting -> set.put(setting, setting.read(row.value2()))));
        return new SiteSettings(set);
    }

    /// Keeps all that is set in `site`.
    public static void keep(Transaction transaction, SiteSettings site) {
        site.set().forEach((setting, content) -> transaction
                .sql()
                .insertInto(SETTING)
                .set(SETTING.NAME, setting.label())
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
        return sql.fetchExists(SETTING, SETTING.NAME.eq(Setting.TITLE.label()));
    }
}
