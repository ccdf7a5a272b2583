package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.people.Role;
import press.dateline.store.Databases;

class SigningInTest {
    @TempDir
    Path folder;

    private ServedDesk desk;

    @BeforeEach
    void open() {
        desk = ServedDesk.open(Databases.sqlite(folder));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theFirstAccountIsMadeByItsLinkOnce() {
        String link = desk.firstLink();
        ServedDesk.Browser browser = desk.browser();
        assertThat(browser.get(link).status()).isEqualTo(200);

        ServedDesk.Answer made = browser.post(
                link, "name", "Ada Quayle", "email", "ada@courier.example", "password", ServedDesk.PASSWORD);

        assertThat(made.status()).isEqualTo(303);
        assertThat(made.location()).isEqualTo("/desk/");
        assertThat(browser.get("/desk/people").body()).contains("Ada Quayle", "ada@courier.example");
        assertThat(desk.browser().get(link).status()).isEqualTo(404);
    }

    @Test
    void aPasswordLetsInAndSigningOutLetsNobodyIn() {
        desk.add(Role.WRITER, "ben@courier.example");
        ServedDesk.Browser browser = desk.browser();
        assertThat(browser.get("/desk/audit").location()).isEqualTo("/desk/sign-in?next=%2Fdesk%2Faudit");
        assertThat(browser.get("/desk/sign-in").body()).contains("Sign in");

        ServedDesk.Answer wrong = browser.post("/desk/sign-in", "email", "ben@courier.example", "password", "no");
        ServedDesk.Answer right = browser.post(
                "/desk/sign-in",
                "email",
                " Ben@courier.example ",
                "password",
                ServedDesk.PASSWORD,
                "next",
                "/desk/account");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(right.location()).isEqualTo("/desk/account");
        assertThat(browser.get("/desk/").body())
                .contains("Published", "A writer")
                .doesNotContain("Audit log");
        assertThat(browser.get("/desk/audit").status()).isEqualTo(403);

        String session = browser.cookies.get("dateline-desk");
        assertThat(browser.post("/desk/sign-out").location()).isEqualTo("/desk/sign-in");
        assertThat(browser.get("/desk/sign-in").body()).contains("You are signed out.");
        browser.cookies.put("dateline-desk", session);
        assertThat(browser.get("/desk/").status()).isEqualTo(303);
    }

    @Test
    void everyScreenOfTheDeskIsSeen() {
        ServedDesk.Browser browser = desk.signedIn(Role.ADMINISTRATOR);
        for (String path : List.of(
                "/desk/",
                "/desk/account",
                "/desk/account/codes",
                "/desk/people",
                "/desk/people/invite",
                "/desk/people/roles",
                "/desk/people/1",
                "/desk/audit",
                "/desk/audit?act=signed-in",
                "/desk/forgotten")) {
            ServedDesk.Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("content-security-policy"))
                    .doesNotContain("unsafe")
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void aSessionEndsWhenItIsLeftAloneAndAfterFourteenDays() {
        ServedDesk.Browser browser = desk.signedIn(Role.EDITOR);
        desk.newsroom().clock().pass(Duration.ofHours(11));
        assertThat(browser.get("/desk/").status()).isEqualTo(200);
        desk.newsroom().clock().pass(Duration.ofHours(11));
        assertThat(browser.get("/desk/").status()).isEqualTo(200);
        desk.newsroom().clock().pass(Duration.ofHours(13));
        assertThat(browser.get("/desk/").status()).isEqualTo(303);
    }
}
