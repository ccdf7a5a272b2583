package press.dateline.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/// The server that takes our mails. Immutable.
///
/// With a user name the connection is encrypted or not made; without one it is encrypted where the server offers it.
///
/// @param scheme `smtp`, or `smtps` for a server that speaks TLS from the start
/// @param user empty for none
/// @param from address our mails come from
public record SmtpServer(String scheme, String host, int port, String user, String password, String from) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Reads `smtp://user:password@mail.example:587`.
    ///
    /// @throws IllegalArgumentException whose message says what is wrong, and holds no password
    public static SmtpServer of(String address, String from) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw unfit();
        }
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("smtp".equals(scheme) || "smtps".equals(scheme))) {
            throw unfit();
        }
        if (from.isBlank()) {
            throw new IllegalArgumentException("mails need an address they come from: set DATELINE_MAIL_FROM");
        }
        String login = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = login.indexOf(':');
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("smtps") ? 465 : 587;
        return new SmtpServer(
                scheme,
                uri.getHost(),
                port,
                colon < 0 ? login : login.substring(0, colon),
                colon < 0 ? "" : login.substring(colon + 1),
                from.strip());
    }

    private static IllegalArgumentException unfit() {
        return new IllegalArgumentException(
                "this is no mail server; take one such as smtp://user:password@mail.example:587");
    }

    /// Connects and signs in, without sending anything.
    ///
    /// @throws MessagingException saying why it cannot
    public void tryOut() throws MessagingException {
        try (Transport transport = session().getTransport()) {
            transport.connect();
        }
    }

    void send(Letter letter, Instant now) throws MessagingException {
        Session session = session();
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        // Nobody's holiday notice should answer these.
        message.setHeader("Auto-Submitted", "auto-generated");
        try (Transport transport = session.getTransport()) {
            transport.connect();
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Session session() {
        Properties properties = new Properties();
        String prefix = "mail." + scheme + ".";
        String millis = Long.toString(PATIENCE.toMillis());
        properties.put("mail.transport.protocol", scheme);
        properties.put(prefix + "host", host);
        properties.put(prefix + "port", Integer.toString(port));
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", Boolean.toString(!user.isEmpty() && scheme.equals("smtp")));
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put(prefix + "auth", "true");
        String name = user;
        String word = password;
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(name, word);
            }
        });
    }

    /// Without the password.
    @Override
    public String toString() {
        return scheme + "://" + (user.isEmpty() ? "" : user + "@") + host + ":" + port;
    }
}
