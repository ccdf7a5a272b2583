package press.dateline.desk;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import press.dateline.people.Account;
import press.dateline.people.Audit;
import press.dateline.people.Passkeys;
import press.dateline.people.PasswordRules;
import press.dateline.people.Sessions;
import press.dateline.people.SignedIn;
import press.dateline.people.SigningIn;
import press.dateline.people.SigningIn.Chosen;
import press.dateline.people.SigningIn.Outcome;
import press.dateline.store.Database;

/// One's own account: password, codes, sessions.
public final class AccountPages {
    private static final String PATH = "/desk/account";

    private final Database database;
    private final SigningIn signingIn;

    AccountPages(Database database, SigningIn signingIn) {
        this.database = database;
        this.signingIn = signingIn;
    }

    /// The record of `account.html`.
    ///
    /// @param fault words for what went wrong; empty for nothing
    public record Own(
            DeskFrame frame, Account account, List<Passkeys.Listed> passkeys, List<Session> sessions, String fault) {}

    /// A browser that is signed in.
    public record Session(long id, Instant begunAt, Instant seenAt, String address, String browser, boolean here) {}

    /// The record of `codes.html`, where an authenticator app gets its secret.
    ///
    /// @param drawing the QR code as the path of an SVG, each module one by one
    /// @param size modules of a side, with the quiet zone
    public record Codes(DeskFrame frame, String secret, String drawing, int size, boolean asksPassword, String fault) {}

    /// The record of `recovery.html`.
    public record Recovery(DeskFrame frame, List<String> codes) {}

    Answer show(DeskRequest request) {
        return own(request, 200, "");
    }

    private Answer own(DeskRequest request, int status, String fault) {
        SignedIn signedIn = request.signedIn();
        Own page = database.read(sql -> new Own(
                request.frame("account"),
                signedIn.account(),
                Passkeys.of(sql, signedIn.account().id()),
                Sessions.of(sql, signedIn.account().id(), request.now()).stream()
                        .map(one -> new Session(
                                one.id(),
                                one.begunAt(),
                                one.seenAt(),
                                one.address(),
                                one.browser(),
                                one.id() == signedIn.session()))
                        .toList(),
                fault));
        return request.screen(status, "account", page);
    }

    Answer changePassword(DeskRequest request) {
        DeskWords words = request.words();
        return switch (signingIn.changePassword(
                request.signedIn(), request.raw("present"), request.raw("password"), request.visitor())) {
            case Chosen.Done(Outcome.In in) ->
                Cookies.session(Answer.seeOther(PATH).saying("account.password-changed"), in.session());
            case Chosen.Unfit(PasswordRules.Fault fault) -> own(request, 422, SignInPages.fault(words, fault));
            case Chosen.Refused() -> own(request, 422, words.say("fault.present"));
        };
    }

    Answer showCodes(DeskRequest request) {
        return codes(request, 200, signingIn.newCodeSecret(), "");
    }

    private Answer codes(DeskRequest request, int status, String secret, String fault) {
        Account account = request.signedIn().account();
        String site = request.site().title();
        QrCode code = QrCode.encodeText(
                "otpauth://totp/" + encoded(site) + ":" + encoded(account.email()) + "?secret=" + secret + "&issuer="
                        + encoded(site),
                QrCode.Ecc.MEDIUM);
        return request.screen(
                status,
                "codes",
                new Codes(
                        request.frame("codes"),
                        secret,
                        drawing(code),
                        code.size + 2 * QUIET,
                        account.withPassword(),
                        fault));
    }

    /// Light modules around the code, as its standard asks.
    private static final int QUIET = 4;

    private static String drawing(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer startCodes(DeskRequest request) {
        String secret = request.field("secret");
        if (!secret.matches("[A-Z2-7]{32}")) {
            throw new DeskRequest.NotThere();
        }
        DeskWords words = request.words();
        if (!signingIn.confirmed(request.signedIn(), request.raw("present"), request.visitor())) {
            return codes(request, 422, secret, words.say("fault.present"));
        }
        Optional<SigningIn.Started> started =
                signingIn.startCodes(request.signedIn(), secret, request.field("code"), request.visitor());
        if (started.isEmpty()) {
            return codes(request, 422, secret, words.say("fault.code"));
        }
        String session = started.get().session();
        return Cookies.session(recovery(request.renewed(session), started.get().recoveryCodes()), session);
    }

    Answer newRecoveryCodes(DeskRequest request) {
        if (!signingIn.confirmed(request.signedIn(), request.raw("present"), request.visitor())) {
            return own(request, 422, request.words().say("fault.present"));
        }
        return recovery(request, signingIn.newRecoveryCodes(request.signedIn(), request.visitor()));
    }

    private static Answer recovery(DeskRequest request, List<String> codes) {
        return request.screen("recovery", new Recovery(request.frame("recovery"), codes));
    }

    Answer stopCodes(DeskRequest request) {
        if (!signingIn.confirmed(request.signedIn(), request.raw("present"), request.visitor())) {
            return own(request, 422, request.words().say("fault.present"));
        }
        return Cookies.session(
                Answer.seeOther(PATH).saying("account.codes-off"),
                signingIn.stopCodes(request.signedIn(), request.visitor()));
    }

    /// Ends one session, or all but this one.
    Answer endSession(DeskRequest request) {
        SignedIn signedIn = request.signedIn();
        String which = request.field("session");
        database.write(transaction -> {
            long account = signedIn.account().id();
            if (which.matches("\\d{1,18}")) {
                Sessions.end(transaction, account, Long.parseLong(which));
            } else {
                Sessions.endAll(transaction, account, signedIn.session());
            }
            Audit.record(transaction, request.who(), "session-ended", "account:" + account, which);
            return account;
        });
        return Answer.seeOther(PATH).saying("account.session-ended");
    }
}
