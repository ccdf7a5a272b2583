package press.dateline.people;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.KNOWN_BROWSER;
import static press.dateline.store.tables.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Transaction;

/// Browsers that are signed in. The database keeps the hash of the key that the browser's cookie holds; every request
/// asks it, so that a session that was ended is ended on all nodes at once.
public final class Sessions {
    /// A session nobody used for that long is over.
    public static final Duration IDLE = Duration.ofHours(12);

    /// After this long even a busy one is over.
    public static final Duration LONGEST = Duration.ofDays(14);

    /// For the code after the password.
    static final Duration HALF = Duration.ofMinutes(10);

    /// How long a browser is known after the last sign-in.
    static final Duration KNOWN = Duration.ofDays(365);

    /// Writing down every request would make every reading a writing.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private static final String IN = "in";
    private static final String HALF_IN = "code";

    private Sessions() {}

    /// A session as its owner sees it in a list.
    public record Listed(long id, Instant begunAt, Instant seenAt, String address, String browser) {}

    /// Who sits at the browser that holds `key`; empty when nobody is signed in with it.
    public static Optional<SignedIn> signedIn(DSLContext sql, String key, Instant now) {
        return find(sql, key, IN, now).flatMap(session -> Accounts.byId(sql, session.account())
                .map(account -> new SignedIn(account, session.id(), Accounts.reach(sql, account))));
    }

    /// The account whose password was given in the browser that holds `key`, and whose code is still wanted.
    static Optional<Long> halfIn(DSLContext sql, String key, Instant now) {
        return find(sql, key, HALF_IN, now).map(Session::account);
    }

    private record Session(long id, long account) {}

    private static Optional<Session> find(DSLContext sql, String key, String stage, Instant now) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return sql.select(SESSION.ID, SESSION.ACCOUNT_ID)
                .from(SESSION.join(ACCOUNT).on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID)))
                .where(SESSION.HASH.eq(Secret.hash(key)))
                .and(SESSION.STAGE.eq(stage))
                .and(ACCOUNT.CLOSED_AT.isNull())
                .and(lives(now))
                .fetchOptional(row -> new Session(row.value1(), row.value2()));
    }

    private static Condition lives(Instant now) {
        return SESSION.SEEN_AT
                .gt(now.minus(IDLE))
                .and(SESSION.BEGUN_AT.gt(now.minus(LONGEST)))
                .and(SESSION.STAGE.eq(IN).or(SESSION.BEGUN_AT.gt(now.minus(HALF))));
    }

    /// Begins a session; the one whose key the browser held before is over.
    ///
    /// @return the new key
    static String begin(Transaction transaction, long account, Visitor visitor) {
        return begin(transaction, account, visitor, IN);
    }

    static String beginHalf(Transaction transaction, long account, Visitor visitor) {
        return begin(transaction, account, visitor, HALF_IN);
    }

    private static String begin(Transaction transaction, long account, Visitor visitor, String stage) {
        endKey(transaction, visitor.session());
        String key = Secret.random();
        transaction
                .sql()
                .insertInto(SESSION)
                .set(SESSION.ACCOUNT_ID, account)
                .set(SESSION.HASH, Secret.hash(key))
                .set(SESSION.STAGE, stage)
                .set(SESSION.BEGUN_AT, transaction.now())
                .set(SESSION.SEEN_AT, transaction.now())
                .set(SESSION.ADDRESS, visitor.address())
                .set(SESSION.BROWSER, visitor.browser())
                .execute();
        return key;
    }

    /// Gives the session another key, as at every change of rights.
    static String renew(Transaction transaction, long session) {
        String key = Secret.random();
        transaction
                .sql()
                .update(SESSION)
                .set(SESSION.HASH, Secret.hash(key))
                .where(SESSION.ID.eq(session))
                .execute();
        return key;
    }

    /// What proves in a form that it came from the session with `key`.
    public static String formToken(String key) {
        return Secret.derived(key, "form");
    }

    public static boolean isFormToken(String key, String token) {
        return Secret.same(formToken(key), token);
    }

    /// Whether the session's use is to be [noted][#note] again.
    public static boolean noteDue(DSLContext sql, long session, Instant now) {
        return sql.fetchExists(SESSION, SESSION.ID.eq(session).and(SESSION.SEEN_AT.lt(now.minus(NOTED_EVERY))));
    }

    public static void note(Transaction transaction, long session) {
        transaction
                .sql()
                .update(SESSION)
                .set(SESSION.SEEN_AT, transaction.now())
                .where(SESSION.ID.eq(session))
                .execute();
    }

    /// The living sessions of an account, the last used first.
    public static List<Listed> of(DSLContext sql, long account, Instant now) {
        return sql.selectFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(account))
                .and(SESSION.STAGE.eq(IN))
                .and(lives(now))
                .orderBy(SESSION.SEEN_AT.desc(), SESSION.ID.desc())
                .fetch(row ->
                        new Listed(row.getId(), row.getBegunAt(), row.getSeenAt(), row.getAddress(), row.getBrowser()));
    }

    /// Ends one session of an account.
    public static void end(Transaction transaction, long account, long session) {
        transaction
                .sql()
                .deleteFrom(SESSION)
                .where(SESSION.ID.eq(session))
                .and(SESSION.ACCOUNT_ID.eq(account))
                .execute();
    }

    /// Ends all sessions of an account.
    ///
    /// @param but one that stays, or null
    public static void endAll(Transaction transaction, long account, @Nullable Long but) {
        Condition which = SESSION.ACCOUNT_ID.eq(account);
        transaction
                .sql()
                .deleteFrom(SESSION)
                .where(but == null ? which : which.and(SESSION.ID.ne(but)))
                .execute();
    }

    private static void endKey(Transaction transaction, String key) {
        transaction
                .sql()
                .deleteFrom(SESSION)
                .where(SESSION.HASH.eq(Secret.hash(key)))
                .execute();
    }

    /// Whether the owner of `account` signed in before in the browser that holds `key`.
    static boolean knows(DSLContext sql, long account, String key, Instant now) {
        return sql.fetchExists(
                KNOWN_BROWSER,
                KNOWN_BROWSER
                        .HASH
                        .eq(Secret.hash(key))
                        .and(KNOWN_BROWSER.ACCOUNT_ID.eq(account))
                        .and(KNOWN_BROWSER.SEEN_AT.gt(now.minus(KNOWN))));
    }

    /// Remembers the browser.
    ///
    /// @return the key by which it is known from now on
    static String know(Transaction transaction, long account, String before) {
        transaction
                .sql()
                .deleteFrom(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.HASH.eq(Secret.hash(before)))
                .execute();
        String key = Secret.random();
        transaction
                .sql()
                .insertInto(KNOWN_BROWSER)
                .set(KNOWN_BROWSER.HASH, Secret.hash(key))
                .set(KNOWN_BROWSER.ACCOUNT_ID, account)
                .set(KNOWN_BROWSER.SEEN_AT, transaction.now())
                .execute();
        return key;
    }

    static void forgetBrowsers(Transaction transaction, long account) {
        transaction
                .sql()
                .deleteFrom(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.ACCOUNT_ID.eq(account))
                .execute();
    }

    static void deleteOld(Transaction transaction) {
        transaction
                .sql()
                .deleteFrom(SESSION)
                .where(lives(transaction.now()).not())
                .execute();
        transaction
                .sql()
                .deleteFrom(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.SEEN_AT.lt(transaction.now().minus(KNOWN)))
                .execute();
    }
}
