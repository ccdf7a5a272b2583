package press.dateline.people;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PUBLIC_PERSON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

/// The people of the newsroom. A person is public by a byline on a public story, and only by it.
public final class People {
    private People() {}

    public static Optional<Person> publicBySlug(DSLContext sql, String slug, Instant now) {
        return publicOne(sql, PUBLIC_PERSON.SLUG.eq(slug), now);
    }

    public static Optional<Person> publicById(DSLContext sql, long id, Instant now) {
        return publicOne(sql, PUBLIC_PERSON.ID.eq(id), now);
    }

    /// The public ones among `ids`.
    public static Map<Long, Person> publicByIds(DSLContext sql, Collection<Long> ids, Instant now) {
        ids.forEach(id -> Reading.tag("person:" + id));
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.select(PERSON.ID, PERSON.SLUG, PERSON.NAME, PERSON.BIOGRAPHY, PERSON.WEBSITE, PERSON.PICTURE_ID)
                .from(PERSON)
                .where(PERSON.ID.in(ids))
                .andExists(DSL.selectOne()
                        .from(PUBLIC_PERSON)
                        .where(PUBLIC_PERSON.ID.eq(PERSON.ID))
                        .and(PublicGate.open(PUBLIC_PERSON, now)))
                .fetchMap(
                        PERSON.ID,
                        row -> new Person(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /// Noted with the latest stories too: one of them may make a person public.
    private static Optional<Person> publicOne(DSLContext sql, Condition which, Instant now) {
        Optional<Person> person = sql.select(
                        PUBLIC_PERSON.ID,
                        PUBLIC_PERSON.SLUG,
                        PUBLIC_PERSON.NAME,
                        PUBLIC_PERSON.BIOGRAPHY,
                        PUBLIC_PERSON.WEBSITE,
                        PUBLIC_PERSON.PICTURE_ID)
                .from(PUBLIC_PERSON)
                .where(which)
                .and(PublicGate.open(PUBLIC_PERSON, now))
                .limit(1)
                .fetchOptional(row ->
                        new Person(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        if (person.isEmpty()) {
            Reading.tag("list:latest");
        }
        person.ifPresent(found -> Reading.tag("person:" + found.id()));
        return person;
    }

    /// People with bylines on public stories, by id.
    ///
    /// @param before how many with smaller ids are left out
    public static List<Person> listed(DSLContext sql, int before, int atMost) {
        Reading.tag("list:latest");
        return sql.select(PERSON.ID, PERSON.SLUG, PERSON.NAME, PERSON.BIOGRAPHY, PERSON.WEBSITE, PERSON.PICTURE_ID)
                .from(PERSON.join(LISTING_COUNT)
                        .on(LISTING_COUNT.LIST.eq(
                                DSL.concat(DSL.inline("author:"), PERSON.ID.cast(SQLDataType.VARCHAR)))))
                .where(LISTING_COUNT.PERIOD.eq(0))
                .and(LISTING_COUNT.STORIES.gt(0))
                .orderBy(PERSON.ID)
                .offset(before)
                .limit(atMost)
                .fetch(row ->
                        new Person(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /// The bylines of each of `stories`, in printed order. The caller has read the stories through the gate.
    public static Map<Long, List<Byline>> bylines(DSLContext sql, Collection<Long> stories) {
        Map<Long, List<Byline>> bylines = new LinkedHashMap<>();
        sql.select(
                        BYLINE.STORY_ID,
                        PERSON.ID,
                        PERSON.SLUG,
                        PERSON.NAME,
                        PERSON.BIOGRAPHY,
                        PERSON.WEBSITE,
                        PERSON.PICTURE_ID,
                        BYLINE.ROLE)
                .from(BYLINE.join(PERSON).on(PERSON.ID.eq(BYLINE.PERSON_ID)))
                .where(BYLINE.STORY_ID.in(stories))
                .orderBy(BYLINE.STORY_ID, BYLINE.ORDINAL)
                .forEach(row -> {
                    Reading.tag("person:" + row.value2());
                    Person person = new Person(
                            row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), row.value7());
                    bylines.computeIfAbsent(row.value1(), key -> new ArrayList<>())
                            .add(new Byline(person, row.value8()));
                });
        return bylines;
    }

    /// Adds a person; when the slug is taken it gets a number.
    public static Person add(
            Transaction transaction,
            String slug,
            String name,
            String biography,
            @Nullable String email,
            @Nullable String website) {
        String free = slug;
        for (int n = 2; transaction.sql().fetchExists(PERSON, PERSON.SLUG.eq(free)); n++) {
            free = slug + "-" + n;
        }
        long id = transaction
                .sql()
                .insertInto(PERSON)
                .set(PERSON.SLUG, free)
                .set(PERSON.NAME, name)
                .set(PERSON.BIOGRAPHY, biography)
                .set(PERSON.EMAIL, email)
                .set(PERSON.WEBSITE, website)
                .set(PERSON.CREATED_AT, transaction.now())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        return new Person(id, free, name, biography, website, null);
    }

    /// The first person of that printed name, for those who file stories by name.
    public static Optional<Person> byName(DSLContext sql, String name) {
        return sql.select(PERSON.ID, PERSON.SLUG, PERSON.NAME, PERSON.BIOGRAPHY, PERSON.WEBSITE, PERSON.PICTURE_ID)
                .from(PERSON)
                .where(PERSON.NAME.eq(name))
                .orderBy(PERSON.ID)
                .limit(1)
                .fetchOptional(row ->
                        new Person(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    public static void describe(
            Transaction transaction, long id, String name, String biography, @Nullable String website) {
        transaction
                .sql()
                .update(PERSON)
                .set(PERSON.NAME, name)
                .set(PERSON.BIOGRAPHY, biography)
                .set(PERSON.WEBSITE, website)
                .where(PERSON.ID.eq(id))
                .execute();
        transaction.changed("person:" + id);
    }
}
