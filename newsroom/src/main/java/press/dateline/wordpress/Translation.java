package press.dateline.wordpress;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.dateline.html.Embed;
import press.dateline.wordpress.WordPressCopy.PictureUse;

/// Turns a parsed tree from WordPress' words into ours: classes, captions, addresses, bare addresses that meant an
/// embed. Notes the pictures on the way. One walk, without recursion.
final class Translation {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alignleft", "align-left"),
            Map.entry("alignright", "align-right"),
            Map.entry("aligncenter", "align-center"),
            Map.entry("alignwide", "wide"),
            Map.entry("alignfull", "full"),
            Map.entry("has-text-align-center", "align-center"),
            Map.entry("has-text-align-right", "align-right"),
            Map.entry("has-text-align-left", "align-left"),
            Map.entry("wp-block-gallery", "gallery"),
            Map.entry("gallery", "gallery"),
            Map.entry("tiled-gallery", "gallery"),
            Map.entry("wp-block-columns", "columns"),
            Map.entry("wp-block-column", "column"),
            Map.entry("wp-block-pullquote", "pullquote"),
            Map.entry("wp-block-verse", "verse"),
            Map.entry("wp-block-media-text", "media-text"),
            Map.entry("wp-block-cover", "cover"),
            Map.entry("wp-block-cover-image", "cover"),
            Map.entry("wp-block-buttons", "buttons"),
            Map.entry("wp-block-button__link", "button"),
            Map.entry("wp-block-file", "file"),
            Map.entry("wp-block-footnotes", "footnotes"),
            Map.entry("has-drop-cap", "drop-cap"),
            Map.entry("footnotes", "footnotes"),
            Map.entry("playlist", "playlist"),
            Map.entry("embed", "embed"),
            Map.entry("page-break", "page-break"));

    /// Of a caption that is noted with its picture, in characters; the caption in the text is not cut.
    private static final int MAX_CAPTION = 2_000;

    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite");

    private final WordPressCopy.Library library;
    private final List<PictureUse> pictures;
    private final Map<Element, String> captions = new IdentityHashMap<>();

    Translation(WordPressCopy.Library library, List<PictureUse> pictures) {
        this.library = library;
        this.pictures = pictures;
    }

    void translate(Element body) {
        Node node = body.firstChild();
        while (node != null) {
            Node next = next(node, body);
            if (node instanceof Element element) {
                Node instead = element(element);
                if (instead != element) next = instead == null ? next : next(instead, body);
            }
            node = next;
        }
    }

    private static @Nullable Node next(Node from, Element root) {
        if (from.childNodeSize() > 0) return from.childNode(0);
        return after(from, root);
    }

    private static @Nullable Node after(Node from, Element root) {
        Node at = from;
        while (at != null && at != root) {
            Node next = at.nextSibling();
            if (next != null) return next;
            at = at.parent();
        }
        return null;
    }

    /// Gives the node to go on from.
    private @Nullable Node element(Element element) {
        String name = element.normalName();
        if (name.equals("p") && element.childNodeSize() == 1) {
            Element embed = embedOf(element);
            if (embed != null) return embed;
        }
        if (element.attributesSize() == 0) return element;
        if (element.hasClass("wp-caption")) element.tagName("figure");
        else if (element.hasClass("wp-caption-text")) element.tagName("figcaption");
        else if (name.equals("object") && element.hasClass("wp-block-file__embed"))
            element.attributes().remove("data");
        String original = name.equals("img") ? element.attr("src") : "";
        long attachment = name.equals("img") ? attachment(element) : 0;
        addresses(element.attributes());
        classes(name, element);
        if (name.equals("img") && !original.isBlank())
            pictures.add(
                    new PictureUse(element.attr("src"), original, attachment, element.attr("alt"), captionOf(element)));
        return element;
    }

    /// An address alone in its paragraph stands for what it leads to.
    private static @Nullable Element embedOf(Element paragraph) {
        if (!(paragraph.firstChild() instanceof TextNode text)) return null;
        String words = text.getWholeText().strip();
        if (!words.startsWith("http") || words.length() > 500 || words.chars().anyMatch(Character::isWhitespace))
            return null;
        Embed embed = Embed.of(words).filter(Embed::known).orElse(null);
        if (embed == null) return null;
        var figure = new Element("figure").addClass("embed");
        figure.appendElement("a").attr("href", embed.address()).text(embed.label(""));
        paragraph.replaceWith(figure);
        return figure;
    }

    private void addresses(Attributes attributes) {
        for (Attribute attribute : attributes)
            if (ADDRESSES.contains(attribute.getKey()) && !attribute.getValue().isEmpty())
                attribute.setValue(library.address(attribute.getValue()));
    }

    private static void classes(String name, Element element) {
        var ours = new LinkedHashSet<String>();
        String given = element.className();
        if (!given.isEmpty())
            for (String one : given.split("\\s+", 100)) {
                String mapped = CLASSES.get(one);
                if (mapped != null) ours.add(mapped);
            }
        String align = element.attr("align");
        if (!align.isEmpty() && !isCell(name)) addAlignment(align, ours);
        String style = element.attr("style");
        int textAlign = style.indexOf("text-align");
        if (textAlign >= 0 && !isCell(name)) {
            int colon = style.indexOf(':', textAlign);
            int end = colon < 0 ? -1 : style.indexOf(';', colon);
            if (colon >= 0) addAlignment(style.substring(colon + 1, end < 0 ? style.length() : end), ours);
        }
        if (ours.isEmpty()) element.removeAttr("class");
        else element.attr("class", String.join(" ", ours));
    }

    private static boolean isCell(String name) {
        return name.equals("td")
                || name.equals("th")
                || name.equals("tr")
                || name.equals("div")
                || name.equals("table");
    }

    private static void addAlignment(String raw, Set<String> ours) {
        switch (raw.strip().toLowerCase(Locale.ROOT)) {
            case "center" -> ours.add("align-center");
            case "right" -> ours.add("align-right");
            default -> {}
        }
    }

    private static long attachment(Element image) {
        String marked = image.attr("data-attachment");
        if (marked.isEmpty()) marked = image.attr("data-id");
        if (marked.isEmpty()) {
            int at = image.className().indexOf("wp-image-");
            if (at < 0) return 0;
            int end = at + 9;
            String names = image.className();
            while (end < names.length() && Character.isDigit(names.charAt(end))) end++;
            marked = names.substring(at + 9, end);
        }
        try {
            return Long.parseLong(marked);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private String captionOf(Element image) {
        Element at = image.parent();
        for (int up = 0; at != null && up < 4; up++, at = at.parent())
            if (at.nameIs("figure")) return captions.computeIfAbsent(at, Translation::caption);
        return "";
    }

    private static String caption(Element figure) {
        for (Element child = figure.firstElementChild(); child != null; child = child.nextElementSibling())
            if (child.nameIs("figcaption") || child.hasClass("wp-caption-text")) return words(child);
        return "";
    }

    private static String words(Element element) {
        var words = new StringBuilder();
        for (Node node = element.firstChild(); node != null && words.length() < MAX_CAPTION; node = next(node, element))
            if (node instanceof TextNode text) words.append(text.getWholeText());
        return Excerpts.words(words.toString(), MAX_CAPTION);
    }
}
