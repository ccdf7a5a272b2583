package press.dateline.desk;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PRESENCE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.store.Transaction;

/// Who has a story open. One tab of one browser writes at a time, the first that came unless another takes over; a tab
/// that was not heard of for a while is gone. This keeps people out of each other's way; that no word is lost is the
/// matter of versions.
final class Presence {
    /// The editor's page tells of itself three times in it.
    private static final Duration GONE = Duration.ofSeconds(45);

    private static final int LONGEST_TAB = 64;

    private Presence() {}

    /// Somebody in one tab.
    record Seen(String tab, long account, String name, Instant since, boolean holds) {}

    /// Notes that a tab has the story open.
    ///
    /// @param takesOver whether it writes from now on, whoever did before
    /// @return what the tab is told
    static ObjectNode note(Transaction transaction, long story, String given, long account, boolean takesOver) {
        DSLContext sql = transaction.sql();
        Instant now = transaction.now();
        String tab = given.length() > LONGEST_TAB ? given.substring(0, LONGEST_TAB) : given;
        sql.deleteFrom(PRESENCE)
                .where(PRESENCE.STORY_ID.eq(story).and(PRESENCE.SEEN_AT.lt(now.minus(GONE))))
                .execute();
        if (takesOver) {
            sql.update(PRESENCE)
                    .set(PRESENCE.HOLDS, false)
                    .where(PRESENCE.STORY_ID.eq(story))
                    .execute();
        }
        boolean free = !sql.fetchExists(PRESENCE, PRESENCE.STORY_ID.eq(story).and(PRESENCE.HOLDS.eq(true)));
        sql.insertInto(PRESENCE)
                .set(PRESENCE.STORY_ID, story)
                .set(PRESENCE.TAB, tab)
                .set(PRESENCE.ACCOUNT_ID, account)
                .set(PRESENCE.SINCE_AT, now)
                .set(PRESENCE.SEEN_AT, now)
                .set(PRESENCE.HOLDS, free)
                .onConflict(PRESENCE.STORY_ID, PRESENCE.TAB)
                .doUpdate()
                .set(PRESENCE.SEEN_AT, now)
                .set(PRESENCE.ACCOUNT_ID, account)
                .execute();
        if (free) {
            sql.update(PRESENCE)
                    .set(PRESENCE.HOLDS, true)
                    .where(PRESENCE.STORY_ID.eq(story).and(PRESENCE.TAB.eq(tab)))
                    .execute();
        }
        return told(seen(sql, story, now), tab);
    }

    /// Everybody who has the story open, the one who writes first.
    static List<Seen> seen(DSLContext sql, long story, Instant now) {
        return sql.select(PRESENCE.TAB, PRESENCE.ACCOUNT_ID, PERSON.NAME, PRESENCE.SINCE_AT, PRESENCE.HOLDS)
                .from(PRESENCE.join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(PRESENCE.ACCOUNT_ID))
                        .join(PERSON)
                        .on(PERSON.ID.eq(ACCOUNT.PERSON_ID)))
                .where(PRESENCE.STORY_ID.eq(story).and(PRESENCE.SEEN_AT.ge(now.minus(GONE))))
                .orderBy(PRESENCE.HOLDS.desc(), PRESENCE.SINCE_AT)
                .fetch(row -> new Seen(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private static ObjectNode told(List<Seen> seen, String tab) {
        ObjectNode told = DeskJson.object();
        ArrayNode others = told.putArray("others");
        told.putNull("holder");
        for (Seen one : seen) {
            boolean mine = one.tab().equals(tab);
            if (!mine) {
                others.addObject()
                        .put("name", one.name())
                        .put("since", one.since().toString())
                        .put("here", true);
            }
            if (one.holds()) {
                told.putObject("holder").put("name", one.name()).put("mine", mine);
            }
        }
        return told;
    }
}
