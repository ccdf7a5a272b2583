package press.dateline.publishing;

import static press.dateline.store.tables.Tables.LISTING;
import static press.dateline.store.tables.Tables.LISTING_COUNT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record2;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.ListingCountRecord;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// Counts all lists by the days of another zone: what was filed before midnight here was filed after it there.
final class Recount {
    private Recount() {}

    private record Key(String list, int period) {}

    static void by(ZoneId zone, Transaction transaction) {
        Map<Key, Integer> counts = new LinkedHashMap<>();
        try (var rows = transaction
                .sql()
                .select(LISTING.LIST, LISTING.DATED_AT)
                .from(LISTING)
                .fetchSize(1_000)
                .fetchLazy()) {
            for (Record2<String, Instant> row : rows) {
                LocalDate day = LocalDate.ofInstant(row.value2(), zone);
                for (Period period : periods(day)) {
                    counts.merge(new Key(row.value1(), period.number()), 1, Integer::sum);
                }
            }
        }
        transaction.sql().deleteFrom(LISTING_COUNT).execute();
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
