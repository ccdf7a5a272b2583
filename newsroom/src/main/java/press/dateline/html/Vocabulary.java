package press.dateline.html;

import java.util.Map;
import java.util.Set;

/// The words of HTML, sorted by how the walk has to treat them, and the few classes that our style sheets know.
final class Vocabulary {
    /// How an element takes part in the rebuilt tree.
    enum Kind {
        /// Goes away with all that is in it.
        DROPPED,
        /// Goes away, its content stays where it is.
        TRANSPARENT,
        /// Runs within a line: opened only when something is written in it.
        INLINE,
        BLOCK,
        /// A frame of another site.
        FRAME,
        /// Stands alone: br, wbr, hr, img, audio, video.
        LEAF
    }

    static final Set<String> CLASSES = Set.of(
            "align-left",
            "align-right",
            "align-center",
            "wide",
            "full",
            "gallery",
            "columns",
            "column",
            "pullquote",
            "fact-box",
            "embed",
            "verse",
            "media-text",
            "cover",
            "buttons",
            "button",
            "file",
            "footnotes",
            "playlist",
            "drop-cap",
            "page-break");

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("h1", "h2"),
            Map.entry("strike", "s"),
            Map.entry("tt", "code"),
            Map.entry("acronym", "abbr"),
            Map.entry("dfn", "em"),
            Map.entry("var", "i"),
            Map.entry("dir", "ul"),
            Map.entry("menu", "ul"),
            Map.entry("xmp", "pre"),
            Map.entry("listing", "pre"),
            Map.entry("plaintext", "pre"));

    private static final Set<String> INLINE = Set.of(
            "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "time", "q",
            "cite", "code", "kbd", "samp", "span", "ruby", "rt", "rp");

    private static final Set<String> LEAF = Set.of("br", "wbr", "hr", "img", "audio", "video");

    private static final Set<String> BLOCK = Set.of(
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "figure",
            "figcaption",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "details",
            "summary",
            "div",
            "address",
            "article",
            "aside",
            "body",
            "center",
            "fieldset",
            "footer",
            "form",
            "header",
            "hgroup",
            "legend",
            "main",
            "nav",
            "section",
            "search",
            "optgroup",
            "dialog",
            "marquee");

    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "noembed",
            "noframes",
            "svg",
            "math",
            "select",
            "datalist",
            "textarea",
            "input",
            "title",
            "head",
            "link",
            "meta",
            "base",
            "basefont",
            "bgsound",
            "applet",
            "canvas",
            "frameset",
            "frame",
            "map",
            "area",
            "param",
            "source",
            "track",
            "col",
            "colgroup",
            "progress",
            "meter",
            "keygen",
            "image",
            "portal",
            "fencedframe");

    private Vocabulary() {}

    static String rename(String name) {
        return RENAMED.getOrDefault(name, name);
    }

    static Kind kind(String name) {
        if (INLINE.contains(name)) return Kind.INLINE;
        if (BLOCK.contains(name)) return Kind.BLOCK;
        if (LEAF.contains(name)) return Kind.LEAF;
        if (DROPPED.contains(name)) return Kind.DROPPED;
        return switch (name) {
            case "iframe", "embed", "object" -> Kind.FRAME;
            default -> Kind.TRANSPARENT;
        };
    }

    static boolean isBlock(String name) {
        return BLOCK.contains(name);
    }

    static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '2' && name.charAt(1) <= '6';
    }
}
