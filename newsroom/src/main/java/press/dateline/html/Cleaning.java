package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlSanitizer;

/// Walks a parsed tree and writes another that keeps HTML's content models.
///
/// Nothing is opened before something is written in it, so empty paragraphs and empty emphasis do not come into being;
/// cells and list items alone open when they are met. Each place in the tree is a [Box] (where are we?) with a chain of
/// [Ink]s (how does writing look here?). Before something is written, what stands open is compared with what should
/// be: what does not belong is closed, what lacks is opened. So emphasis round a block becomes emphasis within it, a
/// paragraph that holds a list is split round it, and a link round a whole card becomes links round its texts.
///
/// The walk follows the nodes' own links and does not recurse.
final class Cleaning {
    /// Elements nested deeper than this are not made: well above what a person writes, and together well below the
    /// depth at which parsing flattens, so that what was written is read back as it is.
    private static final int MAX_BOXES = 60;

    private static final int MAX_INKS = 20;

    /// What may stand directly in a box.
    private enum Model {
        /// Blocks, and text that gets a paragraph of its own.
        PROSE,
        /// Blocks and text.
        FLOW,
        /// Text; a block met inside ends the paragraph.
        PARAGRAPH,
        /// Text; a block met inside becomes a new line.
        LINE,
        /// Items alone.
        LIST,
        /// Parts of a table alone.
        TABLE
    }

    private static final class Box {
        String name;
        final List<String> attributes;
        final Model model;
        final @Nullable Box parent;
        /// Where text goes that has no place here itself: the paragraph of prose, the item of a list.
        @Nullable
        Box inner;

        boolean hasCaption;
        final int depth;

        Box(String name, List<String> attributes, Model model, @Nullable Box parent) {
            this.name = name;
            this.attributes = attributes;
            this.model = model;
            this.parent = parent;
            this.depth = (parent == null ? 0 : parent.depth) + (name.isEmpty() ? 0 : 1);
        }

        boolean written() {
            return !name.isEmpty();
        }
    }

    private record Ink(String name, List<String> attributes, @Nullable Ink outer) {
        int depth() {
            int depth = 0;
            for (Ink ink = this; ink != null; ink = ink.outer) depth++;
            return depth;
        }

        boolean has(String wanted) {
            for (Ink ink = this; ink != null; ink = ink.outer) if (ink.name.equals(wanted)) return true;
            return false;
        }

        static @Nullable Ink without(String name, @Nullable Ink ink) {
            if (ink == null) return null;
            if (ink.name.equals(name)) return without(name, ink.outer);
            Ink outer = without(name, ink.outer);
            return outer == ink.outer ? ink : new Ink(ink.name, ink.attributes, outer);
        }
    }

    /// Where the walk stands while it is inside one element.
    private record Place(Box box, @Nullable Ink ink) {}

    private final Profile profile;
    private final Attributing attributing;
    private final HtmlSanitizer.Policy out;
    private final ArrayList<Object> open = new ArrayList<>();
    private final ArrayList<Integer> outline = new ArrayList<>();
    private @Nullable Box running;
    private int pendingBreaks;
    private String pendingSpace = "";

    private Cleaning(Profile profile, Element body, StringBuilder target) {
        this.profile = profile;
        this.attributing = new Attributing(profile, body);
        this.out = profile.policy(new Markup(target));
    }

    static String clean(Element body, Profile profile) {
        var target = new StringBuilder(1_024);
        new Cleaning(profile, body, target).walk(body);
        return target.toString();
    }

    /// The node after this one in reading order, within a root.
    static @Nullable Node following(Node node, Node root) {
        if (node.childNodeSize() > 0) return node.childNode(0);
        return after(node, root);
    }

    private static @Nullable Node after(Node node, Node root) {
        Node at = node;
        while (at != null && at != root) {
            Node next = at.nextSibling();
            if (next != null) return next;
            at = at.parent();
        }
        return null;
    }

