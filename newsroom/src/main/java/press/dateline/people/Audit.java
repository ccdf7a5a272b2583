package press.dateline.people;

import static press.dateline.store.tables.Tables.AUDIT;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Transaction;

/// Who did what, when and from where. Rows are only added, in the transaction of what they tell of; after 30 days the
/// address is shortened to its network.
public final class Audit {
    /// Entries of one page.
    public static final int PAGE = 100;

    private Audit() {}

    /// Who acts, as the log will tell it.
    ///
    /// @param account null for the command line and for strangers
    /// @param address where the request came from; empty for the command line
    public record Who(@Nullable Long account, String name, String address) {
        public static final Who COMMAND_LINE = new Who(null, "command line", "");

        /// Nobody: a moment came that was set before.
        public static final Who CLOCK = new Who(null, "scheduler", "");

        public static Who stranger(String address) {
            return new Who(null, "", address);
        }

        public static Who of(Account account, String address) {
            return new Who(account.id(), account.name(), address);
        }
    }

    /// One line of the log.
    ///
    /// @param act in the words of the code that did it: `signed-in`, `role-changed`, `story-published`
    /// @param subject what it was done to: `account:7`, `story:42`; empty for none
    public record Entry(
            long id,
            Instant at,
            @Nullable Long account,
            String who,
            String act,
            String subject,
            String detail,
            String address) {}

    /// What to look for; what is empty or null does not narrow.
    ///
    /// @param before only what has a smaller id, for the next page
    public record Filter(String who, String act, String subject, @Nullable Instant from, @Nullable Long before) {
        public static final Filter NONE = new Filter("", "", "", null, null);
    }

    public static void record(Transaction transaction, Who who, String act, String subject, String detail) {
        transaction
                .sql()
                .insertInto(AUDIT)
                .set(AUDIT.HAPPENED_AT, transaction.now())
                .set(AUDIT.ACCOUNT_ID, who.account())
                .set(AUDIT.WHO, who.name())
                .set(AUDIT.ACT, act)
                .set(AUDIT.SUBJECT, subject)
                .set(AUDIT.DETAIL, detail)
                .set(AUDIT.ADDRESS, who.address())
                .execute();
    }

    /// The newest entries that fit, at most 100.
    public static List<Entry> read(DSLContext sql, Filter filter) {
        Condition fits = DSL.noCondition();
        if (!filter.who().isEmpty()) {
            fits = fits.and(AUDIT.WHO.eq(filter.who()));
        }
        if (!filter.act().isEmpty()) {
            fits = fits.and(AUDIT.ACT.eq(filter.act()));
        }
        if (!filter.subject().isEmpty()) {
            fits = fits.and(AUDIT.SUBJECT.eq(filter.subject()));
        }
        if (filter.from() != null) {
            fits = fits.and(AUDIT.HAPPENED_AT.ge(filter.from()));
        }
        if (filter.before() != null) {
            fits = fits.and(AUDIT.ID.lt(filter.before()));
        }
        return sql.selectFrom(AUDIT)
                .where(fits)
                .orderBy(AUDIT.ID.desc())
                .limit(PAGE)
                .fetch(row -> new Entry(
                        row.getId(),
                        row.getHappenedAt(),
                        row.getAccountId(),
                        row.getWho(),
                        row.getAct(),
                        row.getSubject(),
                        row.getDetail(),
                        row.getAddress()));
    }

    /// The kinds of acts that stand in the log, for a filter to choose from.
    public static List<String> acts(DSLContext sql) {
        return sql.selectDistinct(AUDIT.ACT).from(AUDIT).orderBy(AUDIT.ACT).fetch(AUDIT.ACT);
    }

    /// Shortens the addresses of what happened before `limit`.
    static void shortenAddresses(Transaction transaction, Instant limit) {
        transaction
                .sql()
                .select(AUDIT.ID, AUDIT.ADDRESS)
                .from(AUDIT)
                .where(AUDIT.HAPPENED_AT.lt(limit))
                .and(AUDIT.ADDRESS.ne(""))
                .and(AUDIT.ADDRESS.notLike("%/%"))
                .limit(1000)
                .fetch()
                .forEach(row -> transaction
                        .sql()
                        .update(AUDIT)
                        .set(AUDIT.ADDRESS, network(row.value2()))
                        .where(AUDIT.ID.eq(row.value1()))
                        .execute());
    }

    /// The network an address lies in: the first 24 bits of IPv4, the first 48 of IPv6; empty for what is no address.
    public static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            for (int i = kept; i < bytes.length; i++) {
                bytes[i] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            return "";
        }
    }
}
