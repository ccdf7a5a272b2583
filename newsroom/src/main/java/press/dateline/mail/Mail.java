package press.dateline.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import press.dateline.store.Outbox;
import press.dateline.store.Transaction;

/// Queues mails. They are sent when the transaction is committed, and not at all when it is not.
public final class Mail {
    /// What such rows of the outbox are called.
    public static final String KIND = "mail";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Mail() {}

    public static void queue(Transaction transaction, Letter letter) {
        Outbox.queue(transaction, KIND, KIND + ":" + UUID.randomUUID(), written(letter));
    }

    private static String written(Letter letter) {
        try {
            return JSON.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Letter read(String payload) {
        try {
            return JSON.readValue(payload, Letter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the outbox holds a mail that cannot be read", e);
        }
    }
}
