@NullMarked
package press.dateline.mail;

import org.jspecify.annotations.NullMarked;
