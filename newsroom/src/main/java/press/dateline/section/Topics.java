package press.dateline.section;

import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.PUBLIC_TOPIC;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.store.Transaction;

/// The topics of the site. A topic is public when a public story has it.
public final class Topics {
    private Topics() {}

    public static Optional<Topic> publicBySlug(DSLContext sql, String slug, Instant now) {
        return publicOne(sql, PUBLIC_TOPIC.SLUG.eq(slug), now);
    }

    public static Optional<Topic> publicById(DSLContext sql, long id, Instant now) {
        return publicOne(sql, PUBLIC_TOPIC.ID.eq(id), now);
    }

    /// The public ones among `ids`.
    public static Map<Long, Topic> publicByIds(DSLContext sql, Collection<Long> ids, Instant now) {
        ids.forEach(id -> Reading.tag("topic:" + id));
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION)
                .from(TOPIC)
                .where(TOPIC.ID.in(ids))
                .andExists(DSL.selectOne()
                        .from(PUBLIC_TOPIC)
                        .where(PUBLIC_TOPIC.ID.eq(TOPIC.ID))
                        .and(PublicGate.open(PUBLIC_TOPIC, now)))
                .fetchMap(TOPIC.ID, row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /// Noted with the latest stories too: one of them may make a topic public.
    private static Optional<Topic> publicOne(DSLContext sql, Condition which, Instant now) {
        Optional<Topic> topic = sql.select(
                        PUBLIC_TOPIC.ID, PUBLIC_TOPIC.SLUG, PUBLIC_TOPIC.NAME, PUBLIC_TOPIC.DESCRIPTION)
                .from(PUBLIC_TOPIC)
                .where(which)
                .and(PublicGate.open(PUBLIC_TOPIC, now))
                .limit(1)
                .fetchOptional(row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
        if (topic.isEmpty()) {
            Reading.tag("list:latest");
        }
        topic.ifPresent(found -> Reading.tag("topic:" + found.id()));
        return topic;
    }

    /// Topics that public stories have, by id.
    ///
    /// @param before how many with smaller ids are left out
    public static List<Topic> listed(DSLContext sql, int before, int atMost) {
        Reading.tag("list:latest");
        return sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION)
                .from(TOPIC.join(LISTING_COUNT)
                        .on(LISTING_COUNT.LIST.eq(
                                DSL.concat(DSL.inline("topic:"), TOPIC.ID.cast(SQLDataType.VARCHAR)))))
                .where(LISTING_COUNT.PERIOD.eq(0))
                .and(LISTING_COUNT.STORIES.gt(0))
                .orderBy(TOPIC.ID)
                .offset(before)
                .limit(atMost)
                .fetch(row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /// The topics of one story, by name.
    public static List<Topic> of(DSLContext sql, long story) {
        List<Topic> topics = sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION)
                .from(STORY_TOPIC.join(TOPIC).on(TOPIC.ID.eq(STORY_TOPIC.TOPIC_ID)))
                .where(STORY_TOPIC.STORY_ID.eq(story))
                .orderBy(TOPIC.NAME, TOPIC.ID)
                .fetch(row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
        topics.forEach(topic -> Reading.tag("topic:" + topic.id()));
        return topics;
    }

    /// The first topic of that name, for those who file stories by name.
    public static Optional<Topic> byName(DSLContext sql, String name) {
        return sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION)
                .from(TOPIC)
                .where(TOPIC.NAME.eq(name))
                .orderBy(TOPIC.ID)
                .limit(1)
                .fetchOptional(row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /// Adds a topic; when its slug is taken it gets a number.
    public static Topic add(Transaction transaction, String slug, String name, String description) {
        String free = slug;
        for (int n = 2; transaction.sql().fetchExists(TOPIC, TOPIC.SLUG.eq(free)); n++) {
            free = slug + "-" + n;
        }
        long id = transaction
                .sql()
                .insertInto(TOPIC)
                .set(TOPIC.SLUG, free)
                .set(TOPIC.NAME, name)
                .set(TOPIC.DESCRIPTION, description)
                .returningResult(TOPIC.ID)
                .fetchSingle()
                .value1();
        return new Topic(id, free, name, description);
    }

    public static void describe(Transaction transaction, long id, String name, String description) {
        transaction
                .sql()
                .update(TOPIC)
                .set(TOPIC.NAME, name)
                .set(TOPIC.DESCRIPTION, description)
                .where(TOPIC.ID.eq(id))
                .execute();
        transaction.changed("topic:" + id);
    }
}
