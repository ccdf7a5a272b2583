@NullMarked
package press.dateline.media;

import org.jspecify.annotations.NullMarked;
