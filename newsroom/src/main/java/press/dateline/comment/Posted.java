package press.dateline.comment;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// What a reader sent, as it came. Nothing in it is trusted.
///
/// @param form the form's hidden field
/// @param answers the comment it answers, or null
/// @param text plain text
/// @param tell whether its writer wants a mail when it was held and then decided
/// @param trap what stands in the field that people do not see
/// @param work the number the browser found, empty without script
/// @param millis how long the browser says the writing took; -1 without script
/// @param address where it came from
public record Posted(
        String form,
        @Nullable Long answers,
        String name,
        String email,
        String text,
        boolean tell,
        String trap,
        String work,
        long millis,
        String address) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_EMAIL = 254;
    public static final int LONGEST_TEXT = 10_000;

    public Posted {
        name = line(name);
        email = email.strip();
        text = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    /// One line without what turns or hides the letters beside it.
    private static String line(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
    }
}
