package press.dateline.front;

import static press.dateline.store.tables.Tables.EDITION;
import static press.dateline.store.tables.Tables.FRONT_VERSION;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.ledger.Ledger;
import press.dateline.people.Audit;
import press.dateline.section.Sections;
import press.dateline.store.Database;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.EditionRecord;
import press.dateline.store.tables.tables.records.FrontVersionRecord;

/// The one door to the front page: editors arrange a draft and launch it; what was launched is kept, and an older
/// edition can be launched again. Thread-safe.
///
/// A launch is recorded in the ledger and told to the change log under [#TAG], so that it shows at once. Every version
/// of the draft is kept (the newest 500), so that two people who arrange at once lose nothing, and any can be taken up
/// again.
public final class Editions {
    public static final String TAG = "front";

    private static final int VERSIONS = 500;

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

    /// What is being arranged: the version that was saved last, else the live edition, else the front that the site has
    /// by itself, to begin with.
    public Draft draft() {
        return database.read(Editions::draft);
    }

    public static Draft draft(DSLContext sql) {
        return sql.selectFrom(FRONT_VERSION)
                .where(FRONT_VERSION.ASIDE.eq(DSL.inline(false)))
                .orderBy(FRONT_VERSION.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(Editions::draft)
                .orElseGet(() -> live(sql)
                        .map(edition -> new Draft(0, edition.front(), edition.launchedAt(), edition.by(), false))
                        .orElseGet(() -> new Draft(0, OwnFront.of(Sections.tree(sql)), Instant.EPOCH, "", false)));
    }

    /// One version of what was arranged; version 0 is what it all began with.
    public static Optional<Draft> version(DSLContext sql, long version) {
        Draft draft = draft(sql);
        return draft.version() == version
                ? Optional.of(draft)
                : sql.selectFrom(FRONT_VERSION)
                        .where(FRONT_VERSION.ID.eq(version))
                        .fetchOptional()
                        .map(Editions::draft);
    }

    /// The versions of what was arranged, newest first, those that stand aside among them.
    public static List<Draft> versions(DSLContext sql, int atMost) {
        return sql.selectFrom(FRONT_VERSION)
                .orderBy(FRONT_VERSION.ID.desc())
                .limit(atMost)
                .fetch(Editions::draft);
    }

    private static Draft draft(FrontVersionRecord row) {
        return new Draft(row.getId(), stored(row.getFront()), row.getSavedAt(), row.getSavedBy(), row.getAside());
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

    /// Makes `front` the draft, whatever it was. Readers see nothing of it.
    ///
    /// @throws NotAFront when it names what there is not
    public Draft save(Front front, Audit.Who by) {
        return database.write(transaction -> keep(transaction, front, by, false));
    }

    /// What came of saving a front that was arranged on a version which may not be the newest any more.
    public sealed interface Saved {
        /// It is the draft now.
        record Kept(Draft draft) implements Saved {}

        /// Someone saved since; both are kept, theirs is the draft.
        record Beside(Draft mine, Draft theirs) implements Saved {}
    }

    /// Makes `front` the draft, unless someone else saved since `base`: then it is kept aside and theirs stays.
    ///
    /// @param base the version it was arranged on
    /// @throws NotAFront when it names what there is not
    public Saved save(Front front, long base, Audit.Who by) {
        return database.write(transaction -> {
            Draft latest = draft(transaction.sql());
            return latest.version() == base
                    ? new Saved.Kept(keep(transaction, front, by, false))
                    : new Saved.Beside(keep(transaction, front, by, true), latest);
        });
    }

    private static Draft keep(Transaction transaction, Front front, Audit.Who by, boolean aside) {
        check(transaction.sql(), front);
        long version = transaction
                .sql()
                .insertInto(FRONT_VERSION)
                .set(FRONT_VERSION.FRONT, FrontJson.write(front))
                .set(FRONT_VERSION.SAVED_AT, transaction.now())
                .set(FRONT_VERSION.SAVED_BY, by.name())
                .set(FRONT_VERSION.ASIDE, aside)
                .returningResult(FRONT_VERSION.ID)
                .fetchSingle()
                .value1();
        transaction
                .sql()
                .deleteFrom(FRONT_VERSION)
                .where(FRONT_VERSION.ID.le(version - VERSIONS))
                .execute();
        Audit.record(transaction, by, aside ? "front-kept-aside" : "front-arranged", "front-version:" + version, "");
        return new Draft(version, front, transaction.now(), by.name(), aside);
    }

    /// Makes the draft the live edition.
    public Edition launch(Audit.Who by) {
        return database.write(
                transaction -> launch(transaction, draft(transaction.sql()).front(), by));
    }

    /// Makes `version` the live edition, unless it is the draft no more: nobody launches what they have not seen.
    ///
    /// @return empty when someone has saved since
    public Optional<Edition> launch(long version, Audit.Who by) {
        return database.write(transaction -> {
            Draft draft = draft(transaction.sql());
            return draft.version() == version
                    ? Optional.of(launch(transaction, draft.front(), by))
                    : Optional.<Edition>empty();
        });
    }

    /// Launches `front` within the caller's transaction.
    public static Edition launch(Transaction transaction, Front front, Audit.Who by) {
        check(transaction.sql(), front);
        return launch(transaction, front, by, null);
    }

    /// Launches an older edition again, as a new one. The draft becomes it too, so that work goes on from there.
    ///
    /// @return empty when there is no edition of that number
    public Optional<Edition> rollBack(long number, Audit.Who by) {
        return database.write(transaction -> {
            Optional<Edition> older = edition(transaction.sql(), number);
            older.ifPresent(edition -> keep(transaction, edition.front(), by, false));
            return older.map(edition -> launch(transaction, edition.front(), by, number));
        });
    }

    /// The edition of that number, if there is one.
    public static Optional<Edition> edition(DSLContext sql, long number) {
        return sql.selectFrom(EDITION)
                .where(EDITION.ID.eq(number))
                .fetchOptional()
                .map(Editions::edition);
    }

    private static Edition launch(Transaction transaction, Front front, Audit.Who by, @Nullable Long restored) {
        String json = FrontJson.write(front);
        long number = transaction
                .sql()
                .insertInto(EDITION)
                .set(EDITION.FRONT, json)
                .set(EDITION.LAUNCHED_AT, transaction.now())
                .set(EDITION.LAUNCHED_BY, by.name())
                .set(EDITION.RESTORED_ID, restored)
                .returningResult(EDITION.ID)
                .fetchSingle()
                .value1();
        Ledger.append(
                transaction,
                "launch",
                "front:" + number,
                FrontJson.record(front, Ledger.seal(transaction, by.name()), restored));
        Audit.record(transaction, by, restored == null ? "front-launched" : "front-rolled-back", "front:" + number, "");
        transaction.changed(TAG);
        return new Edition(number, front, transaction.now(), by.name(), restored);
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
