package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.LEDGER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// `dateline ledger` as an auditor types it, after somebody was at the tables. What is found and named of every record,
/// `LedgerTest` looks at.
class LedgerCommandTest {
    @TempDir
    Path folder;

    private String data;
    private Path head;

    @BeforeEach
    void publishThree() throws Exception {
        data = folder.resolve("newsroom").toString();
        Path text = Files.writeString(folder.resolve("story.txt"), "Ferry late\n\nIt was the fog.\n");
        for (int i = 0; i < 3; i++) {
            CommandLines.succeed("story", "new", "--file", text.toString(), "--data", data);
        }
        head = Files.writeString(folder.resolve("head.txt"), ledger("head").out());
    }

    private Ended ledger(String command, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "ledger";
        all[1] = command;
        all[options.length + 2] = "--data";
        all[options.length + 3] = data;
        return CommandLines.run(all);
    }

    private void tamper(Consumer<DSLContext> with) {
        try (Database database = Databases.open(Databases.sqlite(Path.of(data)))) {
            database.write(transaction -> {
                with.accept(transaction.sql());
                return transaction.now();
            });
        }
    }

    private long last() {
        try (Database database = Databases.open(Databases.sqlite(Path.of(data)))) {
            return database.read(sql -> sql.select(LEDGER.ID)
                    .from(LEDGER)
                    .orderBy(LEDGER.ID.desc())
                    .limit(1)
                    .fetchSingle()
                    .value1());
        }
    }

    private static void refused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("dateline: ").contains(why).hasLineCount(1);
    }

    @Test
    void anUntouchedLedgerVerifiesAlsoAgainstAHead() {
        assertThat(ledger("verify").out()).contains(last() + " records, each as it was written");
        assertThat(ledger("verify", "--against", head.toString()).out()).contains("the same as in 1 published heads");
        assertThat(ledger("export", "1").out()).contains("\"subject\"");
    }

    @Test
    void aRecordThatWasChangedIsNamed() {
        long last = last();
        tamper(sql -> sql.update(LEDGER)
                .set(LEDGER.RECORD, "{}")
                .where(LEDGER.ID.eq(last))
                .execute());

        refused(ledger("verify"), "the ledger is not what it was: record " + last + " ");
    }

    @Test
    void aTailThatWasCutOffShowsAgainstAHead() {
        long last = last();
        tamper(sql -> sql.deleteFrom(LEDGER).where(LEDGER.ID.eq(last)).execute());

        assertThat(ledger("verify").code()).as("nothing shows from within").isZero();
        refused(ledger("verify", "--against", head.toString()), "record " + last + " is missing");
    }

    @Test
    void whatIsNoHeadOrIsSignedByNobodyIsRefused() throws Exception {
        Path none = Files.writeString(folder.resolve("none.txt"), "Dear reader\n");

        refused(ledger("verify", "--against", none.toString()), "--against " + none);
        refused(ledger("verify", "--against", folder.resolve("missing").toString()), "cannot be read");
        String key = ledger("key", folder.resolve("key").toString()).out().strip();
        refused(ledger("verify", "--against", head.toString(), "--key", key), "is not signed by");
    }
}
