package press.dateline.story;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;

/// A version of a story that was kept.
///
/// @param version of the working copy; 0 for one that came with an import
/// @param personId who made it; null when nobody is known
public record Revision(
        long id,
        long storyId,
        int version,
        Occasion occasion,
        Instant at,
        @Nullable Long personId,
        Furniture furniture,
        CleanHtml copy) {
    /// Why a version was kept.
    public enum Occasion {
        /// The desk saved by itself while somebody wrote. These are thinned out after a day.
        WRITING("writing"),
        /// Somebody meant to save it.
        SAVED("saved"),
        /// Somebody saved from a version that was no longer the latest.
        BESIDE("beside"),
        /// It was handed on: to review, approval or readers.
        HANDED_ON("handed-on"),
        /// An older version was brought back.
        RESTORED("restored"),
        IMPORTED("imported");

        private final String label;

        Occasion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Occasion of(String label) {
            return Arrays.stream(values())
                    .filter(occasion -> occasion.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such occasion: " + label));
        }
    }
}
