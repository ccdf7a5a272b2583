package press.dateline.reads;

import static press.dateline.store.tables.Tables.MISSED_ADDRESS;
import static press.dateline.store.tables.Tables.REDIRECT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.StoredPage;
import press.dateline.settings.Redirects;
import press.dateline.store.BulkInsert;
import press.dateline.store.Database;
import press.dateline.store.Microseconds;
import press.dateline.store.Transaction;

/// Counts how often readers are led on by a [redirect][Redirects], and what they ask for that is nowhere, so that the
/// desk can lead it on. Counted in memory and added up once a minute; a process that dies loses what it counted since.
/// Thread-safe.
///
/// Of a request nothing is kept but the path that was asked for, and of paths none that is long or holds an `@`: what
/// others put into addresses may be someone's.
public final class Astray {
    /// The most asked for stay in the list.
    static final int MOST_MISSED = 1_000;

    /// What nobody asked for that long leaves it.
    static final Duration KEPT = Duration.ofDays(30);

    /// Different paths counted between two rounds; what comes beyond that is someone who tries doors.
    static final int MOST_AT_ONCE = 2_000;

    private static final int LONGEST = 200;
    private static final int AT_ONCE = 500;

    private final Database database;

    /// Guards the maps; never held while the database is asked, since readers are answered on the event loop.
    private final Object counting = new Object();

    private Map<String, Long> ledOn = new HashMap<>();
    private Map<String, Long> missed = new HashMap<>();

    public Astray(Database database) {
        this.database = database;
    }

    /// Takes note of an answer that is no page.
    public void hear(StoredPage page) {
        String path = page.key().path();
        if (path.equals("/") || path.length() > LONGEST || path.indexOf('@') >= 0 || triesDoors(path)) {
            return;
        }
        synchronized (counting) {
            switch (page.status()) {
                case 301, 302, 303, 307, 308 -> count(ledOn, path);
                case 404 -> count(missed, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
                default -> {}
            }
        }
    }

    /// Whether nobody asks for it who wants to read: hidden files, and the back doors of WordPress.
    private static boolean triesDoors(String path) {
        return path.contains("/.")
                || path.endsWith("/xmlrpc.php")
                || (path.startsWith("/wp-") && !path.startsWith("/wp-content/uploads/"));
    }

    private static void count(Map<String, Long> counted, String path) {
        if (counted.size() < MOST_AT_ONCE || counted.containsKey(path)) {
            counted.merge(path, 1L, Long::sum);
        }
    }

    /// Adds up what was counted.
    ///
    /// @throws press.dateline.store.StoreException when it cannot be kept; what was counted is lost then
    public void addUp() {
        Map<String, Long> redirected;
        Map<String, Long> nowhere;
        synchronized (counting) {
            redirected = ledOn;
            nowhere = missed;
            ledOn = new HashMap<>();
            missed = new HashMap<>();
        }
        if (!redirected.isEmpty()) {
            Map<String, Long> hits = database.read(sql -> byRedirect(sql, redirected));
            if (!hits.isEmpty()) {
                database.write(transaction ->
                        add(transaction, "UPDATE redirect SET hit_at = ?, hits = hits + ? WHERE path = ?", hits));
            }
        }
        if (!nowhere.isEmpty()) {
            database.write(transaction -> {
                add(
                        transaction,
                        "INSERT INTO missed_address (hit_at, hits, path) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE"
                                + " SET hits = missed_address.hits + excluded.hits, hit_at = excluded.hit_at",
                        nowhere);
                return trim(transaction);
            });
        }
    }

    /// Most of those that were led on were led by something else: a slash at the end, an address of the old site.
    private static Map<String, Long> byRedirect(DSLContext sql, Map<String, Long> counted) {
        Map<String, Long> spelt = new HashMap<>();
        counted.forEach(
                (path, hits) -> Redirects.spellings(path).forEach(spelling -> spelt.merge(spelling, hits, Long::sum)));
        List<String> paths = List.copyOf(spelt.keySet());
        Set<String> known = new HashSet<>();
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
            known.addAll(sql.select(REDIRECT.PATH)
                    .from(REDIRECT)
                    .where(REDIRECT.PATH.in(paths.subList(from, Math.min(paths.size(), from + AT_ONCE))))
                    .fetch(REDIRECT.PATH));
        }
        spelt.keySet().retainAll(known);
        return spelt;
    }

    private static int add(Transaction transaction, String statement, Map<String, Long> counted) {
        long now = Microseconds.of(transaction.now());
        List<@Nullable Object[]> rows = new ArrayList<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> rows.add(new Object[] {now, one.getValue(), one.getKey()}));
        BulkInsert.run(transaction.sql(), statement, rows);
        return rows.size();
    }

    private static int trim(Transaction transaction) {
        DSLContext sql = transaction.sql();
        int old = sql.deleteFrom(MISSED_ADDRESS)
                .where(MISSED_ADDRESS.HIT_AT.lt(transaction.now().minus(KEPT)))
                .execute();
        return old
                + sql.deleteFrom(MISSED_ADDRESS)
                        .where(MISSED_ADDRESS.PATH.in(sql.select(MISSED_ADDRESS.PATH)
                                .from(MISSED_ADDRESS)
                                .orderBy(MISSED_ADDRESS.HITS.desc(), MISSED_ADDRESS.HIT_AT.desc(), MISSED_ADDRESS.PATH)
                                .limit(MOST_AT_ONCE + MOST_MISSED)
                                .offset(MOST_MISSED)))
                        .execute();
    }

    /// What was asked for and is nowhere.
    ///
    /// @param hits how often
    /// @param hitAt when last, to the minute
    public record Missed(String path, long hits, Instant hitAt) {}

    /// The most asked for first.
    public static List<Missed> missed(DSLContext sql, int atMost) {
        return sql.selectFrom(MISSED_ADDRESS)
                .orderBy(MISSED_ADDRESS.HITS.desc(), MISSED_ADDRESS.HIT_AT.desc(), MISSED_ADDRESS.PATH)
                .limit(atMost)
                .fetch(row -> new Missed(row.getPath(), row.getHits(), row.getHitAt()));
    }

    /// Takes a path out of the list, as when it leads somewhere now.
    public static void found(Transaction transaction, String path) {
        transaction
                .sql()
                .deleteFrom(MISSED_ADDRESS)
                .where(MISSED_ADDRESS.PATH.in(Redirects.spellings(path)))
                .execute();
    }
}
