package press.dateline.section;

import static press.dateline.store.tables.Tables.FORMER_TOPIC;
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
import org.jspecify.annotations.Nullable;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.store.Transaction;

/// The topics of the site. A topic is public when a public story has it.
public final class Topics {
    /// Addresses of topics that were renamed or merged.
    private static final String FORMER = "topics:former";

    private Topics() {}

    /// The public topic at `slug`, or the one that stood there before it was renamed or merged.
    public static Optional<Topic> publicBySlug(DSLContext sql, String slug, Instant now) {
        return publicOne(sql, PUBLIC_TOPIC.SLUG.eq(slug), now).or(() -> {
            Reading.tag(FORMER);
            return publicOne(
                    sql,
                    PUBLIC_TOPIC.ID.eq(DSL.field(
                            sql.select(FORMER_TOPIC.TOPIC_ID).from(FORMER_TOPIC).where(FORMER_TOPIC.SLUG.eq(slug)))),
                    now);
        });
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

    /// The first topic of that name, for those who file stories by name; a name that was given up stands for what took
    /// its place.
    public static Optional<Topic> byName(DSLContext sql, String name) {
        return one(sql, TOPIC.NAME.eq(name))
                .or(() -> one(
                        sql,
                        TOPIC.ID.eq(DSL.field(sql.select(DSL.max(FORMER_TOPIC.TOPIC_ID))
                                .from(FORMER_TOPIC)
                                .where(FORMER_TOPIC.NAME.eq(name))))));
    }

    public static Optional<Topic> byId(DSLContext sql, long id) {
        return one(sql, TOPIC.ID.eq(id));
    }

    private static Optional<Topic> one(DSLContext sql, Condition which) {
        return sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION)
                .from(TOPIC)
                .where(which)
                .orderBy(TOPIC.ID)
                .limit(1)
                .fetchOptional(row -> new Topic(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /// A topic with the number of its public stories.
    public record Counted(Topic topic, int stories) {}

    /// Topics whose name has `words`, by name, public or not: for the desk.
    public static List<Counted> find(DSLContext sql, String words, int before, int atMost) {
        return sql.select(TOPIC.ID, TOPIC.SLUG, TOPIC.NAME, TOPIC.DESCRIPTION, DSL.coalesce(LISTING_COUNT.STORIES, 0))
                .from(TOPIC)
                .leftJoin(LISTING_COUNT)
                .on(LISTING_COUNT.LIST.eq(DSL.concat(DSL.inline("topic:"), TOPIC.ID.cast(SQLDataType.VARCHAR))))
                .and(LISTING_COUNT.PERIOD.eq(0))
                .where(words.isEmpty() ? DSL.noCondition() : TOPIC.NAME.containsIgnoreCase(words))
                .orderBy(TOPIC.NAME, TOPIC.ID)
                .offset(before)
                .limit(atMost)
                .fetch(row ->
                        new Counted(new Topic(row.value1(), row.value2(), row.value3(), row.value4()), row.value5()));
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

    /// Gives a topic another name and slug; whoever asks for the old ones is led to it.
    public static void rename(Transaction transaction, Topic topic, String slug, String name, String description) {
        transaction
                .sql()
                .deleteFrom(FORMER_TOPIC)
                .where(FORMER_TOPIC.SLUG.eq(slug))
                .execute();
        remember(transaction, topic, topic.id());
        transaction
                .sql()
                .update(TOPIC)
                .set(TOPIC.SLUG, slug)
                .where(TOPIC.ID.eq(topic.id()))
                .execute();
        describe(transaction, topic.id(), name, description);
    }

    /// Removes a topic that nothing refers to any more; its address and name stand for `heir` then, or for nothing.
    public static void remove(Transaction transaction, Topic topic, @Nullable Topic heir) {
        if (heir == null) {
            transaction
                    .sql()
                    .deleteFrom(FORMER_TOPIC)
                    .where(FORMER_TOPIC.TOPIC_ID.eq(topic.id()))
                    .execute();
        } else {
            transaction
                    .sql()
                    .update(FORMER_TOPIC)
                    .set(FORMER_TOPIC.TOPIC_ID, heir.id())
                    .where(FORMER_TOPIC.TOPIC_ID.eq(topic.id()))
                    .execute();
            remember(transaction, topic, heir.id());
        }
        transaction.sql().deleteFrom(TOPIC).where(TOPIC.ID.eq(topic.id())).execute();
        transaction.changed("topic:" + topic.id());
    }

    /// What a topic is called now stands for the topic of id `now` from now on.
    private static void remember(Transaction transaction, Topic topic, long now) {
        transaction
                .sql()
                .insertInto(FORMER_TOPIC)
                .set(FORMER_TOPIC.SLUG, topic.slug())
                .set(FORMER_TOPIC.NAME, topic.name())
                .set(FORMER_TOPIC.TOPIC_ID, now)
                .onConflict(FORMER_TOPIC.SLUG)
                .doUpdate()
                .set(FORMER_TOPIC.NAME, topic.name())
                .set(FORMER_TOPIC.TOPIC_ID, now)
                .execute();
        transaction.changed(FORMER);
    }
}
