package press.dateline.people;

import static press.dateline.store.tables.Tables.TICKET;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Transaction;

/// Keys that can be used once and not for long. The database keeps only their hashes.
public final class Tickets {
    private Tickets() {}

    /// What a ticket is good for, and how long.
    public enum Kind {
        /// To make the first account.
        FIRST(Duration.ofDays(1)),
        /// To take up an account.
        INVITATION(Duration.ofDays(7)),
        /// To choose a new password.
        RESET(Duration.ofHours(1)),
        /// What a passkey is asked to sign.
        CHALLENGE(Duration.ofMinutes(5)),
        /// To come back from the identity provider.
        PROVIDER(Duration.ofMinutes(10));

        private final Duration good;

        Kind(Duration good) {
            this.good = good;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Issues a ticket; older ones of the kind for the same account are void then.
    ///
    /// @return its key
    public static String issue(Transaction transaction, Kind kind, @Nullable Long account) {
        if (kind == Kind.FIRST) {
            transaction
                    .sql()
                    .deleteFrom(TICKET)
                    .where(TICKET.KIND.eq(kind.label()))
                    .execute();
        } else if (account != null) {
            revoke(transaction, kind, account);
        }
        String key = Secret.random();
        transaction
                .sql()
                .insertInto(TICKET)
                .set(TICKET.HASH, Secret.hash(key))
                .set(TICKET.KIND, kind.label())
                .set(TICKET.ACCOUNT_ID, account)
                .set(TICKET.GOOD_UNTIL, transaction.now().plus(kind.good))
                .execute();
        return key;
    }

    /// Whether the ticket is good, without using it.
    public static boolean good(DSLContext sql, Kind kind, String key, Instant now) {
        return sql.fetchExists(
                TICKET,
                TICKET.HASH
                        .eq(Secret.hash(key))
                        .and(TICKET.KIND.eq(kind.label()))
                        .and(TICKET.GOOD_UNTIL.gt(now)));
    }

    /// Whose ticket it is, without using it.
    static Optional<Long> account(DSLContext sql, Kind kind, String key, Instant now) {
        return sql.select(TICKET.ACCOUNT_ID)
                .from(TICKET)
                .where(TICKET.HASH.eq(Secret.hash(key)))
                .and(TICKET.KIND.eq(kind.label()))
                .and(TICKET.GOOD_UNTIL.gt(now))
                .fetchOptional(TICKET.ACCOUNT_ID);
    }

    /// Uses the ticket up. Of two who try at once one succeeds.
    static boolean use(Transaction transaction, Kind kind, String key) {
        return transaction
                        .sql()
                        .deleteFrom(TICKET)
                        .where(TICKET.HASH.eq(Secret.hash(key)))
                        .and(TICKET.KIND.eq(kind.label()))
                        .and(TICKET.GOOD_UNTIL.gt(transaction.now()))
                        .execute()
                == 1;
    }

    static void revoke(Transaction transaction, Kind kind, long account) {
        transaction
                .sql()
                .deleteFrom(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(account))
                .and(TICKET.KIND.eq(kind.label()))
                .execute();
    }

    static void deleteOld(Transaction transaction) {
        transaction
                .sql()
                .deleteFrom(TICKET)
                .where(TICKET.GOOD_UNTIL.le(transaction.now()))
                .execute();
    }
}