    private void walk(Element body) {
        out.openDocument();
        var places = new ArrayList<Place>();
        var root = new Box("", List.of(), profile == Profile.INLINE ? Model.LINE : Model.PROSE, null);
        places.add(new Place(root, null));
        Node node = body.childNodeSize() == 0 ? null : body.childNode(0);
        while (node != null) {
            Place here = places.getLast();
            Place inside = enter(node, here);
            if (inside != null && node.childNodeSize() > 0) {
                places.add(inside);
                node = node.childNode(0);
                continue;
            }
            if (inside != null) leave((Element) node, inside);
            Node next = node.nextSibling();
            while (next == null) {
                Node parent = node.parent();
                if (parent == null || parent == body) break;
                leave((Element) parent, places.removeLast());
                node = parent;
                next = node.nextSibling();
            }
            node = next;
        }
        closeTo(0);
        out.closeDocument();
    }

    /// Deals with a node. Gives the place of its children, or null when they are not to be looked at.
    private @Nullable Place enter(Node node, Place here) {
        if (node instanceof TextNode text) {
            if (!(text instanceof CDataNode)) text(text.getWholeText(), here.box, here.ink);
            return null;
        }
        if (!(node instanceof Element element)) return null;
        String name = Vocabulary.rename(element.normalName());
        return switch (Vocabulary.kind(name)) {
            case DROPPED -> null;
            case TRANSPARENT -> here;
            case FRAME -> frame(element, here);
            case LEAF -> {
                leaf(name, element, here);
                yield null;
            }
            case INLINE -> inline(name, element, here);
            case BLOCK -> block(name, element, here);
        };
    }

    private void leave(Element element, Place place) {
        String name = element.normalName();
        if (Vocabulary.isBlock(Vocabulary.rename(name))) endLine(place.box);
    }

    // ---- blocks

    private @Nullable Place block(String name, Element element, Place here) {
        Box box = here.box;
        if (box.model == Model.LINE) {
            endLine(box);
            return new Place(box, here.ink);
        }
        if (box.model == Model.PARAGRAPH && box.parent != null) box = box.parent;
        if (box.inner != null && box.inner.name.equals("dt") && !name.equals("dt") && !name.equals("dd"))
            return new Place(box.inner, here.ink);
        return switch (name) {
            case "li" -> item(name, element, box, here.ink);
            case "dt", "dd" -> item(name, element, box, here.ink);
            case "ul", "ol" -> list(name, element, box, here.ink);
            case "dl" -> isWholeGlossary(element) ? list(name, element, box, here.ink) : prose(box, here.ink);
            case "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption" ->
                tablePart(name, element, box, here.ink);
            case "figcaption" -> figcaption(element, box, here.ink);
            case "summary" -> summary(element, box, here.ink);
            case "details" -> details(element, box, here.ink);
            case "p" -> plain(name, element, Model.PARAGRAPH, box, here.ink);
            case "pre", "h2", "h3", "h4", "h5", "h6" -> plain(name, element, Model.LINE, box, here.ink);
            case "blockquote" -> plain(name, element, Model.PROSE, box, here.ink);
            case "figure" -> figure(element, box, here.ink);
            case "div" -> div(element, box, here.ink);
            default -> prose(box, here.ink);
        };
    }

    private Place plain(String name, Element element, Model model, Box where, @Nullable Ink ink) {
        if (!profile.allows(name) || where.depth > MAX_BOXES)
            return model == Model.LINE && where.depth <= MAX_BOXES
                    ? plain("p", element, Model.PARAGRAPH, where, ink)
                    : prose(where, ink);
        return new Place(new Box(name, attributing.of(name, element), model, flowIn(where)), ink);
    }

    private static Place prose(Box where, @Nullable Ink ink) {
        return new Place(new Box("", List.of(), Model.PROSE, flowIn(where)), ink);
    }

    private Place div(Element element, Box where, @Nullable Ink ink) {
        if (element.attributesSize() == 0 || !profile.allows("div") || where.depth > MAX_BOXES)
            return prose(where, ink);
        List<String> attributes = attributing.of("div", element);
        boolean carries = attributes.contains("class") || attributes.contains("id");
        return carries ? new Place(new Box("div", attributes, Model.PROSE, flowIn(where)), ink) : prose(where, ink);
    }

    private Place figure(Element element, Box where, @Nullable Ink ink) {
        if (!profile.allows("figure") || where.depth > MAX_BOXES) return prose(where, ink);
        Element caption = first(element, "figcaption");
        if (caption != null && caption != element.firstElementChild() && caption != element.lastElementChild())
            element.appendChild(caption);
        return new Place(new Box("figure", attributing.of("figure", element), Model.FLOW, flowIn(where)), ink);
    }

