@NullMarked
package press.dateline.front;

import org.jspecify.annotations.NullMarked;
