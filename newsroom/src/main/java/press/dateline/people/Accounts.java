package press.dateline.people;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.ACCOUNT_SECTION;
import static press.dateline.store.tables.Tables.PASSKEY;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.SESSION;
import static press.dateline.store.tables.Tables.TICKET;

import java.text.Normalizer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// The accounts: who may sign in, as what. What changes someone's rights ends that account's sessions.
public final class Accounts {
    /// How long addresses are kept whole in the audit log.
    private static final Duration ADDRESSES_KEPT = Duration.ofDays(30);

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,189}");

    private static final Field<Boolean> HAS_PASSKEY =
            DSL.field(DSL.exists(DSL.selectOne().from(PASSKEY).where(PASSKEY.ACCOUNT_ID.eq(ACCOUNT.ID))));

    private Accounts() {}

    /// Whether nobody can sign in yet.
    public static boolean none(DSLContext sql) {
        return !sql.fetchExists(ACCOUNT);
    }

    public static Optional<Account> byId(DSLContext sql, long id) {
        return fetch(sql, ACCOUNT.ID.eq(id)).stream().findFirst();
    }

    public static Optional<Account> byEmail(DSLContext sql, String email) {
        return fetch(sql, ACCOUNT.EMAIL.eq(foldedEmail(email))).stream().findFirst();
    }

    /// All accounts, by name.
    public static List<Account> all(DSLContext sql) {
        return fetch(sql, DSL.noCondition());
    }

    private static List<Account> fetch(DSLContext sql, Condition which) {
        var sections = sql.select(ACCOUNT_SECTION.ACCOUNT_ID, ACCOUNT_SECTION.SECTION_ID)
                .from(ACCOUNT_SECTION.join(ACCOUNT).on(ACCOUNT.ID.eq(ACCOUNT_SECTION.ACCOUNT_ID)))
                .where(which)
                .fetchGroups(ACCOUNT_SECTION.ACCOUNT_ID, ACCOUNT_SECTION.SECTION_ID);
        return sql.select(ACCOUNT.fields())
                .select(PERSON.NAME, HAS_PASSKEY)
                .from(ACCOUNT.join(PERSON).on(PERSON.ID.eq(ACCOUNT.PERSON_ID)))
                .where(which)
                .orderBy(PERSON.NAME, ACCOUNT.ID)
                .fetch(row -> account(row, Set.copyOf(sections.getOrDefault(row.get(ACCOUNT.ID), List.of()))));
    }

    private static Account account(Record row, Set<Long> sections) {
        boolean withPassword = row.get(ACCOUNT.PASSWORD) != null;
        return new Account(
                row.get(ACCOUNT.ID),
                row.get(ACCOUNT.PERSON_ID),
                row.get(PERSON.NAME),
                row.get(ACCOUNT.EMAIL),
                Role.labelled(row.get(ACCOUNT.ROLE)).orElse(Role.CONTRIBUTOR),
                sections,
                withPassword,
                row.get(ACCOUNT.TOTP_SECRET) != null,
                !withPassword && !row.get(HAS_PASSKEY) && row.get(ACCOUNT.TAKEN_UP_AT) == null,
                row.get(ACCOUNT.CREATED_AT),
                row.get(ACCOUNT.CLOSED_AT));
    }

    /// The sections the rights of `account` reach, with those within them; empty for the whole site.
    static Set<Long> reach(DSLContext sql, Account account) {
        if (account.sections().isEmpty()) {
            return Set.of();
        }
        Set<Long> reached = new HashSet<>(account.sections());
        var parents = sql.select(SECTION.ID, SECTION.PARENT_ID).from(SECTION).fetch();
        boolean more = true;
        while (more) {
            more = false;
            for (var row : parents) {
                more |= row.value2() != null && reached.contains(row.value2()) && reached.add(row.value1());
            }
        }
        return reached;
    }

    /// A mail address as it is kept and compared.
    public static String foldedEmail(String email) {
        return Normalizer.normalize(email, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether mails could be sent to `email`.
    public static boolean isEmail(String email) {
        return EMAIL.matcher(foldedEmail(email)).matches();
    }

    /// Gives a person a sign-in. It cannot be used before its owner takes it up by a [ticket][Tickets].
    ///
    /// @return the account's id
    public static long add(Transaction transaction, long person, String email, Role role, Set<Long> sections) {
        long id = transaction
                .sql()
                .insertInto(ACCOUNT)
                .set(ACCOUNT.PERSON_ID, person)
                .set(ACCOUNT.EMAIL, foldedEmail(email))
                .set(ACCOUNT.ROLE, role.label())
                .set(ACCOUNT.HANDLE, Secret.random())
                .set(ACCOUNT.CREATED_AT, transaction.now())
                .returningResult(ACCOUNT.ID)
                .fetchSingle()
                .value1();
        limitTo(transaction, id, sections);
        return id;
    }

    /// Makes the account's owner a `role` in `sections`, and ends its sessions.
    ///
    /// @param sections empty for the whole site
    public static void change(Transaction transaction, long account, Role role, Set<Long> sections) {
        transaction
                .sql()
                .update(ACCOUNT)
                .set(ACCOUNT.ROLE, role.label())
                .where(ACCOUNT.ID.eq(account))
                .execute();
        transaction
                .sql()
                .deleteFrom(ACCOUNT_SECTION)
                .where(ACCOUNT_SECTION.ACCOUNT_ID.eq(account))
                .execute();
        limitTo(transaction, account, sections);
        Sessions.endAll(transaction, account, null);
    }

    private static void limitTo(Transaction transaction, long account, Set<Long> sections) {
        for (long section : sections) {
            transaction
                    .sql()
                    .insertInto(ACCOUNT_SECTION, ACCOUNT_SECTION.ACCOUNT_ID, ACCOUNT_SECTION.SECTION_ID)
                    .values(account, section)
                    .execute();
        }
    }

    /// Closes an account, which ends its sessions, or opens it again. Its person and past acts stay.
    public static void close(Transaction transaction, long account, boolean closed) {
        transaction
                .sql()
                .update(ACCOUNT)
                .set(ACCOUNT.CLOSED_AT, closed ? transaction.now() : null)
                .where(ACCOUNT.ID.eq(account))
                .execute();
        Sessions.endAll(transaction, account, null);
        Tickets.revoke(transaction, Tickets.Kind.INVITATION, account);
        Tickets.revoke(transaction, Tickets.Kind.RESET, account);
    }

    /// Whether someone other than `account` could still manage people.
    public static boolean anotherAdministrator(DSLContext sql, long account) {
        return all(sql).stream()
                .anyMatch(one -> one.id() != account
                        && one.open()
                        && !one.invited()
                        && Rights.of(one.role()).contains(Act.MANAGE_PEOPLE));
    }

    /// Signs everyone out, and makes every link that was sent worthless: in what was restored, nobody is signed in who
    /// was when the backup was made.
    public static void signEveryoneOut(Transaction transaction) {
        transaction.sql().deleteFrom(SESSION).execute();
        transaction.sql().deleteFrom(TICKET).execute();
    }

    /// Deletes what has run out and shortens old addresses. Called now and then.
    public static void tidy(Database database) {
        database.write(transaction -> {
            Sessions.deleteOld(transaction);
            Tickets.deleteOld(transaction);
            Audit.shortenAddresses(transaction, transaction.now().minus(ADDRESSES_KEPT));
            return transaction.now();
        });
    }
}
