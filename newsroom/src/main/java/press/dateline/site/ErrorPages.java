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

    /// The page of a fault, which needs no database.
    static ErrorPage fault(Frame frame) {
        return new ErrorPage(frame, ErrorPage.Kind.FAULT, List.of(), List.of());
    }

    static Head head(Words words, ErrorPage.Kind kind) {
        return Head.unlisted(words.say(kind.label()));
    }

    /// @param likely ids of stories that may have been meant
    static ErrorPage load(Surroundings around, ErrorPage.Kind kind, List<Long> likely) {
        return new ErrorPage(
                around.frame(head(around.site().words(), kind)), kind, cards(around, likely), latest(around));
    }

    static List<Card> latest(Surroundings around) {
        return cards(around, Listings.newest(around.sql(), StoryList.LATEST, LATEST, around.now()));
    }

    private static List<Card> cards(Surroundings around, List<Long> stories) {
        return Cards.of(around, PublicStories.cards(around.sql(), stories, around.now()));
    }
}
