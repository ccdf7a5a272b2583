package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.dateline.delivery.RequestTarget;
import press.dateline.delivery.TrustedProxies;
import press.dateline.people.Act;
import press.dateline.people.Rights;
import press.dateline.people.Role;
import press.dateline.store.Databases;

/// Every route as every role, and signed out, on every spelling of its path and by every method: nobody gets further
/// than the table of rights says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteMatrixTest {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");

    private ServedDesk desk;
    private final Map<Optional<Role>, ServedDesk.Browser> browsers = new LinkedHashMap<>();
    private List<DeskRoute> routes;

    @BeforeAll
    void open(@TempDir Path folder) {
        // Nobody answers there, and everyone is led back.
        desk = ServedDesk.vouchedBy("http://127.0.0.1:1", Databases.sqlite(folder));
        routes = DeskRoutes.all(
                desk.database(),
                new Desk.Options(TrustedProxies.none(), true, Optional.empty()),
                desk.studio(),
                desk.paper());
        browsers.put(Optional.empty(), desk.browser());
        for (Role role : Role.values()) {
            browsers.put(Optional.of(role), desk.signedIn(role));
        }
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static Stream<Optional<Role>> who() {
        return Stream.concat(
                Stream.of(Optional.empty()), Stream.of(Role.values()).map(Optional::of));
    }

    /// Reading goes ahead exactly where the table says so.
    @ParameterizedTest
    @MethodSource("who")
    void screensOpenForWhomTheyShould(Optional<Role> who) {
        for (DeskRoute route : routes) {
            if (!route.method().equals("GET")) {
                continue;
            }
            int status = browser(who).get(path(route)).status();

            String asked = who + " " + route.pattern();
            if (!allowed(route, who)) {
                assertThat(status).as(asked).isIn(303, 403);
            } else if (route.pattern().contains("{")) {
                // Keys that are guessed again and again are answered with 429.
                assertThat(status).as(asked).isIn(200, 303, 404, 429);
            } else {
                assertThat(status).as(asked).isIn(200, 303);
            }
        }
    }

    /// Without the right, nothing succeeds, however the address is spelt.
    @ParameterizedTest
    @MethodSource("who")
    void noSpellingAndNoMethodGetsFurther(Optional<Role> who) {
        List<String> leaks = new ArrayList<>();
        for (DeskRoute route : routes) {
            for (String spelling : spellings(path(route))) {
                boolean plain = spelling.equals(path(route));
                for (String method : plain ? METHODS : List.of("GET", "POST")) {
                    if (plain && allowed(route, who)) {
                        continue;
                    }
                    int status = ask(who, method, spelling);
                    boolean open = status < 300 && !othersAllow(spelling, method, who);
                    if (open || status >= 500) {
                        leaks.add(who + " " + method + " " + spelling + " " + status);
                    }
                }
            }
        }

        assertThat(leaks).isEmpty();
    }

    /// What changes something wants the session's token and a page of ours, from those who may as well.
    @Test
    void nothingIsDoneForAForeignPage() {
        ServedDesk.Browser administrator = browser(Optional.of(Role.ADMINISTRATOR));
        String token = administrator.token().orElseThrow();
        for (DeskRoute route : routes) {
            if (route.method().equals("GET")) {
                continue;
            }
            for (List<String> headers : List.of(
                    List.<String>of(),
                    List.of("Sec-Fetch-Site: cross-site"),
                    List.of("Sec-Fetch-Site: same-site"),
                    List.of("Sec-Fetch-Site: none"),
                    List.of("Origin: https://evil.example"),
                    List.of("Origin: null"))) {
                assertThat(administrator
                                .bare(route.method(), path(route), headers, "token", token)
                                .status())
                        .as(route.pattern() + " " + headers)
                        .isEqualTo(403);
            }
            for (String wrong : List.of("", "wrong")) {
                assertThat(administrator
                                .bare(
                                        route.method(),
                                        path(route),
                                        List.of("Sec-Fetch-Site: same-origin"),
                                        "token",
                                        wrong)
                                .status())
                        .as(route.pattern() + " without its token")
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void everyRouteThatActsIsReadByNobodyElsesMethod() {
        assertThat(routes).allSatisfy(route -> assertThat(route.method()).isIn("GET", "POST", "PUT", "DELETE"));
        assertThat(routes)
                .extracting(route -> route.method() + " " + route.pattern())
                .doesNotHaveDuplicates();
        assertThat(routes).allSatisfy(route -> assertThat(route.pattern()).startsWith("/desk/"));
    }

    private ServedDesk.Browser browser(Optional<Role> who) {
        return Objects.requireNonNull(browsers.get(who));
    }

    private int ask(Optional<Role> who, String method, String spelling) {
        // The token is wrong, so that what is allowed is still not done.
        return browser(who)
                .send(method, spelling, List.of("Sec-Fetch-Site: same-origin", "X-Form-Token: wrong"), "")
                .status();
    }

    /// Whether the spelling means, at this host, an address that is open to them anyway.
    private boolean othersAllow(String spelling, String method, Optional<Role> who) {
        return RequestTarget.parse(spelling)
                .filter(target -> !target.authority().equals("evil.example"))
                .filter(target -> routes.stream()
                        .anyMatch(route -> route.answers(method)
                                && route.match(target.path()).isPresent()
                                && allowed(route, who)))
                .isPresent();
    }

    private static boolean allowed(DeskRoute route, Optional<Role> who) {
        return switch (route.need()) {
            case Need.Nothing() -> true;
            case Need.SignIn() -> who.isPresent();
            case Need.May(Act act) ->
                who.filter(role -> Rights.of(role).contains(act)).isPresent();
        };
    }

    private static String path(DeskRoute route) {
        return route.pattern().replaceAll("\\{key}", "no-such-key").replaceAll("\\{[a-z]+}", "1");
    }

    private static List<String> spellings(String path) {
        String tail = path.substring("/desk".length());
        List<String> spellings = new ArrayList<>(List.of(
                path,
                path + "/",
                path + "//",
                "/" + path,
                "//desk" + tail,
                "/./desk" + tail,
                "/desk/." + tail,
                "/x/../desk" + tail,
                "/desk/x/.." + tail,
                "/%2e/desk" + tail,
                "/%64esk" + tail,
                "/desk%2f" + tail.substring(1),
                "/desk%5c" + tail.substring(1),
                "/desk\\" + tail.substring(1),
                path + ";x",
                "/desk;x=1" + tail,
                path + "%3bx",
                path + "%00",
                path + "%20",
                path + ".json",
                path + "?_method=POST",
                path + "%3f",
                path.toUpperCase(Locale.ROOT),
                "/Desk" + tail,
                "/desk/" + tail,
                "http://127.0.0.1" + path,
                "http://evil.example" + path));
        if (path.endsWith("/")) {
            spellings.add(path.substring(0, path.length() - 1));
        }
        return spellings;
    }
}
