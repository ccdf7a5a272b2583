/// The newsroom's ledger: what was done, in a chain of hashes that shows any change, deletion or reordering, and heads
/// of it that are published, so that cutting its tail off or writing it anew shows too. Begin with [Ledger]; [Chain]
/// checks it, [Heads] publishes it, [StoryProof] hands a part of it to others.
@NullMarked
package press.dateline.ledger;

import org.jspecify.annotations.NullMarked;
