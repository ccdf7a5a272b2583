package press.dateline.cli;

import java.time.Duration;
import press.dateline.mail.Postman;

/// Delivers mails while a site is served, on a thread of its own: a slow server keeps no story waiting.
final class MailRound implements Runnable {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Postman postman;

    MailRound(Postman postman) {
        this.postman = postman;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                try {
                    postman.deliver();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "Delivering mails failed", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
