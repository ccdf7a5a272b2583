package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A story as the copy desk reads it: its words in order, each with its place in the source, so that whatever is said
/// of them can be pointed at. Immutable.
///
/// @param headline the words above all
/// @param standfirst the sentence or two below the headline, where the source tells it from the rest
/// @param dateline the place it was filed from, without the dash behind it
/// @param body the blocks of the story in reading order
/// @param pictures in reading order, the lead picture first
/// @param furniture what stands around the words; null where the source has no room for it, as plain text has none
/// @param language of the words; its region tells British from American dates
/// @param publication when it goes out; null as long as nobody knows, and nothing is said then that depends on it
public record Copy(
        Passage headline,
        @Nullable Passage standfirst,
        @Nullable Passage dateline,
        List<Block> body,
        List<Picture> pictures,
        @Nullable Furniture furniture,
        Locale language,
        @Nullable Publication publication) {
    public Copy {
        body = List.copyOf(body);
        pictures = List.copyOf(pictures);
    }

    /// Copy of words alone, in English, without a publication.
    public static Copy of(Passage headline, List<Passage> paragraphs) {
        return new Copy(
                headline,
                null,
                null,
                paragraphs.stream().map(Block::paragraph).toList(),
                List.of(),
                null,
                Locale.ENGLISH,
                null);
    }

    /// The same copy, going out at another moment. Findings depend on it: whoever schedules, releases or re-dates a
    /// story has it read again.
    public Copy publishedAt(Publication moment) {
        return new Copy(headline, standfirst, dateline, body, pictures, furniture, language, moment);
    }

    /// The same words, taken for another language.
    public Copy in(Locale other) {
        return new Copy(headline, standfirst, dateline, body, pictures, furniture, other, publication);
    }

    /// The same copy with its dateline read from the first paragraph, where it opens it unmistakably: capitals before
    /// an em dash, and a new sentence behind it.
    public Copy withDatelineFromLead() {
        if (dateline != null || body.isEmpty() || body.getFirst().kind() != Block.Kind.PARAGRAPH) {
            return this;
        }
        return Datelines.split(body.getFirst().passage())
                .map(split -> {
                    var rest = new ArrayList<>(body);
                    rest.set(0, body.getFirst().behind(split.lead()));
                    return new Copy(
                            headline, standfirst, split.dateline(), rest, pictures, furniture, language, publication);
                })
                .orElse(this);
    }
}
