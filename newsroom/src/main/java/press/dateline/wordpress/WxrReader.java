package press.dateline.wordpress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import press.dateline.wordpress.Damage.Outcome;
import press.dateline.wordpress.Pieces.Piece;
import press.dateline.wordpress.WxrEntry.Site;

/// Reads a WordPress export (WXR 1.0, 1.1, 1.2) entry by entry, in memory that does not grow with the file.
///
///     try (WxrReader export = WxrReader.open(file)) {
///         for (WxrEntry entry = export.next(); entry != null; entry = export.next()) …
///         export.damage().forEach(…)
///     }
///
/// The first entry is always the [WxrEntry.Site]. Broken exports are read as far as they can be: whoever calls must
/// look at [#damage()] after the last entry, for only that says whether something is missing. No DTD is read, no
/// entity expanded, no connection made.
///
/// Not safe for threads.
public final class WxrReader implements AutoCloseable {
    private final Damages damages;
    private final Pieces pieces;
    private final StrictPiece strict = new StrictPiece();
    private final Map<String, String> site = new HashMap<>();
    private @Nullable WxrEntry held;
    private boolean siteGiven;

    private WxrReader(Pieces pieces, Damages damages) {
        this.pieces = pieces;
        this.damages = damages;
    }

    /// @throws NotAnExport when the file is none; the message says what it is instead
    /// @throws IOException when it cannot be read although it looked well
    public static WxrReader open(Path file) throws NotAnExport, IOException {
        FileKind.requireExport(file);
        Damages damages = new Damages();
        return new WxrReader(new Pieces(new ExportText(file, damages), damages), damages);
    }

    /// The next entry, or null after the last one.
    ///
    /// @throws IOException when the file cannot be read on; what came before was read rightly
    public @Nullable WxrEntry next() throws IOException {
        if (held != null) {
            WxrEntry entry = held;
            held = null;
            return entry;
        }
        for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
            if (Pieces.SITE.contains(piece.name())) {
                site.putIfAbsent(piece.name(), siteText(piece).strip());
                continue;
            }
            WxrEntry entry = entry(piece);
            if (siteGiven) return entry;
            held = entry;
            return site();
        }
        return siteGiven ? null : site();
    }

    /// How much of [#size()] was read, for a progress bar.
    public long bytesRead() {
        return pieces.bytesRead();
    }

    public long size() {
        return pieces.size();
    }

    /// What was found wrong so far, in the order of the file. Complete once [#next()] has answered null.
    public List<Damage> damage() {
        return damages.all();
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }

    private WxrEntry entry(Piece piece) throws IOException {
        if (piece.complete()) {
            EntryDraft draft = new EntryDraft(piece.name(), piece.line());
            try {
                strict.read(
                        pieces.chars(),
                        pieces.start(),
                        piece.length(),
                        pieces.prefixes(),
                        draft,
                        (line, column, why) -> damages.count(
                                piece.line() + line - 1,
                                line == 1 ? piece.column() + column - 1 : column,
                                why,
                                Outcome.IGNORED));
                pieces.pass(piece.length());
                return draft.finish();
            } catch (XMLStreamException notXml) {
                return salvaged(piece);
            }
        }
        return salvaged(piece);
    }

    private WxrEntry salvaged(Piece piece) throws IOException {
        EntryDraft draft = new EntryDraft(piece.name(), piece.line());
        String text = new String(pieces.chars(), pieces.start(), piece.length());
        int read = new LoosePiece(text, piece, pieces.prefixes(), draft, damages).read();
        if (read >= Pieces.LARGEST) {
            damages.add(
                    piece.line(),
                    piece.column(),
                    "an entry of more than " + Pieces.LARGEST + " characters; what exceeds them",
                    Outcome.LOST);
            pieces.pass(read);
            pieces.passBeyond("</" + Tag.nameAt(text, 1) + ">");
        } else {
            pieces.pass(Math.max(1, read));
        }
        return draft.finish();
    }

    private String siteText(Piece piece) throws IOException {
        if (!piece.complete())
            damages.count(piece.line(), piece.column(), "<" + piece.name() + "> without an end tag", Outcome.REPAIRED);
        String value = null;
        try {
            if (piece.complete()) value = strict.text(pieces.chars(), pieces.start(), piece.length());
        } catch (XMLStreamException notXml) {
            value = null;
        }
        if (value == null) {
            String text = new String(pieces.chars(), pieces.start(), piece.length());
            EntryDraft none = new EntryDraft(piece.name(), piece.line());
            value = new LoosePiece(text, piece, pieces.prefixes(), none, damages).text();
        }
        pieces.pass(piece.length());
        return value;
    }

    private Site site() {
        siteGiven = true;
        if (text("wp:wxr_version").isEmpty())
            damages.add(1, 1, "the export does not say its version; it is read like any other", Outcome.REPAIRED);
        String generator = text("generator").isEmpty() ? pieces.generator() : text("generator");
        return new Site(
                1,
                text("title"),
                text("link"),
                text("description"),
                text("language"),
                text("wp:base_site_url"),
                text("wp:base_blog_url"),
                text("wp:wxr_version"),
                generator,
                text("pubDate"));
    }

    private String text(String name) {
        return site.getOrDefault(name, "");
    }
}
