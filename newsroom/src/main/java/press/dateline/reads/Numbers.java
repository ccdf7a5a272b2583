package press.dateline.reads;

import static press.dateline.store.tables.Tables.READS_OF_DAY;
import static press.dateline.store.tables.Tables.READS_OF_HOUR;
import static press.dateline.store.tables.Tables.STORY;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The newsroom's own numbers of one [Span]: how often stories were read, in each step and by the kind of place that
/// readers came from. Immutable as long as nobody writes into its arrays.
///
/// @param site of all stories together: reads in each step, the oldest first, by source; all sources are there
/// @param stories the most read, the most read first
public record Numbers(Map<Referrer, long[]> site, List<OfStory> stories) {
    /// How many stories are told of.
    public static final int PLACES = 15;

    /// @param headline empty for a story without one
    /// @param path where readers find it; empty where they do not
    /// @param reads as of the whole site
    public record OfStory(long id, String headline, String path, Map<Referrer, long[]> reads) {
        public long total() {
            return reads.values().stream()
                    .mapToLong(steps -> Arrays.stream(steps).sum())
                    .sum();
        }
    }

    /// Reads of either table in the shape that is asked.
    private record Source(Table<?> table, Field<Long> step, Field<Long> story, Field<String> from, Field<Long> count) {}

    /// Three statements, whatever the span and however large the archive.
    public static Numbers of(DSLContext sql, Span span, Instant now) {
        Source source = source(span);
        Field<BigDecimal> sum = DSL.sum(source.count());
        long first = span.first(now);

        Map<Referrer, long[]> site = none(span);
        sql.select(source.step(), source.from(), sum)
                .from(source.table())
                .where(source.step().ge(first))
                .groupBy(source.step(), source.from())
                .forEach(row -> add(site, row.value2(), row.value1() - first, row.value3()));

        Map<Long, OfStory> stories = new LinkedHashMap<>();
        sql.select(STORY.ID, STORY.HEADLINE, STORY.PATH, STORY.STANDING)
                .from(source.table())
                .join(STORY)
                .on(STORY.ID.eq(source.story()))
                .where(source.step().ge(first))
                .groupBy(STORY.ID, STORY.HEADLINE, STORY.PATH, STORY.STANDING)
                .orderBy(sum.desc(), STORY.ID.desc())
                .limit(PLACES)
                .forEach(row -> stories.put(
                        row.value1(),
                        new OfStory(
                                row.value1(),
                                row.value2(),
                                row.value4().equals("published") && row.value3() != null ? row.value3() : "",
                                none(span))));

        sql.select(source.story(), source.step(), source.from(), sum)
                .from(source.table())
                .where(source.story().in(stories.keySet()))
                .and(source.step().ge(first))
                .groupBy(source.story(), source.step(), source.from())
                .forEach(row -> {
                    OfStory story = stories.get(row.value1());
                    if (story != null) {
                        add(story.reads(), row.value3(), row.value2() - first, row.value4());
                    }
                });
        return new Numbers(site, List.copyOf(stories.values()));
    }

    /// Days are those written down and the hours that are not yet added to them.
    private static Source source(Span span) {
        if (span == Span.DAY) {
            return new Source(
                    READS_OF_HOUR,
                    READS_OF_HOUR.HOUR_NUMBER,
                    READS_OF_HOUR.STORY_ID,
                    READS_OF_HOUR.REFERRER,
                    READS_OF_HOUR.READ_COUNT);
        }
        Table<?> days = DSL.select(
                        READS_OF_DAY.DAY_NUMBER, READS_OF_DAY.STORY_ID, READS_OF_DAY.REFERRER, READS_OF_DAY.READ_COUNT)
                .from(READS_OF_DAY)
                .unionAll(DSL.select(
                                READS_OF_HOUR.HOUR_NUMBER.div(24L),
                                READS_OF_HOUR.STORY_ID,
                                READS_OF_HOUR.REFERRER,
                                READS_OF_HOUR.READ_COUNT)
                        .from(READS_OF_HOUR))
                .asTable("days");
        return new Source(
                days,
                within(days, READS_OF_DAY.DAY_NUMBER),
                within(days, READS_OF_DAY.STORY_ID),
                within(days, READS_OF_DAY.REFERRER),
                within(days, READS_OF_DAY.READ_COUNT));
    }

    private static <T> Field<T> within(Table<?> table, Field<T> column) {
        return Objects.requireNonNull(table.field(column));
    }

    private static Map<Referrer, long[]> none(Span span) {
        Map<Referrer, long[]> none = new EnumMap<>(Referrer.class);
        for (Referrer referrer : Referrer.values()) {
            none.put(referrer, new long[span.steps()]);
        }
        return none;
    }

    private static void add(Map<Referrer, long[]> reads, String from, long step, BigDecimal count) {
        long @Nullable [] steps = Referrer.labelled(from)
                .flatMap(referrer -> Optional.ofNullable(reads.get(referrer)))
                .orElse(null);
        if (steps != null && step < steps.length) {
            steps[(int) step] += count.longValue();
        }
    }
}
