package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_DECIDED;
import static press.dateline.store.tables.Tables.COMMENT_DECISION;
import static press.dateline.store.tables.Tables.COMMENT_PLEA;
import static press.dateline.store.tables.Tables.PUBLIC_COMMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Accounts;
import press.dateline.people.Limits;
import press.dateline.store.Database;
import press.dateline.store.PublicGate;

/// What readers say about comments: reports of those that should not stand (notices, in the words of Article 16 of the
/// Digital Services Act), and objections of their writers to a decision (Article 20). Thread-safe.
public final class Pleas {
    /// How long a decision can be objected to (Article 20(1)).
    public static final Duration OBJECTED_WITHIN = Duration.ofDays(183);

    static final int LONGEST = 2_000;
    private static final int REPORTS = 10;

    private final Database database;
    private final Seal seal;
    private final Limits limits;

    public Pleas(Database database) {
        this.database = database;
        this.seal = Seal.of(database);
        this.limits = new Limits(database.clock());
    }

    /// A public comment, as it stands in its place.
    public record Shown(long id, String noun, long nounId, String name, String copy, Instant at) {}

    public Optional<Shown> shown(long id) {
        return database.read(sql -> sql.select(
                        PUBLIC_COMMENT.NOUN,
                        PUBLIC_COMMENT.NOUN_ID,
                        PUBLIC_COMMENT.NAME,
                        PUBLIC_COMMENT.COPY,
                        PUBLIC_COMMENT.WRITTEN_AT)
                .from(PUBLIC_COMMENT)
                .where(PUBLIC_COMMENT.ID.eq(id))
                .and(PUBLIC_COMMENT.KIND.eq("comment"))
                .and(PublicGate.open(PUBLIC_COMMENT, database.clock().instant()))
                .fetchOptional(
                        row -> new Shown(id, row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /// Reports a public comment. Name and mail address may be empty; with one, the outcome is told.
    public Optional<Refusal> report(
            Shown comment, Ground ground, String explanation, String name, String email, String address) {
        if (!email.isEmpty() && !Accounts.isEmail(email)) {
            return Optional.of(Refusal.EMAIL);
        }
        if (explanation.length() > LONGEST || name.length() > Posted.LONGEST_NAME) {
            return Optional.of(Refusal.LONG);
        }
        if (!limits.admit("report", address, REPORTS, Duration.ofHours(1))) {
            return Optional.of(Refusal.MANY);
        }
        keep(comment.id(), "report", null, ground, explanation, name, email, address);
        return Optional.empty();
    }

    /// A decision that its writer may object to.
    public record Decided(long comment, long decision, String copy) {}

    /// Signs the link by which a decision can be objected to.
    public String objectionKey(long comment, long decision) {
        return seal.sign("objection " + comment + " " + decision);
    }

    /// Empty when the link is not ours, too old, used, or the decision does not stand any more.
    public Optional<Decided> decided(long comment, long decision, String key) {
        return seal.holds("objection " + comment + " " + decision, key)
                ? database.read(sql -> decided(sql, comment, decision))
                : Optional.empty();
    }

    private Optional<Decided> decided(DSLContext sql, long comment, long decision) {
        Instant since = database.clock().instant().minus(OBJECTED_WITHIN);
        boolean used = sql.fetchExists(
                COMMENT_PLEA,
                COMMENT_PLEA
                        .KIND
                        .eq("objection")
                        .and(COMMENT_PLEA.COMMENT_ID.eq(comment))
                        .and(COMMENT_PLEA.DECISION_ID.eq(decision)));
        if (used) {
            return Optional.empty();
        }
        return sql.select(COMMENT.COPY)
                .from(COMMENT.join(COMMENT_DECIDED)
                        .on(COMMENT_DECIDED.COMMENT_ID.eq(COMMENT.ID))
                        .join(COMMENT_DECISION)
                        .on(COMMENT_DECISION.ID.eq(COMMENT_DECIDED.DECISION_ID)))
                .where(COMMENT.ID.eq(comment))
                .and(COMMENT_DECISION.ID.eq(decision))
                .and(COMMENT_DECISION.UNDONE_AT.isNull())
                .and(COMMENT_DECISION.DECIDED_AT.gt(since))
                .and(COMMENT.STATE.eq(COMMENT_DECISION.BECAME))
                .fetchOptional(row -> new Decided(comment, decision, row.value1()));
    }

    public Optional<Refusal> object(Decided decided, String why, String address) {
        if (why.isBlank()) {
            return Optional.of(Refusal.EMPTY);
        }
        if (why.length() > LONGEST) {
            return Optional.of(Refusal.LONG);
        }
        keep(decided.comment(), "objection", decided.decision(), Ground.OTHER, why, "", "", address);
        return Optional.empty();
    }

    private void keep(
            long comment,
            String kind,
            @Nullable Long decision,
            Ground ground,
            String explanation,
            String name,
            String email,
            String address) {
        database.write(transaction -> transaction
                .sql()
                .insertInto(COMMENT_PLEA)
                .set(COMMENT_PLEA.COMMENT_ID, comment)
                .set(COMMENT_PLEA.KIND, kind)
                .set(COMMENT_PLEA.DECISION_ID, decision)
                .set(COMMENT_PLEA.GROUND, ground.label())
                .set(COMMENT_PLEA.EXPLANATION, explanation)
                .set(COMMENT_PLEA.NAME, name)
                .set(COMMENT_PLEA.EMAIL, email.isEmpty() ? "" : Posting.kept(email))
                .set(COMMENT_PLEA.ADDRESS, address)
                .set(COMMENT_PLEA.MADE_AT, transaction.now())
                .execute());
    }
}
