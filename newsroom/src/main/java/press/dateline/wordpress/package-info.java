/// Everything that knows WordPress: its export files (WXR 1.0, 1.1, 1.2) in, its old addresses, its serialized PHP.
///
/// Begin with [press.dateline.wordpress.WxrReader], which hands out an export entry by entry. It is built of four
/// parts: `ExportText` turns bytes into clean characters, `Pieces` cuts them into channel-level elements,
/// `StrictPiece` reads a piece with StAX, and `LoosePiece` reads those that StAX refuses.
@NullMarked
package press.dateline.wordpress;

import org.jspecify.annotations.NullMarked;
