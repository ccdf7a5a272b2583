package press.dateline.store;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;
import static press.dateline.store.tables.Tables.OUTBOX;
import static press.dateline.store.tables.Tables.RECEIPT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// What must be delivered to others, whatever happens here: queued in the transaction that brings it about, delivered
/// later by a [Courier] of its kind, tried again when it fails, with a receipt of each attempt. Once it is delivered or
/// given up only the receipts are left: the words of a mail, least of all a link in it, are nobody's business then.
/// Thread-safe.
///
/// A delivery that ended while its receipt was being written is made a second time; couriers deliver what may come
/// twice.
public final class Outbox {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    /// After so many attempts, about two days, it is given up.
    static final int ATTEMPTS = 14;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int LONGEST_DETAIL = 500;

    private final Database database;
    private final Map<String, Courier> couriers;

    /// @param couriers by the kind of what they deliver; kinds without one are left for other nodes
    public Outbox(Database database, Map<String, Courier> couriers) {
        this.database = database;
        this.couriers = Map.copyOf(couriers);
    }

    /// @param onceKey under which it is delivered once, however often it was queued
    public record Item(long id, String kind, String onceKey, String payload, Instant queuedAt, int attempts) {}

    /// What came of an attempt.
    public sealed interface Outcome {
        /// @param detail what the other side said
        record Delivered(String detail) implements Outcome {}

        /// It may go better later.
        ///
        /// @param atLeast how long to wait, as the other side asked; zero for no wish
        record Later(String reason, Duration atLeast) implements Outcome {}

        /// It will never be taken.
        record Refused(String reason) implements Outcome {}
    }

    /// Delivers things of one kind. Called outside of transactions. Thread-safe.
    @FunctionalInterface
    public interface Courier {
        /// @throws RuntimeException for any fault; it is tried again then
        Outcome deliver(Item item);
    }

    /// Queues something for delivery; what was queued under the same key before is not queued again.
    public static void queue(Transaction transaction, String kind, String onceKey, String payload) {
        transaction
                .sql()
                .insertInto(OUTBOX)
                .set(OUTBOX.KIND, kind)
                .set(OUTBOX.ONCE_KEY, onceKey)
                .set(OUTBOX.PAYLOAD, payload)
                .set(OUTBOX.QUEUED_AT, transaction.now())
                .set(OUTBOX.DUE_AT, transaction.now())
                .onConflict(OUTBOX.ONCE_KEY)
                .doNothing()
                .execute();
    }

    /// Gives up what waits and holds `text`, and forgets it.
    public static void withdraw(Transaction transaction, String kind, String text) {
        transaction
                .sql()
                .update(OUTBOX)
                .set(OUTBOX.ABANDONED_AT, transaction.now())
                .set(OUTBOX.PAYLOAD, "")
                .where(OUTBOX.KIND.eq(kind))
                .and(OUTBOX.DELIVERED_AT.isNull())
                .and(OUTBOX.PAYLOAD.contains(text))
                .execute();
    }

    /// Delivers what is due, the longest due first. Run it only while holding a [Lease].
    ///
    /// @return how many deliveries were tried
    public int deliver(int atMost) {
        Instant now = database.clock().instant();
        List<Item> due = database.read(sql -> due(sql, now, atMost));
        for (Item item : due) {
            Courier courier = couriers.get(item.kind());
            if (courier != null) {
                Outcome outcome = attempt(courier, item);
                log(item, outcome);
                keep(item, outcome);
            }
        }
        return due.size();
    }

