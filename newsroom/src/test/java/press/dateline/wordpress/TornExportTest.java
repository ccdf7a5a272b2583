package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import press.dateline.wordpress.WxrEntry.Item;

/// Damage to one item must not reach the others, wherever it strikes.
class TornExportTest {
    private static final List<String> DEBRIS = List.of(
            "<![CDATA[",
            "]]>",
            "]]",
            "<item>",
            "</channel>",
            "&",
            "&nbsp;",
            "<",
            ">",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "\"",
            "</wp:postmeta>",
            "<wp:comment>",
            "<wp:meta_value>",
            "</content:encoded>",
            "</title>",
            "\0",
            "<?",
            "&#0;");

    private static Path folder = Path.of("");
    private static String whole = "";
    private static List<Item> items = List.of();

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("torn");
        Path file = folder.resolve("whole.xml");
        ExportMaker.write(file, 12, 3, 0);
        whole = Files.readString(file);
        items = items(file);
    }

    @AfterContainer
    static void sweep() throws IOException {
        for (String name : List.of("whole.xml", "torn.xml")) Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder);
    }

    @Example
    void thereIsSomethingToTear() {
        assertThat(items).hasSizeGreaterThan(12);
    }

    @Property(tries = 250)
    void debrisInOneItemLeavesTheOthersWhole(
            @ForAll @IntRange(max = 11) int which,
            @ForAll @IntRange(max = 4_000) int offset,
            @ForAll @IntRange(max = 21) int debris)
            throws IOException {
        int begin = beginOf(which);
        int at = begin + 6 + offset % (whole.indexOf("</item>", begin) - begin - 5);

        othersSurvive(which, whole.substring(0, at) + DEBRIS.get(debris) + whole.substring(at));
    }

    @Property(tries = 150)
    void aHoleInOneItemLeavesTheOthersWhole(
            @ForAll @IntRange(max = 11) int which,
            @ForAll @IntRange(max = 4_000) int offset,
            @ForAll @IntRange(min = 1, max = 60) int length)
            throws IOException {
        int begin = beginOf(which);
        int end = whole.indexOf("</item>", begin);
        int at = begin + 6 + offset % (end - begin - 6);

        othersSurvive(which, whole.substring(0, at) + whole.substring(Math.min(end, at + length)));
    }

    private static void othersSurvive(int which, String torn) throws IOException {
        List<Item> read = items(Files.writeString(folder.resolve("torn.xml"), torn));
        for (int i = 0; i < items.size(); i++) {
            if (i == which) continue;
            Item whole = items.get(i);
            assertThat(read).as("item %s", i).anyMatch(item -> sameButForThePlace(item, whole));
        }
    }

    private static boolean sameButForThePlace(Item one, Item other) {
        return one.id() == other.id()
                && one.title().equals(other.title())
                && one.content().equals(other.content())
                && one.slug().equals(other.slug())
                && one.status().equals(other.status())
                && one.meta().equals(other.meta())
                && one.filings().equals(other.filings())
                && one.comments().equals(other.comments())
                && !one.torn();
    }

    private static int beginOf(int which) {
        int at = -1;
        for (int i = 0; i <= which; i++) at = whole.indexOf("<item>", at + 1);
        return at;
    }

    private static List<Item> items(Path file) throws IOException {
        try (WxrReader reader = WxrReader.open(file)) {
            List<Item> items = new ArrayList<>();
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next())
                if (entry instanceof Item item) items.add(item);
            return items;
        } catch (NotAnExport e) {
            throw new AssertionError(e);
        }
    }
}
