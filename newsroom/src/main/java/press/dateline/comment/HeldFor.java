package press.dateline.comment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a comment was held for, as the desk shows it.
public enum HeldFor {
    /// The field that people do not see was filled in.
    TRAP,
    /// Written faster than anyone writes.
    FAST,
    /// Sent from a page of two days ago or more.
    OLD,
    /// Sent without the browser's work: no script, or no browser.
    NO_WORK,
    LINKS,
    WORDS,
    /// The same words as another comment of the day.
    REPEATED,
    /// The filter finds it like what was spam.
    FILTER,
    FIRST,
    ALL;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The key of its words at the desk.
    public String key() {
        return "held." + label();
    }

    static List<HeldFor> read(String kept) {
        return Arrays.stream(values())
                .filter(one -> List.of(kept.split(" ")).contains(one.label()))
                .toList();
    }
}
