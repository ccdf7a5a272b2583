@NullMarked
package press.dateline.desk;

import org.jspecify.annotations.NullMarked;
