package press.dateline.ledger;

import static press.dateline.store.tables.Tables.LEDGER;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.store.Microseconds;

/// What the ledger says of one subject, with all that others need to check it against a head that was published.
/// `docs/ledger.md` describes the JSON.
public final class StoryProof {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoryProof() {}

    /// @param head of the ledger as `sql` sees it
    public static String write(DSLContext sql, String subject, Head head) {
        List<Entry> entries = Ledger.of(sql, subject).stream()
                .filter(entry -> entry.id() <= head.records())
                .toList();
        List<String> hashes = sql.select(LEDGER.HASH)
                .from(LEDGER)
                .where(LEDGER.ID.le(head.records()))
                .orderBy(LEDGER.ID)
                .fetch(LEDGER.HASH);
        List<List<String>> paths = MerkleTree.paths(
                hashes, entries.stream().map(entry -> (int) (entry.id() - 1)).toList());
        ObjectNode json = JSON.createObjectNode();
        json.put("subject", subject);
        json.put("head", head.note());
        ArrayNode records = json.putArray("records");
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            ObjectNode record = records.addObject();
            record.put("id", entry.id());
            record.put("at", Microseconds.of(entry.at()));
            record.put("act", entry.act());
            record.put("subject", entry.subject());
            record.put("record", entry.record());
            record.put("previous", entry.previous());
            record.put("hash", entry.hash());
            paths.get(i).forEach(record.putArray("path")::add);
            ObjectNode sealed = record.putObject("sealed");
            Ledger.seals(sql, entry.record()).forEach((commitment, seal) -> sealed.putObject(commitment)
                    .put("salt", seal.salt())
                    .put("name", seal.name()));
        }
        return json.toPrettyString() + '\n';
    }
}
