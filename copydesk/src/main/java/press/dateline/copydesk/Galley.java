package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import press.dateline.copydesk.Place.Part;

/// A copy laid out for reading: its texts in reading order, each cut into sentences, words and quotations, and whatever
/// several rules need worked out once. Confined to one thread; made anew for each reading.
public final class Galley {
    /// What lies behind so many blocks is no story any more, and is not read.
    private static final int MOST_BLOCKS = 10_000;

    private final Copy copy;
    private final Archive archive;
    private final List<GalleyText> texts;
    private final List<GalleyText> body;
    private final Map<Place, GalleyText> byPlace = new HashMap<>();
    private final Map<Object, Object> workedOut = new HashMap<>();

    Galley(Copy copy, Archive archive) {
        this.copy = copy;
        this.archive = archive;
        this.texts = texts(copy);
        this.body = texts.stream().filter(text -> text.part() == Part.BODY).toList();
        texts.forEach(text -> byPlace.put(text.place(0, 0), text));
    }

    public Copy copy() {
        return copy;
    }

    public Archive archive() {
        return archive;
    }

    /// Headline, standfirst, dateline, blocks and captions, in this order.
    public List<GalleyText> texts() {
        return texts;
    }

    /// The blocks of the body, in their order.
    public List<GalleyText> body() {
        return body;
    }

    /// What `work` makes of this galley, worked out once however many rules ask.
    ///
    /// @param key names the work; the class that does it will do
    @SuppressWarnings("unchecked")
    public <T> T once(Class<T> key, Function<Galley, T> work) {
        Object known = workedOut.get(key);
        if (known == null) {
            known = work.apply(this);
            workedOut.put(key, known);
        }
        return (T) known;
    }

    /// The words that stand at a place; empty where it has none.
    public String words(Place place) {
        if (place.from() == place.to()) {
            return "";
        }
        GalleyText text = byPlace.get(new Place(place.part(), place.index(), 0, 0));
        if (text == null) {
            throw new IllegalArgumentException("no text at " + place);
        }
        return text.text().substring(place.from(), place.to());
    }

    private static List<GalleyText> texts(Copy copy) {
        List<GalleyText> texts = new ArrayList<>();
        texts.add(new GalleyText(
                Part.HEADLINE, 0, Block.Kind.HEADING, copy.headline().text(), copy.language()));
        Passage standfirst = copy.standfirst();
        if (standfirst != null) {
            texts.add(new GalleyText(Part.STANDFIRST, 0, Block.Kind.PARAGRAPH, standfirst.text(), copy.language()));
        }
        Passage dateline = copy.dateline();
        if (dateline != null) {
            texts.add(new GalleyText(Part.DATELINE, 0, Block.Kind.PARAGRAPH, dateline.text(), copy.language()));
        }
        for (int i = 0; i < Math.min(MOST_BLOCKS, copy.body().size()); i++) {
            Block block = copy.body().get(i);
            texts.add(new GalleyText(Part.BODY, i, block.kind(), block.passage().text(), copy.language()));
        }
        for (int i = 0; i < Math.min(MOST_BLOCKS, copy.pictures().size()); i++) {
            Passage caption = copy.pictures().get(i).caption();
            if (caption != null) {
                texts.add(new GalleyText(Part.CAPTION, i, Block.Kind.PARAGRAPH, caption.text(), copy.language()));
            }
        }
        return List.copyOf(texts);
    }
}
