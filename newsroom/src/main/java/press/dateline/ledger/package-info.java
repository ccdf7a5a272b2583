/// The newsroom's ledger: what was done, in a chain of hashes that shows any change, deletion or reordering. Begin with
/// [Ledger].
@NullMarked
package press.dateline.ledger;

import org.jspecify.annotations.NullMarked;
