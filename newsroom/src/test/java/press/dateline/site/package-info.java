@NullMarked
package press.dateline.site;

import org.jspecify.annotations.NullMarked;
