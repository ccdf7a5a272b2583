package press.dateline.wordpress;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.wordpress.Damage.Outcome;

/// Cuts an export into the elements of its channel and holds one of them at a time, so that memory does not grow with
/// the file and damage to one does not reach the next. Minds CDATA and comments but builds no tree: how deep elements
/// nest is a number.
final class Pieces implements Closeable {
    /// Characters of the largest entry read whole: several times what a WordPress database takes as one value.
    static final int LARGEST = 1 << 24;

    private static final int LARGEST_DOCTYPE = 1 << 20;
    private static final int USUAL = 1 << 17;
    private static final int LEAST_READ = 1 << 13;

    /// Elements of the channel that describe the site.
    static final Set<String> SITE = Set.of(
            "title",
            "link",
            "description",
            "pubDate",
            "language",
            "generator",
            "wp:wxr_version",
            "wp:base_site_url",
            "wp:base_blog_url");

    /// One element of the channel, from the `<` on.
    ///
    /// @param name by its namespace
    /// @param complete its end tag is there
    record Piece(String name, int line, int column, int length, boolean complete) {}

    private final ExportText text;
    private final Damages damages;
    private char[] chars = new char[USUAL];
    private int start;
    private int end;
    private boolean atEnd;
    private int line = 1;
    private int column = 1;
    private long passed;
    private final Map<String, Long> unclosedUntil = new HashMap<>();
    private boolean hasDoctype;
    private Prefixes prefixes = Prefixes.undeclared();
    private boolean inside;
    private String channel = "";
    private boolean closed;
    private int foreign;
    private String generator = "";

    Pieces(ExportText text, Damages damages) {
        this.text = text;
        this.damages = damages;
    }

    /// The next piece, still to be passed with [#pass(int)], or null at the end of the file.
    @Nullable
    Piece next() throws IOException {
        while (true) {
            int markup = find('<', 0);
            if (markup < 0) {
                if (end == start) return atEnd();
                stray(end - start);
                pass(end - start);
                continue;
            }
            stray(markup);
            pass(markup);
            if (matches("<!--", 0)) {
                comment();
            } else if (matches("<![CDATA[", 0)) {
                int close = closing("]]>", 9);
                foundStray();
                pass(close < 0 ? 9 : close + 3);
            } else if (matches("<!DOCTYPE", 0)) {
                doctype();
            } else if (matches("<?", 0)) {
                declaration();
            } else if (matches("</", 0)) {
                endTag();
            } else {
                Piece piece = startTag();
                if (piece != null) return piece;
            }
        }
    }

