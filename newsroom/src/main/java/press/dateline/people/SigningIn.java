package press.dateline.people;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.RECOVERY_CODE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// How people come in: by password and code, by passkey, by a link that was sent to them. Whoever has no account gets
/// the same answers after the same work. Thread-safe.
public final class SigningIn {
    private static final int RECOVERY_CODES = 10;
    private static final String PASSWORD = "password";
    private static final String CODE = "code";

    private final Database database;
    private final Passwords passwords;
    private final Limits limits;
    private final Supplier<List<String>> siteNames;

    /// @param siteNames of the site, which are no passwords for it: title, address, owner
    public SigningIn(Database database, Passwords passwords, Limits limits, Supplier<List<String>> siteNames) {
        this.database = database;
        this.passwords = passwords;
        this.limits = limits;
        this.siteNames = siteNames;
    }

    /// What came of a try.
    public sealed interface Outcome {
        /// Signed in.
        ///
        /// @param session key for the session cookie
        /// @param known key for the cookie by which the browser is known
        record In(String session, String known) implements Outcome {}

        /// The password was right; a code is wanted.
        ///
        /// @param session key for the session cookie, good for nothing but the code
        record CodeWanted(String session) implements Outcome {}

        /// Wrong, or no such account.
        record Refused() implements Outcome {}

        /// Too often of late.
        record TooMany() implements Outcome {}
    }

    /// What came of choosing a password.
    public sealed interface Chosen {
        record Done(Outcome.In in) implements Chosen {}

        record Unfit(PasswordRules.Fault fault) implements Chosen {}

        /// The link is not good, or no longer, or the password given was not the present one.
        record Refused() implements Chosen {}
    }

    /// @throws Passwords.Busy when too many sign in at once
    public Outcome byPassword(String email, String password, Visitor visitor) {
        String name = Accounts.foldedEmail(email);
        Optional<Row> found = database.read(sql -> row(sql, name));
        String known = found.map(row -> known(row.id(), visitor)).orElse("");
        if (!limits.admit(PASSWORD, name, known, visitor.address())) {
            return new Outcome.TooMany();
        }
        boolean right = passwords.matches(found.map(Row::password).orElse(null), password);
        if (found.isEmpty() || !right) {
            database.write(transaction -> {
                Audit.record(
                        transaction,
                        Audit.Who.stranger(visitor.address()),
                        "sign-in-refused",
                        found.map(row -> "account:" + row.id()).orElse(""),
                        "");
                return transaction.now();
            });
            return new Outcome.Refused();
        }
        limits.succeeded(PASSWORD, name, known, visitor.address());
        Row row = found.get();
        return database.write(transaction -> row.secret() == null
                ? in(transaction, row.id(), visitor, "password")
                : new Outcome.CodeWanted(Sessions.beginHalf(transaction, row.id(), visitor)));
    }

    /// The second step, by a code of the app or a recovery code, in a browser that has given the password.
    public Outcome byCode(String code, Visitor visitor) {
        Optional<Long> half = database.read(
                sql -> Sessions.halfIn(sql, visitor.session(), database.clock().instant()));
        if (half.isEmpty()) {
            return new Outcome.Refused();
        }
        long account = half.get();
        String known = known(account, visitor);
        if (!limits.admit(CODE, Long.toString(account), known, visitor.address())) {
            return new Outcome.TooMany();
        }
        Outcome outcome = database.write(transaction -> {
            if (useCode(transaction, account, code)) {
                return in(transaction, account, visitor, "password and code");
            }
            if (useRecoveryCode(transaction, account, code)) {
                return in(transaction, account, visitor, "password and recovery code");
            }
            Audit.record(
                    transaction,
                    Audit.Who.stranger(visitor.address()),
                    "sign-in-refused",
                    "account:" + account,
                    "wrong code");
            return new Outcome.Refused();
        });
        if (outcome instanceof Outcome.In) {
            limits.succeeded(CODE, Long.toString(account), known, visitor.address());
        }
        return outcome;
    }

