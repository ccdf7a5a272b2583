package press.dateline.mail;

/// A mail in plain text.
///
/// @param to one address
/// @param subject one line; line breaks in it become spaces, so that nobody adds a header
public record Letter(String to, String subject, String text) {
    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
