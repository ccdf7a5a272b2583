/// Static pages of the site: about, contact, policies. Begin with [Pages].
@NullMarked
package press.dateline.page;

import org.jspecify.annotations.NullMarked;
