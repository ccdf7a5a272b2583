package press.dateline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.LEDGER_SEALED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.SetClock;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.tables.tables.records.LedgerRecord;

/// The proof that the ledger is what was written, on both databases.
abstract class LedgerTest {
    private static final int RECORDS = 13;

    private final SetClock clock = new SetClock(Newsroom.NOW);
    private final HeadKey key = HeadKey.read(HeadKey.make());
    private Database database;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(address(folder), clock);
        for (int i = 1; i <= RECORDS; i++) {
            append(i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void append(int number) {
        clock.pass(Duration.ofSeconds(1));
        database.write(transaction -> Ledger.append(
                transaction,
                "publication",
                "story:" + number % 3,
                "{\"by\":\"" + Ledger.seal(transaction, "Ada Quayle") + "\",\"version\":" + number + "}"));
    }

    private Heads heads() {
        return new Heads(database, key);
    }

    /// What is found after somebody was at the tables; all is as before afterwards.
    private Chain.Verdict after(Consumer<DSLContext> tampering, Head... heads) {
        List<Chain.Verdict> found = new ArrayList<>();
        try {
            database.write(transaction -> {
                tampering.accept(transaction.sql());
                found.add(Chain.verify(transaction.sql(), List.of(heads)));
                throw new Undone();
            });
        } catch (Undone done) {
            return found.getFirst();
        }
        throw new AssertionError("was kept");
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static String name(Chain.Verdict verdict) {
        return verdict.fault().map(Chain.Fault::toString).orElse("nothing");
    }

    @Test
    void anUntouchedLedgerIsWhole() {
        Chain.Verdict verdict = after(sql -> {}, heads().now());

        assertThat(name(verdict)).isEqualTo("nothing");
        assertThat(verdict.records()).isEqualTo(RECORDS);
        assertThat(verdict.root()).isEqualTo(heads().now().root());
    }

    @Test
    void anyChangeOfAnyRecordIsNamed() {
        for (long id = 1; id <= RECORDS; id++) {
            for (Field<?> column : LEDGER.fields()) {
                if (!column.equals(LEDGER.ID)) {
                    long record = id;
                    assertThat(name(after(sql -> change(sql, record, column))))
                            .as(column.getName())
                            .startsWith("record " + id + " ");
                }
            }
        }
    }

    private static void change(DSLContext sql, long id, Field<?> column) {
        Object changed = column.equals(LEDGER.RECORDED_AT) ? Newsroom.NOW : "0".repeat(63) + "1";
        sql.update(LEDGER)
                .set(Arrays.stream(LEDGER.fields())
                        .filter(column::equals)
                        .collect(java.util.stream.Collectors.toMap(one -> one, one -> changed)))
                .where(LEDGER.ID.eq(id))
                .execute();
    }

    @Test
    void anyDeletedRecordIsNamed() {
        Head head = heads().now();
        for (long id = 1; id <= RECORDS; id++) {
            long record = id;
            assertThat(name(after(
                            sql -> sql.deleteFrom(LEDGER)
                                    .where(LEDGER.ID.eq(record))
                                    .execute(),
                            head)))
                    .startsWith("record " + id + " is missing");
        }
    }

    @Test
    void anyTwoRecordsThatChangedPlacesAreNamed() {
        for (long one = 1; one <= RECORDS; one++) {
            for (long other = one + 1; other <= RECORDS; other++) {
                long first = one;
                long second = other;
                assertThat(name(after(sql -> {
                            place(sql, first, 1_000);
                            place(sql, second, first);
                            place(sql, 1_000, second);
                        })))
                        .startsWith("record " + first + " ");
            }
        }
    }

    private static void place(DSLContext sql, long from, long to) {
        sql.update(LEDGER).set(LEDGER.ID, to).where(LEDGER.ID.eq(from)).execute();
    }

    @Test
    void aTailThatWasCutOffShowsAgainstAHeadAlone() {
        Head head = heads().now();
        for (long left = 0; left < RECORDS; left++) {
            long last = left;
            Consumer<DSLContext> cut =
                    sql -> sql.deleteFrom(LEDGER).where(LEDGER.ID.gt(last)).execute();

            assertThat(name(after(cut))).isEqualTo("nothing");
            assertThat(name(after(cut, head))).startsWith("record " + (left + 1) + " is missing");
        }
    }

    @Test
    void aLedgerWrittenAnewShowsBetweenTheHeadsThatFitAndThatDoNot() {
        Head early = heads().now();
        append(RECORDS + 1);
        append(RECORDS + 2);
        Head late = heads().now();

        assertThat(name(after(sql -> writeAnew(sql, RECORDS + 1), early, late)))
                .startsWith("one of the records 14 to 15 was written anew after the head of " + late.at());
        assertThat(name(after(sql -> writeAnew(sql, 5), late, early))).startsWith("one of the records 1 to 13 ");
    }

    /// Forges a record, and all hashes after it.
    private static void writeAnew(DSLContext sql, long from) {
        String previous = sql.fetchSingle(LEDGER, LEDGER.ID.eq(from - 1)).getHash();
        for (LedgerRecord row : sql.selectFrom(LEDGER)
                .where(LEDGER.ID.ge(from))
                .orderBy(LEDGER.ID)
                .fetch()) {
            row.setPrevious(previous);
            row.setRecord(row.getId() == from ? "{}" : row.getRecord());
            previous = Ledger.hash(
                    previous, row.getId(), row.getRecordedAt(), row.getAct(), row.getSubject(), row.getRecord());
            row.setHash(previous);
            row.update();
        }
    }

    @Test
    void aNameIsForgottenWithoutBreakingTheChain() {
        String record =
                database.read(sql -> Ledger.of(sql, "story:1").getFirst().record());
        String open = database.read(sql -> Ledger.opened(sql, record));
        int forgotten = database.write(transaction -> Ledger.forget(transaction, "Ada Quayle"));

        assertThat(record).doesNotContain("Ada");
        assertThat(open).isEqualTo("{\"by\":\"Ada Quayle\",\"version\":1}");
        assertThat(forgotten).isEqualTo(RECORDS);
        String closed = database.read(sql -> Ledger.opened(sql, record));
        assertThat(closed).isEqualTo(record);
        assertThat(name(after(sql -> {}))).isEqualTo("nothing");
    }

    @Test
    void aNameThatWasPutInTheWrongPlaceIsNamed() {
        assertThat(name(after(sql -> {
                    String third = sql.fetchSingle(LEDGER, LEDGER.ID.eq(3L)).getRecord();
                    sql.update(LEDGER_SEALED)
                            .set(LEDGER_SEALED.NAME, "Ben Oyelaran")
                            .where(LEDGER_SEALED.COMMITMENT.eq(third.substring(14, 78)))
                            .execute();
                })))
                .startsWith("record 3 has another name under its seal");
    }

    @Test
    void recordsWrittenSideBySideStandInOneLine() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 40; i++) {
                int number = i;
                writers.submit(() -> database.write(
                        transaction -> Ledger.append(transaction, "correction", "story:" + number, "{}")));
            }
        }

        Chain.Verdict verdict = after(sql -> {});
        assertThat(name(verdict)).isEqualTo("nothing");
        assertThat(verdict.records()).isEqualTo(RECORDS + 40);
    }

