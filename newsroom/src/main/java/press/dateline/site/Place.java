package press.dateline.site;

import java.time.YearMonth;
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

    /// Page `number` of the corrections of all stories.
    record Corrections(int number) implements Place {}

    /// What the newsroom says about itself.
    record Trust(TrustPage page) implements Place {}

    /// What programs read rather than people.
    sealed interface Data extends Place {}

    /// A feed in one of its formats.
    ///
    /// @param base the address of what it is a feed of
    record Feed(FeedOf of, String base, FeedFormat format) implements Data {
        /// Its own address.
        public String address() {
            return address(base, format);
        }

        /// The address of the feed of what is at `base`.
        public static String address(String base, FeedFormat format) {
            return FeedAddress.of(base, format);
        }
    }

    /// What a feed carries.
    sealed interface FeedOf {
        /// The newest stories of a list.
        record Stories(Kind kind, StoryList list) implements FeedOf {}

        /// The newest comments on everything.
        record Comments() implements FeedOf {}

        /// The newest comments on one story or static page.
        ///
        /// @param noun `story` or `page`
        record CommentsOn(String noun, long id, String path) implements FeedOf {}

        /// The newest of what a search finds. Never kept in the cache.
        record Found(Asked asked) implements FeedOf {}

        /// The newest corrections.
        record Corrections() implements FeedOf {}
    }

    /// A sitemap: the index, or one of those that it lists.
    ///
    /// @param number from 1; a list of more than 50,000 addresses has several
    record Sitemap(Map of, int number) implements Data {
        /// What its addresses have in common.
        public sealed interface Map {
            /// The index of all others.
            record Index() implements Map {}

            /// Stories of the last two days.
            record News() implements Map {}

            record Stories(YearMonth month) implements Map {}

            record Sections() implements Map {}

            record Topics() implements Map {}

            record Authors() implements Map {}

            record Pages() implements Map {}
        }
    }

    /// A file that programs look for under a name agreed upon.
    enum Notice implements Data {
        ROBOTS("/robots.txt"),
        SECURITY("/.well-known/security.txt"),
        ADS("/ads.txt"),
        TRUST("/.well-known/trust.txt"),
        INDEXNOW("/indexnow.txt"),
        LEDGER("/ledger.txt");

        private final String path;

        Notice(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /// What another site may show of one of our addresses (oembed.com).
    ///
    /// @param url the address asked about, as it was given
    /// @param format empty for JSON
    /// @param width the most that the asker has room for, 0 for as much as it takes
    /// @param height as `width`
    record Embed(String url, String format, int width, int height) implements Data {}

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
            case Front _, OfStory _, OfPage _, OfList _, Search _, Corrections _, Trust _, Data _, File _ -> 200;
            case Moved _ -> 301;
            case Gone _ -> 410;
            case Nowhere _ -> 404;
        };
    }
}
