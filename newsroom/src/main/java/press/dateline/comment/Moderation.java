package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_DECIDED;
import static press.dateline.store.tables.Tables.COMMENT_DECISION;
import static press.dateline.store.tables.Tables.COMMENT_PLEA;
import static press.dateline.store.tables.Tables.COMMENT_WORD;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Accounts;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.Rights;
import press.dateline.people.SignedIn;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.CommentRecord;

/// What moderators do: they see comments in boxes, decide about some at once, and can take it back. Every act stands in
/// the audit log. Nobody reaches comments on stories of sections beyond one's own.
public final class Moderation {
    /// Comments of one page of a box.
    public static final int PAGE_SIZE = 50;

    private Moderation() {}

    /// Where comments lie.
    public enum Box {
        HELD,
        REPORTED,
        OBJECTIONS,
        APPROVED,
        SPAM,
        TRASH;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The key of its words at the desk.
        public String key() {
            return "comments.box." + label();
        }

        public static Optional<Box> labelled(String label) {
            return Arrays.stream(values())
                    .filter(box -> box.label().equals(label))
                    .findFirst();
        }
    }

    /// What can become of a comment.
    public enum Decision {
        APPROVED,
        SPAM,
        TRASH;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Decision> labelled(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label().equals(label))
                    .findFirst();
        }
    }

    /// A report or an objection that waits for an answer.
    public record Plea(String kind, Ground ground, String explanation, String name, Instant at) {
        /// The key of its words at the desk.
        public String key() {
            return "comments.plea." + kind;
        }
    }

    /// A comment as moderators see it.
    ///
    /// @param copy clean HTML
    /// @param likeness to spam, in hundredths
    /// @param headline of the story or page
    /// @param path where that stands, empty when nowhere
    public record Line(
            long id,
            String name,
            String email,
            String address,
            String copy,
            Instant at,
            String state,
            List<HeldFor> why,
            int likeness,
            String headline,
            String path,
            List<Plea> pleas) {
        public Line {
            why = List.copyOf(why);
            pleas = List.copyOf(pleas);
        }
    }

    /// What someone is to be told by mail about a decision.
    ///
    /// @param what `published`, `removed`, `restored`, `upheld`, `report-kept` or `report-removed`
    public record Told(
            String what, String email, String name, Place place, long comment, long decision, Ground ground) {}

    /// The story or page a comment stands under.
    public record Place(String headline, String path) {}

    /// A decision that can still be taken back.
    public record Latest(long id, String became, int comments) {}

    /// @param id of the decision, 0 when nothing was decided
    public record Done(long id, int comments, List<Told> told) {}

    // seeing ---------------------------------------------------------------------------------------------------------

    /// The newest of a box first, of objections and what is held the oldest.
    ///
    /// @param from id behind which to go on, or 0
    public static List<Line> list(DSLContext sql, SignedIn signedIn, Box box, long from) {
        boolean oldestFirst = box == Box.HELD || box == Box.REPORTED || box == Box.OBJECTIONS;
        Condition on = from == 0 ? DSL.noCondition() : oldestFirst ? COMMENT.ID.gt(from) : COMMENT.ID.lt(from);
        var rows = sql.select(COMMENT.fields())
                .select(STORY.HEADLINE, STORY.PATH, PAGE.TITLE, PAGE.PATH)
                .from(COMMENT.leftJoin(STORY)
                        .on(COMMENT.NOUN.eq("story").and(STORY.ID.eq(COMMENT.NOUN_ID)))
                        .leftJoin(PAGE)
                        .on(COMMENT.NOUN.eq("page").and(PAGE.ID.eq(COMMENT.NOUN_ID))))
                .where(in(sql, signedIn, box))
                .and(on)
                .orderBy(oldestFirst ? COMMENT.ID.asc() : COMMENT.ID.desc())
                .limit(PAGE_SIZE)
                .fetch();
        Map<Long, List<Plea>> pleas =
                pleas(sql, rows.stream().map(row -> row.get(COMMENT.ID)).toList());
        return rows.map(row -> new Line(
                row.get(COMMENT.ID),
                row.get(COMMENT.NAME),
                row.get(COMMENT.EMAIL),
                row.get(COMMENT.ADDRESS),
                row.get(COMMENT.COPY),
                row.get(COMMENT.WRITTEN_AT),
                row.get(COMMENT.STATE),
                HeldFor.read(row.get(COMMENT.HELD_FOR)),
                row.get(COMMENT.LIKENESS),
                first(row.get(STORY.HEADLINE), row.get(PAGE.TITLE)),
                first(row.get(STORY.PATH), row.get(PAGE.PATH)),
                pleas.getOrDefault(row.get(COMMENT.ID), List.of())));
    }

    private static String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : Objects.requireNonNullElse(other, "");
    }

    /// How many comments lie in each box.
    public static Map<Box, Integer> counts(DSLContext sql, SignedIn signedIn) {
        Map<Box, Integer> counts = new EnumMap<>(Box.class);
        for (Box box : Box.values()) {
            counts.put(box, sql.fetchCount(COMMENT, in(sql, signedIn, box)));
        }
        return counts;
    }

    private static Condition in(DSLContext sql, SignedIn signedIn, Box box) {
        Condition lies =
                switch (box) {
                    case HELD, APPROVED, SPAM, TRASH -> COMMENT.STATE.eq(box.label());
                    case REPORTED -> COMMENT.ID.in(open("report"));
                    case OBJECTIONS -> COMMENT.ID.in(open("objection")).and(mayAnswer(sql, signedIn));
                };
        return lies.and(COMMENT.KIND.eq("comment")).and(reach(signedIn.sections()));
    }

    private static org.jooq.Select<? extends org.jooq.Record1<Long>> open(String kind) {
        return DSL.select(COMMENT_PLEA.COMMENT_ID)
                .from(COMMENT_PLEA)
                .where(COMMENT_PLEA.KIND.eq(kind))
                .and(COMMENT_PLEA.ANSWERED_AT.isNull());
    }

    /// Only those whose decision is objected to may not answer, unless nobody else could.
    private static Condition mayAnswer(DSLContext sql, SignedIn signedIn) {
        long own = signedIn.account().id();
        boolean others = Accounts.all(sql).stream()
                .anyMatch(one -> one.id() != own
                        && one.open()
                        && !one.invited()
                        && Rights.of(one.role()).contains(Act.MODERATE_COMMENTS));
        return others
                ? COMMENT.ID.notIn(DSL.select(COMMENT_PLEA.COMMENT_ID)
                        .from(COMMENT_PLEA.join(COMMENT_DECISION).on(COMMENT_DECISION.ID.eq(COMMENT_PLEA.DECISION_ID)))
                        .where(COMMENT_PLEA.ANSWERED_AT.isNull())
                        .and(COMMENT_DECISION.ACCOUNT_ID.eq(own)))
                : DSL.noCondition();
    }

    private static Condition reach(Set<Long> sections) {
        return sections.isEmpty()
                ? DSL.noCondition()
                : COMMENT.NOUN
                        .eq("story")
                        .and(COMMENT.NOUN_ID.in(DSL.select(STORY.ID).from(STORY).where(STORY.SECTION_ID.in(sections))));
    }

    private static Map<Long, List<Plea>> pleas(DSLContext sql, Collection<Long> comments) {
        return sql.selectFrom(COMMENT_PLEA)
                .where(COMMENT_PLEA.COMMENT_ID.in(comments))
                .and(COMMENT_PLEA.ANSWERED_AT.isNull())
                .orderBy(COMMENT_PLEA.MADE_AT)
                .fetchGroups(
                        COMMENT_PLEA.COMMENT_ID,
                        row -> new Plea(
                                row.getKind(),
                                Ground.of(row.getGround()),
                                row.getExplanation(),
                                row.getName(),
                                row.getMadeAt()));
    }

    // deciding -------------------------------------------------------------------------------------------------------

    /// Decides about those of `ids` that whoever decides reaches, teaches the filter, and answers what was said of
    /// them.
    public static Done decide(
            Transaction transaction,
            SignedIn signedIn,
            Audit.Who who,
            Collection<Long> ids,
            Decision decision,
            Ground ground,
            String note) {
        DSLContext sql = transaction.sql();
        var rows = sql.selectFrom(COMMENT)
                .where(COMMENT.ID.in(ids))
                .and(COMMENT.STATE.in("approved", "held", "spam", "trash"))
                .and(reach(signedIn.sections()))
                .and(COMMENT.ID.notIn(open("objection")).or(mayAnswer(sql, signedIn)))
                .fetch();
        if (rows.isEmpty()) {
            return new Done(0, 0, List.of());
        }
        long id = sql.insertInto(COMMENT_DECISION)
                .set(COMMENT_DECISION.ACCOUNT_ID, who.account())
                .set(COMMENT_DECISION.WHO, who.name())
                .set(COMMENT_DECISION.BECAME, decision.label())
                .set(COMMENT_DECISION.GROUND, ground.label())
                .set(COMMENT_DECISION.NOTE, note)
                .set(COMMENT_DECISION.DECIDED_AT, transaction.now())
                .returningResult(COMMENT_DECISION.ID)
                .fetchSingle()
                .value1();
        List<Told> told = new ArrayList<>();
        for (CommentRecord row : rows) {
            sql.insertInto(
                            COMMENT_DECIDED,
                            COMMENT_DECIDED.DECISION_ID,
                            COMMENT_DECIDED.COMMENT_ID,
                            COMMENT_DECIDED.WAS)
                    .values(id, row.getId(), row.getState())
                    .execute();
            told.addAll(told(transaction, row, id, decision, ground));
            become(transaction, row, decision.label());
            String reason = decision == Decision.TRASH ? ground.label() + " " + note : note;
            Audit.record(transaction, who, "comment-" + decision.label(), "comment:" + row.getId(), reason.strip());
        }
        sql.update(COMMENT_PLEA)
                .set(COMMENT_PLEA.ANSWERED_AT, transaction.now())
                .where(COMMENT_PLEA.COMMENT_ID.in(rows.getValues(COMMENT.ID)))
                .and(COMMENT_PLEA.ANSWERED_AT.isNull())
                .execute();
        return new Done(id, rows.size(), told);
    }

    private static List<Told> told(
            Transaction transaction, CommentRecord row, long decision, Decision became, Ground ground) {
        List<Told> told = new ArrayList<>();
        DSLContext sql = transaction.sql();
        Place place = place(sql, row);
        boolean objected = false;
        for (var plea : sql.selectFrom(COMMENT_PLEA)
                .where(COMMENT_PLEA.COMMENT_ID.eq(row.getId()))
                .and(COMMENT_PLEA.ANSWERED_AT.isNull())
                .fetch()) {
            if (plea.getKind().equals("objection")) {
                objected = true;
            } else if (!plea.getEmail().isEmpty()) {
                String what = became == Decision.APPROVED ? "report-kept" : "report-removed";
                told.add(new Told(what, plea.getEmail(), plea.getName(), place, row.getId(), decision, ground));
            }
        }
        String what = "";
        if (objected) {
            what = became == Decision.APPROVED ? "restored" : "upheld";
        } else if (became == Decision.APPROVED && !row.getState().equals("approved") && row.getTell()) {
            what = "published";
        } else if (became == Decision.TRASH
                && !row.getState().equals("trash")
                && !row.getTyped().isEmpty()) {
            what = "removed";
        }
        if (!what.isEmpty() && !row.getEmail().isEmpty()) {
            told.add(new Told(what, row.getEmail(), row.getName(), place, row.getId(), decision, ground));
        }
        return told;
    }

    private static Place place(DSLContext sql, CommentRecord row) {
        return row.getNoun().equals("story")
                ? sql.select(STORY.HEADLINE, STORY.PATH)
                        .from(STORY)
                        .where(STORY.ID.eq(row.getNounId()))
                        .fetchSingle(story -> new Place(story.value1(), first(story.value2(), null)))
                : sql.select(PAGE.TITLE, PAGE.PATH)
                        .from(PAGE)
                        .where(PAGE.ID.eq(row.getNounId()))
                        .fetchSingle(page -> new Place(page.value1(), first(page.value2(), null)));
    }

    private static void become(Transaction transaction, CommentRecord row, String state) {
        boolean seen = row.getState().equals("approved") != state.equals("approved");
        Lessons.teach(transaction, row, state);
        row.setState(state);
        row.update();
        if (seen) {
            CommentBatch.recount(transaction, row.getNoun(), row.getNounId());
        }
    }

    /// The newest decision of an account, if it stands.
    public static Optional<Latest> latest(DSLContext sql, SignedIn signedIn) {
        return sql.selectFrom(COMMENT_DECISION)
                .where(COMMENT_DECISION.ACCOUNT_ID.eq(signedIn.account().id()))
                .orderBy(COMMENT_DECISION.ID.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> row.getUndoneAt() == null)
                .map(row -> new Latest(
                        row.getId(),
                        row.getBecame(),
                        sql.fetchCount(COMMENT_DECIDED, COMMENT_DECIDED.DECISION_ID.eq(row.getId()))));
    }

    /// Takes back a decision of whoever asks: comments are what they were, unless they were decided again.
    ///
    /// @return how many comments that were
    public static int undo(Transaction transaction, SignedIn signedIn, Audit.Who who, long decision) {
        DSLContext sql = transaction.sql();
        var taken = sql.selectFrom(COMMENT_DECISION)
                .where(COMMENT_DECISION.ID.eq(decision))
                .and(COMMENT_DECISION.ACCOUNT_ID.eq(signedIn.account().id()))
                .and(COMMENT_DECISION.UNDONE_AT.isNull())
                .fetchOne();
        if (taken == null) {
            return 0;
        }
        int undone = 0;
        for (var one : sql.selectFrom(COMMENT_DECIDED)
                .where(COMMENT_DECIDED.DECISION_ID.eq(decision))
                .fetch()) {
            CommentRecord row = sql.selectFrom(COMMENT)
                    .where(COMMENT.ID.eq(one.getCommentId()))
                    .and(COMMENT.STATE.eq(taken.getBecame()))
                    .and(reach(signedIn.sections()))
                    .fetchOne();
            if (row != null) {
                become(transaction, row, one.getWas());
                Audit.record(transaction, who, "comment-undone", "comment:" + row.getId(), "again " + one.getWas());
                undone++;
            }
        }
        sql.update(COMMENT_PLEA)
                .setNull(COMMENT_PLEA.ANSWERED_AT)
                .where(COMMENT_PLEA.ANSWERED_AT.eq(taken.getDecidedAt()))
                .and(COMMENT_PLEA.COMMENT_ID.in(DSL.select(COMMENT_DECIDED.COMMENT_ID)
                        .from(COMMENT_DECIDED)
                        .where(COMMENT_DECIDED.DECISION_ID.eq(decision))))
                .execute();
        taken.setUndoneAt(transaction.now());
        taken.update();
        return undone;
    }

    // words ----------------------------------------------------------------------------------------------------------

    /// The words of a list, in order.
    ///
    /// @param act `hold` or `refuse`
    public static List<String> words(DSLContext sql, String act) {
        return sql.select(COMMENT_WORD.WORD)
                .from(COMMENT_WORD)
                .where(COMMENT_WORD.ACT.eq(act))
                .orderBy(COMMENT_WORD.WORD)
                .fetch(COMMENT_WORD.WORD);
    }

    /// Puts `lines` in the place of both lists; a word in both refuses.
    public static void setWords(Transaction transaction, Audit.Who who, List<String> hold, List<String> refuse) {
        transaction.sql().deleteFrom(COMMENT_WORD).execute();
        insertWords(transaction, hold, "hold");
        insertWords(transaction, refuse, "refuse");
        transaction.changed(Screening.LISTS);
        Audit.record(
                transaction, who, "comment-words-changed", "", hold.size() + " hold, " + refuse.size() + " refuse");
    }

    private static void insertWords(Transaction transaction, List<String> lines, String act) {
        for (String line : lines) {
            String word = Screening.folded(line).strip();
            if (!word.isEmpty()) {
                transaction
                        .sql()
                        .insertInto(COMMENT_WORD, COMMENT_WORD.WORD, COMMENT_WORD.ACT)
                        .values(word, act)
                        .onConflict(COMMENT_WORD.WORD)
                        .doUpdate()
                        .set(COMMENT_WORD.ACT, act)
                        .execute();
            }
        }
    }
}
