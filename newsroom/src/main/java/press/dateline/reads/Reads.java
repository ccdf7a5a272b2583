package press.dateline.reads;

import static press.dateline.store.tables.Tables.MOST_READ;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.READS_LATELY;
import static press.dateline.store.tables.Tables.READS_OF_DAY;
import static press.dateline.store.tables.Tables.READS_OF_HOUR;
import static press.dateline.store.tables.Tables.READS_ROUND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.store.BulkInsert;
import press.dateline.store.Database;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.store.Transaction;

/// Counts reads in memory and adds them up in the database once a minute, in one transaction of a fixed number of
/// statements. A process that dies loses what it counted since. Thread-safe.
///
/// A change is logged only when the [order of the most read][#mostRead] changes, so that reading empties no cache.
public final class Reads {
    public static final String TAG = "most-read";

    /// How many places the order of the most read has.
    public static final int PLACES = 15;

    /// The most read are those of so many hours.
    static final int HOURS = 24;

    /// For the newsroom's comparison of years.
    static final int DAYS_KEPT = 800;

    /// Different stories counted between two rounds; what comes beyond that is no reading but an attack.
    static final int MOST_STORIES = 20_000;

    private static final int LONGEST_BODY = 1_024;
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private final Database database;
    private final Turnstile turnstile = new Turnstile();

    /// Guards `counted`; never held while the database is asked, since readers are answered on the event loop.
    private final Object counting = new Object();

    private Map<Line, Long> counted = new HashMap<>();
    private long lastHour = Long.MIN_VALUE;

    public Reads(Database database) {
        this.database = database;
    }

    /// Reads of one story from one kind of place within one hour.
    private record Line(long hour, String path, Referrer referrer) {}

    /// Takes what a browser says.
    public Visit.Answer hear(Visit visit) {
        int space = visit.body().indexOf(' ');
        if (space < 0 || visit.body().length() > LONGEST_BODY) {
            return Visit.Answer.UNREADABLE;
        }
        Optional<Referrer> referrer = Referrer.labelled(visit.body().substring(0, space));
        String target = visit.body().substring(space + 1);
        Optional<String> path =
                target.startsWith("/") ? RequestTarget.parse(target).map(RequestTarget::path) : Optional.empty();
        if (referrer.isEmpty() || path.isEmpty()) {
            return Visit.Answer.UNREADABLE;
        }
        boolean elsewhere = !visit.fetchSite().isEmpty() && !visit.fetchSite().equals("same-origin");
        if (elsewhere || !visit.purpose().isEmpty() || Machines.are(visit.userAgent())) {
            return Visit.Answer.PASSED_OVER;
        }
        Instant now = database.clock().instant();
        if (!turnstile.admits(visit.address(), now)) {
            return Visit.Answer.TOO_MANY;
        }
        Line line = new Line(now.getEpochSecond() / HOUR, path.get(), referrer.get());
        synchronized (counting) {
            if (counted.size() >= MOST_STORIES && !counted.containsKey(line)) {
                return Visit.Answer.TOO_MANY;
            }
            counted.merge(line, 1L, Long::sum);
        }
        return Visit.Answer.COUNTED;
    }

    /// Adds up what was counted. When the database cannot keep it, it is counted on and kept the next time.
    ///
    /// @throws press.dateline.store.StoreException when it cannot be kept
    public synchronized void addUp() {
        long hour = database.clock().instant().getEpochSecond() / HOUR;
        Map<Line, Long> round;
        synchronized (counting) {
            round = counted;
            counted = new HashMap<>();
        }
        if (round.isEmpty() && hour == lastHour) {
            return;
        }
        try {
            database.write(transaction -> {
                takeTurn(transaction);
                add(transaction, round);
                rollUp(transaction, hour);
                order(transaction);
                return round.size();
            });
            lastHour = hour;
        } catch (RuntimeException e) {
            synchronized (counting) {
                round.forEach((line, reads) -> counted.merge(line, reads, Long::sum));
            }
            throw e;
        }
    }

    /// Nodes that share a database write their rounds one after the other.
    private static void takeTurn(Transaction transaction) {
        transaction
                .sql()
                .insertInto(READS_ROUND)
                .set(READS_ROUND.ID, 1L)
                .set(READS_ROUND.COUNTED_AT, transaction.now())
                .onConflict(READS_ROUND.ID)
                .doUpdate()
                .set(READS_ROUND.COUNTED_AT, transaction.now())
                .execute();
    }

    /// Only stories that are public count, whatever was sent.
    private static void add(Transaction transaction, Map<Line, Long> round) {
        Map<String, Long> stories = new HashMap<>();
        List<String> paths = round.keySet().stream().map(Line::path).distinct().toList();
        for (int from = 0; from < paths.size(); from += 1_000) {
            transaction
                    .sql()
                    .select(PUBLIC_STORY.PATH, PUBLIC_STORY.ID)
                    .from(PUBLIC_STORY)
                    .where(PUBLIC_STORY.PATH.in(paths.subList(from, Math.min(paths.size(), from + 1_000))))
                    .and(PublicGate.open(PUBLIC_STORY, transaction.now()))
                    .forEach(row -> stories.put(row.value1(), row.value2()));
        }
        List<@Nullable Object[]> hours = new ArrayList<>();
        Map<Long, Long> lately = new TreeMap<>();
        round.forEach((line, reads) -> {
            Long story = stories.get(line.path());
            if (story != null) {
                hours.add(new Object[] {line.hour(), story, line.referrer().label(), reads});
                lately.merge(story, reads, Long::sum);
            }
        });
        BulkInsert.run(
                transaction.sql(),
                "INSERT INTO reads_of_hour (hour_number, story_id, referrer, read_count) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (hour_number, story_id, referrer)"
                        + " DO UPDATE SET read_count = reads_of_hour.read_count + excluded.read_count",
                hours);
        addLately(transaction, lately);
    }

