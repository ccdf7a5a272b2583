/// The one gate through which requests leave for other sites. Begin with [Egress].
@NullMarked
package press.dateline.egress;

import org.jspecify.annotations.NullMarked;
