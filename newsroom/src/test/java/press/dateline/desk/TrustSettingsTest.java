package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.people.Audit;
import press.dateline.people.Role;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.store.Databases;

class TrustSettingsTest {
    private ServedDesk desk;
    private ServedDesk.Browser editor;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(Databases.sqlite(folder));
        editor = desk.signedIn(Role.MANAGING_EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Publicity kept() {
        return desk.database().read(Publicity::of);
    }

    private List<String> audited() {
        List<Audit.Entry> entries =
                desk.database().read(sql -> Audit.read(sql, new Audit.Filter("", "setting-changed", "", null, null)));
        return entries.stream()
                .map(entry -> entry.who() + " " + entry.subject())
                .toList();
    }

    @Test
    void whatIsKeptIsInTheAuditLogOnce() {
        String[] form = {"trust.legal-name", "Courier <Ltd>", "trust.ethics", "We\r\nsay so."};

        assertThat(editor.post(TrustSettings.PATH, form).location()).isEqualTo(TrustSettings.PATH);
        assertThat(editor.get(TrustSettings.PATH).body())
                .contains("Kept.", "value=\"Courier &lt;Ltd&gt;\"", "We\nsay so.</textarea>");
        editor.post(TrustSettings.PATH, form);

        assertThat(kept().text(Item.TRUST_LEGAL_NAME)).isEqualTo("Courier <Ltd>");
        assertThat(editor.get(TrustSettings.PATH).body()).contains("Nothing was changed.");
        assertThat(audited())
                .containsExactlyInAnyOrder(
                        "A managing-editor setting:trust.legal-name", "A managing-editor setting:trust.ethics");
    }

    @Test
    void whatDoesNotFitIsSaidBesideItsFieldAndNothingIsKept() {
        var answer = editor.post(
                TrustSettings.PATH,
                "trust.legal-name",
                "Courier Ltd",
                "security.expires",
                "soon",
                "trust.email",
                "a@b");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .containsPattern("id=\"security.expires\"[^>]*value=\"soon\"[^>]*aria-invalid=\"true\"")
                .containsPattern("id=\"security.expires-notes\">\\s*<li>“soon” is no moment")
                .contains("value=\"Courier Ltd\"");
        assertThat(kept().contents()).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void whatIsAboutToEndIsSaidOnTheFirstScreenOfThoseWhoCanMendIt() {
        assertThat(editor.get("/desk/").body()).doesNotContain("id=\"alarms\"");
        Instant soon = Newsroom.NOW.plus(Duration.ofDays(20));
        editor.post(
                TrustSettings.PATH,
                "security.contact",
                "mailto:s@courier.example",
                "security.expires",
                soon.toString());

        assertThat(editor.get("/desk/").body())
                .containsPattern("id=\"alarms\"><a href=\"/desk/settings/trust\"")
                .contains("<li>security.txt expires at " + soon);
        assertThat(desk.signedIn(Role.WRITER).get("/desk/").body()).doesNotContain("id=\"alarms\"");
    }

    @Test
    void whatProgramsWouldMissIsSaidBesideItsField() {
        editor.post(TrustSettings.PATH, "ads", "not a line");

        assertThat(editor.get(TrustSettings.PATH).body())
                .contains("Kept, but something in it is wrong")
                .containsPattern("id=\"ads-notes\">\\s*<li>ads.txt, line 1")
                .containsPattern("id=\"trust.ethics-notes\">\\s*<li>policy: ethics");
    }
}
