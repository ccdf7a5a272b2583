package press.dateline.site;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Discussion;
import press.dateline.comment.Ground;
import press.dateline.comment.Pleas;
import press.dateline.comment.Posted;
import press.dateline.comment.Posting;
import press.dateline.comment.Refusal;
import press.dateline.comment.Work;
import press.dateline.delivery.Bodies;
import press.dateline.delivery.FreshAnswers;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.delivery.TrustedProxies;
import press.dateline.site.Frames.Surroundings;

/// Where comments are sent, and the pages around one comment. No cookie is read or set, and nothing here is cached:
///
/// | | |
/// |---|---|
/// | `POST /comments/new` | a comment; on to the next |
/// | `GET /comments/ID?until=…&key=…` | the comment for its writer: published or held, and the way to change it |
/// | `GET POST /comments/ID/edit?until=…&key=…` | the same for five minutes, to change it |
/// | `GET /comments/ID/reply` | a form to answer it |
/// | `GET POST /comments/ID/report` | a form to report it |
/// | `GET POST /comments/ID/objection?decision=…&key=…` | a form for its writer to object to a decision |
public final class CommentRoute {
    /// Ten thousand characters of any script, encoded as forms are.
    private static final long LARGEST = 256 << 10;

    private static final int ORDER = Integer.MIN_VALUE + 2;
    private static final Pattern PATH =
            Pattern.compile("/comments/(?:new|(\\d{1,18})(?:/(edit|reply|report|objection))?)");

    private final PublicSite site;
    private final Posting posting;
    private final Pleas pleas;
    private final TrustedProxies proxies;
    private final FreshAnswers answers;

    public CommentRoute(
            PublicSite site, Posting posting, Pleas pleas, TrustedProxies proxies, SecurityHeaders security) {
        this.site = site;
        this.posting = posting;
        this.pleas = pleas;
        this.proxies = proxies;
        this.answers = new FreshAnswers(security, site.clock());
    }

    /// Whether a decoded path leads here.
    public static boolean owns(String path) {
        return path.startsWith("/comments/") && PATH.matcher(path).matches();
    }

    public void mount(Router router) {
        router.route().order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        Optional<RequestTarget> target = RequestTarget.parse(routing.request().uri());
        if (target.isEmpty() || !owns(target.get().path())) {
            routing.next();
            return;
        }
        HttpServerRequest request = routing.request();
        answers.answer(routing, LARGEST, body -> body.map(whole -> answer(new Asked(
                        target.get(), request.method().name(), Bodies.fields(request, whole), proxies.client(request))))
                .orElseGet(() -> refused(Refusal.LONG, 413)));
    }

    /// A request, read.
    private record Asked(RequestTarget target, String method, Map<String, List<String>> fields, String address) {
        String field(String name) {
            return fields.getOrDefault(name, List.of("")).getLast();
        }

        long number(String name) {
            String text = target.parameter(name).orElse("");
            return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
        }

        String key() {
            return target.parameter("key").orElse("");
        }

        boolean posts() {
            return method.equals("POST");
        }
    }

    private Page answer(Asked asked) {
        Matcher path = PATH.matcher(asked.target().path());
        if (!path.matches()) {
            return site.nothing();
        }
        if (!List.of("GET", "HEAD", "POST").contains(asked.method())) {
            return new Page(405, "", "", Map.of("Allow", "GET, HEAD, POST"));
        }
        @Nullable String id = path.group(1);
        if (id == null) {
            return asked.posts() ? post(asked) : site.nothing();
        }
        long comment = Long.parseLong(id);
        return switch (path.group(2)) {
            case null -> own(asked, comment);
            case "edit" -> edit(asked, comment);
            case "reply" -> reply(comment);
            case "report" -> report(asked, comment);
            default -> objection(asked, comment);
        };
    }

    // writing --------------------------------------------------------------------------------------------------------

    private Page post(Asked asked) {
        String answered = asked.field("answers");
        String spent = asked.field("spent");
        Posted posted = new Posted(
                asked.field("form"),
                answered.matches("[1-9]\\d{0,17}") ? Long.valueOf(answered) : null,
                asked.field("name"),
                asked.field("email"),
                asked.field("text"),
                !asked.field("tell").isEmpty(),
                asked.field("website"),
                asked.field("work"),
                spent.matches("\\d{1,12}") ? Long.parseLong(spent) : -1,
                asked.address());
        return switch (posting.post(posted)) {
            case Posting.Outcome.Kept(long id, long until, String key) -> seeOther(own(id, "", until, key));
            case Posting.Outcome.Refused(Refusal why) -> site.around(around -> again(around, posted, why));
        };
    }

