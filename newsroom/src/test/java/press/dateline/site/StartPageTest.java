package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.cli.CommandLines;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.search.SearchIndex;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// The one page that the product starts from: all that it showed is there in the new dress, and what it lacked as well.
/// Its text lies beside the project and not in it.
class StartPageTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    @TempDir
    Path folder;

    private static final class Lines {
        private final List<String> all;

        Lines(String text) {
            all = Arrays.stream(text.split("\\R"))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        String title() {
            return all.get(1);
        }

        String tagline() {
            return all.get(2);
        }

        String headline() {
            return all.get(3);
        }

        String minutes() {
            return all.get(4);
        }

        List<String> paragraphs() {
            int end = all.stream()
                    .filter(line -> line.startsWith("1 thought on"))
                    .findFirst()
                    .map(all::indexOf)
                    .orElseThrow();
            return all.subList(5, end);
        }
    }

    @Test
    void everyLineOfTheStartPageIsThereAndWhatItLackedAsWell() throws IOException {
        Lines was = new Lines(Files.readString(SharedData.path("start-page.txt")));
        Path text = Files.writeString(
                folder.resolve("story.txt"), was.headline() + "\n\n" + String.join("\n\n", was.paragraphs()));
        Path data = folder.resolve("newsroom");
        CommandLines.succeed("settings", "set", "--data", data.toString(), "title", was.title());
        CommandLines.succeed("settings", "set", "--data", data.toString(), "tagline", was.tagline());
        CommandLines.succeed("settings", "set", "--data", data.toString(), "language", "en-US");
        CommandLines.succeed("settings", "set", "--data", data.toString(), "zone", ZONE.getId());

        String address = CommandLines.succeed(
                        "story",
                        "new",
                        "--data",
                        data.toString(),
                        "--file",
                        text.toString(),
                        "--published",
                        "2024-03-04T09:00",
                        "--zone",
                        ZONE.getId(),
                        "--byline",
                        "Ada Quayle",
                        "--section",
                        "World",
                        "--standfirst",
                        "What the two are to speak about.",
                        "--comments",
                        "closed",
                        "--comment",
                        "Walter Reed: We shall see.")
                .strip();
        Document page = page(data, address);

        assertThat(address).startsWith("/2024/03/04/");
        assertThat(page.select("header.masthead time").text())
                .contains(DAY.format(Instant.now().atZone(ZONE)));
        assertThat(page.select("header.masthead .nameplate").text()).isEqualTo(was.title());
        assertThat(page.select(".tagline").text()).isEqualTo(was.tagline());
        assertThat(page.select("h1").eachText()).containsExactly(was.headline());
        assertThat(page.select(".minutes").text()).isEqualTo(was.minutes());
        assertThat(page.select(".copy p").eachText()).isEqualTo(was.paragraphs());
        assertThat(page.select(".copy .dateline").text())
                .isEqualTo(was.paragraphs().getFirst().split(" — ")[0]);
        assertThat(page.select("h2").eachText()).contains("1 comment on “" + was.headline() + "”");
        assertThat(page.text()).contains("Walter Reed", "We shall see.", "Comments are closed.");
        assertThat(page.select("footer .imprint").text())
                .contains("© " + Instant.now().atZone(ZONE).getYear() + " " + was.title())
                .contains("Dateline");

        assertThat(page.select("article .about time").attr("datetime")).isEqualTo("2024-03-04T09:00:00+03:00");
        assertThat(page.select("article .about time").text())
                .contains("March 4, 2024")
                .containsPattern("9:00[\\s\\u202f]AM")
                .containsPattern("GMT\\+3|MSK|Moscow");
        assertThat(page.select("article .about").text()).contains("Ada Quayle");
        assertThat(page.select(".standfirst").text()).isEqualTo("What the two are to speak about.");
    }

    private static Document page(Path data, String address) {
        try (Database database = Database.open(Databases.sqlite(data), InstantSource.system())) {
            PublicSite site = new PublicSite(
                    database,
                    new Addresses(List.of()),
                    (sql, asked, now) -> java.util.Optional.empty(),
                    new Broadsheet(Broadsheet.plainEngine()),
                    name -> "/assets/" + name,
                    Theme.NONE,
                    new SearchIndex(database, data.resolve("search")));
            PageKey key = RequestTarget.parse(address).orElseThrow().key();
            return Jsoup.parse(site.render(key).body());
        }
    }
}