    private List<Item> due(DSLContext sql, Instant now, int atMost) {
        return sql.select(OUTBOX.ID, OUTBOX.KIND, OUTBOX.ONCE_KEY, OUTBOX.PAYLOAD, OUTBOX.QUEUED_AT, OUTBOX.ATTEMPTS)
                .from(OUTBOX)
                .where(OUTBOX.DELIVERED_AT.isNull())
                .and(OUTBOX.ABANDONED_AT.isNull())
                .and(OUTBOX.DUE_AT.le(now))
                .and(OUTBOX.KIND.in(couriers.keySet()))
                .orderBy(OUTBOX.DUE_AT, OUTBOX.ID)
                .limit(atMost)
                .fetch(row ->
                        new Item(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Outcome attempt(Courier courier, Item item) {
        try {
            return courier.deliver(item);
        } catch (RuntimeException fault) {
            return new Outcome.Later(String.valueOf(fault), Duration.ZERO);
        }
    }

    private static void log(Item item, Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return;
        }
        boolean again = isTriedAgain(item, outcome);
        LOG.log(
                again ? WARNING : ERROR,
                "{0} ({1}, attempt {2}): {3}",
                again ? "Not delivered yet" : "Given up",
                item.kind(),
                item.attempts() + 1,
                detail(outcome));
    }

    private static boolean isTriedAgain(Item item, Outcome outcome) {
        return outcome instanceof Outcome.Later && item.attempts() + 1 < ATTEMPTS;
    }

    private void keep(Item item, Outcome outcome) {
        database.write(transaction -> {
            var row = transaction.sql().update(OUTBOX).set(OUTBOX.ATTEMPTS, item.attempts() + 1);
            Instant now = transaction.now();
            var changed =
                    switch (outcome) {
                        case Outcome.Later(String reason, Duration atLeast)
                        when isTriedAgain(item, outcome) ->
                            row.set(OUTBOX.DUE_AT, now.plus(wait(item.attempts(), atLeast)));
                        case Outcome.Delivered _ ->
                            row.set(OUTBOX.DELIVERED_AT, now).set(OUTBOX.PAYLOAD, "");
                        case Outcome.Later _, Outcome.Refused _ ->
                            row.set(OUTBOX.ABANDONED_AT, now).set(OUTBOX.PAYLOAD, "");
                    };
            changed.where(OUTBOX.ID.eq(item.id())).execute();
            return transaction
                    .sql()
                    .insertInto(RECEIPT)
                    .set(RECEIPT.OUTBOX_ID, item.id())
                    .set(RECEIPT.TRIED_AT, now)
                    .set(RECEIPT.OUTCOME, name(outcome))
                    .set(RECEIPT.DETAIL, detail(outcome))
                    .execute();
        });
    }

    /// A minute, two, four and so on up to six hours, or as long as the other side asked for within a day.
    static Duration wait(int attempts, Duration atLeast) {
        Duration own = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 16));
        Duration wait = own.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : own;
        Duration asked = atLeast.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : atLeast;
        return asked.compareTo(wait) > 0 ? asked : wait;
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ -> "delivered";
            case Outcome.Later _ -> "later";
            case Outcome.Refused _ -> "refused";
        };
    }

    private static String detail(Outcome outcome) {
        String detail =
                switch (outcome) {
                    case Outcome.Delivered(String said) -> said;
                    case Outcome.Later(String reason, Duration atLeast) -> reason;
                    case Outcome.Refused(String reason) -> reason;
                };
        return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    }

    /// A receipt as it was kept.
    public record Receipt(Instant triedAt, String outcome, String detail) {}

    /// The receipts of what was queued under `onceKey`, oldest first.
    public List<Receipt> receipts(String onceKey) {
        return database.read(sql -> sql.select(RECEIPT.TRIED_AT, RECEIPT.OUTCOME, RECEIPT.DETAIL)
                .from(RECEIPT.join(OUTBOX).on(OUTBOX.ID.eq(RECEIPT.OUTBOX_ID)))
                .where(OUTBOX.ONCE_KEY.eq(onceKey))
                .orderBy(RECEIPT.ID)
                .fetch(row -> new Receipt(row.value1(), row.value2(), row.value3())));
    }

    /// Drops what was delivered or given up before `before`, with its receipts.
    public void trim(Instant before) {
        database.write(transaction -> {
            var done = transaction
                    .sql()
                    .select(OUTBOX.ID)
                    .from(OUTBOX)
                    .where(OUTBOX.DELIVERED_AT.lt(before).or(OUTBOX.ABANDONED_AT.lt(before)))
                    .limit(1000)
                    .fetch(OUTBOX.ID);
            transaction
                    .sql()
                    .deleteFrom(RECEIPT)
                    .where(RECEIPT.OUTBOX_ID.in(done))
                    .execute();
            return transaction
                    .sql()
                    .deleteFrom(OUTBOX)
                    .where(OUTBOX.ID.in(done))
                    .execute();
        });
    }
}
