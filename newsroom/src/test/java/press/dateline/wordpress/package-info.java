@NullMarked
package press.dateline.wordpress;

import org.jspecify.annotations.NullMarked;
