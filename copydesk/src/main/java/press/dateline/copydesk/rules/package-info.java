/// The rules, one class each. Begin with [Rules], the one list of them in the order an editor reads them.
@NullMarked
package press.dateline.copydesk.rules;

import org.jspecify.annotations.NullMarked;
