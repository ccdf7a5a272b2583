package press.dateline.cli;

import java.util.Map;
import java.util.Optional;
import press.dateline.mail.SmtpServer;

/// The mail server as the environment names it: `DATELINE_SMTP` and `DATELINE_MAIL_FROM`. The password stays out of the
/// database, and with it out of backups.
final class Mailing {
    private Mailing() {}

    /// @return nothing when no mails are to be sent
    /// @throws Failures.Refusal when what is set is no mail server
    static Optional<SmtpServer> server(Map<String, String> environment) {
        String address = environment.getOrDefault("DATELINE_SMTP", "");
        if (address.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SmtpServer.of(address, environment.getOrDefault("DATELINE_MAIL_FROM", "")));
        } catch (IllegalArgumentException unfit) {
            throw new Failures.Refusal("DATELINE_SMTP: " + unfit.getMessage());
        }
    }
}
