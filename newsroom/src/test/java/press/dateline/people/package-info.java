@NullMarked
package press.dateline.people;

import org.jspecify.annotations.NullMarked;
