package press.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.store.tables.Tables.SETTING;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What both databases must do alike; one short subclass for each.
abstract class StoreTest {
    private Database database;

    abstract DatabaseAddress address();

    @BeforeEach
    void open() {
        database = Databases.open(address());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changesAppearInTheLogWithTheTransactionThatMadeThem() {
        database.write(transaction -> {
            transaction.changed("story:1");
            transaction.changed("front");
            return set(transaction, "a", "1");
        });

        assertThat(database.changes().after(0, 10)).extracting(Change::tag).containsExactly("story:1", "front");
        assertThat(database.changes().position()).isEqualTo(2);
    }

    @Test
    void aTransactionThatThrowsLeavesNeitherRowsNorChanges() {
        assertThatThrownBy(() -> database.write(transaction -> {
                    set(transaction, "a", "1");
                    transaction.changed("settings");
                    throw new IllegalStateException("thought better of it");
                }))
                .hasMessage("thought better of it");

        int settings = database.read(sql -> sql.fetchCount(SETTING));
        assertThat(settings).isZero();
        assertThat(database.changes().position()).isZero();
    }

    @Test
    void aReaderNeverPassesAPositionThatIsCommittedLater() throws InterruptedException {
        int writers = 4;
        int each = 50;
        List<Long> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(writers);
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; i++) {
                    int row = i;
                    database.write(transaction -> {
                        transaction.changed("a:" + number);
                        transaction.changed("b:" + number);
                        return set(transaction, number + "/" + row, "");
                    });
                }
                done.countDown();
            });
        }
        long position = 0;
        while (position < (long) writers * each * 2) {
            for (Change change : database.changes().after(position, 7)) {
                seen.add(change.position());
                position = change.position();
            }
        }
        done.await();

        assertThat(seen).hasSize(writers * each * 2).isSorted().doesNotHaveDuplicates();
        assertThat(new TreeSet<>(seen)).hasSize(writers * each * 2);
    }

    @Test
    void trimmingTheLogKeepsItsPositionAndNeverReusesANumber() {
        for (int i = 0; i < 3; i++) {
            database.write(transaction -> {
                transaction.changed("front");
                return 0;
            });
        }

        int dropped = database.changes().trim(Instant.now().plusSeconds(60));
        database.write(transaction -> {
            transaction.changed("front");
            return 0;
        });

        assertThat(dropped).isEqualTo(2);
        assertThat(database.changes().after(0, 10)).extracting(Change::position).containsExactly(3L, 4L);
        assertThat(database.changes().oldestKept()).isEqualTo(2);
    }

    @Test
    void reservedIdsAndNumberedIdsDoNotMeet() {
        database.write(transaction -> {
            for (int i = 0; i < 40; i++) {
                transaction
                        .sql()
                        .insertInto(TOPIC, TOPIC.ID, TOPIC.SLUG, TOPIC.NAME)
                        .values(transaction.nextId("topic"), "reserved-" + i, "")
                        .execute();
            }
            return transaction
                    .sql()
                    .insertInto(TOPIC, TOPIC.SLUG, TOPIC.NAME)
                    .values("numbered", "")
                    .execute();
        });

        int topics = database.read(sql -> sql.fetchCount(TOPIC));
        assertThat(topics).isEqualTo(41);
    }

    @Test
    void aReadNotesTheLogPositionItSaw() throws Exception {
        database.write(transaction -> {
            transaction.changed("front");
            return 0;
        });

        var result = Reading.during(() -> database.read(sql -> {
            Reading.tag("front");
            return sql.fetchCount(SETTING);
        }));

        assertThat(result.reading().position()).isEqualTo(1);
        assertThat(result.reading().tags()).containsExactly("front");
    }

    @Test
    void followersHearOfACommitBeforeTheWriterDoes() {
        List<Long> heard = new ArrayList<>();
        database.afterCommit(() -> heard.add(database.changes().position()));

        database.write(transaction -> {
            transaction.changed("front");
            return 0;
        });

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void whatIsAcknowledgedIsThereAfterReopening() {
        database.write(transaction -> set(transaction, "kept", "yes"));
        long epoch = database.changes().epoch();

        close();
        DatabaseAddress same = sameAddress();
        database = Databases.open(same);

        String kept =
                database.read(sql -> sql.select(SETTING.CONTENT).from(SETTING).fetchSingle(SETTING.CONTENT));
        assertThat(kept).isEqualTo("yes");
        assertThat(database.changes().epoch()).isEqualTo(epoch);
    }

    abstract DatabaseAddress sameAddress();

    private static int set(Transaction transaction, String name, String content) {
        return transaction
                .sql()
                .insertInto(SETTING, SETTING.NAME, SETTING.CONTENT, SETTING.CHANGED_AT)
                .values(name, content, transaction.now())
                .execute();
    }
}
