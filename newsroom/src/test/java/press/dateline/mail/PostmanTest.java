package press.dateline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.store.tables.Tables.OUTBOX;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SetClock;
import press.dateline.store.Database;
import press.dateline.store.Databases;
import press.dateline.store.Outbox;

class PostmanTest {
    private static final int PORT = freePort();

    private final GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(Instant.parse("2024-03-08T16:00:00Z"));

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private SmtpServer smtp() {
        return SmtpServer.of("smtp://127.0.0.1:" + PORT, "desk@courier.example");
    }

    private static void queue(Database database, String subject) {
        database.write(transaction -> {
            Mail.queue(
                    transaction, new Letter("ada@courier.example", subject, "Grüße,\nhttps://courier.example/desk/"));
            return subject;
        });
    }

    private static List<String> payloads(Database database) {
        return database.read(sql ->
                sql.select(OUTBOX.PAYLOAD).from(OUTBOX).orderBy(OUTBOX.ID).fetch(OUTBOX.PAYLOAD));
    }

    @Test
    void whatIsQueuedArrivesOnceAndLeavesNoWords() throws Exception {
        try (Database database = Database.open(Databases.sqlite(folder), clock)) {
            queue(database, "Your desk\r\nBcc: everybody@evil.example");
            Postman postman = new Postman(database, smtp());

            postman.round();
            postman.round();

            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("Your desk Bcc: everybody@evil.example");
            assertThat(received[0].getAllRecipients()).hasSize(1);
            assertThat(received[0].getFrom()[0]).hasToString("desk@courier.example");
            assertThat(received[0].getContent().toString()).contains("Grüße", "https://courier.example/desk/");
            assertThat(GreenMailUtil.getWholeMessage(received[0])).contains("Auto-Submitted: auto-generated");
            assertThat(payloads(database)).containsExactly("");
        }
    }

    @Test
    void whatWasRolledBackIsNotSent() {
        try (Database database = Database.open(Databases.sqlite(folder), clock)) {
            assertThatThrownBy(() -> database.write(transaction -> {
                        Mail.queue(transaction, new Letter("ada@courier.example", "No", "no"));
                        throw new IllegalStateException("after all not");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            new Postman(database, smtp()).round();

            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void whatWasWithdrawnIsNotSentAndLeavesNoWords() {
        try (Database database = Database.open(Databases.sqlite(folder), clock)) {
            queue(database, "To ada alone");
            database.write(transaction -> {
                Outbox.withdraw(transaction, Mail.KIND, "\"ada@courier.example\"");
                return transaction.now();
            });

            new Postman(database, smtp()).round();

            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(payloads(database)).containsExactly("");
        }
    }

    @Test
    void oneNodeSendsAtATimeAndAnotherTakesOverFromOneThatDied() {
        try (Database database = Database.open(Databases.sqlite(folder), clock)) {
            Postman died = new Postman(database, smtp());
            died.round();
            queue(database, "Once");
            Postman other = new Postman(database, smtp());
            other.round();
            assertThat(server.getReceivedMessages())
                    .as("while the first may still be at it")
                    .isEmpty();

            clock.pass(Duration.ofMinutes(11));
            other.round();
            died.round();
            assertThat(server.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsAwayIsAskedAgainAfterAPauseAndNotForEver() {
        try (Database database = Database.open(Databases.sqlite(folder), clock)) {
            queue(database, "Patience");
            Postman postman = new Postman(database, smtp());
            server.stop();
            postman.round();
            server.start();

            clock.pass(Duration.ofSeconds(59));
            postman.round();
            assertThat(server.getReceivedMessages()).as("within the pause").isEmpty();
            clock.pass(Duration.ofSeconds(1));
            postman.round();
            assertThat(server.getReceivedMessages()).as("after it").hasSize(1);

            queue(database, "Too late");
            server.stop();
            postman.round();
            assertThat(payloads(database).getLast()).as("still waiting").contains("Too late");
            for (int again = 0; again < 13; again++) {
                clock.pass(Duration.ofHours(6));
                postman.round();
            }
            assertThat(payloads(database).getLast())
                    .as("given up after fourteen attempts")
                    .isEmpty();
        }
    }

    @Test
    void aMailServerIsToldInOneLine() {
        assertThat(SmtpServer.of("smtp://ada:secret@mail.example", "a@b.example"))
                .hasToString("smtp://ada@mail.example:587")
                .extracting(SmtpServer::password)
                .isEqualTo("secret");
        assertThat(SmtpServer.of("smtps://mail.example", "a@b.example").port()).isEqualTo(465);
        assertThatThrownBy(() -> SmtpServer.of("mail.example:587", "a@b.example"))
                .hasMessageContaining("smtp://user:password@mail.example:587");
        assertThatThrownBy(() -> SmtpServer.of("smtp://mail.example", "")).hasMessageContaining("DATELINE_MAIL_FROM");
    }
}
