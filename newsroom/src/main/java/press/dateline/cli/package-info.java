/// The command line, and the wiring of the whole. Begin with [Dateline].
@NullMarked
package press.dateline.cli;

import org.jspecify.annotations.NullMarked;
