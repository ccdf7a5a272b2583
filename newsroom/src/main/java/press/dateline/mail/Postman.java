package press.dateline.mail;

import static press.dateline.store.tables.Tables.OUTBOX;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.dateline.store.Database;

/// Delivers the mails that wait in the outbox, oldest first. What a server does not take is tried again, after longer
/// and longer pauses, for three days. A mail that was sent just as the process died is sent again.
///
/// Belongs to one thread.
public final class Postman {
    private static final System.Logger LOG = System.getLogger(Postman.class.getName());
    private static final int AT_A_TIME = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(3);

    private final Database database;
    private final SmtpServer server;
    private final Map<Long, Retry> retries = new HashMap<>();

    private record Retry(Duration pause, Instant at) {}

    private record Waiting(long id, String payload, Instant queuedAt) {}

    public Postman(Database database, SmtpServer server) {
        this.database = database;
        this.server = server;
    }

    /// Tries every mail whose time has come.
    ///
    /// @return how many were delivered
    public int deliver() {
        List<Waiting> waiting = database.read(sql -> sql.select(OUTBOX.ID, OUTBOX.PAYLOAD, OUTBOX.QUEUED_AT)
                .from(OUTBOX)
                .where(OUTBOX.KIND.eq(Mail.KIND))
                .and(OUTBOX.DELIVERED_AT.isNull())
                .orderBy(OUTBOX.ID)
                .limit(AT_A_TIME + retries.size())
                .fetch(row -> new Waiting(row.value1(), row.value2(), row.value3())));
        Instant now = database.clock().instant();
        int delivered = 0;
        for (Waiting one : waiting) {
            Retry retry = retries.get(one.id());
            if (retry == null || !now.isBefore(retry.at())) {
                delivered += deliver(one, now) ? 1 : 0;
            }
        }
        return delivered;
    }

    private boolean deliver(Waiting one, Instant now) {
        try {
            server.send(Mail.read(one.payload()), now);
        } catch (MessagingException | IllegalArgumentException failure) {
            postpone(one, now, failure);
            return false;
        }
        done(one.id());
        return true;
    }

    private void postpone(Waiting one, Instant now, Exception failure) {
        if (one.queuedAt().plus(KEPT).isBefore(now)) {
            LOG.log(System.Logger.Level.ERROR, "A mail could not be delivered in three days and is dropped", failure);
            done(one.id());
            return;
        }
        Retry before = retries.get(one.id());
        Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        retries.put(one.id(), new Retry(pause, now.plus(pause)));
        LOG.log(
                System.Logger.Level.WARNING,
                "A mail was not taken by {0}: {1}; next try in {2} s",
                server,
                failure.getMessage(),
                pause.toSeconds());
    }

    /// The words of a mail that is gone are nobody's business, least of all a link in it.
    private void done(long id) {
        retries.remove(id);
        database.write(transaction -> transaction
                .sql()
                .update(OUTBOX)
                .set(OUTBOX.DELIVERED_AT, transaction.now())
                .set(OUTBOX.PAYLOAD, "")
                .where(OUTBOX.ID.eq(id))
                .execute());
    }
}
