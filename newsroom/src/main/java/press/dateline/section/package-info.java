/// Sections (nested) and topics: where a story belongs and what it is about. Begin with [Sections] and [Topics].
@NullMarked
package press.dateline.section;

import org.jspecify.annotations.NullMarked;
