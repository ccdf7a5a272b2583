package press.dateline.copydesk.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Publication;

/// A story as a newsroom keeps it: its parts each by itself, the body as HTML. Empty text is a part that is missing.
///
/// @param body HTML; places in the body count its characters
/// @param lead the lead picture, when there is one
public record StoredCopy(
        String headline,
        String standfirst,
        String dateline,
        String body,
        @Nullable Picture lead,
        Furniture furniture,
        Locale language,
        @Nullable Publication publication) {
    private static final String NAMELESS = "(no headline)";

    /// The copy of it.
    public Copy copy() {
        Layout layout = new Layout();
        HtmlFile.lay(body, new SourceText.Stretch(0, body.length()), layout);
        List<Picture> pictures = new ArrayList<>();
        if (lead != null) {
            pictures.add(lead);
        }
        pictures.addAll(layout.pictures());
        Copy copy = new Copy(
                new Passage(headline.isBlank() ? NAMELESS : headline, 0),
                passage(standfirst),
                passage(dateline),
                layout.blocks(),
                pictures,
                furniture,
                language,
                publication);
        return copy.withDatelineFromLead();
    }

    private static @Nullable Passage passage(String words) {
        return words.isBlank() ? null : new Passage(words, 0);
    }
}
