/// Pictures, sound, video and documents: what the newsroom knows of each, and the folder their files lie in. Begin with
/// [MediaLibrary].
@NullMarked
package press.dateline.media;

import org.jspecify.annotations.NullMarked;
