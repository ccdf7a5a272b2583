/// The copy desk from the command line. Begin with [CopyDeskCommand], which runs alone; the newsroom's `check` is
/// made of the same [CheckOptions] and [CheckRun] and reads exports as well.
@NullMarked
package press.dateline.copydesk.cli;

import org.jspecify.annotations.NullMarked;
