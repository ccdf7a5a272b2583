package press.dateline.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.story.Story;

/// A story as its writer hands it in: sections, topics and people are called by their names.
///
/// @param slug last part of the address
/// @param standfirst plain text, empty for none
/// @param dateline place it was filed from, empty for none
/// @param sections the first is the one it stands under; `Harbour > Ferries` for a section within another
/// @param bylines in printed order
/// @param pictureId lead picture
/// @param mediaIds pictures in the copy
/// @param at the moment it is dated
public record Manuscript(
        String slug,
        String kicker,
        String headline,
        String standfirst,
        String dateline,
        CleanHtml copy,
        List<String> sections,
        List<String> topics,
        List<Credit> bylines,
        @Nullable Long pictureId,
        List<Long> mediaIds,
        List<Story.Source> sources,
        Instant at,
        boolean sticky,
        boolean commentsOpen) {
    /// A name to be printed.
    ///
    /// @param role such as `Photographs`; empty for the writer
    public record Credit(String name, String role) {}

    public Manuscript {
        sections = List.copyOf(sections);
        topics = List.copyOf(topics);
        bylines = List.copyOf(bylines);
        mediaIds = List.copyOf(mediaIds);
        sources = List.copyOf(sources);
    }
}
