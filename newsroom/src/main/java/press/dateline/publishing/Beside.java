package press.dateline.publishing;

import static press.dateline.store.tables.Tables.LISTING;
import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.Result;
import press.dateline.story.StoryList;

/// Whose pages show what stands at a place of a list as the previous or the next story.
final class Beside {
    private static final int LOOKED_AT = 8;

    private Beside() {}

    /// The nearest on both sides that stay public, and those before them that end by themselves: whether readers see
    /// these is told by their clock. Empty where so many end that the nearest was not found.
    static Optional<List<Long>> of(DSLContext sql, StoryList list, long story, Instant at) {
        var older = nearest(
                sql,
                list,
                LISTING.DATED_AT.le(at),
                LISTING.DATED_AT.lt(at).or(LISTING.STORY_ID.lt(story)),
                List.of(LISTING.DATED_AT.desc(), LISTING.STORY_ID.desc()));
        var newer = nearest(
                sql,
                list,
                LISTING.DATED_AT.ge(at),
                LISTING.DATED_AT.gt(at).or(LISTING.STORY_ID.gt(story)),
                List.of(LISTING.DATED_AT.asc(), LISTING.STORY_ID.asc()));
        List<Long> beside = new ArrayList<>();
        return add(beside, older) && add(beside, newer) ? Optional.of(beside) : Optional.empty();
    }

    /// @param side bounds the walk through the list, and `behind` is exact
    private static Result<Record2<Long, Instant>> nearest(
            DSLContext sql, StoryList list, Condition side, Condition behind, List<OrderField<?>> order) {
        return sql.select(LISTING.STORY_ID, STORY.PUBLIC_UNTIL)
                .from(LISTING.join(STORY).on(STORY.ID.eq(LISTING.STORY_ID)))
                .where(LISTING.LIST.eq(list.name()))
                .and(side)
                .and(behind)
                .orderBy(order)
                .limit(LOOKED_AT)
                .fetch();
    }

    /// Whether one that stays public, or the end of the list, was among them.
    private static boolean add(List<Long> beside, Result<Record2<Long, Instant>> nearest) {
        for (Record2<Long, Instant> row : nearest) {
            beside.add(row.value1());
            if (row.value2() == null) {
                return true;
            }
        }
        return nearest.size() < LOOKED_AT;
    }
}
