package press.dateline.comment;

import java.util.Arrays;
import java.util.Locale;

/// Why a comment was removed, or reported.
public enum Ground {
    SPAM,
    INSULT,
    ILLEGAL,
    PRIVATE,
    OFF_TOPIC,
    OTHER;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The key of its words.
    public String key() {
        return "ground." + label();
    }

    public static Ground of(String label) {
        return Arrays.stream(values())
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElse(OTHER);
    }
}
