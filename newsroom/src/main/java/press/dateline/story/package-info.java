/// Stories: what they are made of and where they stand.
@NullMarked
package press.dateline.story;

import org.jspecify.annotations.NullMarked;
