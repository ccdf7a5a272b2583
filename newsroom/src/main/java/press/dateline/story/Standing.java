package press.dateline.story;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a story stands. Each case holds only what is true of it.
public sealed interface Standing {
    /// Being written.
    record Draft() implements Standing {}

    /// Waiting for a second pair of eyes.
    record InReview() implements Standing {}

    /// Passed by a second pair of eyes, and not yet sent out.
    record Approved() implements Standing {}

    /// Goes out at a moment by itself.
    record Scheduled(Instant at) implements Standing {}

    /// Promised not to go out before a moment.
    record Embargoed(Instant until, String reason) implements Standing {}

    /// Before the public since a moment.
    record Published(Instant at) implements Standing {}

    /// For the newsroom alone: a private story, or one behind a password.
    record Private() implements Standing {}

    /// Dropped before publication.
    record Spiked() implements Standing {}

    /// Removed from the site after publication.
    record TakenDown(Instant at, String reason) implements Standing {}

    /// The name by which a kept standing is told: enough to know what may be done with the story next.
    enum Kind {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        SCHEDULED,
        EMBARGOED,
        PUBLISHED,
        PRIVATE,
        SPIKED,
        TAKEN_DOWN;

        /// @throws IllegalArgumentException when nothing is kept under that name
        public static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// The name under which it is kept.
    default String name() {
        return switch (this) {
            case Draft() -> "draft";
            case InReview() -> "in-review";
            case Approved() -> "approved";
            case Scheduled _ -> "scheduled";
            case Embargoed _ -> "embargoed";
            case Published _ -> "published";
            case Private() -> "private";
            case Spiked() -> "spiked";
            case TakenDown _ -> "taken-down";
        };
    }

    /// From when on the public may see it, or null for not at all.
    default @Nullable Instant publicFrom() {
        return switch (this) {
            case Scheduled(var at) -> at;
            case Embargoed embargo -> embargo.until();
            case Published(var at) -> at;
            case Draft _, InReview _, Approved _, Private _, Spiked _, TakenDown _ -> null;
        };
    }
}
