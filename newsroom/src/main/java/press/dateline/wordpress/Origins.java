package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.ORIGIN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.BulkInsert;
import press.dateline.store.Transaction;

/// Where things came from, for one old site: by noun and foreign key, with the hash of what the source said and of what
/// we made of it. By these a second import finds what is new, what changed there, and what changed here.
final class Origins {
    private static final int AT_ONCE = 400;

    private final long site;

    Origins(long site) {
        this.site = site;
    }

    /// @param source hash of what the export said
    /// @param own hash of what we wrote then; another one now means that an editor changed it
    /// @param comments hash of the item's comments
    record Known(long id, String source, String own, String comments) {
        static Known of(long id, String hash) {
            String[] parts = hash.split(":", 3);
            return new Known(id, parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
        }
    }

    Map<String, Known> find(DSLContext sql, String noun, Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += AT_ONCE)
            sql.select(ORIGIN.FOREIGN_KEY, ORIGIN.NOUN_ID, ORIGIN.HASH)
                    .from(ORIGIN)
                    .where(ORIGIN.SOURCE_SITE_ID.eq(site))
                    .and(ORIGIN.NOUN.eq(noun))
                    .and(ORIGIN.FOREIGN_KEY.in(all.subList(from, Math.min(all.size(), from + AT_ONCE))))
                    .forEach(row -> found.put(row.value1(), Known.of(row.value2(), row.value3())));
        return found;
    }

    /// All of a noun; for those of which a site has few.
    Map<String, Known> all(DSLContext sql, String noun) {
        Map<String, Known> found = new HashMap<>();
        sql.select(ORIGIN.FOREIGN_KEY, ORIGIN.NOUN_ID, ORIGIN.HASH)
                .from(ORIGIN)
                .where(ORIGIN.SOURCE_SITE_ID.eq(site))
                .and(ORIGIN.NOUN.eq(noun))
                .forEach(row -> found.put(row.value1(), Known.of(row.value2(), row.value3())));
        return found;
    }

    /// Whether something of ours came from this site already.
    boolean isFromHere(DSLContext sql, String noun, long id) {
        return sql.fetchExists(
                ORIGIN, ORIGIN.SOURCE_SITE_ID.eq(site).and(ORIGIN.NOUN.eq(noun)).and(ORIGIN.NOUN_ID.eq(id)));
    }

    /// Gathers rows of one transaction.
    final class Rows {
        private final Transaction transaction;
        private final List<@Nullable Object[]> origins = new ArrayList<>();
        private final List<@Nullable Object[]> addresses = new ArrayList<>();

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        void keep(String noun, String key, long id, @Nullable String guid, String hash) {
            origins.add(new Object[] {site, noun, key, id, guid, hash});
        }

        void address(String path, String noun, long id) {
            addresses.add(new Object[] {path, noun, id, site});
        }

        void write() {
            BulkInsert.run(
                    transaction.sql(),
                    "INSERT INTO origin (source_site_id, noun, foreign_key, noun_id, guid, hash) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (source_site_id, noun, foreign_key)"
                            + " DO UPDATE SET noun_id = excluded.noun_id, guid = excluded.guid, hash = excluded.hash",
                    origins);
            origins.clear();
            addresses.forEach(address -> transaction.changed("path:" + address[0]));
            BulkInsert.run(
                    transaction.sql(),
                    "INSERT INTO old_address (path, noun, noun_id, source_site_id) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    addresses);
            addresses.clear();
        }
    }
}
