/// Stories: what one is, where it stands, and how readers' pages load it. Begin with [Story]; [PublicStories] reads
/// through the gate, `publishing` alone writes.
@NullMarked
package press.dateline.story;

import org.jspecify.annotations.NullMarked;
