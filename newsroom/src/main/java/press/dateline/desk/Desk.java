package press.dateline.desk;

import io.quarkus.qute.Engine;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import press.dateline.delivery.Bodies;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.delivery.TrustedProxies;
import press.dateline.media.Studio;
import press.dateline.people.IdentityProvider;
import press.dateline.people.Passwords;
import press.dateline.people.Sessions;
import press.dateline.people.SignedIn;
import press.dateline.people.Visitor;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;

/// The way into the desk: reads each request below `/desk/` once, knows who asks, refuses what is foreign or not
/// allowed, hands the rest to its [route][DeskRoutes] on a virtual thread, and writes the answer. Thread-safe.
public final class Desk {
    /// Everything below it is the desk's, and nothing of it is ever cached.
    public static final String PATH = "/desk";

    /// The field of a form that proves it came from the session, and the header by which a script does.
    static final String TOKEN = "token";

    static final String TOKEN_HEADER = "X-Form-Token";

    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    /// After the public site, ahead of the routes of Quarkus.
    private static final int ORDER = Integer.MIN_VALUE + 2;

    private final Database database;
    private final Engine engine;
    private final UnaryOperator<String> assets;
    private final TrustedProxies proxies;
    private final List<DeskRoute> routes;
    private final Studio studio;

    /// What an installation may set.
    ///
    /// @param proxies whose word on who asks is believed
    /// @param mails whether mails are sent; without, links are handed over by whoever makes them
    /// @param provider who else vouches for people; empty for nobody
    public record Options(TrustedProxies proxies, boolean mails, Optional<IdentityProvider> provider) {}

    /// @param assets address of a style sheet or script by its name
    /// @param paper what the desk makes, and where readers find it
    public Desk(
            Database database,
            Engine engine,
            UnaryOperator<String> assets,
            Options options,
            Studio studio,
            Newspaper paper) {
        this.database = database;
        this.engine = engine;
        this.assets = assets;
        this.proxies = options.proxies();
        this.routes = DeskRoutes.all(database, options, studio, paper);
        this.studio = studio;
    }

    /// Whether a decoded path is the desk's.
    public static boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    public void mount(Router router) {
        router.route().order(ORDER).handler(this::handle);
    }

    Instant now() {
        return database.clock().instant();
    }

    String render(String name, Object page) {
        return engine.getTemplate("desk/" + name + ".html").data("page", page).render();
    }

    DeskFrame frame(DeskRequest request, String title, List<String> flash) {
        DeskWords words = request.words();
        Optional<SignedIn> signedIn = request.anyone();
        List<DeskFrame.Entry> navigation = routes.stream()
                .filter(route -> !route.label().isEmpty() && route.need().metBy(signedIn))
                .map(route -> new DeskFrame.Entry(
                        words.say(route.label()), route.pattern(), leadsTo(route.pattern(), request.path())))
                .toList();
        String said = flash.isEmpty() || !words.know(flash.getFirst())
                ? ""
                : words.say(
                        flash.getFirst(),
                        flash.subList(1, flash.size()).stream()
                                .map(Desk::counted)
                                .toArray());
        return new DeskFrame(
                words,
                title,
                request.site().title(),
                signedIn.map(SignedIn::account).orElse(null),
                navigation,
                signedIn.isPresent() ? Sessions.formToken(request.visitor().session()) : "",
                said,
                !said.isEmpty() && flash.getFirst().startsWith("fault."),
                assets,
                now());
    }

    /// A cookie holds text alone, and words that differ by a number want one.
    private static Object counted(String value) {
        return value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : value;
    }

    private static boolean leadsTo(String entry, String path) {
        return path.equals(entry) || (!entry.equals(PATH + "/") && path.startsWith(entry + "/"));
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        if (target.isEmpty() || !owns(target.get().path())) {
            routing.next();
            return;
        }
        request.pause();
        Context eventLoop = routing.vertx().getOrCreateContext();
        Thread.ofVirtual().name("desk").start(() -> {
            Reply reply = reply(request, target.get(), eventLoop);
            eventLoop.runOnContext(event -> write(request, reply));
        });
    }

    /// @param secure whether its cookies are for TLS alone
    private record Reply(Answer answer, boolean secure) {}

    /// Everything that is refused is refused before the body is read.
    private Reply reply(HttpServerRequest request, RequestTarget target, Context eventLoop) {
        boolean secure = false;
        try {
            SiteSettings site = database.read(Settings::of);
            Optional<Origin> origin = Origin.of(request, target, site);
            if (origin.isEmpty()) {
                return new Reply(Refusals.elsewhere(site), false);
            }
            secure = origin.get().secure();
            return new Reply(answer(request, target, asking(request, site, origin.get()), eventLoop), secure);
        } catch (Passwords.Busy busy) {
            return new Reply(Refusals.busy(), secure);
        } catch (RuntimeException | Error fault) {
            LOG.log(System.Logger.Level.ERROR, "The desk could not answer " + target.path(), fault);
            return new Reply(Refusals.failed(), secure);
        }
    }

