package press.dateline.ledger;

import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.LEDGER_SEALED;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Secret;
import press.dateline.store.Microseconds;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.LedgerRecord;

/// The chain of records. Each carries the hash of the one before it, so that changing, dropping or moving one breaks
/// all that follow. `docs/ledger.md` has the form in which others can verify it.
public final class Ledger {
    static final String FIRST = "0".repeat(64);

    private static final String SEALED = "sealed:";
    private static final Pattern SEAL = Pattern.compile(SEALED + "[0-9a-f]{64}");

    private Ledger() {}

    /// Appends a record in the caller's transaction.
    ///
    /// @param act what was done, such as `import` or `correction`
    /// @param subject to what, such as `story:42`
    /// @param record the particulars, as JSON
    /// @return the hash of the new record: the head of the chain
    public static String append(Transaction transaction, String act, String subject, String record) {
        transaction.appendsAlone(LEDGER.getName());
        DSLContext sql = transaction.sql();
        @Nullable
        LedgerRecord last =
                sql.selectFrom(LEDGER).orderBy(LEDGER.ID.desc()).limit(1).fetchOne();
        long id = last == null ? 1 : last.getId() + 1;
        String previous = last == null ? FIRST : last.getHash();
        String hash = hash(previous, id, transaction.now(), act, subject, record);
        sql.insertInto(LEDGER)
                .set(LEDGER.ID, id)
                .set(LEDGER.RECORDED_AT, transaction.now())
                .set(LEDGER.ACT, act)
                .set(LEDGER.SUBJECT, subject)
                .set(LEDGER.RECORD, record)
                .set(LEDGER.PREVIOUS, previous)
                .set(LEDGER.HASH, hash)
                .execute();
        return hash;
    }

    /// Puts a name under seal, to stand in a record: what is chained is a salted commitment to it, so that the name
    /// can be [forgotten][#forget] without breaking the chain.
    ///
    /// @return what to write in its place
    public static String seal(Transaction transaction, String name) {
        String salt = Secret.random();
        String commitment = commitment(salt, name);
        transaction
                .sql()
                .insertInto(LEDGER_SEALED, LEDGER_SEALED.COMMITMENT, LEDGER_SEALED.SALT, LEDGER_SEALED.NAME)
                .values(commitment, salt, name)
                .execute();
        return SEALED + commitment;
    }

    static String commitment(String salt, String name) {
        return hash(salt, name);
    }

    /// A record with the names that are under seal in their places; what was forgotten stays sealed.
    public static String opened(DSLContext sql, String record) {
        Map<String, Seal> seals = seals(sql, record);
        return SEAL.matcher(record).replaceAll(found -> {
            @Nullable Seal seal = seals.get(commitment(found));
            String shown = seal == null
                    ? found.group()
                    : new String(JsonStringEncoder.getInstance().quoteAsString(seal.name()));
            return Matcher.quoteReplacement(shown);
        });
    }

    /// What a commitment stands for.
    public record Seal(String salt, String name) {}

    /// The seals that stand in a record, by commitment, as far as they are not forgotten.
    public static Map<String, Seal> seals(DSLContext sql, String record) {
        List<String> commitments =
                SEAL.matcher(record).results().map(Ledger::commitment).toList();
        Map<String, Seal> seals = new TreeMap<>();
        if (!commitments.isEmpty()) {
            sql.selectFrom(LEDGER_SEALED)
                    .where(LEDGER_SEALED.COMMITMENT.in(commitments))
                    .forEach(row -> seals.put(row.getCommitment(), new Seal(row.getSalt(), row.getName())));
        }
        return seals;
    }

    private static String commitment(MatchResult found) {
        return found.group().substring(SEALED.length());
    }

    /// Takes a name out of all records.
    ///
    /// @return in how many places it stood
    public static int forget(Transaction transaction, String name) {
        return transaction
                .sql()
                .deleteFrom(LEDGER_SEALED)
                .where(LEDGER_SEALED.NAME.eq(name))
                .execute();
    }

    /// The records on one subject, such as `story:42`, oldest first.
    public static List<Entry> of(DSLContext sql, String subject) {
        return sql.selectFrom(LEDGER)
                .where(LEDGER.SUBJECT.eq(subject))
                .orderBy(LEDGER.ID)
                .fetch(Ledger::entry);
    }

    /// Hands over all records in their order, one by one.
    static void walk(DSLContext sql, Consumer<Entry> work) {
        try (var rows =
                sql.selectFrom(LEDGER).orderBy(LEDGER.ID).fetchSize(1_000).fetchLazy()) {
            rows.forEach(row -> work.accept(entry(row)));
        }
    }

    private static Entry entry(LedgerRecord row) {
        return new Entry(
                row.getId(),
                row.getRecordedAt(),
                row.getAct(),
                row.getSubject(),
                row.getRecord(),
                row.getPrevious(),
                row.getHash());
    }

    /// What stands in a record for words that are too long for it, or nobody's business.
    ///
    /// @return SHA-256 of the words in UTF-8, in hexadecimal digits
    public static String fingerprint(String words) {
        return HexFormat.of().formatHex(sha256().digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    static String hash(String previous, long id, Instant at, String act, String subject, String record) {
        return hash(previous, Long.toString(id), Long.toString(Microseconds.of(at)), act, subject, record);
    }

    /// Every field goes in with its length, so that no two records read the same.
    private static String hash(String... fields) {
        MessageDigest digest = sha256();
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
