package press.dateline.store;

import static press.dateline.store.tables.Tables.FOLLOWER;

import java.util.List;
import java.util.function.BiConsumer;

/// A reader of the change log that is one for the whole installation: its position is kept in the database, in the
/// same transaction as what follows from the changes. Run it only while holding a [Lease].
public final class Follower {
    private final Database database;
    private final String name;

    public Follower(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /// Hands over what changed since the last call, at most `atMost` changes. A follower that is new, that comes after
    /// a restore or too late begins at the end of the log: what was before is no news.
    ///
    /// @param work what follows from the changes, all in one transaction with the new position
    /// @return how many changes were handed over
    public int follow(int atMost, BiConsumer<Transaction, List<Change>> work) {
        ChangeLog log = database.changes();
        long epoch = log.epoch();
        long end = log.position();
        long position = database.<Long>read(sql -> {
            Long kept = sql.select(FOLLOWER.POSITION)
                    .from(FOLLOWER)
                    .where(FOLLOWER.NAME.eq(name))
                    .and(FOLLOWER.EPOCH.eq(epoch))
                    .fetchOne(FOLLOWER.POSITION);
            return kept == null ? -1 : kept;
        });
        if (position < log.oldestKept()) {
            database.write(transaction -> keep(transaction, epoch, end));
            return 0;
        }
        List<Change> changes = log.after(position, atMost);
        if (!changes.isEmpty()) {
            database.write(transaction -> {
                work.accept(transaction, changes);
                return keep(transaction, epoch, changes.getLast().position());
            });
        }
        return changes.size();
    }

    private int keep(Transaction transaction, long epoch, long position) {
        return transaction
                .sql()
                .insertInto(FOLLOWER, FOLLOWER.NAME, FOLLOWER.EPOCH, FOLLOWER.POSITION)
                .values(name, epoch, position)
                .onConflict(FOLLOWER.NAME)
                .doUpdate()
                .set(FOLLOWER.EPOCH, epoch)
                .set(FOLLOWER.POSITION, position)
                .execute();
    }
}