    private static String own(long id, String act, long until, String key) {
        return "/comments/" + id + act + "?until=" + until + "&key=" + key;
    }

    private static Page seeOther(String location) {
        return new Page(303, "", "", Map.of("Location", location));
    }

    /// The form with all that was written, so that nothing is lost; signed anew where its signature was the fault.
    private Page again(Surroundings around, Posted posted, Refusal why) {
        String form = posted.form();
        String[] parts = form.split("\\.", 4);
        boolean named = parts.length > 1 && parts[1].matches("\\d{1,18}");
        Optional<Discussion> under = named
                ? Discussion.of(around.sql(), around.settings(), parts[0], Long.parseLong(parts[1]), around.now())
                : Optional.empty();
        boolean open = under.filter(Discussion::open).isPresent();
        Words words = around.site().words();
        if (why == Refusal.FORM && open) {
            form = around.form(under.get().noun(), under.get().nounId());
        }
        Writing writing = new Writing(
                form,
                posted.answers() == null ? 0 : posted.answers(),
                posted.name(),
                posted.email(),
                posted.text(),
                posted.tell(),
                Work.BITS);
        return page(
                around,
                why.status(),
                words.say("comments.write"),
                words.say(why.key()),
                true,
                null,
                open ? writing : null,
                null,
                under.map(found -> back(words, found.path(), "#comments")).orElse(List.of()));
    }

    private Page own(Asked asked, long id) {
        long until = asked.number("until");
        Optional<Posting.Own> own = asked.posts() ? Optional.empty() : posting.own(id, until, asked.key());
        return own.map(comment -> site.around(around -> {
                    Words words = around.site().words();
                    List<Link> onward = new ArrayList<>();
                    if (posting.changeable(until)) {
                        onward.add(new Link(
                                words.say("comments.change", words.moment(Instant.ofEpochSecond(until))),
                                own(id, "/edit", until, asked.key())));
                    }
                    onward.addAll(under(around, comment.noun(), comment.nounId())
                            .map(found ->
                                    back(words, found.path(), comment.published() ? "#comment-" + id : "#comments"))
                            .orElse(List.of()));
                    return page(
                            around,
                            200,
                            words.say("comments.write"),
                            words.say(comment.published() ? "comments.published" : "comments.held"),
                            false,
                            new CommentPage.Quote(comment.name(), comment.at(), comment.copy()),
                            null,
                            null,
                            onward);
                }))
                .orElseGet(site::nothing);
    }

    private static Optional<Discussion> under(Surroundings around, String noun, long nounId) {
        return Discussion.of(around.sql(), around.settings(), noun, nounId, around.now());
    }

    private static List<Link> back(Words words, String path, String fragment) {
        return List.of(new Link(words.say("comments.back"), RequestTarget.encode(path) + fragment));
    }

    private Page edit(Asked asked, long id) {
        long until = asked.number("until");
        Optional<Posting.Own> own = posting.own(id, until, asked.key());
        if (own.isEmpty()) {
            return site.nothing();
        }
        if (!posting.changeable(until)) {
            return refused(Refusal.LATE, Refusal.LATE.status());
        }
        if (!asked.posts()) {
            return site.around(around -> edit(around, asked, id, own.get().typed(), null));
        }
        String text = asked.field("text");
        return switch (posting.change(id, until, asked.key(), text)) {
            case Posting.Outcome.Kept _ -> seeOther(own(id, "", until, asked.key()));
            case Posting.Outcome.Refused(Refusal why) -> site.around(around -> edit(around, asked, id, text, why));
        };
    }

    private Page edit(Surroundings around, Asked asked, long id, String text, @Nullable Refusal why) {
        Words words = around.site().words();
        return page(
                around,
                why == null ? 200 : why.status(),
                words.say("comments.write"),
                why == null ? "" : words.say(why.key()),
                why != null,
                null,
                null,
                new CommentPage.Plea(
                        own(id, "/edit", asked.number("until"), asked.key()),
                        words.say("comments.text"),
                        text,
                        true,
                        List.of(),
                        false,
                        words.say("comments.save")),
                List.of());
    }

