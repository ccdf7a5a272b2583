@NullMarked
package press.dateline.settings;

import org.jspecify.annotations.NullMarked;
