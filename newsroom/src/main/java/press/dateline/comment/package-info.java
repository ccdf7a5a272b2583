/// Readers' comments: reading, writing, moderating.
///
/// Begin with [Comments] for what readers see, [Posting] for how a comment comes in ([Screening] is the one list of
/// rules it passes), [Moderation] for what moderators do, [Pleas] for reports and objections. [SpamFilter] learns from
/// the moderators; [Seal] signs what must not be kept: forms in cached pages, and links.
@NullMarked
package press.dateline.comment;

import org.jspecify.annotations.NullMarked;
