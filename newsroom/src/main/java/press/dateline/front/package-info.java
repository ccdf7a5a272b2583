/// The front page as editors arrange it: blocks in a draft and in a live edition, and how they fill themselves with
/// stories. Begin with [Editions], the one door; [Block] lists what a front can hold, [Filling] finds its stories.
@NullMarked
package press.dateline.front;

import org.jspecify.annotations.NullMarked;
