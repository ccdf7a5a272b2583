/// Everything that knows WordPress: its export files (WXR 1.0, 1.1, 1.2), its way of writing, its old addresses, its
/// serialized PHP, its REST interface.
///
/// To move a site here begin at [press.dateline.wordpress.WordPressImport].
///
/// For exports begin at [press.dateline.wordpress.WxrReader], which hands out an export entry by entry. It is built of
/// four parts: `ExportText` turns bytes into clean characters, `Pieces` cuts them into channel-level elements,
/// `StrictPiece` reads a piece with StAX, and `LoosePiece` reads those that StAX refuses.
///
/// For text begin at [press.dateline.wordpress.WordPressCopy], which turns what WordPress stored into what it would
/// have shown, as clean HTML.
@NullMarked
package press.dateline.wordpress;

import org.jspecify.annotations.NullMarked;
