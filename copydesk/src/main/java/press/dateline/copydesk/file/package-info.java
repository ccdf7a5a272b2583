/// Files of stories: plain text, HTML and Markdown, each read so that every character of the copy is found again in the
/// file. Begin with [StoryFile].
@NullMarked
package press.dateline.copydesk.file;

import org.jspecify.annotations.NullMarked;
