package press.dateline.copydesk.file;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Block.Kind;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;

/// Reads Markdown: CommonMark with tables, front matter ahead of it. The headline is the `title` of the front matter,
/// else the first heading of the first rank.
final class MarkdownFile {
    private static final int DEEPEST = 200;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private final String text;
    private final int offset;
    private final Alignment alignment;
    private final Layout layout = new Layout();
    private @Nullable Passage headline;

    private MarkdownFile(String text, int offset, @Nullable Passage headline) {
        this.text = text;
        this.offset = offset;
        this.alignment = new Alignment(text, true);
        this.headline = headline;
    }

    static StoryFile read(String name, String text, Optional<ZoneId> zone) {
        FrontMatter matter = FrontMatter.of(text);
        MarkdownFile file = new MarkdownFile(
                text, matter.end(), matter.first("title", "headline").orElse(null));
        file.walk(PARSER.parse(text.substring(matter.end())));
        if (file.headline == null) {
            return new StoryFile.Unreadable("has no headline: no title in front and no line that begins with #");
        }
        Stated stated = stated(matter);
        Copy copy = new Copy(
                file.headline,
                matter.first("standfirst", "subtitle", "summary", "description").orElse(null),
                matter.first("dateline").orElse(null),
                file.layout.blocks(),
                file.layout.pictures(),
                matter.isThere() ? stated.furniture() : null,
                stated.language(),
                stated.publication(zone));
        return new StoryFile.Story(copy.withDatelineFromLead(), SourceText.of(name, text));
    }

    private static Stated stated(FrontMatter matter) {
        Stated stated = new Stated();
        matter.first("date", "published", "pubdate").map(Passage::text).ifPresent(stated::published);
        matter.first("lang", "language", "locale").map(Passage::text).ifPresent(stated::language);
        matter.first("embargo").map(Passage::text).ifPresent(stated::embargo);
        matter.first("ai", "ai-use").map(Passage::text).ifPresent(stated::aiUse);
        matter.first("genre", "type").map(Passage::text).ifPresent(stated::genre);
        matter.all("author", "authors", "byline").map(Passage::text).forEach(stated::author);
        matter.all("source", "sources").map(Passage::text).forEach(stated::source);
        matter.first("correction").ifPresent(note -> stated.corrected());
        return stated;
    }

    /// Node after node, whatever depth they have.
    private void walk(Node document) {
        Node node = document;
        while (true) {
            @Nullable Node inner = enter(node) ? node.getFirstChild() : null;
            if (inner != null) {
                node = inner;
                continue;
            }
            leave(node);
            while (node != document && node.getNext() == null) {
                node = node.getParent();
                leave(node);
            }
            if (node == document) {
                return;
            }
            node = node.getNext();
        }
    }

    /// Whether what is in it is to be read.
    private boolean enter(Node node) {
        switch (node) {
            case Heading heading -> layout.begin(Kind.HEADING);
            case Paragraph paragraph -> layout.begin(Kind.PARAGRAPH);
            case ListItem item -> layout.begin(Kind.LIST_ITEM);
            case BlockQuote quote -> layout.begin(Kind.QUOTATION);
            case TableCell cell -> layout.begin(Kind.TABLE_CELL);
            case FencedCodeBlock code -> listing(code.getSourceSpans(), 1);
            case IndentedCodeBlock code -> listing(code.getSourceSpans(), 0);
            case HtmlBlock html -> {
                layout.endBlock();
                span(html).ifPresent(span -> HtmlFile.lay(text, span, layout));
            }
            case Link link -> layout.beginLink(link.getDestination());
            case Image image -> {
                layout.add(picture(image));
                return false;
            }
            case Text words -> add(words.getLiteral(), words);
            case Code code -> add(code.getLiteral(), code);
            case SoftLineBreak line -> layout.passage().blank();
            case HardLineBreak line -> layout.passage().blank();
            default -> {}
        }
        return true;
    }

    private void leave(Node node) {
        switch (node) {
            case Heading heading when heading.getLevel() == 1 && headline == null -> takeHeadline();
            case Heading heading -> layout.end();
            case Paragraph paragraph -> layout.end();
            case BlockQuote quote -> layout.end();
            case ListItem item -> layout.end();
            case TableCell cell -> layout.end();
            case Link link -> layout.endLink();
            default -> {}
        }
    }

    private void takeHeadline() {
        headline = layout.takePassage().orElse(null);
        layout.end();
    }

    private void add(String words, Node node) {
        span(node).ifPresent(span -> {
            int from = span.from();
            if (node instanceof Code) {
                while (from < span.to() && (text.charAt(from) == '`' || text.charAt(from) == ' ')) {
                    from++;
                }
            }
            alignment(node).add(words, from, span.to(), layout.passage());
        });
    }

    private Alignment alignment(Node node) {
        return node instanceof Code ? new Alignment(text, false) : alignment;
    }

    /// @param fences lines at either end that are not part of it
    private void listing(List<SourceSpan> lines, int fences) {
        layout.begin(Kind.PREFORMATTED);
        for (int i = fences; i < lines.size() - fences; i++) {
            int from = offset + lines.get(i).getInputIndex();
            for (int at = from; at < from + lines.get(i).getLength(); at++) {
                layout.passage().add(text.charAt(at), at, at + 1);
            }
            layout.passage().blank();
        }
        layout.end();
    }

    private Picture picture(Image image) {
        StringBuilder alt = new StringBuilder();
        for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
            alt.append(child instanceof Text words ? words.getLiteral() : "");
        }
        return new Picture(
                image.getDestination(), alt.toString(), caption(image).orElse(null), "");
    }

    /// The title of a picture is printed below it.
    private Optional<Passage> caption(Image image) {
        @Nullable String title = image.getTitle();
        if (title == null || title.isBlank()) {
            return Optional.empty();
        }
        return span(image).flatMap(span -> {
            PassageBuilder passage = new PassageBuilder();
            int found = text.lastIndexOf(title, span.to());
            int from = found >= span.from() ? found : span.from();
            alignment.add(title, from, span.to(), passage);
            return passage.take();
        });
    }

    private Optional<SourceText.Stretch> span(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        SourceSpan last = spans.getLast();
        return Optional.of(new SourceText.Stretch(
                offset + spans.getFirst().getInputIndex(), offset + last.getInputIndex() + last.getLength()));
    }
}
