package press.dateline.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as it shows on another page.
///
/// @param headline never empty: a story without a title is called by its first words
/// @param href the story's canonical address
/// @param kicker the word above the headline, or empty
/// @param section its main section, if it has one
/// @param standfirst standfirst or excerpt as plain text, or empty
/// @param picture its lead picture, if it has one
/// @param byline who wrote it
/// @param published when it was first public
/// @param format how it is told
/// @param notes what is printed below it besides the byline
/// @param notice what must be said wherever it shows: that it is paid for; else empty
public record Card(
        String headline,
        String href,
        String kicker,
        @Nullable SectionMark section,
        String standfirst,
        @Nullable Picture picture,
        List<Person> byline,
        Instant published,
        StoryFormat format,
        Notes notes,
        String notice) {
    public Card {
        byline = List.copyOf(byline);
    }

    /// A card with its date and nothing more, of what is not paid for.
    public Card(
            String headline,
            String href,
            String kicker,
            @Nullable SectionMark section,
            String standfirst,
            @Nullable Picture picture,
            List<Person> byline,
            Instant published,
            StoryFormat format) {
        this(headline, href, kicker, section, standfirst, picture, byline, published, format, Notes.DATE, "");
    }

    boolean pictured() {
        return picture != null && !picture.missing();
    }

    /// @param date whether the date is printed
    /// @param age how long ago that is, in words, or empty
    /// @param minutes of reading, 0 to leave them out
    /// @param comments how many there are, 0 to leave them out
    public record Notes(boolean date, String age, int minutes, int comments) {
        public static final Notes DATE = new Notes(true, "", 0, 0);
    }
}
