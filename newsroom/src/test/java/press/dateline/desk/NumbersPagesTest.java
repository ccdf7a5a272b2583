package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.READS_OF_DAY;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.people.Role;
import press.dateline.reads.Reads;
import press.dateline.reads.Visit;
import press.dateline.store.Databases;

class NumbersPagesTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private ServedDesk desk;
    private ServedDesk.Browser editor;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(Databases.sqlite(folder));
        editor = desk.signedIn(Role.EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void read(String from, int times) {
        Reads reads = new Reads(desk.database());
        for (int i = 0; i < times; i++) {
            reads.hear(
                    new Visit(from + " /2024/03/04/pier-reopens/", "192.0.2." + i / 100, BROWSER, "", "same-origin"));
        }
        reads.addUp();
    }

    @Test
    void readsAreToldByStoryAndSource() {
        read("search", 1234);
        read("direct", 2);

        String page = editor.get("/desk/numbers").body();

        assertThat(page).contains("<strong>1,236</strong>").contains("<strong>1,234</strong>");
        assertThat(page)
                .containsPattern("href=\"/2024/03/04/pier-reopens/\">[^<]+</a></th><td><svg[^>]*>.*</svg>\\s*</td>"
                        + "<td>1,236</td><td>2</td><td>1,234</td><td>0</td><td>0</td><td>0</td>");
        assertThat(page).doesNotContain(" style=");
        assertThat(editor.get("/desk/stories?state=published").body())
                .containsPattern("<span class=\"read\"><svg class=\"spark\"[^>]*>.*</svg>\\s*<span>1,236</span>");
        assertThat(editor.get("/desk/").body())
                .containsPattern("1,236</span> <span class=\"unseen\">reads in the last");
    }

    /// Thirty days hold what was written down of days and the hours that were not yet.
    @Test
    void aMonthHoldsDaysAndTheHoursOfToday() {
        long today = Newsroom.NOW.getEpochSecond() / 86_400;
        for (long ago : new long[] {3, 29, 30}) {
            desk.database().write(transaction -> transaction
                    .sql()
                    .insertInto(READS_OF_DAY)
                    .set(READS_OF_DAY.DAY_NUMBER, today - ago)
                    .set(READS_OF_DAY.STORY_ID, desk.newsroom().story("pier-reopens"))
                    .set(READS_OF_DAY.REFERRER, "social")
                    .set(READS_OF_DAY.READ_COUNT, 10L)
                    .execute());
        }
        read("direct", 5);

        assertThat(editor.get("/desk/numbers?span=month").body()).contains("<strong>25</strong> reads");
        assertThat(editor.get("/desk/numbers").body()).contains("<strong>5</strong> reads");
    }

    @Test
    void withoutReadersThePageSaysSo() {
        assertThat(editor.get("/desk/numbers").body()).contains("Nothing has been read yet.");
    }

    @Test
    void scalesEndAtARoundNumber() {
        assertThat(Plot.round(0)).isEqualTo(1);
        assertThat(Plot.round(3)).isEqualTo(5);
        assertThat(Plot.round(50)).isEqualTo(50);
        assertThat(Plot.round(51)).isEqualTo(100);
        assertThat(Plot.round(1236)).isEqualTo(2000);
        assertThat(Plot.of(new long[] {0, 5, 10}).line()).isEqualTo("0,300 500,150 1000,0");
    }
}
