package press.dateline.desk;

import java.util.Optional;
import press.dateline.delivery.RequestTarget;
import press.dateline.mail.Letter;
import press.dateline.mail.Mail;
import press.dateline.people.Account;
import press.dateline.people.Accounts;
import press.dateline.people.IdentityProvider;
import press.dateline.people.PasswordRules;
import press.dateline.people.SigningIn;
import press.dateline.people.SigningIn.Chosen;
import press.dateline.people.SigningIn.Outcome;
import press.dateline.people.Tickets;
import press.dateline.people.Tickets.Kind;
import press.dateline.store.Database;

/// Coming in: password, code, links that were sent, and going out.
public final class SignInPages {
    static final String PATH = "/desk/sign-in";

    private static final String START = "/desk/";

    private final Database database;
    private final SigningIn signingIn;
    private final boolean mails;
    private final String provider;

    SignInPages(Database database, SigningIn signingIn, Desk.Options options) {
        this.database = database;
        this.signingIn = signingIn;
        this.mails = options.mails();
        this.provider = options.provider().map(IdentityProvider::label).orElse("");
    }

    /// The record of `sign-in.html`.
    ///
    /// @param next where to go on
    /// @param fault key of the words for what went wrong; empty for nothing
    /// @param provider name of the identity provider; empty for none
    /// @param away address that leads to it
    public record SignIn(DeskFrame frame, String email, String next, String fault, String provider, String away) {}

    /// The record of `code.html`.
    public record Code(DeskFrame frame, String next, String fault) {}

    /// The record of `forgotten.html`.
    public record Forgotten(DeskFrame frame, boolean mails, boolean sent) {}

    /// The record of `choose.html`, where a password is chosen by a link.
    ///
    /// @param action address of the form
    /// @param asksName whether name and mail address are asked too, as for the first account
    /// @param fault words for what went wrong; empty for nothing
    public record Choose(DeskFrame frame, String action, boolean asksName, String name, String email, String fault) {}

    Answer show(DeskRequest request) {
        if (request.anyone().isPresent()) {
            return Answer.seeOther(next(request.query("next")));
        }
        return signIn(request, 200, "", next(request.query("next")), "");
    }

    Answer byPassword(DeskRequest request) {
        String next = next(request.field("next"));
        String email = request.field("email");
        return switch (signingIn.byPassword(email, request.raw("password"), request.visitor())) {
            case Outcome.In in -> Cookies.signedIn(Answer.seeOther(next), in);
            case Outcome.CodeWanted(String session) ->
                Cookies.session(Answer.seeOther(PATH + "/code" + onwards(next)), session);
            case Outcome.Refused() -> signIn(request, 401, email, next, "fault.refused");
            case Outcome.TooMany() -> signIn(request, 429, email, next, "fault.too-many");
        };
    }

    private Answer signIn(DeskRequest request, int status, String email, String next, String fault) {
        return request.screen(
                status,
                "sign-in",
                new SignIn(request.frame("sign-in"), email, next, fault, provider, ProviderPages.PATH + onwards(next)));
    }

    Answer showCode(DeskRequest request) {
        return code(request, 200, next(request.query("next")), "");
    }

    Answer byCode(DeskRequest request) {
        String next = next(request.field("next"));
        return switch (signingIn.byCode(request.field("code"), request.visitor())) {
            case Outcome.In in -> Cookies.signedIn(Answer.seeOther(next), in);
            case Outcome.TooMany() -> code(request, 429, next, "fault.too-many");
            case Outcome.Refused() -> code(request, 401, next, "fault.code");
            case Outcome.CodeWanted _ -> throw new IllegalStateException("a code is not followed by a code");
        };
    }

    private static Answer code(DeskRequest request, int status, String next, String fault) {
        return request.screen(status, "code", new Code(request.frame("code"), next, fault));
    }

    Answer showForgotten(DeskRequest request) {
        return request.screen("forgotten", new Forgotten(request.frame("forgotten"), mails, false));
    }

    Answer forgotten(DeskRequest request) {
        if (!mails) {
            return showForgotten(request);
        }
        signingIn.forgotten(
                request.field("email"),
                request.visitor(),
                (transaction, account, key) -> Mail.queue(transaction, resetLetter(request, account, key)));
        return request.screen("forgotten", new Forgotten(request.frame("forgotten"), mails, true));
    }

