package press.dateline.desk;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import press.dateline.people.SigningIn;

/// The desk's four cookies. Over TLS they are `__Host-` and `Secure`, so that no other host or path can set or read
/// them; over plain http, which is served to this machine alone, they bear another name.
final class Cookies {
    /// Key of the session.
    static final String SESSION = "desk";
    /// Key by which a browser is known after its session ended.
    static final String KNOWN = "known";
    /// What the next page says.
    static final String FLASH = "said";

    /// Key of a sign-in that is under way at the identity provider, and where to go on.
    static final String PROVIDER = "provider";

    private static final long YEAR = 365L * 24 * 3600;
    private static final long MINUTE = 60;
    private static final int LONGEST = 600;

    private Cookies() {}

    static String name(String name, boolean secure) {
        return secure ? "__Host-dateline-" + name : "dateline-" + name;
    }

    /// Of several with one name none is believed.
    static String read(HttpServerRequest request, String name, boolean secure) {
        var found = request.cookies(name(name, secure));
        return found.size() == 1 ? found.iterator().next().getValue() : "";
    }

    static void write(HttpServerResponse response, Answer.SetCookie set, boolean secure) {
        Cookie cookie = Cookie.cookie(name(set.name(), secure), set.content())
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
        if (set.seconds() >= 0) {
            cookie.setMaxAge(set.seconds());
        }
        response.addCookie(cookie);
    }

    static Answer signedIn(Answer answer, SigningIn.Outcome.In in) {
        Answer with = session(answer, in.session());
        return in.known().isEmpty() ? with : with.with(new Answer.SetCookie(KNOWN, in.known(), YEAR));
    }

    static Answer session(Answer answer, String key) {
        return answer.with(new Answer.SetCookie(SESSION, key, -1));
    }

    static Answer signedOut(Answer answer) {
        return answer.with(new Answer.SetCookie(SESSION, "", 0));
    }

    static Answer.SetCookie provider(String key, String next) {
        return new Answer.SetCookie(
                PROVIDER,
                key + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8)),
                10 * MINUTE);
    }

    static final Answer.SetCookie PROVIDER_GONE = new Answer.SetCookie(PROVIDER, "", 0);

    static Answer.SetCookie flash(String words, String... values) {
        List<String> all = new ArrayList<>(List.of(words));
        for (String value : values) {
            all.add(value.replace('\n', ' '));
        }
        String joined = String.join("\n", all);
        String shortened = joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
        return new Answer.SetCookie(
                FLASH,
                Base64.getUrlEncoder().withoutPadding().encodeToString(shortened.getBytes(StandardCharsets.UTF_8)),
                MINUTE);
    }

    static final Answer.SetCookie FLASH_GONE = new Answer.SetCookie(FLASH, "", 0);

    /// Key and values of a flash; empty when there is none.
    static List<String> readFlash(HttpServerRequest request, boolean secure) {
        String content = read(request, FLASH, secure);
        try {
            return content.isEmpty()
                    ? List.of()
                    : List.of(new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8).split("\n"));
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
    }
}
