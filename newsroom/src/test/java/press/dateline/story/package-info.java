@NullMarked
package press.dateline.story;

import org.jspecify.annotations.NullMarked;
