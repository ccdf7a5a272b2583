package press.dateline.copydesk.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Block.Kind;
import press.dateline.copydesk.Block.Link;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;

/// The body of a story as it comes out of a file: text goes in piece by piece, blocks and pictures come out. Confined
/// to one thread.
final class Layout {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final PassageBuilder passage = new PassageBuilder();
    private final List<Link> links = new ArrayList<>();
    private final Deque<OpenLink> open = new ArrayDeque<>();
    private final Deque<Kind> kinds = new ArrayDeque<>();

    private record OpenLink(int from, String target) {}

    PassageBuilder passage() {
        return passage;
    }

    void beginLink(String target) {
        open.push(new OpenLink(passage.length(), target));
    }

    void endLink() {
        if (!open.isEmpty()) {
            OpenLink link = open.pop();
            int to = passage.text().length();
            if (link.from() < to) {
                links.add(new Link(link.from(), to, link.target()));
            }
        }
    }

    /// From here on blocks are of this kind, until it ends.
    void begin(Kind kind) {
        endBlock();
        kinds.push(kind);
    }

    void end() {
        endBlock();
        kinds.poll();
    }

    /// What comes stands in a block of its own.
    void endBlock() {
        List<Link> within = List.copyOf(links);
        links.clear();
        open.clear();
        passage.take().ifPresent(words -> blocks.add(new Block(kind(), words, within)));
    }

    /// A paragraph within a list item, a quotation or a cell is of their kind.
    private Kind kind() {
        return kinds.stream().filter(kind -> kind != Kind.PARAGRAPH).findFirst().orElse(Kind.PARAGRAPH);
    }

    /// What was gathered since the last block, taken out of the body: a caption, a headline.
    Optional<Passage> takePassage() {
        links.clear();
        open.clear();
        return passage.take();
    }

    void add(Picture picture) {
        pictures.add(picture);
    }

    int pictureCount() {
        return pictures.size();
    }

    /// Gives the pictures from the `first` one on their caption.
    void caption(int first, @Nullable Passage words, String credit) {
        for (int i = first; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            pictures.set(i, new Picture(picture.source(), picture.alt(), words, credit));
        }
    }

    List<Block> blocks() {
        endBlock();
        return List.copyOf(blocks);
    }

    List<Picture> pictures() {
        return List.copyOf(pictures);
    }
}
