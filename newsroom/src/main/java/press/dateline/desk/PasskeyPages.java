package press.dateline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import press.dateline.people.Passkeys;
import press.dateline.people.SigningIn;
import press.dateline.people.SigningIn.Outcome;

/// What `desk.js` asks when a passkey is made or used. JSON in, JSON out: passkeys cannot do without script.
final class PasskeyPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SigningIn signingIn;
    private final Passkeys passkeys;

    PasskeyPages(SigningIn signingIn, Passkeys passkeys) {
        this.signingIn = signingIn;
        this.passkeys = passkeys;
    }

    Answer requestOptions(DeskRequest request) {
        return passkeys.requestOptions(site(request), request.visitor())
                .map(options -> Answer.json(200, options))
                .orElseGet(() -> fault(request, 429, "fault.too-many"));
    }

    Answer signIn(DeskRequest request) {
        JsonNode said = body(request);
        return switch (passkeys.signIn(said.path("credential").toString(), site(request), request.visitor())) {
            case Outcome.In in ->
                Cookies.signedIn(
                        Answer.json(
                                200,
                                JSON.createObjectNode()
                                        .put(
                                                "next",
                                                SignInPages.next(
                                                        said.path("next").asText()))
                                        .toString()),
                        in);
            case Outcome.Refused _, Outcome.TooMany _, Outcome.CodeWanted _ -> fault(request, 401, "fault.passkey");
        };
    }

    Answer creationOptions(DeskRequest request) {
        String present = body(request).path("present").asText();
        return signingIn.confirmed(request.signedIn(), present, request.visitor())
                ? Answer.json(200, passkeys.creationOptions(request.signedIn(), site(request)))
                : fault(request, 422, "fault.present");
    }

    Answer add(DeskRequest request) {
        JsonNode said = body(request);
        boolean added = passkeys.add(
                request.signedIn(),
                said.path("credential").toString(),
                said.path("label").asText(),
                site(request),
                request.visitor());
        return added
                ? Answer.json(200, "{\"next\":\"/desk/account\"}").saying("account.passkey-added")
                : fault(request, 422, "fault.passkey");
    }

    Answer remove(DeskRequest request) {
        if (!request.field("passkey").matches("\\d{1,18}")) {
            throw new DeskRequest.NotThere();
        }
        passkeys.remove(request.signedIn(), Long.parseLong(request.field("passkey")), request.visitor());
        return Answer.seeOther("/desk/account").saying("account.passkey-removed");
    }

    private static Answer fault(DeskRequest request, int status, String key) {
        return Answer.json(
                status,
                JSON.createObjectNode().put("fault", request.words().say(key)).toString());
    }

    private static JsonNode body(DeskRequest request) {
        try {
            return JSON.readTree(request.body().toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException noJson) {
            throw new DeskRequest.NotThere();
        }
    }

    private static Passkeys.Site site(DeskRequest request) {
        Origin origin = request.origin();
        return new Passkeys.Site(request.site().title(), origin.text(), origin.host());
    }
}
