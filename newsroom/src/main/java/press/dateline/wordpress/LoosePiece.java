package press.dateline.wordpress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import press.dateline.wordpress.Damage.Outcome;

/// Reads what can be read of a piece that is not XML: torn CDATA, missing end tags, bare `&` and `<`, HTML's entities,
/// an end of the file in the middle. Goes over the text once, whatever the nesting.
///
/// Where a value ends is judged by what follows: `]]>` ends a CDATA section only in front of its element's end tag,
/// an end tag ends an open CDATA section only in front of another element of an export.
final class LoosePiece {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final String CDATA_END_ESCAPED = "]]]]><![CDATA[>";
    private static final int MOST_ENDS_TRIED = 50;
    private static final int LONGEST_ENTITY = 40;

    /// Where something is first met from some place on: text that is sought again and again is gone over once.
    private record Found(int from, int at) {}

    private final String text;
    private final Pieces.Piece piece;
    private final Prefixes outer;
    private final EntryDraft draft;
    private final Damages damages;
    private final Map<String, Found> found = new HashMap<>();
    private int @Nullable [] lineBegins;

    LoosePiece(String text, Pieces.Piece piece, Prefixes outer, EntryDraft draft, Damages damages) {
        this.text = text;
        this.piece = piece;
        this.outer = outer;
        this.draft = draft;
        this.damages = damages;
    }

    /// Puts into the draft what there is.
    ///
    /// @return how many characters belong to this entry; what follows is another's
    int read() {
        Tag root = Tag.at(text, 0);
        if (root == null) return text.length();
        Prefixes prefixes = outer.within(root.attributes());
        int foreign = 0;
        int i = root.end();
        while (true) {
            int next = text.indexOf('<', i);
            if (foreign == 0) stray(i, next < 0 ? text.length() : next);
            if (next < 0) return unfinished(text.length(), root);
            i = next;
            if (text.startsWith("<!--", i)) {
                i = comment(i, root);
            } else if (text.startsWith(CDATA, i)) {
                int end = find(CDATA_END, i);
                if (foreign == 0) lost(i, "text that belongs to no element");
                i = end < 0 ? i + CDATA.length() : end + CDATA_END.length();
            } else if (text.startsWith("</", i)) {
                String name = Tag.nameAt(text, i + 2);
                int end = behindTag(i);
                if (name.equals(root.name())) return end;
                String known = prefixes.canonical(name);
                if (known != null && (draft.isContainer(known) || draft.isField(known))) draft.close(known);
                else foreign = Math.max(0, foreign - 1);
                i = end;
            } else {
                Tag tag = Tag.at(text, i);
                if (tag == null) {
                    if (foreign == 0 && !text.startsWith("<?", i)) lost(i, "a < that begins nothing");
                    i++;
                    continue;
                }
                Prefixes inner = prefixes.within(tag.attributes());
                String name = inner.canonical(tag.name());
                if (name != null
                        && EntryDraft.ENTRIES.contains(name)
                        && (name.equals("item") || tag.name().equals(root.name()))) return unfinished(i, root);
                if (name != null && draft.isContainer(name)) {
                    if (!tag.empty()) draft.open(name);
                    i = tag.end();
                } else if (name != null && draft.isField(name)) {
                    i = field(tag, name);
                } else {
                    damages.count(lineOf(i), columnOf(i), inner.whyForeign(tag.name()), Outcome.IGNORED);
                    if (!tag.empty()) foreign++;
                    i = tag.end();
                }
            }
        }
    }

    /// The text of a piece that is one element.
    String text() {
        Tag root = Tag.at(text, 0);
        if (root == null || root.empty()) return "";
        int end = text.lastIndexOf("</");
        return value(root.name(), root.end(), end < root.end() ? text.length() : end);
    }

    private int unfinished(int at, Tag root) {
        draft.tear();
        damages.add(
                lineOf(at),
                columnOf(at),
                "<" + root.name() + "> that began at line " + piece.line()
                        + " has no end; what it should hold after this place",
                Outcome.LOST);
        return at;
    }

    private int comment(int at, Tag root) {
        int end = find("-->", at);
        int entryEnd = find("</" + root.name(), at);
        if (end >= 0 && (entryEnd < 0 || end < entryEnd)) return end + 3;
        repaired(at, "a comment that is not closed");
        return at + 4;
    }

    /// Answers where the text goes on behind the field.
    private int field(Tag tag, String name) {
        if (tag.empty()) {
            draft.field(name, decoded(tag), "");
            return tag.end();
        }
        int body = Tag.skipBlank(text, tag.end(), text.length());
        int end = text.startsWith(CDATA, body) ? endOfCdata(tag, body) : endOfText(tag, name);
        draft.field(name, decoded(tag), value(tag.name(), tag.end(), end));
        if (!isEndTag(end, tag.name())) return end;
        return behindTag(end);
    }

