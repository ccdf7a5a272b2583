package press.dateline.publishing;

import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Audit;
import press.dateline.settings.Publicity;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.Genre;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;

/// Moves stories between states. Thread-safe.
public final class Publishing {
    private static final System.Logger LOG = System.getLogger("press.dateline.publishing");
    private static final int AT_ONCE = 500;

    private final Database database;
    private final ReadyCheck ready;

    /// Where nobody reads what goes out, as in an import.
    public Publishing(Database database) {
        this(database, ReadyCheck.NONE);
    }

    /// @param ready is asked whenever a story is put out, scheduled or re-dated
    public Publishing(Database database, ReadyCheck ready) {
        this.database = database;
        this.ready = ready;
    }

    /// Keeps a new story and puts it where `standing` says.
    ///
    /// @param by who did it, as the newsroom will read it
    /// @return the id of the story
    public long keep(StoryDraft draft, Standing standing, String by) {
        return database.write(transaction -> {
            Batch batch = batch(transaction);
            long id = batch.add(draft, standing, by);
            batch.finish();
            return id;
        });
    }

    /// Moves a story to another standing.
    public void move(long story, Standing standing, String by, String reason) {
        database.write(transaction -> {
            Batch batch = batch(transaction);
            batch.move(story, standing, by, reason);
            batch.finish();
            return story;
        });
    }

    /// Adds a dated correction to a story. Corrections are only ever added.
    ///
    /// @param note clean HTML: what was wrong, what is right
    public void correct(long story, String note, String by) {
        database.write(transaction -> {
            Batch batch = batch(transaction);
            batch.correct(story, note, transaction.now(), by);
            batch.finish();
            return story;
        });
    }

    /// Says what kind of piece a story is; readers are told of every kind but news.
    public void classify(long story, Genre genre, String by) {
        database.write(transaction -> {
            Batch batch = batch(transaction);
            batch.classify(story, genre, by);
            batch.finish();
            return story;
        });
    }

    /// Changes how the site presents itself to others.
    ///
    /// @throws press.dateline.settings.Setting.Unfit when it cannot be that; nothing has been changed then
    public void changePublicity(Publicity.Item item, String content) {
        changePublicity(Map.of(item, content), Audit.Who.COMMAND_LINE);
    }

    /// Changes all of it or nothing; what stays the same is not written, nor told in the audit log.
    ///
    /// @return how many items are other than before
    /// @throws press.dateline.settings.Setting.Unfit when one cannot be that
    public int changePublicity(Map<Publicity.Item, String> contents, Audit.Who who) {
        return database.write(transaction -> {
            Publicity before = Publicity.of(transaction.sql());
            int changed = 0;
            for (Map.Entry<Publicity.Item, String> one : contents.entrySet()) {
                Publicity.Item item = one.getKey();
                if (!item.fit(one.getValue()).equals(before.contents().getOrDefault(item, ""))) {
                    Publicity.keep(transaction, item, one.getValue());
                    Audit.record(transaction, who, "setting-changed", "setting:" + item.label(), "");
                    changed++;
                }
            }
            return changed;
        });
    }

    /// Changes the site's settings from the command line.
    public void changeSettings(UnaryOperator<SiteSettings> change) {
        changeSettings(change, Audit.Who.COMMAND_LINE);
    }

    /// Changes the site's settings, and what is kept by them: another zone has other days.
    ///
    /// @return how many are other than before
    public int changeSettings(UnaryOperator<SiteSettings> change, Audit.Who who) {
        return database.write(transaction -> {
            SiteSettings before = Settings.of(transaction.sql());
            SiteSettings after = change.apply(before);
            List<Setting> changed = Arrays.stream(Setting.values())
                    .filter(setting -> !setting.of(after).equals(setting.of(before)))
                    .toList();
            if (after.equals(before)) {
                return 0;
            }
            Settings.keep(transaction, after);
            changed.forEach(setting -> Audit.record(
                    transaction,
                    who,
                    "setting-changed",
                    "setting:" + setting.label(),
                    setting.of(before) + " → " + setting.of(after)));
            if (!after.zone().equals(before.zone())) {
                new Recount(transaction, after.zone()).all();
            }
            return changed.size();
        });
    }

    /// Sets when a story leaves readers by itself, as if it were taken down then.
    ///
    /// @param at null for never
    /// @throws IllegalArgumentException when that moment has passed, or comes before the story does
    public void endAt(long story, @Nullable Instant at, String by, String reason) {
        database.write(transaction -> {
            @Nullable
            Instant from = transaction
                    .sql()
                    .select(STORY.PUBLIC_FROM)
                    .from(STORY)
                    .where(STORY.ID.eq(story))
                    .fetchSingle()
                    .value1();
            if (at != null && (!at.isAfter(transaction.now()) || (from != null && !at.isAfter(from)))) {
                throw new IllegalArgumentException(at + " is not after now and after the story’s publication");
            }
            Batch batch = batch(transaction);
            batch.endAt(story, at, by, reason);
            batch.finish();
            return story;
        });
    }

    /// Does what has fallen due: scheduled stories and those under embargo whose moment has come appear in
    /// the lists, or are held when the copy desk stops them now; those whose end has come are taken down.
    /// Each is a transaction of its own, so that one that fails keeps no other waiting, and is done once
    /// whatever the number of nodes.
    public List<Due> doWhatIsDue() {
        Instant now = database.clock().instant();
        List<Due> done = new ArrayList<>();
        for (long story : due(
                STORY.LISTED
                        .eq(DSL.inline(false))
                        .and(STORY.PUBLIC_FROM.isNotNull())
                        .and(STORY.PUBLIC_UNTIL.isNull())
                        .and(STORY.PUBLIC_FROM.le(now)),
                STORY.PUBLIC_FROM)) {
            attempt(story, batch -> batch.letOut(story)).ifPresent(done::add);
        }
        for (long story :
                due(STORY.ENDS_AT.isNotNull().and(STORY.LISTED.isTrue()).and(STORY.ENDS_AT.le(now)), STORY.ENDS_AT)) {
            attempt(story, batch -> batch.end(story)).ifPresent(done::add);
        }
        return done;
    }

    private List<Long> due(Condition condition, Field<Instant> order) {
        return database.read(sql -> sql.select(STORY.ID)
                .from(STORY)
                .where(condition)
                .orderBy(order)
                .limit(AT_ONCE)
                .fetch(STORY.ID));
    }

    private Optional<Due> attempt(long story, Function<Batch, Optional<Due>> act) {
        try {
            return database.write(transaction -> {
                Batch batch = batch(transaction);
                Optional<Due> done = act.apply(batch);
                batch.finish();
                return done;
            });
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Story " + story + " is due, and that failed; it is tried again", e);
            return Optional.empty();
        }
    }

    /// Work on many stories within one transaction of the caller's.
    public Batch batch(Transaction transaction) {
        ZoneId zone = Settings.of(transaction.sql()).zone();
        return new Batch(transaction, zone, ready);
    }
}