    private Place figcaption(Element element, Box where, @Nullable Ink ink) {
        Element parent = element.parent();
        if (!where.name.equals("figure") || where.hasCaption || parent == null || !parent.nameIs("figure"))
            return prose(where, ink);
        where.hasCaption = true;
        return new Place(new Box("figcaption", attributing.of("figcaption", element), Model.FLOW, where), ink);
    }

    private Place details(Element element, Box where, @Nullable Ink ink) {
        Element summary = first(element, "summary");
        if (summary == null || !hasWords(summary)) return prose(where, ink);
        if (summary != element.firstElementChild() || summary.previousSibling() != null) element.prependChild(summary);
        return plain("details", element, Model.PROSE, where, ink);
    }

    private Place summary(Element element, Box where, @Nullable Ink ink) {
        Element parent = element.parent();
        boolean first = parent != null && parent.nameIs("details") && parent.firstElementChild() == element;
        if (!where.name.equals("details") || !first) return prose(where, ink);
        var summary = new Box("summary", attributing.of("summary", element), Model.LINE, where);
        openBox(summary);
        return new Place(summary, ink);
    }

    private Place list(String name, Element element, Box where, @Nullable Ink ink) {
        if (!profile.allows(name) || where.depth > MAX_BOXES) return prose(where, ink);
        return new Place(new Box(name, attributing.of(name, element), Model.LIST, flowIn(where)), ink);
    }

    private Place item(String name, Element element, Box where, @Nullable Ink ink) {
        boolean fits = where.model == Model.LIST && where.name.equals("dl") == !name.equals("li");
        if (!fits || (name.equals("dd") && where.inner == null)) return prose(where, ink);
        Model model = name.equals("dt") ? Model.LINE : Model.FLOW;
        var item = new Box(name, attributing.of(name, element), model, where);
        where.inner = item;
        openBox(item);
        return new Place(item, ink);
    }

    private Place tablePart(String name, Element element, Box where, @Nullable Ink ink) {
        if (!profile.allows(name) || where.depth > MAX_BOXES) return prose(where, ink);
        if (name.equals("table")) {
            Spans.fit(element);
            return new Place(new Box(name, attributing.of(name, element), Model.TABLE, flowIn(where)), ink);
        }
        boolean fits =
                switch (name) {
                    case "caption" -> where.name.equals("table") && where.inner == null && !open.contains(where);
                    case "thead", "tbody", "tfoot" -> where.name.equals("table");
                    case "tr" -> where.name.equals("thead") || where.name.equals("tbody") || where.name.equals("tfoot");
                    default -> where.name.equals("tr");
                };
        if (!fits) return prose(where, ink);
        Model model =
                switch (name) {
                    case "caption" -> Model.LINE;
                    case "td", "th" -> Model.FLOW;
                    default -> Model.TABLE;
                };
        var part = new Box(name, attributing.of(name, element), model, where);
        if (model == Model.FLOW) openBox(part);
        return new Place(part, ink);
    }

    /// The nearest box that a block can stand in.
    private static Box flowIn(Box where) {
        Box box = where;
        while (true) {
            if (box.model == Model.LIST && box.inner != null) return box.inner;
            if (box.model == Model.LIST && !box.name.equals("dl")) return innerOf(box, "li", Model.FLOW);
            if (box.model == Model.PROSE || box.model == Model.FLOW || box.parent == null) return box;
            box = box.parent;
        }
    }

    private static Box innerOf(Box box, String name, Model model) {
        Box inner = box.inner;
        if (inner == null) {
            inner = new Box(name, List.of(), model, box);
            box.inner = inner;
        }
        return inner;
    }

    private static @Nullable Element first(Element parent, String child) {
        for (Element at = parent.firstElementChild(); at != null; at = at.nextElementSibling())
            if (at.nameIs(child)) return at;
        return null;
    }

    /// Whether it begins with a term and ends with what is said about one.
    private static boolean isWholeGlossary(Element list) {
        boolean begins = false;
        boolean ends = false;
        for (Element child : list.children()) {
            if (child.nameIs("dt")) begins = true;
            if (child.nameIs("dd") && !begins) return false;
            if (child.nameIs("dt") || child.nameIs("dd")) ends = child.nameIs("dd");
        }
        return begins && ends;
    }

