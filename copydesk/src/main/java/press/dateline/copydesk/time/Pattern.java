package press.dateline.copydesk.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to say a time, all its optional words decided.
///
/// @param steps what is wanted of each token: a word, or a slot
/// @param context how many of the first steps only stand before the time
/// @param meaning what it comes to
/// @param arguments of the meaning
/// @param rank where it stands in its file; of two that match the same tokens the first is taken
record Pattern(List<Step> steps, int context, Meaning meaning, List<String> arguments, int rank) {
    /// A word as it stands, or a slot that is filled.
    record Step(String word, @Nullable Slot slot) {}

    /// What a slot takes.
    enum Slot {
        MONTH,
        /// A month whose name means nothing else.
        CLEARMONTH,
        WEEKDAY,
        DAY,
        YEAR,
        ANYYEAR,
        DECADE,
        SHORTDECADE,
        NUMBER,
        ORDINAL,
        UNIT,
        SEASON,
        PART,
        DAYTIME,
        ISO,
        NUMERIC,
        CLOCK,
        HOUR,
        MERIDIEM,
        ZONE,
        FEAST
    }

    /// What the words come to; the resolver has one case for each.
    enum Meaning {
        /// Nothing: the words look like a time and are none.
        NONE,
        DATE,
        /// A date that the direction tells the year of: `last September`.
        TOWARDS,
        ISO,
        NUMERIC,
        YEAR,
        BC,
        DECADE,
        CENTURY,
        SEASON,
        QUARTER,
        FEAST,
        SHIFT,
        WEEKDAY,
        AGO,
        AHEAD,
        LATER,
        EARLIER,
        SAME,
        CLOCK,
        DURATION,
        REF
    }
}
