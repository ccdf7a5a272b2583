/// People: whose names stand in bylines, and later who may sign in. Begin with [People].
@NullMarked
package press.dateline.people;

import org.jspecify.annotations.NullMarked;
