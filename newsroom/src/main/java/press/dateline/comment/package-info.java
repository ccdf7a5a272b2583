/// Readers' comments. Begin with [Comments].
@NullMarked
package press.dateline.comment;

import org.jspecify.annotations.NullMarked;
