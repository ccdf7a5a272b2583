package press.dateline.ledger;

import java.time.Instant;

/// One record of the ledger, as it is kept.
///
/// @param id its place, counted from 1 without gaps
/// @param act what was done, such as `publication`
/// @param subject to what, such as `story:42`
/// @param record the particulars, as JSON; names in it may be sealed, see [Ledger#seal]
/// @param previous the hash of the record before it
/// @param hash covers everything else, see `docs/ledger.md`
public record Entry(long id, Instant at, String act, String subject, String record, String previous, String hash) {
    /// The hash that this record should have.
    String rightHash() {
        return Ledger.hash(previous, id, at, act, subject, record);
    }
}
