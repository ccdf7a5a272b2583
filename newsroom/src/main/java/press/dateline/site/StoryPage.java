package press.dateline.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.story.Genre;

/// A story, whole.
///
/// @param frame what stands around it; its canonical address is the one that is shared
/// @param section its main section, if it has one
/// @param kicker the words above the headline, or empty; they name the genre of all that is not news
/// @param genre what kind of piece it is
/// @param headline never empty: a story without a title is called by its first words
/// @param untitled whether `headline` is only those first words; it is then there for assistive technology alone
/// @param standfirst the sentence under the headline, or empty
/// @param byline who made it
/// @param published when it was first public
/// @param updated when its copy last changed, if it did
/// @param minutes of reading; 0 when there are no words
/// @param picture above the copy, if any
/// @param lead the picture that stands for it elsewhere, wherever it stands here, if any
/// @param dateline where it was written ("MOSCOW"), without the dash; printed before the first paragraph
/// @param bodyHtml the copy
/// @param format how it is told
/// @param corrections newest first
/// @param sources what it rests on
/// @param topics its topics
/// @param authors introductions of its authors
/// @param previous the story before it
/// @param next the story after it
/// @param related other stories on the matter
/// @param comments what readers said
/// @param contents its headings, where they are many enough for a list
/// @param old whether it is from so long ago that it says so
/// @param age how long ago it was published, in words, or empty
/// @param players hosts whose players may stand in the copy
/// @param aiLabel `assisted` or `generated` where readers are to know of it, or empty
public record StoryPage(
        Frame frame,
        @Nullable SectionMark section,
        String kicker,
        Genre genre,
        String headline,
        boolean untitled,
        String standfirst,
        List<Person> byline,
        Instant published,
        @Nullable Instant updated,
        int minutes,
        @Nullable Picture picture,
        @Nullable Picture lead,
        String dateline,
        String bodyHtml,
        StoryFormat format,
        List<CorrectionNotice> corrections,
        List<Link> sources,
        List<Link> topics,
        List<Profile> authors,
        @Nullable Link previous,
        @Nullable Link next,
        List<Card> related,
        Comments comments,
        List<Link> contents,
        boolean old,
        String age,
        Set<String> players,
        String aiLabel) {
    public StoryPage {
        contents = List.copyOf(contents);
        players = Set.copyOf(players);
        byline = List.copyOf(byline);
        corrections = List.copyOf(corrections);
        sources = List.copyOf(sources);
        topics = List.copyOf(topics);
        authors = List.copyOf(authors);
        related = List.copyOf(related);
    }

    /// News that is neither long nor old.
    public StoryPage(
            Frame frame,
            @Nullable SectionMark section,
            String kicker,
            String headline,
            boolean untitled,
            String standfirst,
            List<Person> byline,
            Instant published,
            @Nullable Instant updated,
            int minutes,
            @Nullable Picture picture,
            String dateline,
            String bodyHtml,
            StoryFormat format,
            List<CorrectionNotice> corrections,
            List<Link> sources,
            List<Link> topics,
            List<Profile> authors,
            @Nullable Link previous,
            @Nullable Link next,
            List<Card> related,
            Comments comments) {
        this(
                frame,
                section,
                kicker,
                Genre.NEWS,
                headline,
                untitled,
                standfirst,
                byline,
                published,
                updated,
                minutes,
                picture,
                picture,
                dateline,
                bodyHtml,
                format,
                corrections,
                sources,
                topics,
                authors,
                previous,
                next,
                related,
                comments,
                List.of(),
                false,
                "",
                Set.of(),
                "");
    }

    /// The copy as it is printed, the dateline set before its first words.
    public String copyHtml() {
        return Copy.withScrollingTables(Copy.withDateline(dateline, bodyHtml));
    }

    /// Opens the reader's own mail program with a letter that names this story.
    public String mailShare() {
        return "mailto:?subject=" + encoded(headline) + "&body=" + encoded(canonical());
    }

    /// Plain links to where networks take an address to share.
    public List<Link> networkShares() {
        return frame.site().look().networks(encoded(canonical()), encoded(headline));
    }

    private String canonical() {
        return frame.head().canonical();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
