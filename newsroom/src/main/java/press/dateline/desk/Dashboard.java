package press.dateline.desk;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Act;
import press.dateline.people.SignedIn;
import press.dateline.reads.Reads;
import press.dateline.store.Database;

/// The first screen: the newest stories of each state that whoever asks may see.
public final class Dashboard {
    private static final int OF_EACH = 8;
    private static final List<String> STATES =
            List.of("in-review", "draft", "scheduled", "embargoed", "published", "private", "taken-down");

    private final Database database;

    Dashboard(Database database) {
        this.database = database;
    }

    /// The record of `dashboard.html`.
    public record Page(DeskFrame frame, List<State> states) {}

    /// The stories of one state.
    ///
    /// @param label key of its words
    public record State(String label, List<Line> stories) {}

    /// @param headline its own words for a story without one
    /// @param address where readers find it; empty where they do not
    /// @param reads of the last 24 hours; null for what readers do not find
    public record Line(String headline, String section, Instant at, String address, @Nullable Plot reads) {}

    Answer show(DeskRequest request) {
        SignedIn signedIn = request.signedIn();
        List<State> states = new ArrayList<>();
        database.read(sql -> {
            for (String state : STATES) {
                List<Line> lines = lines(sql, state, signedIn, request);
                if (!lines.isEmpty()) {
                    states.add(new State("state." + state, lines));
                }
            }
            return states;
        });
        return request.screen("dashboard", new Page(request.frame("nav.dashboard"), states));
    }

    private static List<Line> lines(DSLContext sql, String state, SignedIn signedIn, DeskRequest request) {
        Condition seen = signedIn.may(Act.SEE_STORIES) ? DSL.noCondition() : own(signedIn);
        var rows = sql.select(STORY.ID, STORY.HEADLINE, STORY.UPDATED_AT, STORY.PATH, SECTION.NAME)
                .from(STORY.leftJoin(SECTION).on(SECTION.ID.eq(STORY.SECTION_ID)))
                .where(STORY.STANDING.eq(state))
                .and(seen)
                .orderBy(STORY.UPDATED_AT.desc(), STORY.ID.desc())
                .limit(OF_EACH)
                .fetch();
        Map<Long, long[]> reads =
                state.equals("published") ? Reads.lastDay(sql, rows.getValues(STORY.ID), request.now()) : Map.of();
        return rows.map(row -> {
            long[] own = reads.get(row.value1());
            return new Line(
                    row.value2().isEmpty() ? request.words().say("story.untitled") : row.value2(),
                    row.value5() == null ? "" : row.value5(),
                    row.value3(),
                    state.equals("published") && row.value4() != null ? row.value4() : "",
                    own == null ? null : Plot.of(own));
        });
    }

    private static Condition own(SignedIn signedIn) {
        return DSL.exists(DSL.selectOne()
                .from(BYLINE)
                .where(BYLINE.STORY_ID.eq(STORY.ID))
                .and(BYLINE.PERSON_ID.eq(signedIn.account().personId())));
    }
}