    private static Letter resetLetter(DeskRequest request, Account account, String key) {
        DeskWords words = request.words();
        String link = request.address() + "/desk/password/" + key;
        return new Letter(
                account.email(),
                words.say("mail.reset.subject", request.site().title()),
                words.say(
                        "mail.reset.text",
                        new Object[] {account.name(), request.site().title(), link}));
    }

    Answer showFirst(DeskRequest request) {
        boolean good = database.read(
                sql -> Tickets.good(sql, Kind.FIRST, request.place("key"), request.now()) && Accounts.none(sql));
        return good ? choose(request, 200, "first", true, "", "", "") : spent(request);
    }

    Answer first(DeskRequest request) {
        String name = request.field("name");
        String email = request.field("email");
        if (name.isEmpty() || !Accounts.isEmail(email)) {
            String fault = request.words().say(name.isEmpty() ? "fault.name" : "fault.email");
            return choose(request, 422, "first", true, name, email, fault);
        }
        return chosen(
                request,
                signingIn.first(request.place("key"), name, email, request.raw("password"), request.visitor()),
                "first",
                true,
                name,
                email);
    }

    Answer showInvitation(DeskRequest request) {
        return showLink(request, Kind.INVITATION, "invitation");
    }

    Answer byInvitation(DeskRequest request) {
        return byLink(request, Kind.INVITATION, "invitation");
    }

    Answer showReset(DeskRequest request) {
        return showLink(request, Kind.RESET, "password.new");
    }

    Answer byReset(DeskRequest request) {
        return byLink(request, Kind.RESET, "password.new");
    }

    private Answer showLink(DeskRequest request, Kind kind, String title) {
        Optional<Account> guest = signingIn.guest(kind, request.place("key"));
        return guest.map(account -> choose(request, 200, title, false, account.name(), account.email(), ""))
                .orElseGet(() -> spent(request));
    }

    private Answer byLink(DeskRequest request, Kind kind, String title) {
        Optional<Account> guest = signingIn.guest(kind, request.place("key"));
        if (guest.isEmpty()) {
            return spent(request);
        }
        return chosen(
                request,
                signingIn.byLink(kind, request.place("key"), request.raw("password"), request.visitor()),
                title,
                false,
                guest.get().name(),
                guest.get().email());
    }

    private static Answer chosen(
            DeskRequest request, Chosen chosen, String title, boolean asksName, String name, String email) {
        return switch (chosen) {
            // Without a key for the browser a code is still wanted.
            case Chosen.Done(Outcome.In in) ->
                Cookies.signedIn(Answer.seeOther(in.known().isEmpty() ? PATH + "/code" : START), in);
            case Chosen.Unfit(PasswordRules.Fault fault) ->
                choose(request, 422, title, asksName, name, email, fault(request.words(), fault));
            case Chosen.Refused() -> spent(request);
        };
    }

    private static Answer choose(
            DeskRequest request, int status, String title, boolean asksName, String name, String email, String fault) {
        return request.screen(
                status, "choose", new Choose(request.frame(title), request.path(), asksName, name, email, fault));
    }

    private static Answer spent(DeskRequest request) {
        return request.screen(
                404, "refusal", new Refusals.Page(request.frame("refusal.link"), 404, "refusal.link.text"));
    }

    Answer out(DeskRequest request) {
        signingIn.out(request.signedIn(), request.visitor());
        return Cookies.signedOut(Answer.seeOther(PATH).saying("signed-out"));
    }

    static String fault(DeskWords words, PasswordRules.Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> words.say("fault.short", PasswordRules.SHORTEST);
            case TOO_LONG -> words.say("fault.long", PasswordRules.LONGEST);
            case COMMON -> words.say("fault.common");
            case NAMES -> words.say("fault.names");
        };
    }

    /// Only ways within the desk are gone on with.
    static String next(String wish) {
        return RequestTarget.parse(wish)
                .filter(target -> target.authority().isEmpty() && target.path().startsWith(START))
                .map(target -> RequestTarget.encode(target.path()))
                .orElse(START);
    }

    static String onwards(String next) {
        return next.equals(START) ? "" : "?next=" + next;
    }
}
