package press.dateline.wordpress;

import java.util.Set;

/// Paragraphs and line breaks for what was written in WordPress' classic editor, which stores blank lines and single
/// line breaks where a page shows `<p>` and `<br>`.
///
/// The text is cut into pieces: a piece ends at a blank line, before the opening and after the closing tag of a block.
/// Each piece is a paragraph but for those sides of it where a block's tag stands. Single line breaks in a piece are
// kept,
/// except beside blocks. What stands in `pre`, `script` and `style` is left alone.
final class Paragraphs {
    private static final Set<String> BLOCKS = Set.of(
            "table",
            "thead",
            "tfoot",
            "caption",
            "col",
            "colgroup",
            "tbody",
            "tr",
            "td",
            "th",
            "div",
            "dl",
            "dd",
            "dt",
            "ul",
            "ol",
            "li",
            "pre",
            "form",
            "map",
            "area",
            "blockquote",
            "address",
            "style",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "fieldset",
            "legend",
            "section",
            "article",
            "aside",
            "hgroup",
            "header",
            "footer",
            "nav",
            "figure",
            "figcaption",
            "details",
            "menu",
            "summary");

    private static final Set<String> NO_BREAK_BEFORE =
            Set.of("p", "li", "div", "dl", "dd", "dt", "th", "pre", "td", "ul", "ol");

    /// Tags that swallow the white space round them.
    private static final Set<String> CLOSE_FITTING =
            Set.of("option", "param", "embed", "source", "track", "figcaption");

    private final String text;
    private final StringBuilder out;
    private final StringBuilder piece = new StringBuilder();
    private boolean beginsWithBlock;
    private boolean endsWithBlock;
    /// The tag the piece begins with, when it is one that takes the paragraph inside.
    private int openingQuoteEnd;

    private int closingStart;
    private boolean onlyTags;
    private boolean listItem;
    private String lastBlock = "";
    private boolean lastClosing;

