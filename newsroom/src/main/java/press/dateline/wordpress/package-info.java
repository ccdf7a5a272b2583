/// Everything that knows WordPress: its exports, its way of writing, its addresses, its REST interface.
///
/// For text begin at [WordPressCopy], which turns what WordPress stored into what it would have shown, as clean HTML.
@NullMarked
package press.dateline.wordpress;

import org.jspecify.annotations.NullMarked;
