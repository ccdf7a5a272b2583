package press.dateline.copydesk.file;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Block.Kind;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;

/// Reads a page or a piece of HTML: the headline is its first `<h1>`, else its `<title>`; the body is what stands in
/// its `<article>`, else in `<main>`, else all of it, without what is navigation or form.
final class HtmlFile {
    private static final Set<String> NO_COPY = Set.of(
            "script",
            "style",
            "nav",
            "footer",
            "aside",
            "form",
            "noscript",
            "template",
            "svg",
            "button",
            "select",
            "iframe",
            "object",
            "video",
            "audio",
            "canvas",
            "math",
            "dialog",
            "head");
    private static final Set<String> PART_BLOCKS = Set.of(
            "p", "div", "section", "article", "main", "header", "hgroup", "body", "ul", "ol", "dl", "table", "tr",
            "thead", "tbody", "tfoot", "figure", "details", "summary", "address", "hr", "picture");
    private static final String STANDFIRST =
            "[itemprop=description],[role=doc-subtitle],.standfirst,.dek,.deck,.subtitle,.subheadline,.summary-lead";
    private static final String BYLINE = "[rel=author],[itemprop=author],.byline,.author-name";
    private static final String CREDIT = "[itemprop=copyrightHolder],[class*=credit],cite";

    /// Pages that people write have no thirty.
    private static final int DEEPEST = 100;

    private final Alignment alignment;
    private final int offset;
    private final Document page;
    private final Layout layout;
    private @Nullable Passage headline;
    private @Nullable Passage standfirst;

    private HtmlFile(String source, int from, int to, Layout layout) {
        this.alignment = new Alignment(source, false);
        this.offset = from;
        this.layout = layout;
        this.page = Jsoup.parse(
                source.substring(from, to),
                "",
                Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST));
    }

    static StoryFile read(String name, String text, Optional<ZoneId> zone) {
        Layout layout = new Layout();
        HtmlFile file = new HtmlFile(text, 0, text.length(), layout);
        Element root = file.root();
        file.readHeadline(root);
        file.readBody(root);
        if (file.headline == null) {
            return new StoryFile.Unreadable("has no headline: neither <h1> nor <title> has words");
        }
        Stated stated = new Stated();
        new HtmlHead(file.page, root).read(stated);
        boolean hasRoom = file.page.selectFirst("head > *") != null || stated.hasByline();
        Copy copy = new Copy(
                file.headline,
                file.standfirst,
                null,
                layout.blocks(),
                layout.pictures(),
                hasRoom ? stated.furniture() : null,
                stated.language(),
                stated.publication(zone));
        return new StoryFile.Story(copy.withDatelineFromLead(), SourceText.of(name, text));
    }

    /// Lays out a piece of HTML that stands in a file of another kind.
    ///
    static void lay(String source, SourceText.Stretch stretch, Layout layout) {
        HtmlFile piece = new HtmlFile(source, stretch.from(), stretch.to(), layout);
        NodeTraversor.filter(piece.new Walk(), piece.page.body());
        layout.endBlock();
    }

    private Element root() {
        List<Element> articles = page.select("article");
        Element main = page.selectFirst("main,[role=main]");
        return !articles.isEmpty() ? articles.getFirst() : main != null ? main : page.body();
    }

    private void readHeadline(Element root) {
        Element heading = root.selectFirst("h1");
        if (heading == null) {
            heading = page.selectFirst("h1");
        }
        headline = heading == null ? null : words(heading).orElse(null);
        if (headline != null && heading != null) {
            heading.remove();
            return;
        }
        Element title = page.selectFirst("head > title");
        headline = title == null ? null : words(title).orElse(null);
    }

    private void readBody(Element root) {
        Element marked = root.selectFirst(STANDFIRST);
        if (marked != null && marked != root) {
            standfirst = words(marked).orElse(null);
            if (standfirst != null) {
                marked.remove();
            }
        }
        NodeTraversor.filter(new Walk(), root);
        layout.endBlock();
    }

    private Optional<Passage> words(Element element) {
        PassageBuilder passage = new PassageBuilder();
        element.nodeStream(TextNode.class).forEach(text -> add(text, passage));
        return passage.take();
    }

    private void add(TextNode text, PassageBuilder passage) {
        int from = text.sourceRange().startPos();
        int to = text.sourceRange().endPos();
        if (from >= 0 && from <= to) {
            alignment.add(text.getWholeText(), offset + from, offset + to, passage);
        }
    }

    /// Walks the body; whatever depth it has.
    private final class Walk implements NodeFilter {
        private int figureBegan;

        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case TextNode text -> add(text, layout.passage());
                case Element element -> {
                    if (NO_COPY.contains(element.normalName()) || isByline(element) || isHidden(element)) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    begin(element);
                }
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        private void begin(Element element) {
            Kind kind = kind(element);
            switch (element.normalName()) {
                case "a" -> layout.beginLink(element.attr("href"));
                case "br" -> layout.passage().blank();
                case "img" -> layout.add(picture(element));
                case "figcaption" -> layout.endBlock();
                case "figure" -> {
                    layout.endBlock();
                    figureBegan = layout.pictureCount();
                }
                default -> {
                    if (kind != null) {
                        layout.begin(kind);
                    } else if (PART_BLOCKS.contains(element.normalName())) {
                        layout.endBlock();
                    }
                }
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "a" -> layout.endLink();
                    case "figcaption" -> {
                        boolean pictured = layout.pictureCount() > figureBegan;
                        Element credit = pictured ? element.selectFirst(CREDIT) : null;
                        layout.caption(
                                figureBegan, layout.takePassage().orElse(null), credit == null ? "" : credit.text());
                    }
                    default -> {
                        if (kind(element) != null) {
                            layout.end();
                        } else if (PART_BLOCKS.contains(element.normalName())) {
                            layout.endBlock();
                        }
                    }
                }
            }
            return FilterResult.CONTINUE;
        }
    }

    private static @Nullable Kind kind(Element element) {
        return switch (element.normalName()) {
            case "p" -> Kind.PARAGRAPH;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
            case "li", "dt", "dd" -> Kind.LIST_ITEM;
            case "td", "th", "caption" -> Kind.TABLE_CELL;
            case "pre" -> Kind.PREFORMATTED;
            case "blockquote" -> Kind.QUOTATION;
            default -> null;
        };
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || element.attr("aria-hidden").equals("true");
    }

    private static boolean isByline(Element element) {
        return element.hasClass("byline") || element.attr("itemprop").equals("author");
    }

    private static Picture picture(Element img) {
        boolean decoration = img.attr("role").equals("presentation");
        @Nullable String alt = img.hasAttr("alt") ? img.attr("alt") : decoration ? "" : null;
        return new Picture(img.attr("src"), alt, null, "");
    }

    static String bylineSelector() {
        return BYLINE;
    }
}
