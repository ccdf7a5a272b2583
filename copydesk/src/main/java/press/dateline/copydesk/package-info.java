/// Copy in, findings out. Knows nothing of web, database or newsroom: begin with [Copy].
@NullMarked
package press.dateline.copydesk;

import org.jspecify.annotations.NullMarked;