    private Paragraphs(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + text.length() / 8 + 16);
        reset();
    }

    static String of(String raw) {
        String text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
        return new Paragraphs(text).write();
    }

    private String write() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<') at = tag(at);
            else if (c == '\n') at = lines(at);
            else {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '\n') end++;
                plain(at, end);
                at = end;
            }
        }
        finish();
        return out.toString();
    }

    private void plain(int from, int to) {
        if (!isBlank(from, to)) {
            endsWithBlock = false;
            onlyTags = false;
        }
        piece.append(text, from, to);
    }

    private int tag(int at) {
        int end = Tags.end(text, at);
        String name = Tags.name(text, at);
        boolean closing = Tags.isClosing(text, at);
        if (name.isEmpty()) {
            inline(at, end);
            return end;
        }
        if (!closing && (name.equals("pre") || name.equals("script") || name.equals("style"))) return opaque(name, at);
        if (name.equals("br")) return lineBreak(at, end);
        if (CLOSE_FITTING.contains(name)) {
            trimPiece();
            int next = end;
            while (next < text.length() && Tags.isSpace(text.charAt(next))) next++;
            if (name.equals("figcaption")) block(name, closing, at, end);
            else inline(at, end);
            return name.equals("figcaption") && !closing ? end : next;
        }
        if (!BLOCKS.contains(name)) {
            inline(at, end);
            return end;
        }
        if (!closing) finish();
        block(name, closing, at, end);
        if (closing || name.equals("hr")) finish();
        return end;
    }

    private void inline(int from, int to) {
        piece.append(text, from, to);
        endsWithBlock = false;
        onlyTags = false;
    }

    private void block(String name, boolean closing, int from, int to) {
        boolean first = isBlankPiece();
        dropBreak(NO_BREAK_BEFORE.contains(name));
        if (first) {
            piece.setLength(0);
            beginsWithBlock = true;
            listItem = name.equals("li") && !closing;
            onlyTags = true;
        }
        closingStart = piece.length();
        piece.append(text, from, to);
        if (first && name.equals("blockquote") && !closing) openingQuoteEnd = piece.length();
        endsWithBlock = true;
        lastBlock = name;
        lastClosing = closing;
    }

    private int opaque(String name, int from) {
        int at = from;
        int end = text.length();
        while ((at = text.indexOf("</", at)) >= 0) {
            if (text.regionMatches(true, at + 2, name, 0, name.length())) {
                end = Tags.end(text, at);
                break;
            }
            at += 2;
        }
        if (name.equals("script")) inline(from, end);
        else {
            finish();
            out.append(text, from, end).append('\n');
        }
        return end;
    }

    /// Two in a row make a paragraph; one is a line break as it stands.
    private int lineBreak(int at, int end) {
        int next = end;
        while (next < text.length() && Tags.isSpace(text.charAt(next))) next++;
        if (next < text.length()
                && text.charAt(next) == '<'
                && Tags.name(text, next).equals("br")) {
            finish();
            return Tags.end(text, next);
        }
        if (endsWithBlock) return end;
        piece.append("<br />");
        endsWithBlock = false;
        onlyTags = false;
        return end;
    }

    private int lines(int at) {
        int next = at + 1;
        boolean blank = false;
        for (int i = next; i < text.length() && Tags.isSpace(text.charAt(i)); i++)
            if (text.charAt(i) == '\n') {
                blank = true;
                next = i + 1;
            }
        if (blank) {
            finish();
            return next;
        }
        if (isBlankPiece()) return next;
        if (endsWithBlock) {
            piece.append('\n');
            return next;
        }
        trimPiece();
        if (endsWith("<br />")) piece.append('\n');
        else piece.append("<br />\n");
        return next;
    }

    private boolean endsWith(String end) {
        int from = piece.length() - end.length();
        return from >= 0 && piece.indexOf(end, from) == from;
    }

    /// Takes back the line break before a block's tag.
    private void dropBreak(boolean wanted) {
        if (!wanted) return;
        trimPiece();
        if (endsWith("<br />")) piece.setLength(piece.length() - 6);
    }

    private void trimPiece() {
        int end = piece.length();
        while (end > 0 && Tags.isSpace(piece.charAt(end - 1))) end--;
        piece.setLength(end);
    }

    private boolean isBlankPiece() {
        for (int i = 0; i < piece.length(); i++) if (!Tags.isSpace(piece.charAt(i))) return false;
        return true;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) if (!Tags.isSpace(text.charAt(i))) return false;
        return true;
    }

    private void finish() {
        if (!isBlankPiece()) {
            int end = piece.length();
            while (end > 0 && piece.charAt(end - 1) == '\n') end--;
            piece.setLength(end);
            writePiece();
        }
        reset();
    }

    private void writePiece() {
        boolean quoteAlone = openingQuoteEnd > 0 && endsWithBlock && closingStart < openingQuoteEnd;
        if (!beginsWithBlock) out.append("<p>").append(piece, 0, splitAt());
        else if (openingQuoteEnd > 0 && !quoteAlone)
            out.append(piece, 0, openingQuoteEnd).append("<p>").append(piece, openingQuoteEnd, splitAt());
        else out.append(piece, 0, splitAt());
        boolean paragraph = !beginsWithBlock || (openingQuoteEnd > 0 && !quoteAlone);
        if (!endsWithBlock) {
            if (!listItem) out.append("</p>");
        } else {
            boolean shut = paragraph && lastClosing && (lastBlock.equals("blockquote") || closesPlainText());
            if (shut || (beginsWithBlock && lastClosing && lastBlock.equals("blockquote") && !onlyTags))
                out.append("</p>");
            out.append(piece, splitAt(), piece.length());
        }
        out.append('\n');
    }

    private boolean closesPlainText() {
        return switch (lastBlock) {
            case "div", "address", "form" -> piece.lastIndexOf("<", closingStart - 1) < 0;
            default -> false;
        };
    }

    private int splitAt() {
        return endsWithBlock ? closingStart : piece.length();
    }

    private void reset() {
        piece.setLength(0);
        beginsWithBlock = false;
        endsWithBlock = false;
        openingQuoteEnd = 0;
        closingStart = 0;
        onlyTags = false;
        listItem = false;
        lastBlock = "";
        lastClosing = false;
    }
}