    private Answer answer(
            HttpServerRequest request, RequestTarget target, DeskRequest.Asking asking, Context eventLoop) {
        String method = request.method().name();
        DeskRequest bare = new DeskRequest(this, target, Map.of(), Map.of(), Buffer.buffer(), asking);
        if (target.path().equals(PATH)) {
            return Answer.seeOther(PATH + "/");
        }
        List<DeskRoute> there = routes.stream()
                .filter(route -> route.match(target.path()).isPresent())
                .toList();
        if (there.isEmpty()) {
            return Refusals.screen(bare, 404);
        }
        Optional<DeskRoute> found =
                there.stream().filter(route -> route.answers(method)).findFirst();
        if (found.isEmpty()) {
            return Refusals.screen(bare, 405);
        }
        DeskRoute route = found.get();
        boolean acts = !route.method().equals("GET");
        if (acts && !asking.origin().sent(request)) {
            return Refusals.screen(bare, 403);
        }
        if (!route.need().metBy(asking.signedIn())) {
            return Refusals.needed(bare, acts);
        }
        if (route.files() && Uploads.carries(request)) {
            return answerFiles(request, target, route, bare, asking, eventLoop);
        }
        Optional<Buffer> body = acts ? Bodies.read(request, eventLoop, route.largest()) : Optional.of(Buffer.buffer());
        if (body.isEmpty()) {
            return Refusals.screen(bare, 413);
        }
        Map<String, List<String>> fields = Bodies.fields(request, body.get());
        if (acts && asking.signedIn().isPresent() && !proven(request, fields, asking.visitor())) {
            return Refusals.screen(bare, 403);
        }
        return answer(
                route,
                bare,
                new DeskRequest(this, target, route.match(target.path()).orElseThrow(), fields, body.get(), asking));
    }

    private Answer answerFiles(
            HttpServerRequest request,
            RequestTarget target,
            DeskRoute route,
            DeskRequest bare,
            DeskRequest.Asking asking,
            Context eventLoop) {
        Optional<Uploads> form = Uploads.read(
                request, eventLoop, route.largest(), () -> studio.store().scratch());
        if (form.isEmpty()) {
            return Refusals.screen(bare, 413);
        }
        try (Uploads uploads = form.get()) {
            if (!proven(request, uploads.fields(), asking.visitor())) {
                return Refusals.screen(bare, 403);
            }
            return answer(
                    route,
                    bare,
                    new DeskRequest(
                                    this,
                                    target,
                                    route.match(target.path()).orElseThrow(),
                                    uploads.fields(),
                                    Buffer.buffer(),
                                    asking)
                            .carrying(uploads.files()));
        }
    }

    private static Answer answer(DeskRoute route, DeskRequest bare, DeskRequest request) {
        try {
            return route.action().answer(request);
        } catch (DeskRequest.NotThere notThere) {
            return Refusals.screen(bare, 404);
        } catch (DeskRequest.NotAllowed notAllowed) {
            return Refusals.screen(bare, 403);
        }
    }

    private DeskRequest.Asking asking(HttpServerRequest request, SiteSettings site, Origin origin) {
        Visitor visitor = new Visitor(
                proxies.client(request),
                Browsers.name(request.getHeader("User-Agent")),
                Cookies.read(request, Cookies.SESSION, origin.secure()),
                Cookies.read(request, Cookies.KNOWN, origin.secure()));
        record Found(Optional<SignedIn> signedIn, boolean noteDue) {}
        Found found = database.read(sql -> {
            Optional<SignedIn> signedIn = Sessions.signedIn(sql, visitor.session(), now());
            return new Found(
                    signedIn,
                    signedIn.filter(one -> Sessions.noteDue(sql, one.session(), now()))
                            .isPresent());
        });
        if (found.noteDue()) {
            database.write(transaction -> {
                found.signedIn().ifPresent(one -> Sessions.note(transaction, one.session()));
                return transaction.now();
            });
        }
        return new DeskRequest.Asking(
                site,
                origin,
                visitor,
                found.signedIn(),
                Cookies.readFlash(request, origin.secure()),
                Cookies.read(request, Cookies.PROVIDER, origin.secure()),
                Objects.requireNonNullElse(request.getHeader("Accept"), ""));
    }

    /// Whether the form, or a script by its header, knows the session's token.
    private static boolean proven(HttpServerRequest request, Map<String, List<String>> fields, Visitor visitor) {
        String header = request.getHeader(TOKEN_HEADER);
        List<String> field = fields.getOrDefault(TOKEN, List.of());
        String token = header != null ? header : field.isEmpty() ? "" : field.getFirst();
        return Sessions.isFormToken(visitor.session(), token);
    }

    private static void write(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        Answer answer = reply.answer();
        response.setStatusCode(answer.status());
        SecurityHeaders.forSite(URI.create(reply.secure() ? "https://desk" : "http://desk"))
                .page()
                .forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        // Links with keys in them are told to nobody; "no-referrer" would take the origin from forms as well.
        response.putHeader("Referrer-Policy", "same-origin");
        answer.headers().forEach(response::putHeader);
        answer.cookies().forEach(cookie -> Cookies.write(response, cookie, reply.secure()));
        if (!answer.location().isEmpty()) {
            response.putHeader("Location", answer.location());
        }
        if (!answer.type().isEmpty()) {
            response.putHeader("Content-Type", answer.type());
        }
        response.putHeader("Content-Length", Integer.toString(answer.body().length()));
        if (!request.isEnded()
                && request.version() != HttpVersion.HTTP_2
                && reply.answer().status() >= 400) {
            response.putHeader("Connection", "close");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(answer.body());
        }
        request.resume();
    }
}
