package press.dateline.site;

import java.util.List;
import press.dateline.site.Frames.Surroundings;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList;

/// Loads the pages that say there is nothing, and where to go on.
final class ErrorPages {
    private static final int LATEST = 6;

    private ErrorPages() {}

    static ErrorPage load(Surroundings around, ErrorPage.Kind kind) {
        Head head = new Head(
                around.site().words().say(kind.label()), "", "", true, "", "", List.of(), List.of(), "", null, null);
        return new ErrorPage(
                around.frame(head),
                kind,
                List.of(),
                Cards.of(
                        around,
                        PublicStories.cards(
                                around.sql(),
                                Listings.newest(around.sql(), StoryList.LATEST, LATEST, around.now()),
                                around.now())));
    }
}
