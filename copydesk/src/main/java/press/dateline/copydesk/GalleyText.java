package press.dateline.copydesk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Place.Part;

/// One text of a galley. Confined to one thread.
public final class GalleyText {
    private final Part part;
    private final int index;
    private final Block.Kind kind;
    private final String text;
    private final Locale language;
    private @Nullable List<Span> words;
    private @Nullable List<Span> sentences;
    private @Nullable List<Span> quotations;

    GalleyText(Part part, int index, Block.Kind kind, String text, Locale language) {
        this.part = part;
        this.index = index;
        this.kind = kind;
        this.text = text;
        this.language = language;
    }

    /// Characters from `from` up to and without `to`.
    public record Span(int from, int to) {
        public boolean contains(int at) {
            return from <= at && at < to;
        }

        public String of(String text) {
            return text.substring(from, to);
        }
    }

    public Part part() {
        return part;
    }

    public int index() {
        return index;
    }

    public Block.Kind kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    public Place place(int from, int to) {
        return new Place(part, index, from, to);
    }

    public Place place(Span span) {
        return place(span.from(), span.to());
    }

    /// Words and numbers in their order; an apostrophe or hyphen within a word belongs to it.
    public List<Span> words() {
        List<Span> known = words;
        if (known == null) {
            known = Words.of(text);
            words = known;
        }
        return known;
    }

    /// Sentences in their order, with their closing marks.
    public List<Span> sentences() {
        List<Span> known = sentences;
        if (known == null) {
            known = Sentences.of(text, language);
            sentences = known;
        }
        return known;
    }

    /// What stands within quotation marks, with the marks. A quotation that is not closed ends with the text.
    public List<Span> quotations() {
        List<Span> known = quotations;
        if (known == null) {
            known = Quotations.of(text);
            quotations = known;
        }
        return known;
    }

    /// The sentence in which a character stands.
    public Span sentenceAt(int at) {
        Span sentence = at(sentences(), at);
        return sentence == null ? new Span(0, text.length()) : sentence;
    }

    public boolean isQuoted(int at) {
        return kind == Block.Kind.QUOTATION || at(quotations(), at) != null;
    }

    /// Which of `spans`, which are in order and do not overlap, contains a character.
    private static @Nullable Span at(List<Span> spans, int at) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = spans.get(middle);
            if (span.contains(at)) {
                return span;
            }
            if (at < span.from()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
