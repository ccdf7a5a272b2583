package press.dateline.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a static page consists of, as it is handed to `publishing`.
///
/// @param path its address, kept once live; null for the one its slug and its parent make
/// @param publicFrom from when on it is public, or null for not at all
/// @param standing `published`, `draft`, `private` …
public record PageDraft(
        @Nullable Long parentId,
        String slug,
        @Nullable String path,
        String title,
        String standfirst,
        String copy,
        @Nullable Long pictureId,
        List<Long> mediaIds,
        int ordinal,
        String standing,
        @Nullable Instant publicFrom,
        Instant at,
        Instant updated,
        boolean commentsOpen,
        String seoTitle,
        String seoDescription) {}
