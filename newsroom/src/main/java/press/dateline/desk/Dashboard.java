package press.dateline.desk;

import static press.dateline.store.tables.Tables.ACT;
import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.feed.TrustCheck;
import press.dateline.people.Act;
import press.dateline.people.SignedIn;
import press.dateline.reads.Reads;
import press.dateline.store.Database;
import press.dateline.story.Stage;
import press.dateline.story.Standing;

/// The first screen: what waits for whoever asks, what was held, what goes out and comes off next, what went out and
/// what was corrected lately.
public final class Dashboard {
    private static final int OF_EACH = 8;

    private final Database database;

    Dashboard(Database database) {
        this.database = database;
    }

    /// The record of `dashboard.html`.
    ///
    /// @param alarms what is wrong with what the site says of itself, for those who can mend it
    public record Page(DeskFrame frame, List<String> alarms, List<State> states) {}

    /// The stories of one state.
    ///
    /// @param label key of its words
    /// @param further where all of them are listed; empty for nowhere
    public record State(String label, String further, List<Line> stories) {}

    /// @param headline its own words for a story without one
    /// @param at when it was touched, goes out, went out or was corrected
    /// @param address of the story at the desk
    /// @param why it stands here; empty where that needs no words
    /// @param reads of the last 24 hours; null for what readers do not find
    public record Line(String headline, String section, Instant at, String address, String why, @Nullable Plot reads) {}

    Answer show(DeskRequest request) {
        List<State> states = database.read(sql -> {
            Lists lists = new Lists(sql, request);
            List<State> all = new ArrayList<>();
            lists.held(all);
            lists.add(all, "dashboard.review", "state=in-review", lists.waiting(), STORY.TOUCHED_AT, false);
            lists.add(all, "dashboard.mine", "author=me", lists.mine(), STORY.TOUCHED_AT, false);
            lists.add(
                    all, "dashboard.approved", "state=approved", is(new Standing.Approved()), STORY.TOUCHED_AT, false);
            lists.next(all);
            lists.ending(all);
            lists.add(all, "state.published", "state=published", is("published"), STORY.TOUCHED_AT, true);
            lists.corrected(all);
            return all;
        });
        return request.screen("dashboard", new Page(request.frame("nav.dashboard"), alarms(request), states));
    }

    private List<String> alarms(DeskRequest request) {
        return request.signedIn().may(Act.EDIT_TRUST) ? TrustCheck.wrong(database) : List.of();
    }

    private static Condition is(Standing standing) {
        return is(standing.name());
    }

    private static Condition is(String standing) {
        return STORY.STANDING.eq(standing);
    }

    /// The lists of one moment, for one person.
    private record Lists(DSLContext sql, DeskRequest request) {
        SignedIn who() {
            return request.signedIn();
        }

        /// For those who approve what waits for review, for others what of theirs does.
        Condition waiting() {
            Condition waits = STORY.ID.in(sql.select(WORKING_COPY.STORY_ID)
                    .from(WORKING_COPY)
                    .where(WORKING_COPY.STAGE.eq(Stage.IN_REVIEW.label()))
                    .union(sql.select(STORY.ID).from(STORY).where(is(new Standing.InReview()))));
            return who().may(Act.APPROVE_STORY) ? waits : waits.and(STORY.ID.in(StoryList.own(sql, who())));
        }

        Condition mine() {
            return is(new Standing.Draft()).and(STORY.ID.in(StoryList.own(sql, who())));
        }

        void add(List<State> states, String label, String query, Condition which, Field<Instant> at, boolean read) {
            add(states, label, query, rows(which, at, at.desc()), at, read);
        }

        void next(List<State> states) {
            Condition waits = STORY.STANDING.in("scheduled", "embargoed");
            add(
                    states,
                    "dashboard.next",
                    "state=scheduled",
                    rows(waits, STORY.PUBLIC_FROM, STORY.PUBLIC_FROM.asc()),
                    STORY.PUBLIC_FROM,
                    false);
        }

