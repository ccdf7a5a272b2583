@NullMarked
package press.dateline.reads;

import org.jspecify.annotations.NullMarked;