    /// Asks for a link to a new password. One write answers, whether there is such an account or not; the rows it has
    /// more for one drown in what a write takes, and a name can be asked for three times an hour.
    ///
    /// @param letter queues the mail: it is given the account and the ticket's key
    public void forgotten(String email, Visitor visitor, Letter letter) {
        String name = Accounts.foldedEmail(email);
        if (!limits.admitMail(name, visitor.address())) {
            return;
        }
        database.write(transaction -> {
            Optional<Account> account =
                    Accounts.byEmail(transaction.sql(), name).filter(Account::open);
            Audit.record(
                    transaction,
                    Audit.Who.stranger(visitor.address()),
                    "password-link-asked",
                    account.map(found -> "account:" + found.id()).orElse(""),
                    "");
            account.ifPresent(found ->
                    letter.queue(transaction, found, Tickets.issue(transaction, Tickets.Kind.RESET, found.id())));
            return transaction.now();
        });
    }

    /// Queues a mail in the transaction that issues its ticket.
    public interface Letter {
        void queue(Transaction transaction, Account account, String key);
    }

    /// Makes the first account, an administrator's, by the link that `serve` printed.
    public Chosen first(String key, String name, String email, String password, Visitor visitor) {
        Optional<PasswordRules.Fault> fault = fault(password, List.of(name, email));
        if (fault.isPresent()) {
            return new Chosen.Unfit(fault.get());
        }
        String hash = passwords.hash(password);
        return database.write(transaction -> {
            if (!Tickets.use(transaction, Tickets.Kind.FIRST, key) || !Accounts.none(transaction.sql())) {
                return new Chosen.Refused();
            }
            Person person = People.byName(transaction.sql(), name)
                    .orElseGet(() -> People.add(transaction, slug(name), name, "", null, null));
            long account = Accounts.add(transaction, person.id(), email, Role.ADMINISTRATOR, Set.of());
            keepPassword(transaction, account, hash);
            return new Chosen.Done(in(transaction, account, visitor, "first account"));
        });
    }

    /// Whose account the link of that kind is for; empty when it is not good, or no longer.
    public Optional<Account> guest(Tickets.Kind kind, String key) {
        return database.read(
                sql -> Tickets.account(sql, kind, key, database.clock().instant())
                        .flatMap(account -> Accounts.byId(sql, account))
                        .filter(Account::open));
    }

    /// Chooses a password by a link, which ends all other sessions. Codes stay: whoever has them gives one next.
    public Chosen byLink(Tickets.Kind kind, String key, String password, Visitor visitor) {
        Optional<Account> guest = guest(kind, key);
        if (guest.isEmpty()) {
            return new Chosen.Refused();
        }
        Account account = guest.get();
        Optional<PasswordRules.Fault> fault = fault(password, List.of(account.name(), account.email()));
        if (fault.isPresent()) {
            return new Chosen.Unfit(fault.get());
        }
        String hash = passwords.hash(password);
        return database.write(transaction -> {
            if (!Tickets.use(transaction, kind, key)) {
                return new Chosen.Refused();
            }
            keepPassword(transaction, account.id(), hash);
            Sessions.endAll(transaction, account.id(), null);
            Sessions.forgetBrowsers(transaction, account.id());
            Audit.record(
                    transaction,
                    Audit.Who.of(account, visitor.address()),
                    "password-chosen",
                    "account:" + account.id(),
                    kind.label());
            return account.withCodes()
                    ? new Chosen.Done(new Outcome.In(Sessions.beginHalf(transaction, account.id(), visitor), ""))
                    : new Chosen.Done(in(transaction, account.id(), visitor, kind.label()));
        });
    }

