package press.dateline.copydesk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around the words of a story and is no copy itself.
///
/// @param byline the names as printed, in order; an agency counts as one
/// @param sources documents, interviews and pages the story names as its sources
/// @param embargoUntil not before this moment
/// @param stage how far the story is
/// @param changedSincePublication whether the words are others than those last published
/// @param correctionNote whether a correction is noted for that change
/// @param aiUse what was declared about the use of AI; null where nothing was declared
/// @param pageDate the day the page will show when that is another than the publication's
/// @param genre what kind of story it is: interviews and opinions are free of some rules
public record Furniture(
        List<String> byline,
        List<String> sources,
        @Nullable Instant embargoUntil,
        Stage stage,
        boolean changedSincePublication,
        boolean correctionNote,
        @Nullable String aiUse,
        @Nullable LocalDate pageDate,
        Genre genre) {
    public Furniture {
        byline = List.copyOf(byline);
        sources = List.copyOf(sources);
    }

    /// How far a story is.
    public enum Stage {
        /// Somebody still writes.
        DRAFT,
        /// It asks for approval or publication.
        FILED,
        /// Readers have it.
        PUBLISHED
    }

    /// What kind of story it is.
    public enum Genre {
        NEWS,
        INTERVIEW,
        OPINION,
        REVIEW,
        LISTING
    }
}
