package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.delivery.Assets;
import press.dateline.store.StoreException;

class ThemeTest {
    @TempDir
    Path folder;

    @Test
    void aSiteWithoutAThemeOfItsOwnLooksAsItIs() {
        assertThat(Theme.read(folder.resolve("theme"))).isEqualTo(Theme.NONE);
    }

    @Test
    void ownTokensChangeTheAddressOfTheStyleSheet() throws IOException {
        Files.writeString(
                folder.resolve("tokens.css"),
                """
                /* Ours; not theirs: { } */
                :root { --house: light-dark(#005a9c, #7fc0ff); --head: "Iowan Old Style", serif; --sheet: calc(70rem + 2px) }
                .accent-1, .accent-2 { --accent: light-dark(#7a1f5c, #ee9fd0); }
                :lang(ar) { --tight: 1.4; }
                """);

        Theme theme = Theme.read(folder);

        assertThat(styles(theme)).isNotEqualTo(styles(Theme.NONE));
        assertThat(theme.files()).containsOnlyKeys("own-tokens.css");
    }

    private static String styles(Theme theme) {
        return Assets.read(ThemeTest.class.getClassLoader(), "assets", theme.files())
                .url("broadsheet.css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body { --x: 1; }",
                ":root { color: red; }",
                ":root { --x: url(https://elsewhere.example/a.png); }",
                ":root { --x: \\75rl(a); }",
                ":root { --x: 1 } </style><script>",
                "@import 'https://elsewhere.example/a.css';",
                "@media print { :root { --x: 1; } }",
                ":root { --x: 1;",
                ":root { --x: { } }",
                ":root { --x: expression(alert(1)); background: red }",
                "hello",
            })
    void anythingButTokensIsRefusedWithItsLine(String css) throws IOException {
        Files.writeString(folder.resolve("tokens.css"), "/* one\n * two */\n" + css);

        assertThatThrownBy(() -> Theme.read(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("tokens.css line 3");
    }

    @Test
    void aMegabyteOfTokensIsReadInTime() throws IOException {
        Files.writeString(folder.resolve("tokens.css"), "/*" + "*".repeat(500_000) + "{".repeat(500_000));

        assertThatThrownBy(() -> Theme.read(folder)).isInstanceOf(StoreException.class);
    }

    @Test
    void picturesKeepTheirPlaceFree() throws IOException {
        Files.writeString(folder.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 64'/>");
        Files.write(folder.resolve("notes.txt"), "mine".getBytes(StandardCharsets.UTF_8));

        Theme theme = Theme.read(folder);

        assertThat(theme.picture("logo.svg", "The Tide", name -> "/" + name))
                .contains(new Picture("/theme/logo.svg", 320, 64, "The Tide"));
        assertThat(theme.picture("notes.txt", "", name -> "/" + name)).isEmpty();
    }
}
