package press.dateline.store;

import static press.dateline.store.tables.Tables.LEASE;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import press.dateline.store.tables.tables.records.LeaseRecord;

/// The right to do what only one node of an installation may do at a time. It ends by itself, so that the work of a
/// node that died is taken over. Whoever holds it must still do work that may be done twice: clocks differ.
/// Thread-safe.
public final class Lease {
    private final Database database;
    private final String name;
    private final Duration time;
    private final String holder = UUID.randomUUID().toString();

    /// @param name of the work
    /// @param time how long it is held unless it is taken again
    public Lease(Database database, String name, Duration time) {
        this.database = database;
        this.name = name;
        this.time = time;
    }

    /// Takes it, or prolongs it once half of its time has passed. Costs no write while another node holds it.
    ///
    /// @return whether it is held now
    public boolean take() {
        Instant now = database.clock().instant();
        LeaseRecord kept = database.read(
                sql -> sql.selectFrom(LEASE).where(LEASE.NAME.eq(name)).fetchOne());
        if (kept != null && kept.getHolder().equals(holder)) {
            if (kept.getHeldUntil().isAfter(now.plus(time.dividedBy(2)))) {
                return true;
            }
        } else if (kept != null && kept.getHeldUntil().isAfter(now)) {
            return false;
        }
        return prolong();
    }

    private boolean prolong() {
        return database.write(transaction -> {
            Instant now = transaction.now();
            Instant until = now.plus(time);
            return transaction
                            .sql()
                            .insertInto(LEASE, LEASE.NAME, LEASE.HOLDER, LEASE.HELD_UNTIL)
                            .values(name, holder, until)
                            .onConflict(LEASE.NAME)
                            .doUpdate()
                            .set(LEASE.HOLDER, holder)
                            .set(LEASE.HELD_UNTIL, until)
                            .where(LEASE.HOLDER.eq(holder).or(LEASE.HELD_UNTIL.le(now)))
                            .execute()
                    > 0;
        });
    }
}
