package press.dateline.search;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a reader looks for.
///
/// @param words as typed: words, `"phrases"`, `-words` that must not occur; empty for whatever the filters leave
/// @param section only stories of this section and those below it
/// @param topic only stories on this topic
/// @param author only stories by this person
/// @param from only what is dated on this day of the site's calendar or later
/// @param until only what is dated on this day or earlier
public record Question(
        String words,
        OptionalLong section,
        OptionalLong topic,
        OptionalLong author,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /// Words without a filter.
    public static Question of(String words) {
        return new Question(words, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), null, null);
    }

    public Question with(String otherWords) {
        return new Question(otherWords, section, topic, author, from, until);
    }

    /// Whether nothing is asked, neither words nor a filter.
    public boolean empty() {
        return words.isBlank()
                && section.isEmpty()
                && topic.isEmpty()
                && author.isEmpty()
                && from == null
                && until == null;
    }
}
