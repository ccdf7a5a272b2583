package press.dateline.wordpress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one item of the file, as the report tells it.
///
/// @param line in the file, from 1
/// @param oldUrls every address it had
/// @param target the address it has now, null when it has none for the public
/// @param headline null for what is no story or page
record ItemOutcome(
        @JsonProperty("wp_id") long wpId,
        String type,
        String title,
        int line,
        @JsonProperty("old_urls") List<OldUrl> oldUrls,
        Outcome outcome,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String headline,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String byline,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer words,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pictures pictures) {

    enum Outcome {
        @JsonProperty("imported")
        IMPORTED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("conflict")
        CONFLICT,
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("failed")
        FAILED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param status what a reader gets there, 0 before it was asked
    record OldUrl(String url, int status, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String location) {
        OldUrl(String url) {
            this(url, 0, null);
        }
    }

    /// @param found pictures of the copy and the lead whose file is there
    /// @param missing paths of those whose file is not
    record Pictures(int found, List<String> missing) {}

    ItemOutcome withUrls(List<OldUrl> urls) {
        return new ItemOutcome(
                wpId, type, title, line, urls, outcome, reason, target, headline, byline, words, pictures);
    }

    ItemOutcome because(String why) {
        return new ItemOutcome(
                wpId,
                type,
                title,
                line,
                oldUrls,
                outcome,
                reason.isEmpty() ? why : reason + "; " + why,
                target,
                headline,
                byline,
                words,
                pictures);
    }
}
