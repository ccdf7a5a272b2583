package press.dateline.story;

import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.PUBLIC_LISTING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.story.StoryList.Period;

/// Pages of lists, newest first, at a cost that does not grow with the archive.
///
/// Page 5,000 is found by its date: the kept counts of years, then of months, then of days say on which day it begins
/// and how many stories of that day come before it; at most some hundred small rows are read, and never a story that
/// the page does not show, but for those of one day.
public final class Listings {
    /// Months are counted under numbers of six digits, which neither years nor days have.
    private static final int FIRST_MONTH = 1000_01;

    private static final int LAST_MONTH = 9999_12;

    private Listings() {}

    /// @param ids the stories of this page, newest first
    /// @param stories how many the list has in all
    /// @param pages how many pages there are, at least 1
    public record ListPage(List<Long> ids, int number, int stories, int pages) {}

    /// Page `number` (from 1) of `list` within `period`, or empty when the list is shorter.
    ///
    /// @param size stories on a page
    public static Optional<ListPage> page(
            DSLContext sql, StoryList list, Period period, int number, int size, ZoneId zone, Instant now) {
        Reading.tag(list.tag());
        int stories = count(sql, list, period);
        int pages = Math.max(1, (stories + size - 1) / size);
        if (number < 1 || number > pages) {
            return Optional.empty();
        }
        long before = (long) (number - 1) * size;
        @Nullable LocalDate end = end(period);
        if (before > 0) {
            Place place = find(sql, list, period, before);
            end = place.day().plusDays(1);
            before = place.before();
        }
        @Nullable LocalDate start = start(period);
        var condition = PUBLIC_LISTING.LIST.eq(list.name()).and(PublicGate.open(PUBLIC_LISTING, now));
        if (end != null) {
            condition = condition.and(
                    PUBLIC_LISTING.DATED_AT.lt(end.atStartOfDay(zone).toInstant()));
        }
        if (start != null) {
            condition = condition.and(
                    PUBLIC_LISTING.DATED_AT.ge(start.atStartOfDay(zone).toInstant()));
        }
        List<Long> ids = sql.select(PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(condition)
                .orderBy(PUBLIC_LISTING.DATED_AT.desc(), PUBLIC_LISTING.STORY_ID.desc())
                .limit(size)
                .offset(before)
                .fetch(PUBLIC_LISTING.STORY_ID);
        return Optional.of(new ListPage(ids, number, stories, pages));
    }

    /// The newest stories of a list.
    public static List<Long> newest(DSLContext sql, StoryList list, int atMost, Instant now) {
        Reading.tag(list.tag());
        return sql.select(PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(PUBLIC_LISTING.LIST.eq(list.name()))
                .and(PublicGate.open(PUBLIC_LISTING, now))
                .orderBy(PUBLIC_LISTING.DATED_AT.desc(), PUBLIC_LISTING.STORY_ID.desc())
                .limit(atMost)
                .fetch(PUBLIC_LISTING.STORY_ID);
    }

    private record Newest(StoryList list, int atMost) {}

    /// As [#newest], for lists that many pages show: read once until the list changes. What is no longer public is
    /// found out with its card.
    public static List<Long> remembered(DSLContext sql, StoryList list, int atMost, Instant now) {
        return Remembered.once(sql, new Newest(list, atMost), now, () -> List.copyOf(newest(sql, list, atMost, now)));
    }

    /// The lists in which a public story stands.
    public static List<StoryList> of(DSLContext sql, long story, Instant now) {
        Reading.tag("story:" + story);
        return sql.select(PUBLIC_LISTING.LIST)
                .from(PUBLIC_LISTING)
                .where(PUBLIC_LISTING.STORY_ID.eq(story))
                .and(PublicGate.open(PUBLIC_LISTING, now))
                .fetch(row -> new StoryList(row.value1()));
    }

    /// The stories next to one in a list: the one before it in time, and the one after.
    public record Neighbours(Optional<Long> older, Optional<Long> newer) {}

    /// The public ones next to a story, tagged by its own place in the list and not by all of it.
    public static Neighbours neighbours(DSLContext sql, StoryList list, long story, Instant at, Instant now) {
        Reading.tag(list.orderTag());
        Reading.tag(list.besideTag(story));
        var inList = PUBLIC_LISTING.LIST.eq(list.name()).and(PublicGate.open(PUBLIC_LISTING, now));
        var older = PUBLIC_LISTING
                .DATED_AT
                .lt(at)
                .or(PUBLIC_LISTING.DATED_AT.eq(at).and(PUBLIC_LISTING.STORY_ID.lt(story)));
        var newer = PUBLIC_LISTING
                .DATED_AT
                .gt(at)
                .or(PUBLIC_LISTING.DATED_AT.eq(at).and(PUBLIC_LISTING.STORY_ID.gt(story)));
        var before = sql.select(DSL.inline(false).as("later"), PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(inList)
                .and(PUBLIC_LISTING.DATED_AT.le(at))
                .and(older)
                .orderBy(PUBLIC_LISTING.DATED_AT.desc(), PUBLIC_LISTING.STORY_ID.desc())
                .limit(1)
                .asTable("before");
        var after = sql.select(DSL.inline(true).as("later"), PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(inList)
                .and(PUBLIC_LISTING.DATED_AT.ge(at))
                .and(newer)
                .orderBy(PUBLIC_LISTING.DATED_AT.asc(), PUBLIC_LISTING.STORY_ID.asc())
                .limit(1)
                .asTable("after");
        Map<Boolean, Long> beside = sql.selectFrom(before)
                .unionAll(sql.selectFrom(after))
                .fetchMap(row -> row.value1(), row -> row.value2());
        return new Neighbours(Optional.ofNullable(beside.get(false)), Optional.ofNullable(beside.get(true)));
    }

    /// The newest months in which a list has stories.
    public static List<YearMonth> months(DSLContext sql, StoryList list, int atMost) {
        Reading.tag(list.tag());
        return Remembered.once(sql, new Months(list, atMost), () -> readMonths(sql, list, atMost));
    }

    private record Months(StoryList list, int atMost) {}

    private static List<YearMonth> readMonths(DSLContext sql, StoryList list, int atMost) {
        Reading.tag(list.tag());
        return sql.select(LISTING_COUNT.PERIOD)
                .from(LISTING_COUNT)
                .where(LISTING_COUNT.LIST.eq(list.name()))
                .and(LISTING_COUNT.PERIOD.between(FIRST_MONTH, LAST_MONTH))
                .and(LISTING_COUNT.STORIES.gt(0))
                .orderBy(LISTING_COUNT.PERIOD.desc())
                .limit(atMost)
                .fetch(row -> YearMonth.of(row.value1() / 100, row.value1() % 100));
    }

    public static int count(DSLContext sql, StoryList list, Period period) {
        Reading.tag(list.tag());
        Integer count = sql.select(LISTING_COUNT.STORIES)
                .from(LISTING_COUNT)
                .where(LISTING_COUNT.LIST.eq(list.name()))
                .and(LISTING_COUNT.PERIOD.eq(period.number()))
                .fetchOne(LISTING_COUNT.STORIES);
        return count == null ? 0 : count;
    }

    /// The day on which the story with `before` newer ones lies, and how many of that day are newer.
    private record Place(LocalDate day, long before) {}

    private static Place find(DSLContext sql, StoryList list, Period period, long before) {
        Step year;
        Step month;
        Step day;
        switch (period) {
            case Period.OfDay(var only) -> {
                return new Place(only, before);
            }
            case Period.OfMonth(var only) -> month = new Step(only.getYear() * 100 + only.getMonthValue(), before);
            case Period.OfYear(int only) -> month = step(sql, list, only * 100 + 1, only * 100 + 12, before);
            case Period.All() -> {
                year = step(sql, list, 1, 9999, before);
                month = step(sql, list, year.period() * 100 + 1, year.period() * 100 + 12, year.before());
            }
        }
        day = step(sql, list, month.period() * 100 + 1, month.period() * 100 + 31, month.before());
        return new Place(
                LocalDate.of(day.period() / 10000, day.period() / 100 % 100, day.period() % 100), day.before());
    }

    private record Step(int period, long before) {}

    /// Walks back from the newest period between `from` and `to` to the one that holds the place.
    private static Step step(DSLContext sql, StoryList list, int from, int to, long before) {
        int period = to;
        long rest = before;
        var counts = sql.select(LISTING_COUNT.PERIOD, LISTING_COUNT.STORIES)
                .from(LISTING_COUNT)
                .where(LISTING_COUNT.LIST.eq(list.name()))
                .and(LISTING_COUNT.PERIOD.between(from, to))
                .and(LISTING_COUNT.STORIES.gt(0))
                .orderBy(LISTING_COUNT.PERIOD.desc())
                .fetch();
        for (var row : counts) {
            period = row.value1();
            if (rest < row.value2()) {
                return new Step(period, rest);
            }
            rest -= row.value2();
        }
        return new Step(period, rest);
    }

    private static @Nullable LocalDate start(Period period) {
        return switch (period) {
            case Period.All() -> null;
            case Period.OfYear(int year) -> LocalDate.of(year, 1, 1);
            case Period.OfMonth(YearMonth month) -> month.atDay(1);
            case Period.OfDay(LocalDate day) -> day;
        };
    }

    private static @Nullable LocalDate end(Period period) {
        return switch (period) {
            case Period.All() -> null;
            case Period.OfYear(int year) -> LocalDate.of(year + 1, 1, 1);
            case Period.OfMonth(YearMonth month) -> month.plusMonths(1).atDay(1);
            case Period.OfDay(LocalDate day) -> day.plusDays(1);
        };
    }
}
