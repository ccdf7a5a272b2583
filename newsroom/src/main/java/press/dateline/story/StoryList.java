package press.dateline.story;

import java.time.LocalDate;
import java.time.YearMonth;

/// The name of a list of stories as the tables `listing` and `listing_count` and the change log know it.
public record StoryList(String name) {
    public static final StoryList LATEST = new StoryList("latest");

    /// Stories that an editor keeps on top.
    public static final StoryList STICKY = new StoryList("sticky");

    public static StoryList section(long id) {
        return new StoryList("section:" + id);
    }

    public static StoryList topic(long id) {
        return new StoryList("topic:" + id);
    }

    public static StoryList author(long id) {
        return new StoryList("author:" + id);
    }

    /// What the change log says when the list changes.
    public String tag() {
        return "list:" + name;
    }

    /// Whether readers are led through it from story to story.
    public boolean leadsOn() {
        return equals(LATEST) || name.startsWith("section:");
    }

    /// What the change log says when other stories than before stand next to many of the list's.
    public String orderTag() {
        return "beside:" + name;
    }

    /// What the change log says when another story than before stands next to `story` in the list.
    public String besideTag(long story) {
        return orderTag() + ":" + story;
    }

    /// A stretch of the site's calendar: all, a year, a month or a day, as the number under which it is counted.
    public sealed interface Period {
        record All() implements Period {}

        record OfYear(int year) implements Period {}

        record OfMonth(YearMonth month) implements Period {}

        record OfDay(LocalDate day) implements Period {}

        /// 0, 2024, 202403 or 20240304.
        default int number() {
            return switch (this) {
                case All() -> 0;
                case OfYear(int year) -> year;
                case OfMonth(YearMonth month) -> month.getYear() * 100 + month.getMonthValue();
                case OfDay(LocalDate day) -> (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
            };
        }
    }
}
