package press.dateline.copydesk;

import java.util.List;

/// One block of the body.
///
/// @param links in the order of the words
public record Block(Kind kind, Passage passage, List<Link> links) {
    public Block {
        links = List.copyOf(links);
    }

    /// What a block is to the reader. Tables and code are read by fewer rules than running text.
    public enum Kind {
        PARAGRAPH,
        HEADING,
        /// A block quotation: somebody else's words without quotation marks.
        QUOTATION,
        LIST_ITEM,
        TABLE_CELL,
        PREFORMATTED
    }

    /// Words that lead elsewhere.
    ///
    /// @param from first character of the words within the block's text
    /// @param to the character behind them
    /// @param target as written
    public record Link(int from, int to, String target) {}

    public static Block paragraph(Passage passage) {
        return new Block(Kind.PARAGRAPH, passage, List.of());
    }

    /// The same block with nothing but `rest`, which is the end of its passage.
    Block behind(Passage rest) {
        int cut = passage.text().length() - rest.text().length();
        List<Link> kept = links.stream()
                .filter(link -> link.from() >= cut)
                .map(link -> new Link(link.from() - cut, link.to() - cut, link.target()))
                .toList();
        return new Block(kind, rest, kept);
    }
}