    private static void addLately(Transaction transaction, Map<Long, Long> reads) {
        BulkInsert.run(
                transaction.sql(),
                "INSERT INTO reads_lately (story_id, read_count) VALUES (?, ?) ON CONFLICT (story_id)"
                        + " DO UPDATE SET read_count = reads_lately.read_count + excluded.read_count",
                reads.entrySet().stream()
                        .<@Nullable Object[]>map(story -> new Object[] {story.getKey(), story.getValue()})
                        .toList());
    }

    /// Hours that are over for a day leave the sum of late and are added to their days.
    private static void rollUp(Transaction transaction, long hour) {
        record Day(long day, long story, String referrer) {}
        Map<Day, Long> days = new HashMap<>();
        Map<Long, Long> gone = new TreeMap<>();
        transaction
                .sql()
                .deleteFrom(READS_OF_HOUR)
                .where(READS_OF_HOUR.HOUR_NUMBER.le(hour - HOURS))
                .returning()
                .forEach(row -> {
                    days.merge(
                            new Day(row.getHourNumber() * HOUR / DAY, row.getStoryId(), row.getReferrer()),
                            row.getReadCount(),
                            Long::sum);
                    gone.merge(row.getStoryId(), -row.getReadCount(), Long::sum);
                });
        if (days.isEmpty()) {
            return;
        }
        BulkInsert.run(
                transaction.sql(),
                "INSERT INTO reads_of_day (day_number, story_id, referrer, read_count) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (story_id, day_number, referrer)"
                        + " DO UPDATE SET read_count = reads_of_day.read_count + excluded.read_count",
                days.entrySet().stream()
                        .<@Nullable Object[]>map(day -> new Object[] {
                            day.getKey().day(),
                            day.getKey().story(),
                            day.getKey().referrer(),
                            day.getValue()
                        })
                        .toList());
        addLately(transaction, gone);
        transaction
                .sql()
                .deleteFrom(READS_LATELY)
                .where(READS_LATELY.READ_COUNT.le(0L))
                .execute();
        transaction
                .sql()
                .deleteFrom(READS_OF_DAY)
                .where(READS_OF_DAY.DAY_NUMBER.lt(hour * HOUR / DAY - DAYS_KEPT))
                .execute();
    }

    /// Writes the order down and says so, if it is another.
    private static void order(Transaction transaction) {
        DSLContext sql = transaction.sql();
        List<Long> order = sql.select(READS_LATELY.STORY_ID)
                .from(READS_LATELY)
                .join(PUBLIC_STORY)
                .on(PUBLIC_STORY.ID.eq(READS_LATELY.STORY_ID))
                .where(PublicGate.open(PUBLIC_STORY, transaction.now()))
                .orderBy(READS_LATELY.READ_COUNT.desc(), READS_LATELY.STORY_ID.desc())
                .limit(PLACES)
                .fetch(READS_LATELY.STORY_ID);
        List<Long> before = sql.select(MOST_READ.STORY_ID)
                .from(MOST_READ)
                .orderBy(MOST_READ.ORDINAL)
                .fetch(MOST_READ.STORY_ID);
        if (order.equals(before)) {
            return;
        }
        sql.deleteFrom(MOST_READ).execute();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long story : order) {
            rows.add(new Object[] {rows.size() + 1, story});
        }
        BulkInsert.run(sql, "INSERT INTO most_read (ordinal, story_id) VALUES (?, ?)", rows);
        transaction.changed(TAG);
    }

    /// The public stories that were read most in the last 24 hours, the most read first.
    public static List<Long> mostRead(DSLContext sql, Instant now) {
        Reading.tag(TAG);
        return sql.select(MOST_READ.STORY_ID)
                .from(MOST_READ)
                .join(PUBLIC_STORY)
                .on(PUBLIC_STORY.ID.eq(MOST_READ.STORY_ID))
                .where(PublicGate.open(PUBLIC_STORY, now))
                .orderBy(MOST_READ.ORDINAL)
                .fetch(MOST_READ.STORY_ID);
    }

    /// How often each of `stories` was read in each of the last 24 hours, the oldest first: the newsroom's own numbers.
    public static Map<Long, long[]> lastDay(DSLContext sql, Collection<Long> stories, Instant now) {
        long first = now.getEpochSecond() / HOUR - HOURS + 1;
        Map<Long, long[]> hours = new HashMap<>();
        stories.forEach(story -> hours.put(story, new long[HOURS]));
        sql.select(READS_OF_HOUR.STORY_ID, READS_OF_HOUR.HOUR_NUMBER, READS_OF_HOUR.READ_COUNT)
                .from(READS_OF_HOUR)
                .where(READS_OF_HOUR.STORY_ID.in(stories))
                .and(READS_OF_HOUR.HOUR_NUMBER.ge(first))
                .forEach(row -> {
                    long[] own = hours.get(row.value1());
                    int place = (int) (row.value2() - first);
                    if (own != null && place < HOURS) {
                        own[place] += row.value3();
                    }
                });
        return hours;
    }
}
