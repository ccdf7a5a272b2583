package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.PUBLIC_COMMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Screening.Verdict;
import press.dateline.people.Accounts;
import press.dateline.people.Limits;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.PublicGate;
import press.dateline.store.Transaction;

/// Where readers' comments come in: rules first, then one row of the [writer][CommentWriter]. When a method returns,
/// what it says is committed. Thread-safe.
public final class Posting {
    /// How long a writer can change a comment.
    public static final Duration CHANGEABLE = Duration.ofMinutes(5);

    private static final int COMMENTS = 10;
    private static final Duration COMMENTS_PER = Duration.ofMinutes(10);

    private final Database database;
    private final Seal seal;
    private final Limits limits;
    private final CommentWriter writer;

    public Posting(Database database) {
        this.database = database;
        this.seal = Seal.of(database);
        this.limits = new Limits(database.clock());
        this.writer = new CommentWriter(database);
    }

    /// What became of a comment.
    public sealed interface Outcome {
        /// @param key proves, with `until`, that whoever shows it wrote the comment
        record Kept(long id, long until, String key) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// A comment as its own writer sees it.
    public record Own(
            long id, String noun, long nounId, String name, String typed, String copy, Instant at, String state) {
        public boolean published() {
            return state.equals("approved");
        }
    }

    public Outcome post(Posted posted) {
        Optional<Refusal> unfit = Screening.unfit(posted);
        if (unfit.isPresent()) {
            return new Outcome.Refused(unfit.get());
        }
        Optional<SignedForm> form = SignedForm.read(seal, posted.form());
        if (form.isEmpty()) {
            return new Outcome.Refused(Refusal.FORM);
        }
        if (!limits.admit("comment", posted.address(), COMMENTS, COMMENTS_PER)) {
            return new Outcome.Refused(Refusal.MANY);
        }
        Instant now = database.clock().instant();
        Optional<Written> written = database.read(sql -> written(sql, posted, form.get(), now));
        if (written.isEmpty()) {
            return new Outcome.Refused(Refusal.CLOSED);
        }
        if (written.get().verdict().refused()) {
            return new Outcome.Refused(Refusal.WORDS);
        }
        return switch (writer.keep(written.get())) {
            case CommentWriter.Kept.As(long id) -> {
                long until = now.plus(CHANGEABLE).getEpochSecond();
                yield new Outcome.Kept(id, until, seal.sign(own(id, until)));
            }
            case CommentWriter.Kept.Said() -> new Outcome.Refused(Refusal.SAID);
            case CommentWriter.Kept.Busy() -> new Outcome.Refused(Refusal.BUSY);
        };
    }

    /// @param answers a public comment of the same story, or null
    /// @param copy what it says, as HTML
    record Written(Posted posted, SignedForm form, @Nullable Long answers, Verdict verdict, String copy) {}

    private static Optional<Written> written(DSLContext sql, Posted posted, SignedForm form, Instant now) {
        SiteSettings settings = Settings.of(sql);
        boolean open = Discussion.of(sql, settings, form.noun(), form.nounId(), now)
                .filter(Discussion::open)
                .isPresent();
        return open
                ? Optional.of(new Written(
                        posted,
                        form,
                        answered(sql, posted, form, now),
                        Screening.of(sql, settings, posted, form, now),
                        CommentText.html(posted.text())))
                : Optional.empty();
    }

    private static @Nullable Long answered(DSLContext sql, Posted posted, SignedForm form, Instant now) {
        Long answers = posted.answers();
        boolean there = answers != null
                && sql.fetchExists(
                        PUBLIC_COMMENT,
                        PUBLIC_COMMENT
                                .ID
                                .eq(answers)
                                .and(PUBLIC_COMMENT.NOUN.eq(form.noun()))
                                .and(PUBLIC_COMMENT.NOUN_ID.eq(form.nounId()))
                                .and(PublicGate.open(PUBLIC_COMMENT, now)));
        return there ? answers : null;
    }

    private static String own(long id, long until) {
        return "own " + id + " " + until;
    }

    /// The comment for its own writer, who shows the key of [Outcome.Kept]; empty for everyone else.
    public Optional<Own> own(long id, long until, String key) {
        return seal.holds(own(id, until), key) ? database.read(sql -> find(sql, id)) : Optional.empty();
    }

    public boolean changeable(long until) {
        return database.clock().instant().getEpochSecond() < until;
    }

    private static Optional<Own> find(DSLContext sql, long id) {
        return sql.selectFrom(COMMENT)
                .where(COMMENT.ID.eq(id))
                .fetchOptional(row -> new Own(
                        row.getId(),
                        row.getNoun(),
                        row.getNounId(),
                        row.getName(),
                        row.getTyped(),
                        row.getCopy(),
                        row.getWrittenAt(),
                        row.getState()));
    }

    /// Puts `text` in the place of what was written. It is screened anew: what may not stay public is held.
    public Outcome change(long id, long until, String key, String text) {
        if (!seal.holds(own(id, until), key) || !changeable(until)) {
            return new Outcome.Refused(Refusal.LATE);
        }
        return database.write(transaction -> change(transaction, id, text))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Kept(id, until, key));
    }

    private static Optional<Refusal> change(Transaction transaction, long id, String text) {
        var row = transaction
                .sql()
                .selectFrom(COMMENT)
                .where(COMMENT.ID.eq(id))
                .and(COMMENT.STATE.in("approved", "held", "spam"))
                .and(COMMENT.TAUGHT.eq(""))
                .fetchOne();
        if (row == null) {
            return Optional.of(Refusal.LATE);
        }
        Posted posted = new Posted("", null, row.getName(), row.getEmail(), text, row.getTell(), "", "", -1, "");
        Optional<Refusal> unfit = Screening.unfit(posted);
        if (unfit.isPresent()) {
            return unfit;
        }
        // What it was held for before its words were looked at still holds.
        List<HeldFor> why = new ArrayList<>(HeldFor.read(row.getHeldFor()));
        why.removeAll(
                List.of(HeldFor.LINKS, HeldFor.WORDS, HeldFor.REPEATED, HeldFor.FILTER, HeldFor.FIRST, HeldFor.ALL));
        Verdict verdict =
                Screening.words(transaction.sql(), Settings.of(transaction.sql()), posted, why, transaction.now());
        if (verdict.refused()) {
            return Optional.of(Refusal.WORDS);
        }
        boolean wasPublic = row.getState().equals("approved");
        if (!verdict.digest().equals(row.getDigest())) {
            row.setState(verdict.state());
            row.setHeldFor(verdict.heldFor());
        }
        row.setTyped(posted.text());
        row.setCopy(CommentText.html(posted.text()));
        row.setDigest(verdict.digest());
        row.setLikeness(verdict.likeness());
        row.update();
        if (wasPublic || row.getState().equals("approved")) {
            CommentBatch.recount(transaction, row.getNoun(), row.getNounId());
        }
        return Optional.empty();
    }

    /// A mail address as it is kept.
    static String kept(String email) {
        return Accounts.foldedEmail(email);
    }
}
