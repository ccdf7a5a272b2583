@NullMarked
package press.dateline.publishing;

import org.jspecify.annotations.NullMarked;
