/// Readers' numbers: how often stories were read, and which most of all. A browser tells that a story stood before
/// eyes for a second; nothing about the reader is kept. Begin with [Reads].
@NullMarked
package press.dateline.reads;

import org.jspecify.annotations.NullMarked;