    private static boolean hasWords(Element element) {
        Node node = element.firstChild();
        while (node != null) {
            if (node instanceof TextNode text && !isBlank(readable(text.getWholeText()))) return true;
            boolean unread = node instanceof Element child && !isLookedInto(child);
            node = unread ? after(node, element) : following(node, element);
        }
        return false;
    }

    private static boolean isLookedInto(Element element) {
        return switch (Vocabulary.kind(Vocabulary.rename(element.normalName()))) {
            case DROPPED, FRAME, LEAF -> false;
            case TRANSPARENT, INLINE, BLOCK -> true;
        };
    }

    // ---- within a line

    private Place inline(String name, Element element, Place here) {
        if (!profile.allows(name)) return new Place(here.box, here.ink);
        List<String> attributes = attributing.of(name, element);
        boolean bare =
                switch (name) {
                    case "a" -> !attributes.contains("href");
                    case "span" -> !attributes.contains("lang") && !attributes.contains("dir");
                    case "time" -> !attributes.contains("datetime");
                    case "ruby" -> !isWholeRuby(element);
                    case "rt", "rp" -> !isInRuby(element, here.ink);
                    default -> false;
                };
        Ink ink = here.ink;
        if (bare) {
            int id = attributes.indexOf("id");
            if (id >= 0) anchor(attributes.get(id + 1), here);
            return new Place(here.box, ink);
        }
        if (name.equals("a")) ink = Ink.without("a", ink);
        else if (ink != null && (ink.depth() > MAX_INKS || (ink.has(name) && attributes.isEmpty())))
            return new Place(here.box, ink);
        return new Place(here.box, new Ink(name, attributes, ink));
    }

    private static boolean isInRuby(Element element, @Nullable Ink ink) {
        Element parent = element.parent();
        return ink != null && ink.name.equals("ruby") && parent != null && parent.nameIs("ruby");
    }

    /// Whether there is a base, a reading of it, and nothing that would tear the two apart.
    private static boolean isWholeRuby(Element ruby) {
        Element reading = first(ruby, "rt");
        if (reading == null || !hasWords(reading)) return false;
        boolean base = false;
        for (Node node = ruby.firstChild(); node != null && node != reading; node = node.nextSibling())
            base |= node instanceof TextNode text && !isBlank(readable(text.getWholeText()));
        if (!base) return false;
        for (Node node = ruby.firstChild(); node != null; node = following(node, ruby))
            if (node instanceof Element element && !staysInRuby(element)) return false;
        return true;
    }

    private static boolean staysInRuby(Element element) {
        return switch (element.normalName()) {
            case "rt", "rp" -> {
                Element parent = element.parent();
                yield parent != null && parent.nameIs("ruby");
            }
            case "em", "strong", "b", "i", "span" -> true;
            default -> false;
        };
    }

    /// A place that is linked to but shows nothing itself.
    private void anchor(String id, Place place) {
        ready(place.box, place.ink);
        openTag("span", List.of("id", id));
        out.closeTag("span");
    }

    private void leaf(String name, Element element, Place here) {
        switch (name) {
            case "br" -> lineBreak(here);
            case "wbr" -> {
                if (profile.allows(name) && running != null) openTag(name, List.of());
            }
            case "hr" -> {
                Box box = here.box.model == Model.PARAGRAPH && here.box.parent != null ? here.box.parent : here.box;
                Box flow = box.model == Model.LINE ? box : flowIn(box);
                if (!profile.allows(name) || flow.model == Model.LINE) endLine(here.box);
                else {
                    openBox(flow);
                    openTag(name, attributing.of(name, element));
                }
            }
            case "img" -> {
                if (!profile.allows(name)) return;
                List<String> attributes = attributing.of(name, element);
                if (!attributes.contains("src")) return;
                ready(here.box, here.ink);
                openTag(name, attributes);
            }
            default -> player(name, element, here);
        }
    }

    private void lineBreak(Place here) {
        if (running == null || running != writable(here.box)) return;
        if (running.name.equals("pre")) text("\n", here.box, here.ink);
        else endLine(here.box, pendingBreaks + 1);
    }

