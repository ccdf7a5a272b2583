package press.dateline.publishing;

import static press.dateline.store.tables.Tables.LISTING;
import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_TOPIC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.ListingCountRecord;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// Keeps lists and their counts right when what they hang on changes: the days of the site's zone, the sections and
/// topics that stories stand under.
final class Recount {
    private final Transaction transaction;
    private final ZoneId zone;

    Recount(Transaction transaction, ZoneId zone) {
        this.transaction = transaction;
        this.zone = zone;
    }

    private record Key(String list, int period) {}

    /// Counts all lists anew: what was filed before midnight in one zone was filed after it in another.
    void all() {
        count(DSL.noCondition(), LISTING_COUNT.LIST.isNotNull());
    }

    /// Fills the list of a section anew.
    ///
    /// @param within itself and all sections that lie in it
    void section(long id, Set<Long> within) {
        fill(
                StoryList.section(id),
                STORY.ID.in(DSL.select(STORY_SECTION.STORY_ID)
                        .from(STORY_SECTION)
                        .where(STORY_SECTION.SECTION_ID.in(within))));
    }

    /// Fills the list of a topic anew.
    void topic(long id) {
        fill(
                StoryList.topic(id),
                STORY.ID.in(DSL.select(STORY_TOPIC.STORY_ID).from(STORY_TOPIC).where(STORY_TOPIC.TOPIC_ID.eq(id))));
    }

    private void fill(StoryList list, Condition belongs) {
        transaction
                .sql()
                .deleteFrom(LISTING)
                .where(LISTING.LIST.eq(list.name()))
                .execute();
        transaction
                .sql()
                .insertInto(LISTING, LISTING.LIST, LISTING.DATED_AT, LISTING.STORY_ID)
                .select(DSL.select(DSL.val(list.name()), STORY.DATED_AT, STORY.ID)
                        .from(STORY)
                        .where(STORY.LISTED.eq(DSL.inline(true)))
                        .and(belongs))
                .execute();
        count(LISTING.LIST.eq(list.name()), LISTING_COUNT.LIST.eq(list.name()));
        transaction.changed(list.tag());
        transaction.changed(list.orderTag());
    }

    private void count(Condition listed, Condition counted) {
        Map<Key, Integer> counts = new LinkedHashMap<>();
        try (var rows = transaction
                .sql()
                .select(LISTING.LIST, LISTING.DATED_AT)
                .from(LISTING)
                .where(listed)
                .fetchSize(1_000)
                .fetchLazy()) {
            for (Record2<String, Instant> row : rows) {
                LocalDate day = LocalDate.ofInstant(row.value2(), zone);
                for (Period period : periods(day)) {
                    counts.merge(new Key(row.value1(), period.number()), 1, Integer::sum);
                }
            }
        }
        transaction.sql().deleteFrom(LISTING_COUNT).where(counted).execute();
        transaction
                .sql()
                .batchInsert(counts.entrySet().stream()
                        .map(count -> new ListingCountRecord(
                                count.getKey().list(), count.getKey().period(), count.getValue()))
                        .toList())
                .execute();
        counts.keySet().stream()
                .map(Key::list)
                .distinct()
                .forEach(list -> transaction.changed(new StoryList(list).tag()));
    }

    private static List<Period> periods(LocalDate day) {
        return List.of(
                new Period.All(),
                new Period.OfYear(day.getYear()),
                new Period.OfMonth(YearMonth.from(day)),
                new Period.OfDay(day));
    }
}
