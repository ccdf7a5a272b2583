package press.dateline.publishing;

import static press.dateline.store.tables.Tables.SIGN_OFF;
import static press.dateline.store.tables.Tables.STET;
import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Severity;
import press.dateline.html.CleanHtml;
import press.dateline.people.Audit;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.story.Furniture;
import press.dateline.story.Genre;
import press.dateline.story.Stage;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;
import press.dateline.story.WorkingCopies;
import press.dateline.story.WorkingCopy;

/// Where stories are begun, saved and moved on their way to readers. Every move is one transaction: standing, words,
/// lists, log and ledger change together or not at all. Thread-safe.
public final class StoryDesk {
    private static final String AT_THE_DESK = "desk";
    private static final String BY_LINK = "link";

    private final Database database;
    private final UnaryOperator<String> slugs;
    private final CopyCheck check;
    private final ReadyCheck ready;

    /// A desk that keeps no record of what the check found.
    ///
    /// @param slugs makes the last part of an address of a headline
    public StoryDesk(Database database, UnaryOperator<String> slugs, CopyCheck check) {
        this(database, slugs, check, ReadyCheck.NONE);
    }

    private StoryDesk(Database database, UnaryOperator<String> slugs, CopyCheck check, ReadyCheck ready) {
        this.database = database;
        this.slugs = slugs;
        this.check = check;
        this.ready = ready;
    }

    /// The desk of a newsroom: the copy desk reads what is to move, and what it found of a story that goes out is on
    /// record with the move, see [CopyReading#recorded].
    public static StoryDesk readBy(CopyReading reading, Database database, UnaryOperator<String> slugs) {
        return new StoryDesk(database, slugs, reading, reading);
    }

