package press.dateline.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import press.dateline.store.Database;
import press.dateline.store.Lease;
import press.dateline.store.Outbox;
import press.dateline.store.Outbox.Outcome;

/// Delivers the mails that wait in the outbox, one node of an installation at a time. A mail that was sent just as the
/// process died is sent again. Thread-safe; [#round] is to be called again and again.
public final class Postman {
    /// What is delivered in a round is done before the lease ends, also when the server lets us wait for each.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int AT_A_TIME = 10;

    private final Database database;
    private final SmtpServer server;
    private final Lease lease;
    private final Outbox outbox;

    public Postman(Database database, SmtpServer server) {
        this.database = database;
        this.server = server;
        this.lease = new Lease(database, Mail.KIND, LEASE);
        this.outbox = new Outbox(database, Map.of(Mail.KIND, this::send));
    }

    /// Tries the mails whose time has come, unless another node does.
    public void round() {
        if (lease.take()) {
            outbox.deliver(AT_A_TIME);
        }
    }

    private Outcome send(Outbox.Item item) {
        Letter letter = Mail.read(item.payload());
        try {
            server.send(letter, database.clock().instant());
            return new Outcome.Delivered("taken by " + server);
        } catch (MessagingException failure) {
            // A receipt outlives the mail, and must not tell to whom it went.
            String said = String.valueOf(failure.getMessage()).replace(letter.to(), "the recipient");
            return new Outcome.Later(server + ": " + said, Duration.ZERO);
        }
    }
}
