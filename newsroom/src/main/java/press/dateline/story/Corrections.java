package press.dateline.story;

import static press.dateline.store.tables.Tables.PUBLIC_CORRECTION;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// The corrections of all public stories, newest first.
public final class Corrections {
    /// What the change log says when one is added.
    public static final String TAG = "corrections";

    private Corrections() {}

    /// @param note clean HTML: what was wrong, what is right
    public record Correction(long id, long storyId, Instant at, String note) {}

    /// @param before how many newer ones are left out
    public static List<Correction> newest(DSLContext sql, int before, int atMost, Instant now) {
        Reading.tag(TAG);
        return sql.select(
                        PUBLIC_CORRECTION.ID,
                        PUBLIC_CORRECTION.STORY_ID,
                        PUBLIC_CORRECTION.CORRECTED_AT,
                        PUBLIC_CORRECTION.NOTE)
                .from(PUBLIC_CORRECTION)
                .where(PublicGate.open(PUBLIC_CORRECTION, now))
                .orderBy(PUBLIC_CORRECTION.CORRECTED_AT.desc(), PUBLIC_CORRECTION.ID.desc())
                .offset(before)
                .limit(atMost)
                .fetch(row -> {
                    Reading.tag("story:" + row.value2());
                    return new Correction(row.value1(), row.value2(), row.value3(), row.value4());
                });
    }

    public static int count(DSLContext sql, Instant now) {
        Reading.tag(TAG);
        return sql.fetchCount(PUBLIC_CORRECTION, PublicGate.open(PUBLIC_CORRECTION, now));
    }
}