    @Test
    void oneHeadADayIsPublishedAndOnlyOfWhatIsNew() {
        heads().publishToday();
        append(14);
        heads().publishToday();
        assertThat(published()).hasSize(1);

        clock.pass(Duration.ofDays(1));
        heads().publishToday();
        clock.pass(Duration.ofDays(1));
        heads().publishToday();

        assertThat(published()).extracting(Head::records).containsExactly(14L, 13L);
        assertThat(name(after(sql -> {}, published().toArray(Head[]::new)))).isEqualTo("nothing");
    }

    private List<Head> published() {
        return database.read(sql -> Heads.published(sql, 10));
    }

    @Test
    void aHeadIsReadAsItWasWrittenAndSignedByItsKeyAlone() {
        Head signed = heads().now();
        Head bare = new Heads(database, null).now();
        String verifier = heads().verifier().orElseThrow();
        String other = HeadKey.read(HeadKey.make()).verifier("localhost/ledger");

        assertThat(Head.read(signed.note() + "\n" + bare.note())).containsExactly(signed, bare);
        assertThat(HeadKey.signed(signed, verifier)).isTrue();
        assertThat(HeadKey.signed(signed, other)).isFalse();
        assertThat(HeadKey.signed(bare, verifier)).isFalse();
        Head moved = new Head(signed.origin(), 12, signed.root(), signed.at(), signed.signature());
        assertThat(HeadKey.signed(moved, verifier)).isFalse();
    }

    /// The steps of `docs/ledger.md`, with nothing of ours.
    @Test
    void whatIsExportedCanBeCheckedByOthers() throws Exception {
        for (int records = RECORDS; records <= RECORDS + 8; records++) {
            Head head = heads().now();
            String exported = database.read(sql -> StoryProof.write(sql, "story:1", head));
            JsonNode json = new ObjectMapper().readTree(exported);
            String[] note = json.path("head").asText().split("\n");

            assertThat(json.path("records").size()).isGreaterThanOrEqualTo(4);
            for (JsonNode record : json.path("records")) {
                String hash = sha(fields(
                        record.path("previous").asText(),
                        record.path("id").asText(),
                        record.path("at").asText(),
                        record.path("act").asText(),
                        record.path("subject").asText(),
                        record.path("record").asText()));
                assertThat(hash).isEqualTo(record.path("hash").asText());
                assertThat(root(record, Long.parseLong(note[1])))
                        .isEqualTo(HexFormat.of().formatHex(Base64.getDecoder().decode(note[2])));
                record.path("sealed").properties().forEach(seal -> {
                    assertThat(sha(fields(
                                    seal.getValue().path("salt").asText(),
                                    seal.getValue().path("name").asText())))
                            .isEqualTo(seal.getKey());
                    assertThat(record.path("record").asText()).contains("sealed:" + seal.getKey());
                });
                assertThat(record.path("sealed").size()).isEqualTo(1);
            }
            append(records + 1);
        }
    }

    private static byte[] fields(String... fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// RFC 9162, section 2.1.3.2.
    private static String root(JsonNode record, long size) {
        long at = record.path("id").asLong() - 1;
        long last = size - 1;
        String hash = sha(bytes("00", record.path("hash").asText().getBytes(StandardCharsets.US_ASCII)));
        for (JsonNode beside : record.path("path")) {
            if ((at & 1) == 1 || at == last) {
                hash = sha(HexFormat.of().parseHex("01" + beside.asText() + hash));
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = sha(HexFormat.of().parseHex("01" + hash + beside.asText()));
            }
            at >>= 1;
            last >>= 1;
        }
        assertThat(last).isZero();
        return hash;
    }

    private static byte[] bytes(String mark, byte[] rest) {
        return HexFormat.of().parseHex(mark + HexFormat.of().formatHex(rest));
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