    private void player(String name, Element element, Place here) {
        if (!profile.allows(name)) return;
        var attributes = new ArrayList<String>();
        Attributing.player(name, element.attributes(), attributes);
        boolean hasOwn = attributes.contains("src");
        var sources = new ArrayList<List<String>>();
        if (!hasOwn)
            for (Element child : element.children())
                if (child.nameIs("source")) {
                    String address = Addresses.resource(child.attr("src"));
                    if (address == null) continue;
                    var source = new ArrayList<>(List.of("src", address));
                    String type = child.attr("type").strip().toLowerCase(Locale.ROOT);
                    if (type.matches("[a-z0-9]{1,40}/[a-z0-9.+-]{1,80}")) Attributing.add("type", type, source);
                    sources.add(source);
                }
        if (!hasOwn && sources.isEmpty()) return;
        ready(here.box, Ink.without("a", here.ink));
        openTag(name, attributes);
        for (List<String> source : sources) openTag("source", source);
        for (Element child : element.children())
            if (child.nameIs("track")) {
                String address = Addresses.resource(child.attr("src"));
                if (address == null) continue;
                var track = new ArrayList<>(List.of("src", address));
                String kind = child.attr("kind");
                if (List.of("captions", "chapters", "descriptions").contains(kind))
                    Attributing.add("kind", kind, track);
                String language = child.attr("srclang");
                if (language.matches("[a-z]{2}")) Attributing.add("srclang", language, track);
                else if (!track.contains("kind")) continue;
                String label = child.attr("label").strip();
                if (!label.isEmpty()) Attributing.add("label", label, track);
                openTag("track", track);
            }
        out.closeTag(name);
    }

    private @Nullable Place frame(Element element, Place here) {
        if (!profile.allows("figure") || (here.ink != null && here.ink.has("a"))) return null;
        String source = element.attr(element.nameIs("object") ? "data" : "src");
        if (element.nameIs("object") && source.isEmpty()) {
            Element movie = element.selectFirst("param[name=movie], embed[src]");
            if (movie != null) source = movie.hasAttr("value") ? movie.attr("value") : movie.attr("src");
        }
        Embed embed = Embed.of(source).orElse(null);
        if (embed == null) return null;
        List<String> link = List.of("href", embed.address());
        Box box = here.box;
        if (box.model != Model.LINE) {
            if (box.model == Model.PARAGRAPH && box.parent != null) box = box.parent;
            Box where = flowIn(box);
            if (!where.name.equals("figure")) where = new Box("figure", List.of("class", "embed"), Model.FLOW, where);
            text(embed.label(element.attr("title")), where, new Ink("a", link, null));
            running = null;
        } else text(embed.label(element.attr("title")), box, new Ink("a", link, here.ink));
        return null;
    }

    private void text(String raw, Box box, @Nullable Ink ink) {
        if (raw.isEmpty()) return;
        Box writable = writable(box);
        if (writable.name.equals("pre")) {
            String lines = readable(raw);
            if (lines.isEmpty() || (running != writable && isBlank(lines))) return;
            ready(box, ink);
            out.text(lines);
            return;
        }
        String text = readable(raw);
        if (isBlank(text)) {
            if (running == writable && pendingBreaks == 0) pendingSpace = text.indexOf('\u00a0') < 0 ? " " : "\u00a0";
            return;
        }
        if (running != writable) text = withoutIndent(text);
        ready(box, ink);
        out.text(text);
    }

