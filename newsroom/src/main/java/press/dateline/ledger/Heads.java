package press.dateline.ledger;

import static press.dateline.store.tables.Tables.LEDGER_HEAD;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.Reading;

/// The heads of the ledger that are published, one a day at most: whoever kept one can show later that a record was
/// changed or cut off. Thread-safe.
public final class Heads {
    /// What changes for readers when a head is published.
    private static final String TAG = "ledger";

    private final Database database;
    private final @Nullable HeadKey key;

    /// @param key to sign them by, or null
    public Heads(Database database, @Nullable HeadKey key) {
        this.database = database;
        this.key = key;
    }

    /// The head of the ledger as it is now, not yet published.
    public Head now() {
        Instant now = database.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        return database.read(sql -> signed(Chain.head(sql, origin(Settings.of(sql)), now)));
    }

    /// Publishes the head when none was today, by the site's calendar, and there are records that the last one does
    /// not stand for. Several nodes may do so at once.
    public void publishToday() {
        boolean due = database.read(sql -> {
            SiteSettings site = Settings.of(sql);
            LocalDate today = LocalDate.ofInstant(database.clock().instant(), site.zone());
            return published(sql, 1).stream().allMatch(last -> LocalDate.ofInstant(last.at(), site.zone())
                    .isBefore(today));
        });
        if (due) {
            publish(now());
        }
    }

    private void publish(Head head) {
        if (head.records() == 0) {
            return;
        }
        database.write(transaction -> {
            transaction.changed(TAG);
            return transaction
                    .sql()
                    .insertInto(LEDGER_HEAD, LEDGER_HEAD.RECORDS, LEDGER_HEAD.NOTE, LEDGER_HEAD.PUBLISHED_AT)
                    .values(head.records(), head.note(), transaction.now())
                    .onConflict(LEDGER_HEAD.RECORDS)
                    .doNothing()
                    .execute();
        });
    }

    /// The newest heads that were published, newest first.
    public static List<Head> published(DSLContext sql, int atMost) {
        Reading.tag(TAG);
        return sql
                .select(LEDGER_HEAD.NOTE)
                .from(LEDGER_HEAD)
                .orderBy(LEDGER_HEAD.RECORDS.desc())
                .limit(atMost)
                .fetch(LEDGER_HEAD.NOTE)
                .stream()
                .flatMap(note -> Head.read(note).stream())
                .toList();
    }

    /// What the signatures below this newsroom's heads are checked by; empty where it has no key.
    public Optional<String> verifier() {
        return database.read(sql -> Optional.ofNullable(key).map(known -> known.verifier(origin(Settings.of(sql)))));
    }

    private Head signed(Head head) {
        return key == null ? head : key.sign(head);
    }

    private static String origin(SiteSettings site) {
        @Nullable
        String host =
                site.address().isEmpty() ? null : URI.create(site.address()).getHost();
        return (host == null ? "localhost" : host) + "/ledger";
    }
}
