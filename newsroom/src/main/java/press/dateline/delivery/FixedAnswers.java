package press.dateline.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Answers made of fixed bytes, which need no database and say nothing of what happened inside.
enum FixedAnswers {
    BAD_REQUEST(400, "This address cannot be read", "It holds characters or escapes that have no one meaning."),
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "Not allowed", "Pages can only be read.", "Allow", "GET, HEAD"),
    NOT_ACCEPTABLE(406, "Not acceptable", "The page is not to be had in an encoding that was asked for."),
    MISDIRECTED(421, "Not this site", "This server does not answer for that host."),
    FAILED(500, "Something went wrong", "The page could not be made. Please try again later."),
    UNAVAILABLE(503, "One moment, please", "The page is being renewed. Please try again.", "Retry-After", "1");

    @SuppressWarnings("ImmutableEnumChecker")
    private final StoredPage page;

    FixedAnswers(int status, String title, String text, String... header) {
        String html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title><h1>" + title
                + "</h1><p>" + text + "</p></html>\n";
        Page answer = Page.html(status, html).header("Cache-Control", "no-store");
        if (header.length == 2) {
            answer = answer.header(header[0], header[1]);
        }
        this.page = StoredPage.of(new PageKey("/", Map.of()), answer, Set.of(), 0, false, Instant.MAX);
    }

    StoredPage page() {
        return page;
    }

    /// Its bytes, which are too few to be compressed.
    Encoded identity() {
        return Objects.requireNonNull(page.in(Encoding.IDENTITY));
    }
}
