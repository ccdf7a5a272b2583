package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.mail.Mail;
import press.dateline.people.Role;
import press.dateline.store.Databases;
import press.dateline.store.tables.Tables;

/// Where the desk answers, and what no header can talk it into. The Courier's address is https://courier.example.
class OriginTest {
    @TempDir
    Path folder;

    private ServedDesk desk;

    @BeforeEach
    void open() {
        desk = ServedDesk.open(Databases.sqlite(folder));
        desk.add(Role.WRITER, "ben@courier.example");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private ServedDesk.Answer signIn(String... headers) {
        return desk.browser()
                .postBare(
                        "/desk/sign-in",
                        List.of(headers),
                        "email",
                        "ben@courier.example",
                        "password",
                        ServedDesk.PASSWORD);
    }

    @Test
    void atTheSitesAddressCookiesAreForTlsAlone() {
        ServedDesk.Answer answer = signIn("Host: courier.example", "Sec-Fetch-Site: same-origin");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("set-cookie")).hasSize(2).allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-dateline-")
                .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain"));
        assertThat(answer.header("strict-transport-security")).isNotEmpty();
    }

    @Test
    void anotherHostIsRefused() {
        for (String host :
                List.of("evil.example", "courier.example.evil.example", "courier.example:8443", "10.0.0.1")) {
            assertThat(signIn("Host: " + host, "Sec-Fetch-Site: same-origin").status())
                    .as(host)
                    .isEqualTo(421);
        }
    }

    @Test
    void aBrowserWithoutFetchMetadataIsKnownByItsOrigin() {
        assertThat(signIn("Host: courier.example", "Origin: https://courier.example")
                        .status())
                .isEqualTo(303);
        assertThat(signIn("Host: courier.example", "Origin: http://courier.example")
                        .status())
                .isEqualTo(403);
        assertThat(signIn("Host: courier.example").status()).isEqualTo(403);
    }

    @Test
    void aLinkInAMailNamesTheSiteWhateverTheHeadersSay() {
        desk.browser()
                .postBare(
                        "/desk/forgotten",
                        List.of(
                                "Host: courier.example",
                                "Sec-Fetch-Site: same-origin",
                                "X-Forwarded-Host: evil.example",
                                "Forwarded: host=evil.example"),
                        "email",
                        "ben@courier.example");

        List<String> mails = desk.database().read(sql -> sql.select(Tables.OUTBOX.PAYLOAD)
                .from(Tables.OUTBOX)
                .where(Tables.OUTBOX.KIND.eq(Mail.KIND))
                .fetch(Tables.OUTBOX.PAYLOAD));
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst())
                .contains("https://courier.example/desk/password/")
                .doesNotContain("evil");
    }

    /// A proxy on this machine hands on whatever host was asked for.
    @Test
    void aLinkInAMailNamesTheSiteEvenWhereTheDeskIsAskedOnThisMachine() {
        desk.browser()
                .postBare(
                        "/desk/forgotten",
                        List.of("Host: localhost:9999", "Origin: http://localhost:9999"),
                        "email",
                        "ben@courier.example");

        List<String> mails =
                desk.database().read(sql -> sql.selectFrom(Tables.OUTBOX).fetch(Tables.OUTBOX.PAYLOAD));
        assertThat(mails)
                .singleElement()
                .asString()
                .contains("https://courier.example/desk/password/")
                .doesNotContain("localhost");
    }

    @Test
    void whetherThereIsAnAccountTheAnswerIsTheSame() {
        ServedDesk.Browser browser = desk.browser();
        String known =
                browser.post("/desk/forgotten", "email", "ben@courier.example").body();
        String unknown = browser.post("/desk/forgotten", "email", "nobody@courier.example")
                .body();

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void whatIsNoPasskeyLetsNobodyIn() {
        for (String said : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"credential\":5}",
                "{\"credential\":{\"id\":\"x\"}}",
                "{\"credential\":{\"id\":\"x\",\"rawId\":\"eA\",\"type\":\"public-key\",\"response\":{}}}",
                "{\"credential\":{\"id\":\"x\",\"rawId\":\"eA\",\"type\":\"public-key\",\"response\":"
                        + "{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"eA\",\"signature\":\"eA\"}}}")) {
            int status = desk.browser()
                    .send("POST", "/desk/sign-in/passkey", List.of("Sec-Fetch-Site: same-origin"), said)
                    .status();

            assertThat(status).as(said).isIn(401, 404);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        ServedDesk.Answer answer = desk.browser()
                .postBare("/desk/sign-in", List.of("Sec-Fetch-Site: same-origin"), "email", "x".repeat(70_000));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void goingOnStaysWithinTheDesk() {
        for (String next :
                List.of("https://evil.example/desk/", "//evil.example/desk/", "/\\evil.example", "/wp/", "")) {
            assertThat(SignInPages.next(next)).as(next).isEqualTo("/desk/");
        }
        assertThat(SignInPages.next("/desk/people")).isEqualTo("/desk/people");
    }
}
