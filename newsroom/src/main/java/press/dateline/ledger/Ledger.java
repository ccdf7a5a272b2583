package press.dateline.ledger;

import static press.dateline.store.tables.Tables.LEDGER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Microseconds;
import press.dateline.store.Transaction;

/// The chain of records. Each carries the hash of the one before it, so that changing, dropping or moving one breaks
/// all that follow.
public final class Ledger {
    private static final String FIRST = "0".repeat(64);

    private Ledger() {}

    /// A place in the chain that does not fit.
    public record Break(long id, String why) {}

    /// Appends a record in the caller's transaction.
    ///
    /// @param act what was done, such as `import` or `correction`
    /// @param subject to what, such as `story:42`
    /// @param record the particulars, as JSON
    /// @return the hash of the new record: the head of the chain
    public static String append(Transaction transaction, String act, String subject, String record) {
        DSLContext sql = transaction.sql();
        @Nullable
        String last = sql.select(LEDGER.HASH)
                .from(LEDGER)
                .orderBy(LEDGER.ID.desc())
                .limit(1)
                .fetchOne(LEDGER.HASH);
        String previous = last == null ? FIRST : last;
        String hash = hash(previous, transaction.now(), act, subject, record);
        sql.insertInto(LEDGER)
                .set(LEDGER.RECORDED_AT, transaction.now())
                .set(LEDGER.ACT, act)
                .set(LEDGER.SUBJECT, subject)
                .set(LEDGER.RECORD, record)
                .set(LEDGER.PREVIOUS, previous)
                .set(LEDGER.HASH, hash)
                .execute();
        return hash;
    }

    /// Walks the chain and returns the first place that does not fit.
    public static Optional<Break> verify(DSLContext sql) {
        String previous = FIRST;
        try (var rows = sql.selectFrom(LEDGER).orderBy(LEDGER.ID).fetchLazy()) {
            for (var row : rows) {
                if (!row.getPrevious().equals(previous)) {
                    return Optional.of(new Break(row.getId(), "does not follow the record before it"));
                }
                String hash = hash(previous, row.getRecordedAt(), row.getAct(), row.getSubject(), row.getRecord());
                if (!hash.equals(row.getHash())) {
                    return Optional.of(new Break(row.getId(), "was changed after it was written"));
                }
                previous = hash;
            }
        }
        return Optional.empty();
    }

    /// What stands in a record for words that are too long for it, or nobody's business.
    ///
    /// @return SHA-256 of the words in UTF-8, in hexadecimal digits
    public static String fingerprint(String words) {
        return HexFormat.of().formatHex(sha256().digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// Every field goes in with its length, so that no two records read the same.
    private static String hash(String previous, Instant at, String act, String subject, String record) {
        MessageDigest digest = sha256();
        for (String field : new String[] {previous, Long.toString(Microseconds.of(at)), act, subject, record}) {
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
