@NullMarked
package press.dateline.delivery;

import org.jspecify.annotations.NullMarked;
