package press.dateline.publishing;

import static press.dateline.store.tables.Tables.SIGN_OFF;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import press.dateline.html.CleanHtml;
import press.dateline.ledger.Ledger;
import press.dateline.store.Transaction;
import press.dateline.story.Standing;
import press.dateline.story.WorkingCopy;

/// The records that say who answers for what readers see. Each is one row of the ledger, with
/// the names under seal.
final class Responsibility {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Responsibility() {}

    /// That a version goes out: who wrote it, who passed it, what was let stand and why, what was said of AI, and who
    /// sent it.
    static void publication(
            Transaction transaction, WorkingCopy copy, Standing standing, Editor by, String reason, List<Stet> stets) {
        ObjectNode record =
                outgoing(standing, copy.furniture().headline(), copy.furniture().json(), copy.copy());
        record.put("version", copy.version());
        ArrayNode writers = record.putArray("writers");
        copy.furniture().bylines().forEach(byline -> writers.add(Ledger.seal(transaction, byline.name())));
        ArrayNode passed = record.putArray("passed");
        transaction
                .sql()
                .selectFrom(SIGN_OFF)
                .where(SIGN_OFF.STORY_ID.eq(copy.storyId()).and(SIGN_OFF.VERSION.eq(copy.version())))
                .orderBy(SIGN_OFF.ID)
                .forEach(row -> passed.addObject()
                        .put("by", Ledger.seal(transaction, row.getName()))
                        .put("way", row.getWay())
                        .put("at", row.getSignedAt().toString()));
        ArrayNode let = record.putArray("stetted");
        stets.forEach(stet -> let.addObject()
                .put("finding", stet.finding())
                .put("reason", stet.reason())
                .put("by", Ledger.seal(transaction, stet.name())));
        record.put("ai", copy.furniture().aiUse());
        record.put("responsible", Ledger.seal(transaction, by.name()));
        record.put("reason", reason);
        append(transaction, "publication", copy.storyId(), record);
    }

    /// That a manuscript goes out as it was handed in, past the desk.
    static void filing(Transaction transaction, long story, Manuscript copy, Standing standing, String by) {
        ObjectNode record = outgoing(standing, copy.headline(), copy.headline(), copy.copy());
        ArrayNode writers = record.putArray("writers");
        copy.bylines().forEach(byline -> writers.add(Ledger.seal(transaction, byline.name())));
        record.put("responsible", Ledger.seal(transaction, by));
        append(transaction, "publication", story, record);
    }

    private static ObjectNode outgoing(Standing standing, String headline, String furniture, CleanHtml copy) {
        return JSON.createObjectNode()
                .put("standing", standing.name())
                .put("from", String.valueOf(standing.publicFrom()))
                .put("headline", headline)
                .put("words", Ledger.fingerprint(furniture + '\n' + copy.html()));
    }

    /// Any other act that needs a reason, such as `take-down`.
    static void act(Transaction transaction, String act, long story, String reason, Editor by) {
        append(
                transaction,
                act,
                story,
                JSON.createObjectNode().put("reason", reason).put("by", Ledger.seal(transaction, by.name())));
    }

    /// What the parts of the site answered after a take-down.
    static void receipts(Transaction transaction, long story, List<Receipt> receipts, Editor by) {
        ObjectNode record = JSON.createObjectNode().put("asked", Ledger.seal(transaction, by.name()));
        ArrayNode answers = record.putArray("answers");
        receipts.forEach(receipt -> answers.addObject()
                .put("part", receipt.part())
                .put("gone", receipt.gone())
                .put("detail", receipt.detail()));
        append(transaction, "take-down-receipts", story, record);
    }

    private static void append(Transaction transaction, String act, long story, ObjectNode record) {
        Ledger.append(transaction, act, "story:" + story, record.toString());
    }
}
