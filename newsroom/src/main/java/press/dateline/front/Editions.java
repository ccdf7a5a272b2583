package press.dateline.front;

import static press.dateline.store.tables.Tables.EDITION;
import static press.dateline.store.tables.Tables.FRONT_DRAFT;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.TOPIC;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.ledger.Ledger;
import press.dateline.section.Sections;
import press.dateline.store.Database;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.EditionRecord;

/// The one door to the front page: editors arrange a draft and launch it; what was launched is kept, and an older
/// edition can be launched again. Thread-safe.
///
/// A launch is recorded in the ledger and told to the change log under [#TAG], so that it shows at once.
public final class Editions {
    public static final String TAG = "front";

    private final Database database;

    public Editions(Database database) {
        this.database = database;
    }

    /// What readers see; empty while nobody has launched anything, and then the site has [its own front][OwnFront].
    public static Optional<Edition> live(DSLContext sql) {
        return Remembered.once(sql, Editions.class, () -> newest(sql));
    }

    private static Optional<Edition> newest(DSLContext sql) {
        Reading.tag(TAG);
        return sql.selectFrom(EDITION)
                .orderBy(EDITION.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(Editions::edition);
    }

    public Optional<Edition> live() {
        return database.read(Editions::live);
    }

    /// What is being arranged: the draft that was saved last, else the live edition, else the front that the site has
    /// by itself, to begin with.
    public Front draft() {
        return database.read(Editions::draft);
    }

    private static Front draft(DSLContext sql) {
        @Nullable String saved = sql.select(FRONT_DRAFT.FRONT).from(FRONT_DRAFT).fetchOne(FRONT_DRAFT.FRONT);
        if (saved != null) {
            return stored(saved);
        }
        return live(sql).map(Edition::front).orElseGet(() -> OwnFront.of(Sections.tree(sql)));
    }

    /// Reads a front as people write it; a pick may name its story by the address.
    ///
    /// @throws NotAFront when it is none, or names what there is not
    public Front read(String json) {
        return database.read(sql -> {
            Front front = FrontJson.read(json, path -> sql.select(STORY.ID)
                    .from(STORY)
                    .where(STORY.PATH.eq(path))
                    .fetchOptional(STORY.ID));
            check(sql, front);
            return front;
        });
    }

    /// Keeps what is being arranged. Readers see nothing of it.
    ///
    /// @throws NotAFront when it names what there is not
    public void save(Front front, String by) {
        database.write(transaction -> {
            check(transaction.sql(), front);
            keep(transaction, front, by);
            return 0;
        });
    }

    private static void keep(Transaction transaction, Front front, String by) {
        String json = FrontJson.write(front);
        transaction
                .sql()
                .insertInto(FRONT_DRAFT)
                .set(FRONT_DRAFT.ID, 1L)
                .set(FRONT_DRAFT.FRONT, json)
                .set(FRONT_DRAFT.SAVED_AT, transaction.now())
                .set(FRONT_DRAFT.SAVED_BY, by)
                .onConflict(FRONT_DRAFT.ID)
                .doUpdate()
                .set(FRONT_DRAFT.FRONT, json)
                .set(FRONT_DRAFT.SAVED_AT, transaction.now())
                .set(FRONT_DRAFT.SAVED_BY, by)
                .execute();
    }

    /// Makes the draft the live edition.
    ///
    /// @param by who did it, as the newsroom will read it
    public Edition launch(String by) {
        return database.write(transaction -> launch(transaction, draft(transaction.sql()), by));
    }

    /// Launches `front` within the caller's transaction.
    public static Edition launch(Transaction transaction, Front front, String by) {
        check(transaction.sql(), front);
        return launch(transaction, front, by, null);
    }

    /// Launches an older edition again, as a new one. The draft becomes it too, so that work goes on from there.
    ///
    /// @return empty when there is no edition of that number
    public Optional<Edition> rollBack(long number, String by) {
        return database.write(transaction -> {
            Optional<Edition> older = transaction
                    .sql()
                    .selectFrom(EDITION)
                    .where(EDITION.ID.eq(number))
                    .fetchOptional()
                    .map(Editions::edition);
            older.ifPresent(edition -> keep(transaction, edition.front(), by));
            return older.map(edition -> launch(transaction, edition.front(), by, number));
        });
    }

    private static Edition launch(Transaction transaction, Front front, String by, @Nullable Long restored) {
        String json = FrontJson.write(front);
        long number = transaction
                .sql()
                .insertInto(EDITION)
                .set(EDITION.FRONT, json)
                .set(EDITION.LAUNCHED_AT, transaction.now())
                .set(EDITION.LAUNCHED_BY, by)
                .set(EDITION.RESTORED_ID, restored)
                .returningResult(EDITION.ID)
                .fetchSingle()
                .value1();
        Ledger.append(
                transaction,
                "launch",
                "front:" + number,
                FrontJson.record(front, Ledger.seal(transaction, by), restored));
        transaction.changed(TAG);
        return new Edition(number, front, transaction.now(), by, restored);
    }

    /// The editions, newest first.
    public List<Edition> history(int atMost) {
        return database.read(sql ->
                sql.selectFrom(EDITION).orderBy(EDITION.ID.desc()).limit(atMost).fetch(Editions::edition));
    }

    private static Edition edition(EditionRecord row) {
        return new Edition(
                row.getId(), stored(row.getFront()), row.getLaunchedAt(), row.getLaunchedBy(), row.getRestoredId());
    }

    private static Front stored(String json) {
        return FrontJson.read(json, path -> Optional.empty());
    }

    /// Whatever a front names must be there, public or not.
    private static void check(DSLContext sql, Front front) {
        Names names = Names.in(front);
        Sections.Tree sections = Sections.tree(sql);
        TreeSet<String> unknown = new TreeSet<>(names.sections());
        unknown.removeIf(path -> sections.byPath(path).isPresent());
        missing("section", unknown);
        missing(
                "topic",
                without(names.topics(), sql.select(TOPIC.SLUG).from(TOPIC).where(TOPIC.SLUG.in(names.topics()))));
        missing(
                "author",
                without(names.authors(), sql.select(PERSON.SLUG).from(PERSON).where(PERSON.SLUG.in(names.authors()))));
        missing(
                "story",
                without(names.stories(), sql.select(STORY.ID).from(STORY).where(STORY.ID.in(names.stories()))));
    }

    private static <T> TreeSet<T> without(Collection<T> named, ResultQuery<Record1<T>> found) {
        TreeSet<T> missing = new TreeSet<>(named);
        if (!missing.isEmpty()) {
            found.forEach(row -> missing.remove(row.value1()));
        }
        return missing;
    }

    private static void missing(String noun, TreeSet<?> names) {
        if (!names.isEmpty()) {
            throw new NotAFront("it names a " + noun + " “" + names.first() + "”, and there is none");
        }
    }
}
