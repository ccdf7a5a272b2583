package press.dateline.copydesk.time;

import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Place;

/// Words that mean a time.
///
/// @param text in which they stand
/// @param span where
/// @param kind how they say it
/// @param said what they say of the calendar themselves
/// @param grain how wide the time is
/// @param value as TIMEX3 writes it, such as `2024-09-25`, `2024-W36`, `XXXX-09-25`; `null` in so many letters where
///     nobody can tell
/// @param days the days that may be meant; null where that is not known
/// @param isQuoted whether they are somebody else's words, in quotation marks or a block quotation
/// @param isReported whether the sentence tells what somebody said, as in `he said`
public record TimeExpression(
        GalleyText text,
        Span span,
        Kind kind,
        Said said,
        Grain grain,
        String value,
        @Nullable Days days,
        boolean isQuoted,
        boolean isReported) {

    /// How words say a time.
    public enum Kind {
        /// By the calendar: `September 25`, `2024-09-25`, `May 2019`, `1986`, `the 1990s`.
        DATE,
        /// By a day of the week alone: `on Tuesday`.
        WEEKDAY,
        /// From the day of publication: `tomorrow`, `later this month`, `two years ago`.
        DEICTIC,
        /// From what was told before: `the next day`, `that year`.
        RELATIVE,
        /// By the clock: `3 p.m. EST`.
        CLOCK,
        /// How long: `three days`.
        DURATION,
        /// Now, once, some day.
        VAGUE
    }

    /// How wide a time is.
    public enum Grain {
        MINUTE,
        DAY,
        WEEK,
        MONTH,
        SEASON,
        YEAR,
        DECADE,
        CENTURY,
        NONE
    }

    /// What words say of the calendar; 0 where they do not.
    ///
    /// @param year as people count it, below 0 before Christ
    /// @param month 1 to 12
    /// @param day as written, 1 to 31, also where the month is shorter
    /// @param lastDay the second day of `September 25–27`
    /// @param weekday 1 Monday to 7 Sunday
    /// @param count how many, of `three weeks ago`
    /// @param towards below 0 of what was (`last week`), above 0 of what comes (`tomorrow`)
    /// @param zoned whether a clock time has a zone
    public record Said(int year, int month, int day, int lastDay, int weekday, int count, int towards, boolean zoned) {
        static final Said NOTHING = new Said(0, 0, 0, 0, 0, 0, 0, false);
    }

    /// Whether it is a date with month and day.
    public boolean isCalendarDay() {
        return kind == Kind.DATE && said.month() > 0 && said.day() > 0;
    }

    /// Which way a relative time looks from the publication: below 0 back, above 0 forwards, 0 where it does not say.
    public int direction() {
        return said.count() == 0 && kind == Kind.DEICTIC ? said.towards() : 0;
    }

    public Place place() {
        return text.place(span);
    }

    public String words() {
        return span.of(text.text());
    }
}
