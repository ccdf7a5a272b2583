package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.people.Accounts;
import press.dateline.people.Audit;
import press.dateline.people.IdentityProvider;
import press.dateline.people.Invitations;
import press.dateline.people.Role;
import press.dateline.store.Databases;

/// Coming in by the newsroom's identity provider, and all that must not let anyone in.
class ProviderSignInTest {
    private static final String UNPROVEN = "What Courier House sent does not prove who you are.";

    @TempDir
    Path folder;

    private ProviderDouble provider;
    private ServedDesk desk;
    private ServedDesk.Browser browser;

    @BeforeEach
    void open() throws IOException {
        provider = new ProviderDouble();
        desk = ServedDesk.vouchedBy(provider.issuer(), Databases.sqlite(folder));
        provider.clock = desk.newsroom().clock();
        desk.add(Role.WRITER, "ben@courier.example");
        browser = desk.browser();
    }

    @AfterEach
    void close() {
        desk.close();
        provider.close();
    }

    private String away() {
        return browser.get("/desk/sign-in/provider?next=/desk/account").location();
    }

    private ServedDesk.Answer signIn() {
        return browser.get(provider.signIn(away()));
    }

    private void refused(ServedDesk.Answer answer, String line) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/desk/sign-in").doesNotContain("code=");
        assertThat(browser.cookies).doesNotContainKeys("dateline-desk", "dateline-provider");
        assertThat(browser.get(answer.location()).body()).contains("class=\"fault\" role=\"alert\">" + line);
        assertThat(browser.get("/desk/account").status()).isEqualTo(303);
        assertThat(acts()).contains("sign-in-refused").doesNotContain("signed-in identity provider");
    }

    private void refusedWhen(UnaryOperator<JWTClaimsSet.Builder> claims, String line) {
        provider.claims = claims;
        refused(signIn(), line);
    }

    private List<String> acts() {
        return desk.database().read(sql -> Audit.read(sql, Audit.Filter.NONE).stream()
                .map(entry -> entry.act().equals("signed-in") ? "signed-in " + entry.detail() : entry.act())
                .toList());
    }

    @Test
    void aButtonLeadsToTheProviderAndBackToWhereOneWanted() {
        assertThat(browser.get("/desk/sign-in?next=/desk/account").body())
                .contains("href=\"/desk/sign-in/provider?next=/desk/account\"", "Sign in with Courier House");

        String away = away();
        assertThat(away).startsWith(provider.issuer() + "/authorize?tenant=1&");
        assertThat(ProviderDouble.fields(away.substring(away.indexOf('&') + 1)))
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email")
                .containsEntry("client_id", "dateline")
                .containsEntry("code_challenge_method", "S256");
        String cookie = browser.cookies.getOrDefault("dateline-provider", "");
        assertThat(cookie).isNotEmpty();
        assertThat(away).doesNotContain(cookie.substring(0, 40));

        assertThat(browser.get(provider.signIn(away)).location()).isEqualTo("/desk/account");
        assertThat(browser.get("/desk/account").body()).contains("ben@courier.example");
        assertThat(browser.cookies).doesNotContainKey("dateline-provider");
        assertThat(acts()).contains("signed-in identity provider");
    }

    @Test
    void whoeverIsInvitedMayComeInThatWay() {
        desk.database()
                .write(transaction -> Invitations.invite(
                        transaction,
                        null,
                        "Cleo Marsh",
                        "cleo@courier.example",
                        Role.EDITOR,
                        Set.of(),
                        Audit.Who.COMMAND_LINE));
        provider.claims = all -> all.claim("email", "cleo@courier.example");

        assertThat(invited("cleo@courier.example")).isTrue();
        assertThat(signIn().location()).isEqualTo("/desk/account");
        assertThat(invited("cleo@courier.example"))
                .as("who came in waits no more")
                .isFalse();
    }

    private boolean invited(String email) {
        return desk.database()
                .read(sql -> Accounts.byEmail(sql, email).orElseThrow().invited());
    }

    @Test
    void aSessionThatWasPlantedIsNotTakenOver() {
        browser.cookies.put("dateline-desk", "planted");

        assertThat(signIn().location()).isEqualTo("/desk/account");

        assertThat(browser.cookies.get("dateline-desk")).isNotEqualTo("planted");
    }

    @Test
    void anotherBrowsersWayBackDoesNothing() {
        signIn();
        String back =
                provider.signIn(desk.browser().get("/desk/sign-in/provider").location());

        assertThat(browser.get(back).location()).isEqualTo("/desk/sign-in");
        assertThat(browser.get("/desk/account").body()).contains("ben@courier.example");
    }

    @Test
    void aTokenForAnotherSignInIsRefused() {
        refusedWhen(all -> all.claim("nonce", "another"), UNPROVEN);
    }

    @Test
    void aTokenWithoutNonceIsRefused() {
        refusedWhen(all -> all.claim("nonce", null), UNPROVEN);
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        refusedWhen(all -> all.audience("another"), UNPROVEN);
    }

    @Test
    void aTokenThatAnotherPartyAskedForIsRefused() {
        refusedWhen(all -> all.audience(List.of("dateline", "another")).claim("azp", "another"), UNPROVEN);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refusedWhen(all -> all.issuer("https://id.example"), UNPROVEN);
    }

    @Test
    void aTokenWhoseTimeIsOverIsRefused() {
        refusedWhen(
                all -> all.expirationTime(
                        Date.from(desk.newsroom().clock().instant().minus(Duration.ofMinutes(2)))),
                UNPROVEN);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        provider.signing = claims -> new PlainJWT(claims).serialize();
        refused(signIn(), UNPROVEN);
    }

    @Test
    void aTokenSignedByTheSharedSecretIsRefused() {
        provider.signing = claims -> {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(ProviderDouble.SECRET.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        };
        refused(signIn(), UNPROVEN);
    }

    @Test
    void aTokenSignedByAnUnknownKeyIsRefused() {
        provider.signing = claims -> ProviderDouble.signedBy(ProviderDouble.key("second"), claims);
        refused(signIn(), UNPROVEN);
        provider.signing = claims -> ProviderDouble.signedBy(ProviderDouble.key("first"), claims);
        refused(signIn(), UNPROVEN);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        provider.signing = claims -> "no token";
        refused(signIn(), UNPROVEN);
    }

    @Test
    void aMailAddressThatNobodyVerifiedIsRefused() {
        String line = "Courier House did not confirm a mail address of yours";
        refusedWhen(all -> all.claim("email_verified", false), line);
        refusedWhen(all -> all.claim("email_verified", null), line);
        refusedWhen(all -> all.claim("email", null), line);
    }

    @Test
    void nobodyIsMadeAnAccountAndClosedOnesStayClosed() {
        String line = "Nobody may sign in here with the mail address that Courier House gave.";
        refusedWhen(all -> all.claim("email", "mallory@courier.example"), line);
        long closed = desk.add(Role.EDITOR, "dora@courier.example");
        desk.database().write(transaction -> {
            Accounts.close(transaction, closed, true);
            return closed;
        });
        refusedWhen(all -> all.claim("email", "dora@courier.example"), line);
    }

    @Test
    void aWayBackLeadsInOnceAndOnlyWhereItBegan() {
        String away = away();
        String cookie = browser.cookies.getOrDefault("dateline-provider", "");
        String back = provider.signIn(away);
        assertThat(desk.browser().get(back).location()).isEqualTo("/desk/sign-in");
        assertThat(browser.get(back.replaceAll("state=.", "state=_")).location())
                .startsWith("/desk/sign-in");

        browser.cookies.put("dateline-provider", cookie);
        assertThat(browser.get(back).location()).isEqualTo("/desk/account");

        browser.cookies.clear();
        browser.cookies.put("dateline-provider", cookie);
        assertThat(browser.get(provider.signIn(away)).location()).startsWith("/desk/sign-in");
        assertThat(browser.cookies).doesNotContainKey("dateline-desk");
    }

    @Test
    void aWayBackIsGoodForTenMinutes() {
        String back = provider.signIn(away());
        desk.newsroom().clock().pass(Duration.ofMinutes(11));
        refused(browser.get(back), UNPROVEN);
    }

    @Test
    void whoeverDeclinesThereIsNotIn() {
        String state = ProviderDouble.fields(away().split("\\?", 2)[1]).get("state");
        refused(browser.get("/desk/sign-in/provider/back?error=access_denied&state=" + state), UNPROVEN);
    }

    @Test
    void aCodeThatTheProviderDidNotGiveIsRefused() {
        refused(browser.get(provider.signIn(away()).replaceAll("code=[^&]+", "code=guessed")), UNPROVEN);
    }

    @Test
    void aProviderThatIsDownIsNamedAndOtherWaysStayOpen() {
        String back = provider.signIn(away());
        provider.close();

        refused(browser.get(back), "Courier House does not answer as it should.");
        refused(browser.get("/desk/sign-in/provider"), "Courier House does not answer as it should.");
        assertThat(browser.post("/desk/sign-in", "email", "ben@courier.example", "password", ServedDesk.PASSWORD)
                        .location())
                .isEqualTo("/desk/");
    }

    @Test
    void triesAreCounted() {
        for (int i = 0; i < 30; i++) {
            browser.get("/desk/sign-in/provider/back?code=x&state=y");
        }
        ServedDesk.Answer answer = browser.get("/desk/sign-in/provider");
        assertThat(browser.get(answer.location()).body()).contains("Too many tries.");
    }

    @Test
    void withoutAProviderThereIsNoButtonAndNoWay(@TempDir Path elsewhere) {
        try (ServedDesk alone = ServedDesk.open(Databases.sqlite(elsewhere))) {
            assertThat(alone.browser().get("/desk/sign-in").body()).doesNotContain("provider");
            assertThat(alone.browser().get("/desk/sign-in/provider").status()).isEqualTo(404);
            assertThat(alone.browser().get("/desk/sign-in/provider/back").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void onlyAnIssuerThatCannotBeOverheardIsTaken() throws IOException {
        for (String issuer :
                List.of("http://id.example", "id.example", "https://id.example?x", "ftp://localhost", "")) {
            assertThatThrownBy(() -> IdentityProvider.of(issuer, "dateline", "s", "", InstantSource.system()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        IdentityProvider.of(provider.issuer(), "dateline", "s", "", InstantSource.system())
                .tryOut();
        IdentityProvider other = IdentityProvider.of(
                provider.issuer().replace("127.0.0.1", "localhost"), "dateline", "s", "", InstantSource.system());
        assertThatThrownBy(other::tryOut).isInstanceOf(IOException.class).hasMessageContaining("it names itself");
    }
}