    private Page reply(long id) {
        return pleas.shown(id)
                .map(comment -> site.around(around -> {
                    Words words = around.site().words();
                    Optional<Discussion> under = under(around, comment.noun(), comment.nounId());
                    boolean open = under.filter(Discussion::open).isPresent();
                    return page(
                            around,
                            200,
                            words.say("comments.answer.to", named(words, comment.name())),
                            open ? "" : words.say("comments.closed"),
                            false,
                            new CommentPage.Quote(comment.name(), comment.at(), comment.copy()),
                            open ? Writing.empty(around.form(comment.noun(), comment.nounId()), id, Work.BITS) : null,
                            null,
                            under.map(found -> back(words, found.path(), "#comment-" + id))
                                    .orElse(List.of()));
                }))
                .orElseGet(site::nothing);
    }

    private static String named(Words words, String name) {
        return name.isEmpty() ? words.say("comments.anonymous") : name;
    }

    // reports and objections -----------------------------------------------------------------------------------------

    private Page report(Asked asked, long id) {
        Optional<Pleas.Shown> shown = pleas.shown(id);
        if (shown.isEmpty()) {
            return site.nothing();
        }
        Optional<Refusal> refused = asked.posts()
                ? pleas.report(
                        shown.get(),
                        Ground.of(asked.field("ground")),
                        asked.field("text").strip(),
                        asked.field("name").strip(),
                        asked.field("email").strip(),
                        asked.address())
                : Optional.empty();
        return site.around(around -> {
            Words words = around.site().words();
            return pleaded(
                    around,
                    asked,
                    refused,
                    words.say("comments.report"),
                    new CommentPage.Quote(
                            shown.get().name(), shown.get().at(), shown.get().copy()),
                    new CommentPage.Plea(
                            "/comments/" + id + "/report",
                            words.say("comments.report.more"),
                            asked.field("text"),
                            false,
                            Arrays.stream(Ground.values())
                                    .map(ground -> new CommentPage.Choice(ground.label(), words.say(ground.key())))
                                    .toList(),
                            true,
                            words.say("comments.report")),
                    under(around, shown.get().noun(), shown.get().nounId())
                            .map(found -> back(words, found.path(), "#comment-" + id))
                            .orElse(List.of()));
        });
    }

    private Page objection(Asked asked, long id) {
        long decision = asked.number("decision");
        Optional<Pleas.Decided> decided = pleas.decided(id, decision, asked.key());
        if (decided.isEmpty()) {
            return refused(Refusal.LATE, 404);
        }
        Optional<Refusal> refused = asked.posts()
                ? pleas.object(decided.get(), asked.field("text").strip(), asked.address())
                : Optional.empty();
        return site.around(around -> {
            Words words = around.site().words();
            return pleaded(
                    around,
                    asked,
                    refused,
                    words.say("comments.object"),
                    new CommentPage.Quote("", around.now(), decided.get().copy()),
                    new CommentPage.Plea(
                            "/comments/" + id + "/objection?decision=" + decision + "&key=" + asked.key(),
                            words.say("comments.report.more"),
                            asked.field("text"),
                            true,
                            List.of(),
                            false,
                            words.say("comments.object")),
                    List.of());
        });
    }

    /// The form of a plea, with what is wrong with it; without the form once the plea is kept.
    private Page pleaded(
            Surroundings around,
            Asked asked,
            Optional<Refusal> refused,
            String heading,
            CommentPage.Quote quote,
            CommentPage.Plea plea,
            List<Link> onward) {
        Words words = around.site().words();
        boolean done = asked.posts() && refused.isEmpty();
        return page(
                around,
                refused.map(Refusal::status).orElse(200),
                heading,
                refused.map(why -> words.say(why.key())).orElse(done ? words.say("comments.done") : ""),
                refused.isPresent(),
                quote,
                null,
                done ? null : plea,
                onward);
    }

    private Page refused(Refusal why, int status) {
        return site.around(around -> {
            Words words = around.site().words();
            return page(
                    around,
                    status,
                    words.say("comments.write"),
                    words.say(why.key()),
                    true,
                    null,
                    null,
                    null,
                    List.of());
        });
    }

    private Page page(
            Surroundings around,
            int status,
            String heading,
            String said,
            boolean fault,
            CommentPage.@Nullable Quote quote,
            @Nullable Writing writing,
            CommentPage.@Nullable Plea plea,
            List<Link> onward) {
        Head head = Head.unlisted(heading);
        return site.html(
                around,
                status,
                new CommentPage(around.frame(head), heading, said, fault, quote, writing, plea, onward));
    }
}
