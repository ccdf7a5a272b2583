package press.dateline.ledger;

import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.LEDGER_SEALED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The whole ledger, walked from its first record to its last.
public final class Chain {
    private final MerkleTree tree = new MerkleTree();
    private final List<Head> heads;
    private String last = Ledger.FIRST;
    private long firmUpTo;
    private @Nullable Fault fault;

    private Chain(List<Head> heads) {
        this.heads = new ArrayList<>(heads);
        this.heads.sort(Comparator.comparingLong(Head::records));
    }

    /// What was found of a ledger.
    ///
    /// @param records how many there are
    /// @param root of the tree over their hashes
    /// @param fault the first place that is wrong; empty when nothing is
    public record Verdict(long records, String root, Optional<Fault> fault) {}

    /// A place where the ledger is not what it was.
    ///
    /// @param first the first record concerned
    /// @param last the last one that it may be instead; the same where it is known
    /// @param why the rest of a sentence about it
    public record Fault(long first, long last, String why) {
        @Override
        public String toString() {
            return (first == last ? "record " + first + " " : "one of the records " + first + " to " + last + " ")
                    + why;
        }
    }

    /// Walks the ledger and compares it with heads that were published of it.
    public static Verdict verify(DSLContext sql, List<Head> heads) {
        Chain chain = new Chain(heads);
        chain.compare();
        Ledger.walk(sql, chain::next);
        long records = chain.tree.leaves();
        if (chain.fault == null && !chain.heads.isEmpty()) {
            Head head = chain.heads.getFirst();
            chain.fault = new Fault(
                    records + 1,
                    records + 1,
                    "is missing: the head of " + head.at() + " counts " + head.records() + " records");
        }
        if (chain.fault == null) {
            chain.fault = wrongSeal(sql);
        }
        return new Verdict(records, chain.tree.root(), Optional.ofNullable(chain.fault));
    }

    /// The head of the ledger as it is now.
    static Head head(DSLContext sql, String origin, Instant now) {
        MerkleTree tree = new MerkleTree();
        Ledger.walk(sql, entry -> tree.add(entry.hash()));
        return new Head(origin, tree.leaves(), tree.root(), now);
    }

    private void next(Entry entry) {
        if (fault != null) {
            return;
        }
        long expected = tree.leaves() + 1;
        if (entry.id() != expected) {
            fault = new Fault(expected, expected, "is missing");
        } else if (!entry.rightHash().equals(entry.hash())) {
            fault = new Fault(
                    expected,
                    expected,
                    "(" + entry.act() + " of " + entry.subject() + ") is not what was written there");
        } else if (!entry.previous().equals(last)) {
            fault = new Fault(expected, expected, "does not follow the record before it");
        } else {
            last = entry.hash();
            tree.add(entry.hash());
            compare();
        }
    }

    private void compare() {
        while (fault == null && !heads.isEmpty() && heads.getFirst().records() == tree.leaves()) {
            Head head = heads.removeFirst();
            if (head.root().equals(tree.root())) {
                firmUpTo = head.records();
            } else {
                fault = new Fault(
                        Math.min(firmUpTo + 1, Math.max(1, head.records())),
                        Math.max(1, head.records()),
                        "was written anew after the head of " + head.at());
            }
        }
    }

    private static @Nullable Fault wrongSeal(DSLContext sql) {
        try (var rows = sql.selectFrom(LEDGER_SEALED).fetchSize(1_000).fetchLazy()) {
            for (var row : rows) {
                if (!Ledger.commitment(row.getSalt(), row.getName()).equals(row.getCommitment())) {
                    long record = holding(sql, row.getCommitment());
                    return new Fault(record, record, "has another name under its seal than was sealed");
                }
            }
        }
        return null;
    }

    private static long holding(DSLContext sql, String commitment) {
        Long record = sql.select(DSL.min(LEDGER.ID))
                .from(LEDGER)
                .where(LEDGER.RECORD.contains(commitment))
                .fetchSingle()
                .value1();
        return record == null ? 0 : record;
    }
}
