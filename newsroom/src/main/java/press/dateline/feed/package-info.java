/// Feeds of the newest stories. Begin with [Rss].
@NullMarked
package press.dateline.feed;

import org.jspecify.annotations.NullMarked;