    /// Goes on behind so many characters.
    void pass(int length) {
        for (int i = start; i < start + length; i++) {
            if (chars[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        start += length;
        passed += length;
    }

    /// Goes on behind the next such text, or at the end of the file.
    void passBeyond(String closing) throws IOException {
        for (int at = find(closing, 0); ; at = find(closing, 0)) {
            if (at >= 0) {
                pass(at + closing.length());
                return;
            }
            if (end - start < closing.length() || atEnd) {
                pass(end - start);
                return;
            }
            pass(end - start - closing.length());
        }
    }

    char[] chars() {
        return chars;
    }

    /// Where the current piece begins in [#chars()].
    int start() {
        return start;
    }

    Prefixes prefixes() {
        return prefixes;
    }

    /// From the comment at the head of the file, `""` when there is none.
    String generator() {
        return generator;
    }

    long bytesRead() {
        return text.bytesRead();
    }

    long size() {
        return text.size();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private @Nullable Piece atEnd() {
        if (!closed) {
            closed = true;
            damages.add(
                    line,
                    column,
                    "the file ends here without </channel></rss>: it was cut off, and whatever came after this place",
                    Outcome.LOST);
        }
        return null;
    }

    private void comment() throws IOException {
        int close = closing("-->", 4);
        if (close < 0) {
            damages.count(line, column, "a comment that is not closed", Outcome.REPAIRED);
            pass(4);
            return;
        }
        if (generator.isEmpty() && close < 1_000) {
            String says = new String(chars, start, close);
            int from = says.indexOf("generator=\"");
            int to = from < 0 ? -1 : says.indexOf('"', from + 11);
            if (to > 0) generator = says.substring(from + 11, to);
        }
        pass(close + 3);
    }

    /// Passes a document type without reading what it declares.
    private void doctype() throws IOException {
        if (hasDoctype) {
            foundStray();
            pass(9);
            return;
        }
        hasDoctype = true;
        damages.add(
                line,
                column,
                "the file has a DOCTYPE, which no export has; its entities are not expanded, nothing it points to is read",
                Outcome.IGNORED);
        int depth = 0;
        char quote = 0;
        for (int i = 9; i < LARGEST_DOCTYPE && has(i); i++) {
            char c = chars[start + i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (matches("<!--", i)) {
                int close = find("-->", i);
                if (close < 0) break;
                i = close + 2;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '>' && depth <= 0) {
                pass(i + 1);
                return;
            }
        }
        pass(9);
    }

    private void declaration() throws IOException {
        if (matches("<?xml ", 0) && (line > 1 || column > 1) && !inside)
            damages.add(line, column, "the XML declaration is not at the beginning of the file", Outcome.REPAIRED);
        int close = closing("?>", 2);
        pass(close < 0 ? 2 : close + 2);
    }

    private void endTag() throws IOException {
        String name = nameAt(2);
        if (name.equals(channel) || name.equals("channel") || name.equals("rss") || name.equals("rdf:RDF")) {
            closed = true;
            foreign = 0;
        } else if (foreign > 0) {
            foreign--;
        } else {
            damages.count(line, column, "an end tag without its beginning", Outcome.REPAIRED);
        }
        int close = tagClose(2);
        pass(close < 0 ? 2 : close + 1);
    }

    private @Nullable Piece startTag() throws IOException {
        Tag tag = tag();
        if (tag == null) {
            foundStray();
            pass(1);
            return null;
        }
        Prefixes inner = prefixes.within(tag.attributes());
        String name = inner.canonical(tag.name());
        if ("rss".equals(name) || tag.name().equals("rdf:RDF")) {
            prefixes = inner;
            inside = true;
            pass(tag.end());
            return null;
        }
        if ("channel".equals(name)) return enter(tag, inner);
        boolean entry = name != null && EntryDraft.ENTRIES.contains(name);
        boolean ofSite = name != null && foreign == 0 && SITE.contains(name);
        if (name == null || tag.empty() || !entry && !ofSite) {
            if (foreign == 0 && !entry && !ofSite)
                damages.count(line, column, inner.whyForeign(tag.name()), Outcome.IGNORED);
            if (inside && channel.isEmpty() && !tag.empty()) return enter(tag, inner);
            if (!tag.empty()) foreign++;
            pass(tag.end());
            return null;
        }
        inside = true;
        if (name.equals("item") && foreign > 0) {
            damages.count(line, column, "elements ahead of an item have no end tag", Outcome.REPAIRED);
            foreign = 0;
        }
        closed = false;
        return cut(name, tag);
    }

    private @Nullable Piece enter(Tag tag, Prefixes inner) {
        channel = tag.name();
        prefixes = inner;
        inside = true;
        pass(tag.end());
        return null;
    }

    private Piece cut(String name, Tag tag) throws IOException {
        String endTag = "</" + tag.name();
        int i = tag.end();
        while (true) {
            int markup = find('<', i);
            if (markup < 0) return new Piece(name, line, column, Math.min(end - start, LARGEST), false);
            if (matches("<![CDATA[", markup)) {
                int close = closing("]]>", markup + 9);
                i = close < 0 ? markup + 9 : close + 3;
            } else if (matches("<!--", markup)) {
                int close = closing("-->", markup + 4);
                i = close < 0 ? markup + 4 : close + 3;
            } else if (matches(endTag, markup) && endsName(markup + endTag.length())) {
                int close = tagClose(markup + 2);
                return close < 0 || close >= LARGEST
                        ? new Piece(name, line, column, Math.min(end - start, LARGEST), false)
                        : new Piece(name, line, column, close + 1, true);
            } else if (beginsNext(name, tag.name(), markup)) {
                return new Piece(name, line, column, Math.min(markup, LARGEST), false);
            } else {
                i = markup + 1;
            }
        }
    }

    /// Whether what begins here cannot be inside the piece: it lacks its end tag.
    private boolean beginsNext(String name, String tagName, int at) throws IOException {
        if (matches("</channel>", at) || matches("</rss>", at) || matches("<item", at) && endsName(at + 5)) return true;
        if (name.equals("item")) return false;
        if (matches("<" + tagName, at) && endsName(at + 1 + tagName.length())) return true;
        return SITE.contains(name) && matches("<wp:", at);
    }

    private boolean endsName(int at) throws IOException {
        return !has(at) || chars[start + at] == '>' || chars[start + at] <= ' ' || chars[start + at] == '/';
    }

    /// Finds what closes a section. What was sought in vain up to some place is not sought again before it.
    private int closing(String closing, int from) throws IOException {
        long known = unclosedUntil.getOrDefault(closing, 0L) - passed - closing.length();
        int at = known >= LARGEST ? -1 : find(closing, (int) Math.max(from, known));
        if (at < 0) unclosedUntil.put(closing, passed + (end - start));
        return at;
    }

    /// Finds the `>` of a tag, or answers -1 when another tag begins first.
    private int tagClose(int from) throws IOException {
        for (int i = from; i < LARGEST && has(i); i++) {
            char c = chars[start + i];
            if (c == '>') return i;
            if (c == '<') return -1;
        }
        return -1;
    }

    private void stray(int length) {
        if (!inside) {
            if (line == 1 && column == 1 && length > 0)
                damages.add(
                        1,
                        1,
                        blank(length) ? "blank lines ahead of the XML" : "text ahead of the XML",
                        Outcome.REPAIRED);
            return;
        }
        if (foreign == 0 && !blank(length)) foundStray();
    }

    private void foundStray() {
        if (foreign == 0) damages.count(line, column, "text between the entries that belongs to none", Outcome.LOST);
    }

    private boolean blank(int length) {
        for (int i = start; i < start + length; i++) if (chars[i] > ' ' && chars[i] != '\uFEFF') return false;
        return true;
    }

    private @Nullable Tag tag() throws IOException {
        int close = tagClose(1);
        if (close < 0) return null;
        for (int more = 0; ; more++) {
            Tag tag = Tag.at(new String(chars, start, close + 1), 0);
            int quoted = tag == null || more > 20 ? -1 : tagClose(close + 1);
            if (quoted < 0 || !openQuote(close)) return tag;
            close = quoted;
        }
    }

    private boolean openQuote(int close) {
        char quote = 0;
        for (int i = start; i < start + close; i++) {
            char c = chars[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return quote != 0;
    }

    private String nameAt(int from) throws IOException {
        int i = from;
        while (i < from + 200 && has(i) && Tag.isNameCharacter(chars[start + i], i == from)) i++;
        return new String(chars, start + from, i - from);
    }

    private int find(String what, int from) throws IOException {
        for (int i = find(what.charAt(0), from); i >= 0; i = find(what.charAt(0), i + 1))
            if (matches(what, i)) return i;
        return -1;
    }

    private int find(char what, int from) throws IOException {
        int i = from;
        while (true) {
            char[] chars = this.chars;
            int end = this.end;
            for (int at = start + i; at < end; at++) if (chars[at] == what) return at - start;
            i = Math.max(i, end - start);
            if (i >= LARGEST || !fill()) return -1;
        }
    }

    private boolean matches(String what, int at) throws IOException {
        if (!has(at + what.length() - 1)) return false;
        for (int i = 0; i < what.length(); i++) if (chars[start + at + i] != what.charAt(i)) return false;
        return true;
    }

    private boolean has(int at) throws IOException {
        while (start + at >= end) if (!fill()) return false;
        return true;
    }

    private boolean fill() throws IOException {
        if (atEnd) return false;
        if (chars.length - end < LEAST_READ) makeRoom();
        int read = text.read(chars, end, chars.length - end);
        if (read < 0) {
            atEnd = true;
            return false;
        }
        end += read;
        return true;
    }

    private void makeRoom() {
        int held = end - start;
        char[] room = chars;
        if (held > chars.length / 2) room = new char[chars.length * 2];
        else if (chars.length > 8 * USUAL && held < USUAL / 2) room = new char[USUAL];
        System.arraycopy(chars, start, room, 0, held);
        chars = room;
        start = 0;
        end = held;
    }
}
