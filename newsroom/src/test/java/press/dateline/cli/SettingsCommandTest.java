package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.cli.CommandLines.Ended;
import press.dateline.settings.Publicity;
import press.dateline.settings.Setting;

class SettingsCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            title;            The Gazette;              The Gazette
            tagline;          ' Every morning ';        Every morning
            tagline;          '';                       ''
            language;         pt-BR;                    pt-BR
            zone;             Europe/London;            Europe/London
            address;          https://Gazette.example/; https://gazette.example
            stories-per-page; 25;                       25
            credit-line;      no;                       off
            feed.text;        Extract;                  extract
            feed.hub;         https://hub.example/;     https://hub.example/
            security.contact; mailto:desk@gazette.example; mailto:desk@gazette.example
            """)
    void keepsWhatFits(String name, String content, String kept) {
        assertThat(settings("set", name, content).code()).isZero();

        assertThat(settings("get", name).out()).isEqualTo(kept + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            title;            '';                        needs a title
            language;         klingon-what-ever-this-is; is no language
            language;         xx;                        is no language
            zone;             Mars/Olympus;              is no time zone
            address;          gazette.example;           is no address
            address;          https://a.example/path;    is no address
            address;          ftp://a.example;           is no address
            stories-per-page; 0;                         from 1 to 100
            stories-per-page; many;                      from 1 to 100
            credit-line;      perhaps;                   on or off
            weather;          fine;                      there are title
            colour;           pink;                      one of red, blue
            logo;             //elsewhere.example/a.png; no name of a picture
            embed-hosts;      *;                         no name of a host
            outside-scripts;  javascript:alert(1);       is no script
            banner-link;      javascript:alert(1);       is no address
            feed.text;        some;                      say full or extract
            feed.hub;         nowhere;                   is no address
            indexnow.key;     short;                     8 to 128 letters
            security.expires; soon;                      is no moment
            """)
    void saysWhyWhatDoesNotFit(String name, String content, String said) {
        Ended ended = settings("set", name, content);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("dateline: ").contains(said).hasLineCount(1);
    }

    @Test
    void listNamesEverySetting() {
        assertThat(settings("list").out())
                .contains("title", "Dateline", "credit-line")
                .contains("feed.text", "robots.training", "trust.ethics")
                .hasLineCount(Setting.values().length + Publicity.Item.values().length);
        assertThat(settings("get").code()).isEqualTo(2);
    }

    @Test
    void anotherZoneCountsStoriesByItsOwnDays() throws IOException {
        Path text = Files.writeString(folder.resolve("story.txt"), "Late\n\nVery late.");
        CommandLines.succeed(
                "story",
                "new",
                "--file",
                text.toString(),
                "--published",
                "2024-02-29T23:30",
                "--data",
                folder.resolve("newsroom").toString());

        settings("set", "zone", "Asia/Tokyo");

        assertThat(Newsroom.open(folder.resolve("newsroom"), "test")).satisfies(newsroom -> {
            try (newsroom) {
                assertThat(newsroom.database().<java.util.List<Integer>>read(sql -> sql.select(
                                        press.dateline.store.tables.Tables.LISTING_COUNT.PERIOD)
                                .from(press.dateline.store.tables.Tables.LISTING_COUNT)
                                .orderBy(press.dateline.store.tables.Tables.LISTING_COUNT.PERIOD)
                                .fetch(press.dateline.store.tables.Tables.LISTING_COUNT.PERIOD)))
                        .containsExactly(0, 2024, 202403, 20240301);
            }
        });
    }

    private Ended settings(String verb, String... words) {
        var args = new java.util.ArrayList<>(java.util.List.of("settings", verb));
        args.addAll(java.util.List.of(words));
        args.addAll(java.util.List.of("--data", folder.resolve("newsroom").toString()));
        return CommandLines.run(args.toArray(String[]::new));
    }
}
