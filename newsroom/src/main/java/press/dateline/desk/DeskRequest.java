package press.dateline.desk;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.Audit;
import press.dateline.people.SignedIn;
import press.dateline.people.Visitor;
import press.dateline.settings.SiteSettings;

/// A request to the desk, read: who asks, where, with what. Belongs to the thread that answers it.
final class DeskRequest {
    private final Desk desk;
    private final RequestTarget target;
    private final Map<String, String> places;
    private final Map<String, List<String>> fields;
    private final Buffer body;
    private final Asking asking;
    private List<Uploads.Upload> uploads = List.of();

    /// Who asks and for which site, read in one moment of the database.
    ///
    /// @param provider the [cookie][Cookies#PROVIDER], or empty
    /// @param accept the header of that name, or empty
    record Asking(
            SiteSettings site,
            Origin origin,
            Visitor visitor,
            Optional<SignedIn> signedIn,
            List<String> flash,
            String provider,
            String accept) {}

    /// Answered as a page that says so: there is no such thing for whoever asks.
    static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Answered as a page that says so: the role allows it somewhere, but not here.
    static final class NotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    DeskRequest(
            Desk desk,
            RequestTarget target,
            Map<String, String> places,
            Map<String, List<String>> fields,
            Buffer body,
            Asking asking) {
        this.desk = desk;
        this.target = target;
        this.places = places;
        this.fields = fields;
        this.body = body;
        this.asking = asking;
    }

    String path() {
        return target.path();
    }

    /// What stands in a place of the route's pattern.
    String place(String name) {
        String place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("the route has no place for " + name);
        }
        return place;
    }

    /// A place that holds an id.
    ///
    /// @throws NotThere when it holds something else
    long number(String name) {
        try {
            return Long.parseLong(place(name));
        } catch (NumberFormatException e) {
            throw new NotThere();
        }
    }

    /// A parameter of the query, empty when it is not there.
    String query(String name) {
        return target.parameter(name).orElse("");
    }

    /// A field of the form without spaces around it, empty when it is not there.
    String field(String name) {
        return raw(name).strip();
    }

    /// A field of the form as it was typed, for passwords.
    String raw(String name) {
        List<String> given = fields.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getLast();
    }

    /// A field that holds a number; 0 when it holds something else.
    int count(String name) {
        String text = field(name);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /// All values of a field, as of several boxes that were ticked.
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// The body as it came, for what is no form.
    Buffer body() {
        return body;
    }

    /// The same request with the files of its form.
    DeskRequest carrying(List<Uploads.Upload> files) {
        uploads = List.copyOf(files);
        return this;
    }

    /// The files of its form, which are gone once it is answered.
    List<Uploads.Upload> uploads() {
        return uploads;
    }

    /// Whether it asks for an answer of this type by name.
    boolean accepts(String type) {
        return asking.accept().contains(type);
    }

    /// Whoever asks, on routes that need a sign-in.
    SignedIn signedIn() {
        return asking.signedIn().orElseThrow(NotAllowed::new);
    }

    Optional<SignedIn> anyone() {
        return asking.signedIn();
    }

    /// What the cookie of a sign-in under way at the identity provider holds, empty for none.
    String provider() {
        return asking.provider();
    }

    Visitor visitor() {
        return asking.visitor();
    }

    /// Whoever asks, for the audit log.
    Audit.Who who() {
        return asking.signedIn()
                .map(one -> Audit.Who.of(one.account(), visitor().address()))
                .orElseGet(() -> Audit.Who.stranger(visitor().address()));
    }

    /// The same request once its session has another key, for screens that go out with it.
    DeskRequest renewed(String session) {
        Visitor was = visitor();
        Visitor now = new Visitor(was.address(), was.browser(), session, was.known());
        return new DeskRequest(
                desk,
                target,
                places,
                fields,
                body,
                new Asking(
                        asking.site(),
                        asking.origin(),
                        now,
                        asking.signedIn(),
                        asking.flash(),
                        asking.provider(),
                        asking.accept()));
    }

    SiteSettings site() {
        return asking.site();
    }

    Origin origin() {
        return asking.origin();
    }

    /// What links in letters begin with: the site's address where it is set, whatever the request says.
    String address() {
        return site().address().isEmpty() ? origin().text() : site().address();
    }

    DeskWords words() {
        return new DeskWords(site().zone());
    }

    Instant now() {
        return desk.now();
    }

    /// What stands around the screen that answers.
    ///
    /// @param title key of its title's words
    DeskFrame frame(String title, Object... values) {
        return desk.frame(this, words().say(title, values), asking.flash());
    }

    /// The screen `templates/desk/NAME.html` with its record, which the template knows as `page`.
    Answer screen(String name, Object page) {
        return screen(200, name, page);
    }

    Answer screen(int status, String name, Object page) {
        Answer answer = Answer.html(status, desk.render(name, page));
        return asking.flash().isEmpty() ? answer : answer.with(Cookies.FLASH_GONE);
    }
}