    /// Begins a story that only the desk sees.
    ///
    /// @return its working copy
    public WorkingCopy begin(Furniture raw, CleanHtml copy, Editor by) {
        return database.write(transaction -> {
            Furniture furniture = Tidying.tidied(transaction.sql(), raw, slugs);
            Batch batch = batch(transaction);
            StoryDraft draft = draft(transaction, batch, furniture, copy, transaction.now(), transaction.now());
            long id = batch.add(draft, new Standing.Draft(), by.name());
            batch.finish();
            transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.BEGUN_BY, by.personId())
                    .where(STORY.ID.eq(id))
                    .execute();
            audit(transaction, by, "story-begun", id, furniture.headline());
            WorkingCopy begun = WorkingCopies.open(transaction, id);
            return switch (WorkingCopies.save(transaction, id, begun.version(), furniture, copy, by.personId(), true)) {
                case WorkingCopies.Saved.Kept(var now) -> now;
                case WorkingCopies.Saved.Beside beside -> beside.latest();
            };
        });
    }

    /// Keeps what somebody wrote, cleaned of what no story can have.
    ///
    /// @param base the version it was written on
    /// @param meant whether somebody asked for it, rather than the desk by itself
    public WorkingCopies.Saved save(long story, int base, Furniture raw, CleanHtml copy, Editor by, boolean meant) {
        return database.write(transaction -> {
            Furniture furniture = Tidying.tidied(transaction.sql(), raw, slugs);
            return WorkingCopies.save(transaction, story, base, furniture, copy, by.personId(), meant);
        });
    }

    /// Makes an older version the latest; what it replaces stays among the versions.
    ///
    /// @return empty when the story has no such version
    public Optional<WorkingCopy> restore(long story, long revision, Editor by) {
        return database.write(transaction -> {
            Optional<WorkingCopy> restored = WorkingCopies.restore(transaction, story, revision, by.personId());
            restored.ifPresent(now -> audit(transaction, by, "story-restored", story, "version " + now.version()));
            return restored;
        });
    }

    /// Moves a story.
    ///
    /// @param version of the working copy that is meant; a newer one is not moved in its stead
    public Moved move(long story, int version, Move move, Editor by) {
        return database.write(transaction -> move(transaction, story, version, move, by));
    }

    private Moved move(Transaction transaction, long story, int version, Move move, Editor by) {
        DSLContext sql = transaction.sql();
        StoryRecord row = sql.selectFrom(STORY).where(STORY.ID.eq(story)).fetchSingle();
        Standing.Kind standing = Standing.Kind.of(row.getStanding());
        WorkingCopy copy = WorkingCopies.open(transaction, story);
        if (!move.isAllowed(standing, copy.stage())) {
            return new Moved.NotFromHere(standing, copy.stage());
        }
        if (copy.version() != version) {
            return new Moved.Behind(copy.version());
        }
        Optional<Moved> refusal = refusal(transaction, copy, move, by);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Batch batch = batch(transaction);
        Stage stage = make(transaction, batch, row, copy, move, by);
        batch.finish();
        audit(transaction, by, "story-" + move.done(), story, reason(move).orElse(""));
        Standing.Kind now = Standing.Kind.of(sql.select(STORY.STANDING)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());
        return new Moved.Done(now, stage);
    }

    private Optional<Moved> refusal(Transaction transaction, WorkingCopy copy, Move move, Editor by) {
        Instant moment = moment(move, transaction.now());
        if (moment.isBefore(transaction.now())) {
            return Optional.of(new Moved.TooLate());
        }
        if (move instanceof Move.End(Instant at, String why) && isBeforeIt(transaction.sql(), copy.storyId(), at)) {
            return Optional.of(new Moved.TooEarly());
        }
        if (reason(move).map(String::isBlank).orElse(false)) {
            return Optional.of(new Moved.NeedsReason());
        }
        if (move.needsPassing()) {
            List<Finding> open = open(transaction.sql(), copy, moment);
            if (!open.isEmpty()) {
                return Optional.of(new Moved.Stopped(open));
            }
        }
        boolean goesOut = move.needsPassing() && !(move instanceof Move.Submit);
        if (goesOut && needsOtherEyes(transaction, copy)) {
            return Optional.of(new Moved.NeedsOtherEyes());
        }
        boolean own = by.personId() != null && by.personId().equals(copy.personId());
        if (move instanceof Move.Approve
                && own
                && Settings.of(transaction.sql()).on(Setting.SECOND_PAIR_OF_EYES)) {
            return Optional.of(new Moved.NeedsOtherEyes());
        }
        return Optional.empty();
    }

    private static boolean isBeforeIt(DSLContext sql, long story, Instant at) {
        return sql.fetchExists(STORY, STORY.ID.eq(story).and(STORY.PUBLIC_FROM.ge(at)));
    }

    /// What the copy desk stops and nobody let stand.
    private List<Finding> open(DSLContext sql, WorkingCopy copy, Instant moment) {
        Set<String> stetted =
                stets(sql, copy.storyId()).stream().map(Stet::finding).collect(Collectors.toSet());
        return check.findings(sql, copy, moment).stream()
                .filter(finding -> finding.severity() == Severity.BLOCK && !stetted.contains(finding.key()))
                .toList();
    }

    private static boolean needsOtherEyes(Transaction transaction, WorkingCopy copy) {
        return Settings.of(transaction.sql()).on(Setting.SECOND_PAIR_OF_EYES)
                && !transaction
                        .sql()
                        .fetchExists(
                                SIGN_OFF,
                                SIGN_OFF.STORY_ID
                                        .eq(copy.storyId())
                                        .and(SIGN_OFF.VERSION.eq(copy.version()))
                                        .and(SIGN_OFF.WAY.eq(AT_THE_DESK)));
    }

    private static Instant moment(Move move, Instant now) {
        return switch (move) {
            case Move.Schedule(var at) -> at;
            case Move.Embargo embargo -> embargo.until();
            case Move.End end -> end.at();
            case Move.Submit _,
                    Move.SendBack _,
                    Move.Approve _,
                    Move.Publish _,
                    Move.Withdraw _,
                    Move.Spike _,
                    Move.Revive _,
                    Move.Correct _,
                    Move.TakeDown _,
                    Move.Stay _,
                    Move.PutBack _ -> now;
        };
    }

    /// The reason of a move that has to have one.
    private static Optional<String> reason(Move move) {
        return switch (move) {
            case Move.SendBack(var reason) -> Optional.of(reason);
            case Move.Embargo embargo -> Optional.of(embargo.reason());
            case Move.Correct(String note, boolean withChanges) -> Optional.of(note);
            case Move.TakeDown(var reason) -> Optional.of(reason);
            case Move.End end -> Optional.of(end.reason());
            case Move.PutBack(var reason) -> Optional.of(reason);
            case Move.Withdraw _,
                    Move.Spike _,
                    Move.Submit _,
                    Move.Approve _,
                    Move.Publish _,
                    Move.Schedule _,
                    Move.Revive _,
                    Move.Stay _ -> Optional.empty();
        };
    }

    private Stage make(Transaction transaction, Batch batch, StoryRecord row, WorkingCopy copy, Move move, Editor by) {
        long story = row.getId();
        boolean live = row.getStanding().equals(new Standing.Published(transaction.now()).name());
        return switch (move) {
            case Move.Submit() -> {
                stand(batch, story, live, new Standing.InReview(), by, "");
                yield WorkingCopies.moveTo(transaction, copy, Stage.IN_REVIEW).stage();
            }
            case Move.SendBack(var reason) -> {
                stand(batch, story, live, new Standing.Draft(), by, reason);
                yield WorkingCopies.moveTo(transaction, copy, Stage.WRITING).stage();
            }
            case Move.Approve() -> {
                signOff(transaction, story, copy.version(), by, AT_THE_DESK);
                stand(batch, story, live, new Standing.Approved(), by, "");
                yield WorkingCopies.moveTo(transaction, copy, Stage.APPROVED).stage();
            }
            case Move.Publish() -> {
                Instant from = live ? row.getDatedAt() : transaction.now();
                yield sendOut(transaction, batch, copy, new Standing.Published(from), from, by, "");
            }
            case Move.Schedule(var at) -> sendOut(transaction, batch, copy, new Standing.Scheduled(at), at, by, "");
            case Move.Embargo(var until, var reason) ->
                sendOut(transaction, batch, copy, new Standing.Embargoed(until, reason), until, by, reason);
            case Move.Withdraw(var reason) -> {
                batch.move(story, new Standing.Draft(), by.name(), reason);
                yield WorkingCopies.moveTo(transaction, copy, Stage.WRITING).stage();
            }
            case Move.Spike(var reason) -> {
                batch.move(story, new Standing.Spiked(), by.name(), reason);
                yield WorkingCopies.moveTo(transaction, copy, Stage.WRITING).stage();
            }
            case Move.Revive() -> {
                batch.move(story, new Standing.Draft(), by.name(), "");
                yield copy.stage();
            }
            case Move.Correct(String note, boolean withChanges) -> {
                if (withChanges) {
                    Instant from = row.getDatedAt();
                    sendOut(transaction, batch, copy, new Standing.Published(from), from, by, note);
                }
                batch.correct(story, CleanHtml.text(note.strip()).html(), transaction.now(), by.name());
                yield withChanges ? Stage.WRITING : copy.stage();
            }
            case Move.TakeDown(var reason) -> {
                batch.move(story, new Standing.TakenDown(transaction.now(), reason), by.name(), reason);
                Responsibility.act(transaction, "take-down", story, reason, by);
                yield copy.stage();
            }
            case Move.End(var at, var reason) -> {
                batch.endAt(story, at, by.name(), reason);
                Responsibility.act(transaction, "end-planned", story, at + ": " + reason, by);
                yield copy.stage();
            }
            case Move.Stay() -> {
                batch.endAt(story, null, by.name(), "");
                Responsibility.act(transaction, "end-cancelled", story, "", by);
                yield copy.stage();
            }
            case Move.PutBack(var reason) -> {
                batch.move(story, new Standing.Published(row.getDatedAt()), by.name(), reason);
                Responsibility.act(transaction, "put-back", story, reason, by);
                yield copy.stage();
            }
        };
    }

    /// A story that readers see stays where it stands while its next version is on the way.
    private static void stand(Batch batch, long story, boolean live, Standing standing, Editor by, String reason) {
        if (!live) {
            batch.move(story, standing, by.name(), reason);
        }
    }

    private Stage sendOut(
            Transaction transaction,
            Batch batch,
            WorkingCopy copy,
            Standing standing,
            Instant dated,
            Editor by,
            String reason) {
        long story = copy.storyId();
        StoryDraft draft = draft(transaction, batch, copy.furniture(), copy.copy(), dated, transaction.now());
        batch.replace(story, draft, standing, by.name());
        classify(transaction, batch, story, Genre.of(copy.furniture().genre()), by);
        AiLabel.put(transaction, story, copy.version(), copy.furniture().aiUse());
        Responsibility.publication(transaction, copy, standing, by, reason, stets(transaction.sql(), story));
        WorkingCopies.published(transaction, copy);
        return Stage.WRITING;
    }

    private static void classify(Transaction transaction, Batch batch, long story, Genre genre, Editor by) {
        boolean other = transaction.sql().fetchExists(STORY, STORY.ID.eq(story).and(STORY.GENRE.ne(genre.label())));
        if (other) {
            batch.classify(story, genre, by.name());
        }
    }

    private StoryDraft draft(
            Transaction transaction, Batch batch, Furniture furniture, CleanHtml copy, Instant dated, Instant updated) {
        return new Filing(transaction, batch, slugs).draft(furniture, copy, dated, updated);
    }

    private static void signOff(Transaction transaction, long story, int version, Editor by, String way) {
        transaction
                .sql()
                .insertInto(SIGN_OFF)
                .set(SIGN_OFF.STORY_ID, story)
                .set(SIGN_OFF.VERSION, version)
                .set(SIGN_OFF.SIGNED_AT, transaction.now())
                .set(SIGN_OFF.PERSON_ID, by.personId())
                .set(SIGN_OFF.NAME, by.name())
                .set(SIGN_OFF.WAY, way)
                .execute();
        AiLabel.lift(transaction, story, version);
    }

    /// Someone from outside has read a version and passes it. That is on record, and does not stand for the second
    /// pair of eyes that the desk may demand of its own.
    public static void signOffByLink(Transaction transaction, long story, int version, Editor by) {
        signOff(transaction, story, version, by, BY_LINK);
        Responsibility.act(transaction, "sign-off", story, "version " + version + ", by a link", by);
        audit(transaction, by, "story-signed-off", story, "version " + version);
    }

    /// Lets a finding stand, by name and with a reason.
    ///
    /// @param finding its key
    public void stet(long story, String finding, String reason, Editor by) {
        database.write(transaction -> {
            audit(transaction, by, "finding-stetted", story, finding + ": " + reason);
            return stet(transaction, story, finding, reason, by);
        });
    }

    private static int stet(Transaction transaction, long story, String finding, String reason, Editor by) {
        return transaction
                .sql()
                .insertInto(STET)
                .set(STET.STORY_ID, story)
                .set(STET.FINDING, finding)
                .set(STET.REASON, reason)
                .set(STET.PERSON_ID, by.personId())
                .set(STET.NAME, by.name())
                .set(STET.STETTED_AT, transaction.now())
                .onConflict(STET.STORY_ID, STET.FINDING)
                .doNothing()
                .execute();
    }

    /// Takes a stet back.
    public void unstet(long story, long stet, Editor by) {
        database.write(transaction -> {
            audit(transaction, by, "stet-taken-back", story, "");
            return transaction
                    .sql()
                    .deleteFrom(STET)
                    .where(STET.ID.eq(stet).and(STET.STORY_ID.eq(story)))
                    .execute();
        });
    }

    private static void audit(Transaction transaction, Editor by, String act, long story, String detail) {
        Audit.@Nullable Who who = by.who();
        if (who != null) {
            Audit.record(transaction, who, act, "story:" + story, detail);
        }
    }

    public static List<Stet> stets(DSLContext sql, long story) {
        return new ArrayList<>(sql.selectFrom(STET)
                .where(STET.STORY_ID.eq(story))
                .orderBy(STET.ID)
                .fetch(row ->
                        new Stet(row.getId(), row.getFinding(), row.getReason(), row.getName(), row.getStettedAt())));
    }

    private Batch batch(Transaction transaction) {
        return new Batch(transaction, Settings.of(transaction.sql()).zone(), ready);
    }
}