    private int behindTag(int at) {
        int close = find(">", at);
        int next = find("<", at + 1);
        if (next >= 0 && (close < 0 || next < close)) return next;
        return close < 0 ? text.length() : close + 1;
    }

    private int find(String what, int from) {
        Found known = found.get(what);
        if (known != null && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
        int at = text.indexOf(what, from);
        found.put(what, new Found(from, at));
        return at;
    }

    private Map<String, String> decoded(Tag tag) {
        Map<String, String> decoded = new HashMap<>();
        tag.attributes().forEach((name, value) -> decoded.put(name, unescape(value, tag.end())));
        return decoded;
    }

    private int endOfCdata(Tag tag, int body) {
        int from = body + CDATA.length();
        int tried = 0;
        int end = find("</" + tag.name(), from);
        while (end >= 0 && tried++ < MOST_ENDS_TRIED) {
            if (isEndTag(end, tag.name())) {
                if (cdataEnd(end, from) < end) return end;
                int close = behindTag(end) - 1;
                if (close > 0
                        && (close + 1 == text.length() || beginsKnown(Tag.skipBlank(text, close + 1, text.length())))) {
                    repaired(end, "a CDATA section that is not closed");
                    return end;
                }
            }
            end = text.indexOf("</" + tag.name(), end + 2);
        }
        int close = find(CDATA_END, from);
        for (tried = 0; close >= 0 && tried++ < MOST_ENDS_TRIED; close = text.indexOf(CDATA_END, close + 1)) {
            int after = Tag.skipBlank(text, close + CDATA_END.length(), text.length());
            if (beginsKnown(after)) {
                repaired(after, "<" + tag.name() + "> without an end tag");
                return after;
            }
        }
        return runsOut(tag);
    }

    private int endOfText(Tag tag, String name) {
        boolean prose = EntryDraft.PROSE.contains(name);
        int i = tag.end();
        while (true) {
            int next = text.indexOf('<', i);
            if (next < 0) return runsOut(tag);
            if (isEndTag(next, tag.name())) return next;
            if (text.startsWith(CDATA, next)) {
                int end = find(CDATA_END, next);
                i = end < 0 ? next + CDATA.length() : end + CDATA_END.length();
                continue;
            }
            if (beginsKnown(next) && (!prose || text.startsWith("</item", next) || hasPrefix(next))) {
                repaired(next, "<" + tag.name() + "> without an end tag");
                return next;
            }
            i = next + 1;
        }
    }

    private int runsOut(Tag tag) {
        draft.tear();
        lost(text.length(), "the text breaks off inside <" + tag.name() + ">; its rest");
        return text.length();
    }

    /// Where the `]]>` stands that ends the text before this place; this place when none does.
    private int cdataEnd(int end, int from) {
        int i = end;
        while (i > from && text.charAt(i - 1) <= ' ') i--;
        int close = i - CDATA_END.length();
        return close >= from && text.startsWith(CDATA_END, close) ? close : end;
    }

    private boolean isEndTag(int at, String name) {
        if (!text.startsWith("</", at) || !text.startsWith(name, at + 2)) return false;
        int after = at + 2 + name.length();
        return after == text.length() || text.charAt(after) == '>' || text.charAt(after) <= ' ';
    }

    private boolean hasPrefix(int at) {
        return Tag.nameAt(text, at + (text.startsWith("</", at) ? 2 : 1)).indexOf(':') > 0;
    }

    /// Whether an element of an export begins here, or one that holds others ends.
    private boolean beginsKnown(int at) {
        if (at >= text.length() || text.charAt(at) != '<') return false;
        boolean end = text.startsWith("</", at);
        String name = outer.canonical(Tag.nameAt(text, at + (end ? 2 : 1)));
        if (name == null) return false;
        if (end) return EntryDraft.ENTRIES.contains(name) || draft.isContainer(name);
        return name.equals("item") || draft.isContainer(name) || draft.isField(name);
    }

    private String value(String element, int from, int end) {
        int body = Tag.skipBlank(text, from, end);
        if (!text.startsWith(CDATA, body)) return plain(element, from, end);
        StringBuilder whole = new StringBuilder();
        int i = from;
        while (true) {
            int open = text.indexOf(CDATA, i, end);
            boolean last = open < 0;
            int stop = last ? end : open;
            if (text.indexOf('<', i, stop) >= 0 || text.indexOf(CDATA_END, i, stop) >= 0)
                return torn(element, body, end);
            if (stop > i) whole.append(unescape(text.substring(i, stop), i));
            if (last) return lineEnds(whole.toString());
            int close = text.indexOf(CDATA_END, open + CDATA.length(), end);
            if (close < 0) return torn(element, body, end);
            whole.append(text, open + CDATA.length(), close);
            i = close + CDATA_END.length();
        }
    }

    private String torn(String element, int body, int end) {
        int from = body + CDATA.length();
        int to = cdataEnd(end, from);
        if (end < text.length())
            repaired(from, "a CDATA section of <" + element + "> is torn; all up to its last end is taken as text");
        return lineEnds(text.substring(Math.min(from, to), to).replace(CDATA_END_ESCAPED, CDATA_END));
    }

    private String plain(String element, int from, int end) {
        String raw = text.substring(from, end);
        if (raw.indexOf('<') < 0) return lineEnds(unescape(raw, from));
        repaired(from, "markup in <" + element + "> that is not escaped is taken as its text");
        String name = outer.canonical(element);
        boolean html = name != null && EntryDraft.PROSE.contains(name);
        return lineEnds((html ? raw : unescape(raw, from)).replace(CDATA, "").replace(CDATA_END, ""));
    }

    private static String lineEnds(String value) {
        return value.indexOf('\r') < 0 ? value : value.replace("\r\n", "\n").replace('\r', '\n');
    }

    private String unescape(String raw, int at) {
        int next = raw.indexOf('&');
        if (next < 0) return raw;
        StringBuilder plain = new StringBuilder(raw.length());
        int done = 0;
        for (; next >= 0; next = raw.indexOf('&', done)) {
            plain.append(raw, done, next);
            int semicolon = raw.indexOf(';', next, Math.min(raw.length(), next + LONGEST_ENTITY));
            String entity = semicolon < 0 ? "" : raw.substring(next + 1, semicolon);
            String meaning = entity.isEmpty() ? null : meaning(entity, at + next);
            if (entity.isEmpty()) repaired(at + next, "a bare & is taken as text");
            if (meaning == null) {
                plain.append('&');
                done = next + 1;
            } else {
                plain.append(meaning);
                done = semicolon + 1;
            }
        }
        return plain.append(raw, done, raw.length()).toString();
    }

    private @Nullable String meaning(String entity, int at) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> entity.startsWith("#") ? character(entity, at) : named(entity, at);
        };
    }

    private @Nullable String character(String entity, int at) {
        boolean hex = entity.startsWith("#x") || entity.startsWith("#X");
        try {
            int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean allowed = code >= ' ' && code < 0xD800
                    || code >= 0xE000 && code < 0xFFFE
                    || code >= 0x10000 && code <= 0x10FFFF
                    || code == '\t'
                    || code == '\n'
                    || code == '\r';
            if (allowed) return Character.toString(code);
            repaired(at, "references to characters that XML forbids are left out");
            return "";
        } catch (NumberFormatException noNumber) {
            repaired(at, "a bare & is taken as text");
            return null;
        }
    }

    private @Nullable String named(String entity, int at) {
        if (Entities.isNamedEntity(entity)) {
            repaired(at, "the entity &" + entity + "; is HTML's, not XML's");
            return Entities.getByName(entity);
        }
        if (Tag.nameAt(entity, 0).length() == entity.length())
            damages.count(
                    lineOf(at),
                    columnOf(at),
                    "the entity &" + entity + "; is not expanded but kept as text",
                    Outcome.IGNORED);
        else repaired(at, "a bare & is taken as text");
        return null;
    }

    private void stray(int from, int to) {
        int begin = Tag.skipBlank(text, from, to);
        if (begin == to) return;
        boolean words = text.substring(begin, to).codePoints().anyMatch(Character::isLetterOrDigit);
        if (words) lost(begin, "text that belongs to no element");
        else damages.count(lineOf(begin), columnOf(begin), "stray punctuation between elements", Outcome.IGNORED);
    }

    private void repaired(int at, String what) {
        damages.count(lineOf(at), columnOf(at), what, Outcome.REPAIRED);
    }

    private void lost(int at, String what) {
        draft.tear();
        damages.add(lineOf(at), columnOf(at), what, Outcome.LOST);
    }

    private int lineOf(int at) {
        return piece.line() + lineWithin(at);
    }

    private int columnOf(int at) {
        int line = lineWithin(at);
        return line == 0 ? piece.column() + at : at - lineBegins()[line] + 1;
    }

    private int lineWithin(int at) {
        int index = Arrays.binarySearch(lineBegins(), at);
        return index >= 0 ? index : -index - 2;
    }

    private int[] lineBegins() {
        if (lineBegins == null)
            lineBegins = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        return lineBegins;
    }
}