    private static String withoutIndent(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) <= ' ') from++;
        return text.substring(from);
    }

    /// Blank here also means no-break spaces alone, with which editors of old made distance.
    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00a0' || c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') return false;
        }
        return true;
    }

    /// Without what HTML may not hold: controls, halves of surrogate pairs, noncharacters.
    private static String readable(String text) {
        for (int i = 0; i < text.length(); i++) if (!isReadable(text, i)) return filtered(text);
        return text;
    }

    private static String filtered(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) if (isReadable(text, i)) out.append(text.charAt(i));
        return out.toString();
    }

    private static boolean isReadable(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') return c == '\n' || c == '\t';
        if (c < 0x7f) return true;
        if (c < 0xa0) return false;
        if (Character.isHighSurrogate(c)) {
            if (at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))) return false;
            return (Character.toCodePoint(c, text.charAt(at + 1)) & 0xfffe) != 0xfffe;
        }
        if (Character.isLowSurrogate(c)) {
            if (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1))) return false;
            return (Character.toCodePoint(text.charAt(at - 1), c) & 0xfffe) != 0xfffe;
        }
        return !(c >= 0xfdd0 && c <= 0xfdef) && c < 0xfffe;
    }

    // ---- what stands open

    private void endLine(Box box) {
        endLine(box, Math.max(1, pendingBreaks));
    }

    private void endLine(Box box, int breaks) {
        if (running == null || box.model == Model.PROSE) return;
        if (running.name.equals("pre")) return;
        pendingBreaks = Math.min(2, breaks);
        pendingSpace = "";
    }

    /// The box that text at this place is written in.
    private static Box writable(Box where) {
        Box box = where;
        while (true) {
            switch (box.model) {
                case PROSE -> {
                    return innerOf(box, "p", Model.PARAGRAPH);
                }
                case FLOW, PARAGRAPH, LINE -> {
                    return box;
                }
                case LIST, TABLE -> box = flowIn(box);
            }
        }
    }

    /// Brings what stands open to what should, for writing at this place.
    private void ready(Box where, @Nullable Ink ink) {
        Box box = writable(where);
        boolean goesOn = running == box;
        List<Object> wanted = chain(box, ink);
        int common = common(wanted);
        closeTo(common);
        if (goesOn && pendingBreaks > 0) {
            if (profile.allows("br")) for (int i = 0; i < pendingBreaks; i++) openTag("br", List.of());
            else out.text(" ");
        } else if (goesOn && !pendingSpace.isEmpty()) out.text(pendingSpace);
        pendingBreaks = 0;
        pendingSpace = "";
        openFrom(common, wanted);
        running = box;
    }

    private void openBox(Box box) {
        List<Object> wanted = chain(box, null);
        int common = common(wanted);
        closeTo(common);
        openFrom(common, wanted);
        running = null;
        pendingBreaks = 0;
        pendingSpace = "";
    }

    private static List<Object> chain(Box box, @Nullable Ink ink) {
        var chain = new ArrayList<Object>();
        for (Ink at = ink; at != null; at = at.outer) chain.add(at);
        for (Box at = box; at != null; at = at.parent) if (at.written()) chain.add(at);
        return chain.reversed();
    }

    private int common(List<Object> wanted) {
        int same = 0;
        while (same < open.size() && same < wanted.size() && open.get(same) == wanted.get(same)) same++;
        return same;
    }

    private void closeTo(int size) {
        while (open.size() > size) out.closeTag(nameOf(open.removeLast()));
    }

    private void openFrom(int from, List<Object> wanted) {
        for (int i = from; i < wanted.size(); i++) {
            Object next = wanted.get(i);
            switch (next) {
                case Box box -> {
                    if (Vocabulary.isHeading(box.name)) box.name = headingFor(box.name);
                    openOnce(box.name, box.attributes);
                }
                case Ink ink -> openOnce(ink.name, ink.attributes);
                default -> throw new IllegalStateException("Neither box nor ink: " + next);
            }
            open.add(next);
        }
    }

    /// Headings follow each other without a level left out, whatever they looked like at home: the first is the level
    /// below the headline's.
    private String headingFor(String name) {
        int level = name.charAt(1) - '0';
        while (!outline.isEmpty() && outline.getLast() >= level) outline.removeLast();
        outline.add(level);
        return "h" + (outline.size() + 1);
    }

    /// An element that is split keeps its id on the first part.
    private void openOnce(String name, List<String> attributes) {
        openTag(name, attributes);
        int id = attributes.indexOf("id");
        if (id >= 0 && id % 2 == 0) attributes.subList(id, id + 2).clear();
    }

    private void openTag(String name, List<String> attributes) {
        // The policy changes the list it is given, and what is split is opened again.
        out.openTag(name, new ArrayList<>(attributes));
    }

    private static String nameOf(Object opened) {
        return switch (opened) {
            case Box box -> box.name;
            case Ink ink -> ink.name;
            default -> throw new IllegalStateException("Neither box nor ink: " + opened);
        };
    }
}
