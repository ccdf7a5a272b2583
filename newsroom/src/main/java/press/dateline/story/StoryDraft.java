package press.dateline.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a story consists of, as the desk, an import or the command line hands it to `publishing`.
///
/// @param slug last part of its address; made unique where needed
/// @param path the address it has had elsewhere and keeps, or null for one of ours
/// @param standfirst clean inline HTML
/// @param trail plain text for lists
/// @param copy clean HTML
/// @param words counted in the copy
/// @param minutes reading time
/// @param sectionIds the first is the one it stands under
/// @param mediaIds pictures and files that stand in the copy or are filed with it
/// @param at the moment it is dated
/// @param updated when it last changed
public record StoryDraft(
        String slug,
        @Nullable String path,
        String kicker,
        String headline,
        String standfirst,
        String trail,
        String dateline,
        String copy,
        String format,
        int words,
        int minutes,
        List<Long> sectionIds,
        List<Long> topicIds,
        List<ByPerson> bylines,
        @Nullable Long pictureId,
        List<Long> mediaIds,
        List<Story.Source> sources,
        Instant at,
        Instant updated,
        boolean sticky,
        boolean commentsOpen,
        String seoTitle,
        String seoDescription) {
    /// A byline by the person's id.
    public record ByPerson(long personId, String role) {}
}
