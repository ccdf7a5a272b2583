package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import press.dateline.cli.CommandLines.Ended;

class UserCommandTest {
    @TempDir
    Path data;

    private Ended run(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--data";
        all[args.length + 1] = data.toString();
        return CommandLines.run(all);
    }

    @Test
    void someoneIsInvitedListedAndGivenANewWayIn() {
        Ended added = run("user", "add", "Ada@courier.example", "--name", "Ada Quayle", "--role", "editor");
        assertThat(added.out()).matches("http://127\\.0\\.0\\.1:8080/desk/invitation/[\\w-]{43}\\R");

        assertThat(run("user", "list").out()).contains("ada@courier.example", "editor", "invited", "Ada Quayle");
        assertThat(run("user", "reset", "ada@courier.example").out()).contains("/desk/password/");
    }

    @Test
    void whatCannotBeIsToldInOneLine() {
        run("user", "add", "ada@courier.example", "--name", "Ada Quayle");

        assertThat(run("user", "add", "ada@courier.example", "--name", "Other").err())
                .contains("there is an account for ada@courier.example");
        assertThat(run("user", "add", "ada", "--name", "Ada").err()).contains("“ada” is no mail address");
        assertThat(run("user", "add", "b@c.example", "--name", "B", "--role", "king")
                        .err())
                .contains("there is no role “king”; there are contributor, writer");
        assertThat(run("user", "add", "b@c.example", "--name", "B", "--section", "moon")
                        .err())
                .contains("there is no section “moon”");
        assertThat(run("user", "reset", "nobody@courier.example").err()).contains("there is no account");
    }

    @Test
    void rolesArePrintedFromTheTable() {
        assertThat(CommandLines.run("user", "roles").out()).contains("managing-editor", "take down what is published");
    }

    @Test
    void theDoctorSaysALineForEach() {
        Ended ended = run("doctor");
        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(ended.out().lines()).hasSize(6);
        assertThat(ended.out()).contains("ok    folder", "ok    database", "ok    zone", "note  address", "note  mail");
        assertThat(Mailing.server(Map.of())).isEmpty();
    }

    private Ended examined(Map<String, String> environment) {
        StringWriter out = new StringWriter();
        Doctor doctor = new Doctor();
        new CommandLine(doctor).setOut(new PrintWriter(out)).parseArgs("--data", data.toString());
        int code = doctor.examine(environment);
        return new Ended(code, out.toString(), "");
    }

    @Test
    void theDoctorFindsAnIdentityProviderThatDoesNotAnswer() {
        Ended ended = examined(Map.of(
                "DATELINE_OIDC_ISSUER", "http://127.0.0.1:1",
                "DATELINE_OIDC_CLIENT", "dateline",
                "DATELINE_OIDC_SECRET", "not to be printed"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("BAD   sign-in   http://127.0.0.1:1 does not answer")
                .doesNotContain("not to be printed");
    }

    @Test
    void theDoctorTriesTheMailServer() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        Map<String, String> environment = Map.of(
                "DATELINE_SMTP",
                "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                "DATELINE_MAIL_FROM",
                "desk@courier.example");
        Ended well = examined(environment);
        int sent = server.getReceivedMessages().length;
        server.stop();
        Ended ill = examined(environment);

        assertThat(well.out()).contains("ok    mail");
        assertThat(well.code()).isZero();
        assertThat(sent).as("nobody gets a mail of it").isZero();
        assertThat(ill.out()).contains("BAD   mail");
        assertThat(ill.code()).isEqualTo(1);
    }

    @Test
    void anIdentityProviderTakesAllItsSettings() {
        InstantSource clock = InstantSource.system();
        assertThat(Vouching.provider(Map.of("DATELINE_OIDC_LABEL", "House"), clock))
                .isEmpty();
        assertThatThrownBy(() -> Vouching.provider(Map.of("DATELINE_OIDC_ISSUER", "https://id.example"), clock))
                .hasMessageContaining("DATELINE_OIDC_SECRET");
        assertThatThrownBy(() -> Vouching.provider(
                        Map.of(
                                "DATELINE_OIDC_ISSUER", "http://id.example",
                                "DATELINE_OIDC_CLIENT", "dateline",
                                "DATELINE_OIDC_SECRET", "s"),
                        clock))
                .hasMessageContaining("DATELINE_OIDC_ISSUER: this is no identity provider");
    }
}
