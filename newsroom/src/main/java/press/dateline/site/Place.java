package press.dateline.site;

import press.dateline.delivery.RequestTarget;
import press.dateline.story.StoryList;

/// What an address leads to, decided before anything is rendered. The page renderer acts on it, and an import report
/// counts by it.
public sealed interface Place {
    /// The front page.
    record Front() implements Place {}

    /// @param comments page of comments, 0 for the one that the canonical address shows
    record OfStory(long id, String path, int comments) implements Place {}

    /// A static page.
    record OfPage(long id, String path, int comments) implements Place {}

    /// A page of a list of stories.
    ///
    /// @param base its address without a page number, `/category/news/`
    /// @param number from 1
    record OfList(Kind kind, StoryList list, StoryList.Period period, String base, int number) implements Place {}

    /// What a list is about, which decides how its page looks.
    sealed interface Kind {
        record Latest() implements Kind {}

        record OfSection(long id) implements Kind {}

        record OfTopic(long id) implements Kind {}

        record OfAuthor(long id) implements Kind {}

        record OfDate() implements Kind {}
    }

    /// What readers look for. Never kept in the cache.
    record Search(Asked asked) implements Place {}

    /// RSS of the newest stories of a list.
    record Feed(Kind kind, StoryList list, String base) implements Place {}

    /// A file of the media store.
    ///
    /// @param path below the media folder, with a leading slash
    record File(String path) implements Place {}

    /// One 301 to the canonical address.
    ///
    /// @param location path and query, percent-encoded
    record Moved(String location) implements Place {
        /// Moved to a decoded path.
        public static Moved to(String path) {
            return new Moved(RequestTarget.encode(path));
        }
    }

    /// Taken down, or of a kind that will not come back: 410.
    record Gone() implements Place {}

    /// Nothing, or nothing for the public: 404. The two are not to be told apart.
    record Nowhere() implements Place {}

    /// 200, 301, 404 or 410.
    default int status() {
        return switch (this) {
            case Front _, OfStory _, OfPage _, OfList _, Search _, Feed _, File _ -> 200;
            case Moved _ -> 301;
            case Gone _ -> 410;
            case Nowhere _ -> 404;
        };
    }
}
