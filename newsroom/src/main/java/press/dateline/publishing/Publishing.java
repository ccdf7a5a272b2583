package press.dateline.publishing;

import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import press.dateline.people.Audit;
import press.dateline.settings.Publicity;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.Genre;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;

/// Moves stories between states. Thread-safe.
public final class Publishing {
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

    /// Changes the site's settings, and what is kept by them: another zone has other days.
    public void changeSettings(UnaryOperator<SiteSettings> change) {
        database.write(transaction -> {
            SiteSettings before = Settings.of(transaction.sql());
            SiteSettings after = change.apply(before);
            Settings.keep(transaction, after);
            if (!after.zone().equals(before.zone())) {
                Recount.by(after.zone(), transaction);
            }
            return after;
        });
    }

    /// Lets out what has fallen due: scheduled stories whose moment has come appear in the lists, and whoever follows
    /// the change log hears of it.
    ///
    /// @return how many stories came out
    public int letOutWhatIsDue() {
        Instant now = database.clock().instant();
        List<Long> due = database.read(sql -> sql.select(STORY.ID)
                .from(STORY)
                .where(STORY.LISTED.eq(DSL.inline(false)))
                .and(STORY.PUBLIC_FROM.isNotNull())
                .and(STORY.PUBLIC_UNTIL.isNull())
                .and(STORY.PUBLIC_FROM.le(now))
                .orderBy(STORY.PUBLIC_FROM)
                .limit(500)
                .fetch(STORY.ID));
        if (due.isEmpty()) {
            return 0;
        }
        return database.write(transaction -> {
            Batch batch = batch(transaction);
            due.forEach(batch::letOut);
            batch.finish();
            return due.size();
        });
    }

    /// Work on many stories within one transaction of the caller's.
    public Batch batch(Transaction transaction) {
        ZoneId zone = Settings.of(transaction.sql()).zone();
        return new Batch(transaction, zone, ready);
    }
}
