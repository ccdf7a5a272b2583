@NullMarked
package press.dateline.search;

import org.jspecify.annotations.NullMarked;
