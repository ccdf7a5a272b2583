package press.dateline.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.media.Picture;
import press.dateline.people.Byline;
import press.dateline.section.Topic;

/// A story as readers see it, with all that stands on its page.
///
/// @param card what its trails show as well: headline, byline, date, picture
/// @param copy clean HTML
/// @param sectionIds all sections it stands in
/// @param seoTitle title for search engines, empty for the headline
/// @param aiLabel what readers are to know of AI's share where no person is on record to have passed it: `assisted` or
///     `generated`; empty for nothing
public record Story(
        StoryCard card,
        String dateline,
        String copy,
        List<Long> sectionIds,
        List<Topic> topics,
        List<Source> sources,
        List<Correction> corrections,
        boolean commentsOpen,
        int comments,
        String seoTitle,
        String seoDescription,
        String aiLabel) {
    /// Where something in the story comes from.
    ///
    /// @param address http(s), empty for none
    public record Source(String label, String address) {}

    /// A dated note of what was wrong and what is right.
    ///
    /// @param note clean HTML
    public record Correction(Instant at, String note) {}

    public long id() {
        return card.id();
    }

    /// How a story shows in a list, and the head of its own page.
    ///
    /// @param path canonical address, kept for ever once live
    /// @param headline plain text, may be empty on stories that came without one
    /// @param standfirst clean inline HTML, empty for none
    /// @param trail plain text for lists: the standfirst, else the first words
    /// @param format `standard`, `aside`, `gallery`, `image`, `link`, `quote`, `status`, `video`, `audio` or `chat`
    /// @param genre what kind of piece it is
    /// @param minutes reading time, 0 for none
    /// @param at the moment it is dated
    /// @param updated when it last changed
    public record StoryCard(
            long id,
            String path,
            String slug,
            String kicker,
            String headline,
            String standfirst,
            String trail,
            String format,
            Genre genre,
            @Nullable Long sectionId,
            List<Byline> bylines,
            @Nullable Picture picture,
            int minutes,
            int comments,
            Instant at,
            Instant updated) {
        private static final int FIRST_WORDS = 12;

        /// The headline; for a story that came without one its first words, else its slug.
        public String called() {
            if (!headline.isBlank()) {
                return headline;
            }
            String[] words = trail.strip().split("\\s+", FIRST_WORDS + 1);
            String first = Stream.of(words).limit(FIRST_WORDS).collect(Collectors.joining(" "));
            if (first.isEmpty()) {
                return slug;
            }
            return words.length > FIRST_WORDS ? first + " …" : first;
        }

        public Optional<Picture> leadPicture() {
            return Optional.ofNullable(picture);
        }
    }
}