    /// Changes one's own password, which ends all other sessions and gives this one a new key.
    ///
    /// @param present the present password, asked for when there is one
    public Chosen changePassword(SignedIn signedIn, String present, String password, Visitor visitor) {
        if (!confirmed(signedIn, present, visitor)) {
            return new Chosen.Refused();
        }
        Account account = signedIn.account();
        Optional<PasswordRules.Fault> fault = fault(password, List.of(account.name(), account.email()));
        if (fault.isPresent()) {
            return new Chosen.Unfit(fault.get());
        }
        String hash = passwords.hash(password);
        return database.write(transaction -> {
            keepPassword(transaction, account.id(), hash);
            Sessions.endAll(transaction, account.id(), signedIn.session());
            Audit.record(
                    transaction,
                    Audit.Who.of(account, visitor.address()),
                    "password-chosen",
                    "account:" + account.id(),
                    "");
            return new Chosen.Done(new Outcome.In(Sessions.renew(transaction, signedIn.session()), visitor.known()));
        });
    }

    /// Whether whoever sits at the browser knows the account's password; true where it has none. Asked before what
    /// would let a stranger at an open desk in for good.
    public boolean confirmed(SignedIn signedIn, String password, Visitor visitor) {
        Account account = signedIn.account();
        if (!account.withPassword()) {
            return true;
        }
        String known = "session " + signedIn.session();
        if (!limits.admit(PASSWORD, account.email(), known, visitor.address())) {
            return false;
        }
        String kept = database.read(
                sql -> row(sql, account.email()).map(Row::password).orElse(null));
        boolean right = passwords.matches(kept, password);
        if (right) {
            limits.succeeded(PASSWORD, account.email(), known, visitor.address());
        }
        return right;
    }

    /// A new secret for an authenticator app; nothing changes before [#startCodes].
    public String newCodeSecret() {
        return OneTimeCodes.newSecret();
    }

    /// Begins to ask for codes, once a first one shows that the app has the secret. Other sessions end.
    ///
    /// @return recovery codes to show once, or nothing when the code is wrong
    public Optional<Started> startCodes(SignedIn signedIn, String secret, String code, Visitor visitor) {
        long account = signedIn.account().id();
        OptionalLong step = OneTimeCodes.step(secret, code, database.clock().instant(), 0);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(database.write(transaction -> {
            transaction
                    .sql()
                    .update(ACCOUNT)
                    .set(ACCOUNT.TOTP_SECRET, secret)
                    .set(ACCOUNT.TOTP_STEP, step.getAsLong())
                    .where(ACCOUNT.ID.eq(account))
                    .execute();
            Sessions.endAll(transaction, account, signedIn.session());
            Audit.record(
                    transaction,
                    Audit.Who.of(signedIn.account(), visitor.address()),
                    "codes-on",
                    "account:" + account,
                    "");
            return new Started(newRecoveryCodes(transaction, account), Sessions.renew(transaction, signedIn.session()));
        }));
    }

    /// @param recoveryCodes to be shown once
    /// @param session new key for the session cookie
    public record Started(List<String> recoveryCodes, String session) {}

    /// Makes new recovery codes; the old ones are void.
    public List<String> newRecoveryCodes(SignedIn signedIn, Visitor visitor) {
        return database.write(transaction -> {
            Account account = signedIn.account();
            Audit.record(
                    transaction,
                    Audit.Who.of(account, visitor.address()),
                    "recovery-codes-made",
                    "account:" + account.id(),
                    "");
            return newRecoveryCodes(transaction, account.id());
        });
    }

    /// Ceases to ask for codes.
    ///
    /// @return new key for the session cookie
    public String stopCodes(SignedIn signedIn, Visitor visitor) {
        return database.write(transaction -> {
            stopCodes(transaction, signedIn.account().id(), Audit.Who.of(signedIn.account(), visitor.address()));
            return Sessions.renew(transaction, signedIn.session());
        });
    }