        void ending(List<State> states) {
            Condition ends = STORY.ENDS_AT.isNotNull().and(STORY.STANDING.in("published", "scheduled", "embargoed"));
            add(states, "dashboard.ends", "", rows(ends, STORY.ENDS_AT, STORY.ENDS_AT.asc()), STORY.ENDS_AT, false);
        }

        /// What was due and stopped, until somebody does something about it.
        void held(List<State> states) {
            var later = ACT.as("later");
            Condition nothingSince = DSL.notExists(
                    sql.selectOne().from(later).where(later.STORY_ID.eq(ACT.STORY_ID), later.ID.gt(ACT.ID)));
            Result<? extends Record> rows = sql.select(STORY.ID, STORY.HEADLINE, SECTION.NAME, ACT.ACTED_AT, ACT.REASON)
                    .from(ACT.join(STORY)
                            .on(STORY.ID.eq(ACT.STORY_ID))
                            .leftJoin(SECTION)
                            .on(SECTION.ID.eq(STORY.SECTION_ID)))
                    .where(is(new Standing.Draft()), ACT.ACT_.eq("held"), nothingSince, StoryList.seen(sql, who()))
                    .orderBy(ACT.ACTED_AT.desc(), ACT.ID.desc())
                    .limit(OF_EACH)
                    .fetch();
            add(states, "dashboard.held", "", rows, ACT.ACTED_AT, false);
        }

        void corrected(List<State> states) {
            Result<? extends Record> rows = sql.select(STORY.ID, STORY.HEADLINE, SECTION.NAME, CORRECTION.CORRECTED_AT)
                    .from(CORRECTION
                            .join(STORY)
                            .on(STORY.ID.eq(CORRECTION.STORY_ID))
                            .leftJoin(SECTION)
                            .on(SECTION.ID.eq(STORY.SECTION_ID)))
                    .where(StoryList.seen(sql, who()))
                    .orderBy(CORRECTION.CORRECTED_AT.desc(), CORRECTION.ID.desc())
                    .limit(OF_EACH)
                    .fetch();
            add(states, "dashboard.corrected", "", rows, CORRECTION.CORRECTED_AT, false);
        }

        private Result<? extends Record> rows(Condition which, Field<Instant> at, OrderField<Instant> order) {
            return sql.select(STORY.ID, STORY.HEADLINE, SECTION.NAME, at)
                    .from(STORY.leftJoin(SECTION).on(SECTION.ID.eq(STORY.SECTION_ID)))
                    .where(which)
                    .and(StoryList.seen(sql, who()))
                    .orderBy(order, STORY.ID.desc())
                    .limit(OF_EACH)
                    .fetch();
        }

        private void add(
                List<State> states,
                String label,
                String query,
                Result<? extends Record> rows,
                Field<Instant> at,
                boolean read) {
            if (rows.isEmpty()) {
                return;
            }
            Map<Long, long[]> reads = read ? Reads.lastDay(sql, rows.getValues(STORY.ID), request.now()) : Map.of();
            states.add(new State(
                    label,
                    query.isEmpty() ? "" : StoryList.PATH + "?" + query,
                    rows.stream()
                            .map(row -> line(row, at, reads.get(row.get(STORY.ID))))
                            .toList()));
        }

        private Line line(Record row, Field<Instant> at, long @Nullable [] reads) {
            String section = row.get(SECTION.NAME);
            String headline = row.get(STORY.HEADLINE);
            return new Line(
                    headline.isBlank() ? request.words().say("story.untitled") : headline,
                    section == null ? "" : section,
                    row.get(at),
                    StoryList.PATH + "/" + row.get(STORY.ID),
                    row.field(ACT.REASON) == null ? "" : row.get(ACT.REASON),
                    reads == null ? null : Plot.of(reads));
        }
    }
}
