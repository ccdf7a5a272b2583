package press.dateline.publishing;

import static press.dateline.store.tables.Tables.SIGN_OFF;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.util.Set;
import press.dateline.store.Transaction;

/// The label by which readers learn that AI had a share in a story. It is there by itself where AI wrote or helped to
/// write and no person is on record to have passed that version (Article 50(4) of the AI Act exempts what a person has
/// reviewed and answers for), and goes when one does.
final class AiLabel {
    private static final Set<String> SHARES = Set.of("assisted", "generated");

    private AiLabel() {}

    /// @param use as the desk declared it
    static void put(Transaction transaction, long story, int version, String use) {
        boolean passed = transaction
                .sql()
                .fetchExists(SIGN_OFF, SIGN_OFF.STORY_ID.eq(story).and(SIGN_OFF.VERSION.eq(version)));
        transaction
                .sql()
                .update(STORY)
                .set(STORY.AI_LABEL, SHARES.contains(use) && !passed ? use : "")
                .where(STORY.ID.eq(story))
                .execute();
    }

    /// Somebody has passed the version; where readers have it, they need no label any more.
    static void lift(Transaction transaction, long story, int version) {
        boolean live = transaction
                .sql()
                .fetchExists(
                        WORKING_COPY, WORKING_COPY.STORY_ID.eq(story).and(WORKING_COPY.PUBLISHED_VERSION.eq(version)));
        int lifted = !live
                ? 0
                : transaction
                        .sql()
                        .update(STORY)
                        .set(STORY.AI_LABEL, "")
                        .where(STORY.ID.eq(story).and(STORY.AI_LABEL.ne("")))
                        .execute();
        if (lifted == 1) {
            transaction.changed("story:" + story);
        }
    }
}
