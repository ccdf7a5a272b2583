package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as the copy desk reads it: its words in order, each with its place in the source, so that whatever is said
/// of them can be pointed at. Immutable.
///
/// @param headline the words above all
/// @param standfirst the sentence or two below the headline, where the source tells it from the rest
/// @param dateline the place it was filed from, without the dash behind it
/// @param body one passage for each paragraph
public record Copy(Passage headline, @Nullable Passage standfirst, @Nullable Passage dateline, List<Passage> body) {
    public Copy {
        body = List.copyOf(body);
    }

    /// The same copy with its dateline read from the first paragraph, where it opens it unmistakably: capitals before
    /// an em dash, and a new sentence behind it.
    public Copy withDatelineFromLead() {
        if (dateline != null || body.isEmpty()) {
            return this;
        }
        return Datelines.split(body.getFirst())
                .map(split -> {
                    var rest = new ArrayList<>(body);
                    rest.set(0, split.lead());
                    return new Copy(headline, standfirst, split.dateline(), rest);
                })
                .orElse(this);
    }
}
