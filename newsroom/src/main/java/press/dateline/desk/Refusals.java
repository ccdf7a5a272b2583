package press.dateline.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import press.dateline.settings.SiteSettings;

/// The answers that refuse: screens where someone may sign in, plain words where not even that is known.
public final class Refusals {
    private Refusals() {}

    /// The record of `refusal.html`.
    ///
    /// @param key of the words that say why
    public record Page(DeskFrame frame, int status, String key) {}

    static Answer screen(DeskRequest request, int status) {
        String key = "refusal." + status;
        if (request.accepts("application/json")) {
            return status == 401
                    ? Answer.json(401, "{\"signIn\":\"" + SignInPages.PATH + "\"}")
                    : DeskJson.problem(status, request.words().say(key + ".text"));
        }
        return request.screen(status, "refusal", new Page(request.frame(key), status, key + ".text"));
    }

    /// Sends whoever is signed out to sign in and come back; tells whoever is signed in that it is not allowed.
    static Answer needed(DeskRequest request, boolean acts) {
        if (request.anyone().isPresent()) {
            return screen(request, 403);
        }
        if (acts) {
            return screen(request, 401);
        }
        boolean start = request.path().equals(Desk.PATH + "/");
        return Answer.seeOther(
                SignInPages.PATH + (start ? "" : "?next=" + URLEncoder.encode(request.path(), StandardCharsets.UTF_8)));
    }

    /// The host asked for is not the site's.
    static Answer elsewhere(SiteSettings site) {
        return plain(
                421,
                site.address().isEmpty()
                        ? "The desk answers on this machine alone until the site has its address:"
                                + " bin/dateline settings set address https://…"
                        : "The desk answers at the site's own address.");
    }

    static Answer busy() {
        return plain(503, "Too many people sign in at this moment. Please try again.");
    }

    static Answer failed() {
        return plain(500, "Something went wrong at our end. Nothing was changed. Please try again.");
    }

    private static Answer plain(int status, String text) {
        return Answer.html(
                status,
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width\"><title>Desk</title><h1>Desk</h1><p>" + text
                        + "</p></html>\n");
    }
}
