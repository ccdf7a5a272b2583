package press.dateline.comment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a form says of itself: under which story or page it stood, and in which hour its page was made. It is the same
/// for everyone who reads the page, so the page stays one in the cache; and it cannot be made elsewhere.
///
/// @param noun `story` or `page`
/// @param hour hours since 1970
public record SignedForm(String noun, long nounId, long hour) {
    /// A page is made anew at midnight; a reader may leave it open for as long again.
    static final Duration GOOD = Duration.ofHours(48);

    public static SignedForm at(String noun, long nounId, Instant now) {
        return new SignedForm(noun, nounId, Math.floorDiv(now.getEpochSecond(), 3600));
    }

    private String said() {
        return noun + "." + nounId + "." + hour;
    }

    /// As it stands in the form's hidden field.
    public String print(Seal seal) {
        return said() + "." + seal.sign("form " + said());
    }

    /// The form of such a field; empty when it was not signed here.
    static Optional<SignedForm> read(Seal seal, String field) {
        String[] parts = field.split("\\.", 5);
        if (parts.length != 4 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        SignedForm form = new SignedForm(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        return seal.holds("form " + form.said(), parts[3]) ? Optional.of(form) : Optional.empty();
    }

    boolean old(Instant now) {
        return Instant.ofEpochSecond(hour * 3600).plus(GOOD).isBefore(now);
    }
}
