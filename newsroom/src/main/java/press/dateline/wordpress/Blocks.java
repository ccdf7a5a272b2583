package press.dateline.wordpress;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import press.dateline.html.Embed;

/// The block editor's comments, `<!-- wp:name {…} -->`, read as they come. Most blocks hold their HTML between the
/// comments, so only the comments go; the others are made here. Blocks that list what a site has (latest posts, a
/// calendar) are left out, blocks of plug-ins leave what they hold; both are named.
final class Blocks {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_PATTERN_DEPTH = 5;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(1_000_000)
                    .build())
            .build());

    private static final Set<String> LISTINGS = Set.of(
            "latest-posts",
            "latest-comments",
            "archives",
            "categories",
            "calendar",
            "search",
            "tag-cloud",
            "rss",
            "page-list",
            "navigation",
            "social-links",
            "query",
            "loginout",
            "avatar",
            "comments",
            "post-comments",
            "site-title",
            "site-logo",
            "site-tagline",
            "post-title",
            "post-content",
            "post-date",
            "post-excerpt",
            "post-featured-image",
            "post-author",
            "post-terms",
            "post-navigation-link",
            "template-part",
            "legacy-widget",
            "widget-group",
            "term-description",
            "query-title",
            "home-link",
            "read-more",
            "post-comments-form",
            "post-author-biography");

    private record Open(String name, String json, int start) {}

    private final WordPressCopy.Context context;
    private final Consumer<String> unknown;
    private final Set<Long> patternsInside = new HashSet<>();
    private int budget = 200;

    Blocks(WordPressCopy.Context context, Consumer<String> unknown) {
        this.context = context;
        this.unknown = unknown;
    }

    static boolean isIn(String raw) {
        return raw.contains("<!-- wp:");
    }

    String show(String raw) {
        var out = new StringBuilder(raw.length() + 64);
        var stack = new ArrayList<Open>();
        int copied = 0;
        for (int at = raw.indexOf("<!--"); at >= 0; at = raw.indexOf("<!--", Math.max(at + 4, copied))) {
            int name = skipSpaces(raw, at + 4);
            boolean closing = raw.startsWith("/wp:", name);
            if (!closing && !raw.startsWith("wp:", name)) continue;
            int end = raw.indexOf("-->", name);
            if (end < 0) break;
            out.append(raw, copied, at);
            copied = end + 3;
            int nameStart = name + (closing ? 4 : 3);
            int nameEnd = nameStart;
            while (nameEnd < end && isNamePart(raw.charAt(nameEnd))) nameEnd++;
            String block = plainName(raw.substring(nameStart, nameEnd));
            String json = raw.substring(nameEnd, end).strip();
            boolean alone = json.endsWith("/");
            if (closing) close(block, stack, out);
            else {
                if (alone) json = json.substring(0, json.length() - 1).strip();
                var open = new Open(block, json, out.length());
                if (alone || stack.size() >= MAX_DEPTH) finish(open, out);
                else stack.add(open);
            }
        }
        out.append(raw, copied, raw.length());
        while (!stack.isEmpty()) finish(stack.removeLast(), out);
        return out.toString();
    }

    private static int skipSpaces(String raw, int from) {
        int at = from;
        while (at < raw.length() && Tags.isSpace(raw.charAt(at))) at++;
        return at;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '/';
    }

    private static String plainName(String name) {
        return name.startsWith("core/") ? name.substring(5) : name;
    }

    /// Closes the innermost block of that name, and with it those that were not closed inside.
    private void close(String name, ArrayList<Open> stack, StringBuilder out) {
        int at = stack.size() - 1;
        while (at >= 0 && !stack.get(at).name.equals(name)) at--;
        if (at < 0) return;
        while (stack.size() > at) finish(stack.removeLast(), out);
    }

    private void finish(Open block, StringBuilder out) {
        String name = block.name;
        if (LISTINGS.contains(name)) {
            out.setLength(block.start);
            unknown.accept(name);
            return;
        }
        if (name.startsWith("core-embed/")) name = "embed";
        switch (name) {
            case "spacer" -> out.setLength(block.start);
            case "embed" -> replace(out, block, this::embed);
            case "block" -> replace(out, block, this::pattern);
            case "footnotes" -> replace(out, block, this::footnotes);
            case "shortcode" -> replace(out, block, (attributes, inner) -> Paragraphs.of(inner));
            case "cover" -> replace(out, block, this::cover);
            default -> {
                if (name.indexOf('/') > 0) unknown.accept(name);
            }
        }
    }

    private interface Showing {
        String of(JsonNode attributes, String inner);
    }

    private static void replace(StringBuilder out, Open block, Showing showing) {
        String inner = out.substring(block.start);
        out.setLength(block.start);
        out.append(showing.of(attributes(block.json), inner));
    }

    private static JsonNode attributes(String json) {
        if (json.isEmpty()) return MissingNode.getInstance();
        try {
            JsonNode node = JSON.readTree(json);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException broken) {
            // WordPress takes a block whose attributes cannot be read as one without.
            return MissingNode.getInstance();
        }
    }

    private String embed(JsonNode attributes, String inner) {
        String address = attributes.path("url").asText("");
        int caption = inner.indexOf("<figcaption");
        int captionEnd = caption < 0 ? -1 : inner.indexOf("</figcaption>", caption);
        String words = captionEnd < 0 ? "" : inner.substring(caption, captionEnd + 13);
        return Embed.of(address)
                .map(embed -> embed.html("").replace("</figure>", words + "</figure>"))
                .orElse(inner);
    }

    private String pattern(JsonNode attributes, String inner) {
        long ref = attributes.path("ref").asLong();
        if (ref == 0 || patternsInside.size() >= MAX_PATTERN_DEPTH || budget-- <= 0 || !patternsInside.add(ref))
            return inner;
        try {
            return context.library().pattern(ref).map(this::show).orElseGet(() -> {
                unknown.accept("block " + ref);
                return inner;
            });
        } finally {
            patternsInside.remove(ref);
        }
    }

    private String footnotes(JsonNode attributes, String inner) {
        var out = new StringBuilder();
        for (JsonNode note : attributes(context.footnotes())) {
            String id = Markup.attribute(note.path("id").asText(""));
            out.append("<li id=\"")
                    .append(id)
                    .append("\">")
                    .append(note.path("content").asText(""));
            out.append(" <a href=\"#").append(id).append("-link\">↩︎</a></li>");
        }
        return out.isEmpty() ? inner : "<ol class=\"footnotes\">" + out + "</ol>";
    }

    /// Covers of old have their picture in a style, which does not come in.
    private String cover(JsonNode attributes, String inner) {
        String address = attributes.path("url").asText("");
        int end = inner.indexOf('>');
        if (address.isEmpty()
                || end < 0
                || inner.contains("<img")
                || attributes.path("backgroundType").asText("").equals("video")) return inner;
        String picture = "<img src=\"" + Markup.attribute(address) + "\" data-attachment=\""
                + attributes.path("id").asLong() + "\" alt=\""
                + Markup.attribute(attributes.path("alt").asText("")) + "\">";
        return inner.substring(0, end + 1) + "<figure>" + picture + "</figure>" + inner.substring(end + 1);
    }
}
