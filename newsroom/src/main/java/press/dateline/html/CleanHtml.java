package press.dateline.html;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// HTML that passed the allow-list, and so may stand on a page as it is.
///
/// Holding one is the proof: there is no way to make one from a string without cleaning it, but for [#stored(String)],
/// which is for reading back what was stored as a CleanHtml. Cleaning never fails, whatever it is given, and cleaning
/// what is clean changes nothing. The output is valid HTML5 and serialised in one canonical way. Immutable; safe for
/// concurrent use.
public final class CleanHtml {
    /// Nothing at all.
    public static final CleanHtml EMPTY = new CleanHtml("");

    /// Elements nested deeper than this are taken as siblings.
    private static final int MAX_DEPTH = 256;

    private static final Set<String> LINE_ENDS = Set.of(
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "dt",
            "dd",
            "tr",
            "table",
            "caption",
            "blockquote",
            "pre",
            "figure",
            "figcaption",
            "div",
            "summary",
            "details",
            "ul",
            "ol",
            "dl",
            "br",
            "hr");

    private final String html;

    private CleanHtml(String html) {
        this.html = html;
    }

    /// The copy of a story or page: paragraphs, headings below the headline, lists, quotes, pictures, tables, sound and
    /// film. Frames of other sites become links to what they showed.
    public static CleanHtml copy(String raw) {
        return copy(parse(raw).body());
    }

    /// As [#copy(String)] for what is parsed already (see [#parse(String)]). The tree is used up.
    public static CleanHtml copy(Element body) {
        return clean(body, Profile.COPY);
    }

    /// Short texts within one line of thought: captions, biographies, descriptions of sections. No blocks, no pictures.
    public static CleanHtml inline(String raw) {
        return clean(parse(raw).body(), Profile.INLINE);
    }

    /// What a reader may write. Links carry `rel="nofollow ugc"`.
    public static CleanHtml comment(String raw) {
        return clean(parse(raw).body(), Profile.COMMENT);
    }

    /// A text without markup: escaped, so that it shows as it is.
    public static CleanHtml text(String plain) {
        var out = new StringBuilder(plain.length() + 16);
        Markup.escapeText(plain, out);
        return of(out.toString());
    }

    /// What was a CleanHtml when it was stored. Not for anything that came from outside.
    public static CleanHtml stored(String html) {
        return of(html);
    }

    /// Parses as [#copy(String)] would, for those who change the tree before it is cleaned. Depth is bounded.
    public static Document parse(String raw) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(raw, "");
    }

    private static CleanHtml clean(Element body, Profile profile) {
        return of(Cleaning.clean(body, profile));
    }

    private static CleanHtml of(String html) {
        return html.isEmpty() ? EMPTY : new CleanHtml(html);
    }

    public String html() {
        return html;
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /// The words alone, one line for each block, entities decoded. Linear in the length.
    public String plainText() {
        var out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                int end = html.indexOf('>', at);
                if (end < 0) break;
                String name = tagName(at + 1, end);
                if (LINE_ENDS.contains(name)) endLine(out);
                else if (name.equals("td") || name.equals("th")) out.append(' ');
                at = end + 1;
            } else if (c == '&') {
                int end = html.indexOf(';', at);
                if (end < 0) end = html.length() - 1;
                out.append(
                        switch (html.substring(at + 1, Math.max(at + 1, end))) {
                            case "amp" -> "&";
                            case "lt" -> "<";
                            case "gt" -> ">";
                            case "quot" -> "\"";
                            case "nbsp" -> "\u00a0";
                            default -> html.substring(at, end + 1);
                        });
                at = end + 1;
            } else {
                if (c == '\n') endLine(out);
                else out.append(c);
                at++;
            }
        }
        return out.toString().strip();
    }

    private String tagName(int from, int end) {
        int start = html.charAt(from) == '/' ? from + 1 : from;
        int at = start;
        while (at < end && Character.isLetterOrDigit(html.charAt(at))) at++;
        return html.substring(start, at);
    }

    private static void endLine(StringBuilder out) {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) != '\n') out.append('\n');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CleanHtml that && html.equals(that.html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    @Override
    public String toString() {
        return html;
    }
}