    /// Ceases to ask an account for codes, as when its owner lost phone and recovery codes.
    public static void stopCodes(Transaction transaction, long account, Audit.Who who) {
        transaction
                .sql()
                .update(ACCOUNT)
                .set(ACCOUNT.TOTP_SECRET, (String) null)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        transaction
                .sql()
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(account))
                .execute();
        Audit.record(transaction, who, "codes-off", "account:" + account, "");
    }

    /// Ends the session; the browser stays known.
    public void out(SignedIn signedIn, Visitor visitor) {
        database.write(transaction -> {
            Account account = signedIn.account();
            Sessions.end(transaction, account.id(), signedIn.session());
            Audit.record(
                    transaction, Audit.Who.of(account, visitor.address()), "signed-out", "account:" + account.id(), "");
            return transaction.now();
        });
    }

    static Outcome.In in(Transaction transaction, long account, Visitor visitor, String by) {
        String session = Sessions.begin(transaction, account, visitor);
        String known = Sessions.know(transaction, account, visitor.known());
        transaction
                .sql()
                .update(ACCOUNT)
                .set(ACCOUNT.TAKEN_UP_AT, transaction.now())
                .where(ACCOUNT.ID.eq(account))
                .and(ACCOUNT.TAKEN_UP_AT.isNull())
                .execute();
        Accounts.byId(transaction.sql(), account)
                .ifPresent(found -> Audit.record(
                        transaction, Audit.Who.of(found, visitor.address()), "signed-in", "account:" + account, by));
        return new Outcome.In(session, known);
    }

    /// What is secret about an account, which never leaves this class.
    private record Row(long id, @Nullable String password, @Nullable String secret) {}

    private static Optional<Row> row(DSLContext sql, String email) {
        return sql.select(ACCOUNT.ID, ACCOUNT.PASSWORD, ACCOUNT.TOTP_SECRET)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(email))
                .and(ACCOUNT.CLOSED_AT.isNull())
                .fetchOptional(row -> new Row(row.value1(), row.value2(), row.value3()));
    }

    private String known(long account, Visitor visitor) {
        boolean known = !visitor.known().isEmpty()
                && database.read(sql -> Sessions.knows(
                        sql, account, visitor.known(), database.clock().instant()));
        return known ? visitor.known() : "";
    }

    private Optional<PasswordRules.Fault> fault(String password, List<String> names) {
        return PasswordRules.fault(
                password,
                Stream.concat(names.stream(), siteNames.get().stream()).toList());
    }

    private static void keepPassword(Transaction transaction, long account, String hash) {
        transaction
                .sql()
                .update(ACCOUNT)
                .set(ACCOUNT.PASSWORD, hash)
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    private static boolean useCode(Transaction transaction, long account, String code) {
        return transaction
                .sql()
                .select(ACCOUNT.TOTP_SECRET, ACCOUNT.TOTP_STEP)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .and(ACCOUNT.TOTP_SECRET.isNotNull())
                .fetchOptional()
                .map(row -> OneTimeCodes.step(row.value1(), code, transaction.now(), row.value2()))
                .filter(OptionalLong::isPresent)
                .filter(step -> transaction
                                .sql()
                                .update(ACCOUNT)
                                .set(ACCOUNT.TOTP_STEP, step.getAsLong())
                                .where(ACCOUNT.ID.eq(account))
                                .and(ACCOUNT.TOTP_STEP.lt(step.getAsLong()))
                                .execute()
                        == 1)
                .isPresent();
    }

    private static boolean useRecoveryCode(Transaction transaction, long account, String code) {
        return transaction
                        .sql()
                        .deleteFrom(RECOVERY_CODE)
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(account))
                        .and(RECOVERY_CODE.HASH.eq(Secret.hash(plain(code))))
                        .execute()
                == 1;
    }

    private static List<String> newRecoveryCodes(Transaction transaction, long account) {
        transaction
                .sql()
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(account))
                .execute();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = OneTimeCodes.newSecret().substring(0, 16).toLowerCase(Locale.ROOT);
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
            transaction
                    .sql()
                    .insertInto(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID, RECOVERY_CODE.HASH)
                    .values(account, Secret.hash(code))
                    .execute();
        }
        return codes;
    }

    /// As a person copies it from paper.
    private static String plain(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    static String slug(String name) {
        String letters = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return letters.isEmpty() ? "person" : letters;
    }
}
