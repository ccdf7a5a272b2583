package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.SOURCE_SITE;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.store.Reading;

/// A site that moved here, as far as its addresses go.
///
/// @param base the folder it lay in, such as `/blog`, without a slash at the end; empty for none
/// @param categoryBase the word before its sections, such as `category`
record SourceSite(long id, String base, Permalink permalink, String categoryBase, String tagBase, ZoneId zone) {
    /// Changes when a site is added or what is known of it changes.
    static final String TAG = "source-sites";

    /// All of them, in the order in which they came.
    static List<SourceSite> all(DSLContext sql) {
        Reading.tag(TAG);
        return sql.select(
                        SOURCE_SITE.ID,
                        SOURCE_SITE.BASE_PATH,
                        SOURCE_SITE.PERMALINK,
                        SOURCE_SITE.CATEGORY_BASE,
                        SOURCE_SITE.TAG_BASE,
                        SOURCE_SITE.ZONE)
                .from(SOURCE_SITE)
                .orderBy(SOURCE_SITE.ID)
                .fetch(row -> new SourceSite(
                        row.value1(),
                        trimmed(row.value2()),
                        Permalink.of(row.value3()),
                        trimmed(row.value4()),
                        trimmed(row.value5()),
                        zone(row.value6())));
    }

    /// With a slash before and none behind; empty for nothing.
    private static String trimmed(String words) {
        String trimmed = words.endsWith("/") ? words.substring(0, words.length() - 1) : words;
        return trimmed.isEmpty() || trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
