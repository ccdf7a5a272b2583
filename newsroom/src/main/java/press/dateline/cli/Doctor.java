package press.dateline.cli;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.dateline.mail.SmtpServer;
import press.dateline.people.Accounts;
import press.dateline.people.IdentityProvider;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Faults;

/// `dateline doctor`: looks at what a newsroom needs from the outside, a line for each.
@Command(
        name = "doctor",
        description = "Look at folder, database, settings, mail and identity provider, and say what is wrong.",
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    private boolean wrong;

    @Override
    public Integer call() {
        return examine(System.getenv());
    }

    int examine(Map<String, String> environment) {
        try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline doctor")) {
            line(Files.isWritable(data.folder()), "folder", data.folder().toAbsolutePath() + " can be written to");
            line(
                    true,
                    "database",
                    environment.containsKey("DATELINE_DATABASE") ? "the server answers" : "newsroom.db opens");
            SiteSettings site = newsroom.database().read(Settings::of);
            String time = DateTimeFormatter.ofPattern("HH:mm")
                    .format(ZonedDateTime.ofInstant(newsroom.database().clock().instant(), site.zone()));
            line(true, "zone", site.zone() + ", where it is " + time);
            address(site);
            boolean nobody = newsroom.database().read(Accounts::none);
            note(!nobody, "accounts", nobody ? "nobody can sign in yet; serve prints a link" : "people can sign in");
            Tls.of(environment).ifPresent(this::certificate);
            mail(environment);
            Vouching.provider(environment, newsroom.database().clock()).ifPresent(this::provider);
        }
        return wrong ? 1 : 0;
    }

    private void address(SiteSettings site) {
        if (site.address().isEmpty()) {
            note(false, "address", "not set; the desk answers on this machine alone (settings set address https://…)");
        } else {
            boolean secure = site.address().startsWith("https:");
            note(
                    secure,
                    "address",
                    site.address() + (secure ? "" : " is read without TLS; passwords can be overheard"));
        }
    }

    private void certificate(Tls tls) {
        Duration left = Duration.between(Instant.now(), tls.until());
        line(
                left.toDays() >= 7,
                "TLS",
                tls.certificate()
                        + (left.isNegative() ? " has been out of date since " : " holds until ")
                        + tls.until());
    }

    private void mail(Map<String, String> environment) {
        Optional<SmtpServer> server = Mailing.server(environment);
        if (server.isEmpty()) {
            note(false, "mail", "not set; nobody can have a new password sent (DATELINE_SMTP, DATELINE_MAIL_FROM)");
            return;
        }
        try {
            server.get().tryOut();
            line(
                    true,
                    "mail",
                    server.get() + " takes mails from " + server.get().from());
        } catch (MessagingException failure) {
            String why =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("no answer");
            line(false, "mail", server.get() + " does not let us in: " + why);
        }
    }

    private void provider(IdentityProvider provider) {
        try {
            provider.tryOut();
            line(true, "sign-in", provider + " answers, and publishes its keys");
        } catch (IOException failure) {
            line(false, "sign-in", provider + " does not answer as it should: " + Faults.reason(failure));
        }
    }

    private void note(boolean good, String what, String finding) {
        print(good ? "ok  " : "note", what, finding);
    }

    private void line(boolean good, String what, String finding) {
        wrong |= !good;
        print(good ? "ok  " : "BAD ", what, finding);
    }

    private void print(String mark, String what, String finding) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s  %-9s %s%n", mark, what, finding);
        out.flush();
    }
}
