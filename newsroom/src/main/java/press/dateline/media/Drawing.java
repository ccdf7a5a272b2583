package press.dateline.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A drawing in SVG of which nothing is left that runs, moves, asks another place for something or grows without end.
/// What is not on the lists goes, with all that is in it.
///
/// @param width in pixels as far as it says, else null
/// @param height in pixels as far as it says, else null
record Drawing(byte[] svg, @Nullable Integer width, @Nullable Integer height) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int MOST_ELEMENTS = 50_000;
    private static final int DEEPEST = 200;
    private static final int LARGEST_SIDE = 10_000;

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textpath",
            "lineargradient",
            "radialgradient",
            "stop",
            "pattern",
            "clippath",
            "mask",
            "marker",
            "style",
            "switch",
            "image",
            "filter",
            "feblend",
            "fecolormatrix",
            "fecomponenttransfer",
            "fecomposite",
            "feconvolvematrix",
            "fediffuselighting",
            "fedisplacementmap",
            "fedistantlight",
            "fedropshadow",
            "feflood",
            "fefunca",
            "fefuncb",
            "fefuncg",
            "fefuncr",
            "fegaussianblur",
            "femerge",
            "femergenode",
            "femorphology",
            "feoffset",
            "fepointlight",
            "fespecularlighting",
            "fespotlight",
            "fetile",
            "feturbulence");

    private static final Set<String> NAMES = Set.of("id", "class", "xmlns", "xmlns:xlink", "xml:space", "xml:lang");

    /// A name of SVG's own is letters and hyphens; what begins with `on` is a script.
    private static final Pattern ATTRIBUTE = Pattern.compile("(?!on)[a-zA-Z][a-zA-Z-]{0,40}[0-9]?");

    private static final Pattern PIXELS =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]{0,2000000}");

    /// @throws Refused when it is no drawing, or one too large to be shown
    static Drawing clean(byte[] file) {
        Document document = Jsoup.parse(new String(file, StandardCharsets.UTF_8), "", Parser.xmlParser());
        Element root = document.children().stream()
                .filter(child -> child.normalName().equals("svg"))
                .findFirst()
                .orElseThrow(() -> new Refused("is no drawing that can be read"));
        List<Element> all = new ArrayList<>(root.getAllElements());
        if (all.size() > MOST_ELEMENTS) throw new Refused("is a drawing of too many parts");
        prune(root, 0);
        cutChains(root);
        root.attr("xmlns", NAMESPACE);
        Document clean = new Document("");
        clean.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .prettyPrint(false)
                .charset(StandardCharsets.UTF_8);
        clean.appendChild(root);
        return new Drawing(
                clean.outerHtml().getBytes(StandardCharsets.UTF_8), side(root, "width", 2), side(root, "height", 3));
    }

    private static void prune(Element element, int depth) {
        for (Attribute attribute : element.attributes().asList()) {
            if (!keeps(attribute)) element.removeAttr(attribute.getKey());
        }
        for (Node node : new ArrayList<>(element.childNodes())) {
            boolean kept =
                    switch (node) {
                        case Element child ->
                            ELEMENTS.contains(child.tagName().toLowerCase(Locale.ROOT))
                                    && depth < DEEPEST
                                    && (!child.normalName().equals("style")
                                            || harmless(child.wholeText() + child.data()));
                        case DataNode data -> harmless(data.getWholeData());
                        case TextNode text -> true;
                        default -> false;
                    };
            if (!kept) {
                node.remove();
            } else if (node instanceof Element child) {
                prune(child, depth + 1);
            }
        }
    }

    private static boolean keeps(Attribute attribute) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        if (name.equals("href") || name.equals("xlink:href")) {
            return value.startsWith("#") || PIXELS.matcher(value).matches();
        }
        return (NAMES.contains(name) || ATTRIBUTE.matcher(name).matches()) && harmless(value);
    }

    /// CSS that names only what is in the drawing: no escapes that could spell something else, no rules that fetch.
    private static boolean harmless(String css) {
        String text = css.toLowerCase(Locale.ROOT);
        if (text.indexOf('\\') >= 0 || text.indexOf('@') >= 0 || text.contains("javascript:")) return false;
        if (text.contains("image(") || text.contains("image-set(") || text.contains("src(")) return false;
        for (int at = text.indexOf("url("); at >= 0; at = text.indexOf("url(", at + 1)) {
            String inside = text.substring(at + 4).stripLeading();
            if (!inside.startsWith("#") && !inside.startsWith("'#") && !inside.startsWith("\"#")) return false;
        }
        return true;
    }

    /// A copy of copies doubles with every step; a copy of what is drawn does not.
    private static void cutChains(Element root) {
        Set<String> copying = new HashSet<>();
        for (Element use : root.select("use")) {
            for (Element around = use; around != null; around = around.parent()) {
                if (around.hasAttr("id")) copying.add(around.id());
            }
        }
        for (Element use : root.select("use")) {
            String target = use.hasAttr("href") ? use.attr("href") : use.attr("xlink:href");
            if (target.length() > 1 && copying.contains(target.substring(1))) use.remove();
        }
    }

    private static @Nullable Integer side(Element root, String name, int inBox) {
        String said = root.attr(name).strip().replaceFirst("px$", "");
        String[] box = root.attr("viewBox").strip().split("[\\s,]+", 5);
        if (said.isEmpty() && box.length == 4) said = box[inBox];
        try {
            double pixels = Double.parseDouble(said);
            return pixels >= 1 && pixels <= LARGEST_SIDE ? (Integer) (int) Math.round(pixels) : null;
        } catch (NumberFormatException other) {
            return null;
        }
    }
}
