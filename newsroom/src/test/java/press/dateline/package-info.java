/// The fixture world of the tests: begin with [Newsroom].
@NullMarked
package press.dateline;

import org.jspecify.annotations.NullMarked;
