@NullMarked
package press.dateline.ledger;

import org.jspecify.annotations.NullMarked;
