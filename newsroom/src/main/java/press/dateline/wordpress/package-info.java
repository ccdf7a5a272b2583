/// Everything that knows WordPress: where its old addresses lead. Begin with [OldAddresses].
@NullMarked
package press.dateline.wordpress;

import org.jspecify.annotations.NullMarked;
