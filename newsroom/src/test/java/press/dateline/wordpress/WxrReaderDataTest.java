package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.wordpress.Damage.Outcome;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Site;

/// Reads exports of others: WordPress' own samples, those of its importer, real sites, hostile files. Skipped where
/// the data folder is not there; it is named by `dateline.data` or `DATELINE_DATA`, else sought as `shared/data` beside
/// a folder above.
class WxrReaderDataTest {
    private record Counts(int items, int authors, int categories, int tags, int terms, int comments, int postmeta) {}

    private record Read(List<WxrEntry> entries, List<Damage> damage) {
        Counts counts() {
            List<Item> items = items();
            return new Counts(
                    items.size(),
                    of(WxrEntry.Author.class),
                    of(WxrEntry.Category.class),
                    of(WxrEntry.Tag.class),
                    of(WxrEntry.Term.class),
                    items.stream().mapToInt(item -> item.comments().size()).sum(),
                    items.stream().mapToInt(item -> item.meta().size()).sum());
        }

        List<Item> items() {
            return entries.stream()
                    .filter(Item.class::isInstance)
                    .map(Item.class::cast)
                    .toList();
        }

        boolean losesSomething() {
            return damage.stream().anyMatch(d -> d.outcome() == Outcome.LOST);
        }

        private int of(Class<?> kind) {
            return (int) entries.stream().filter(kind::isInstance).count();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyEntryOfOfficialAndRealExportsIsRead() throws IOException {
        Path data = data();
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("wxr-official", "wxr-real")) files.addAll(xml(data.resolve(folder)));
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Read read = read(file);

                    assertThat(read.counts()).isEqualTo(counted(Files.readString(file)));
                    assertThat(read.losesSomething()).isFalse();
                    assertThat(read.items()).noneMatch(Item::torn);
                    assertThat(read.items().stream()
                                    .flatMap(item -> item.meta("_wp_attachment_metadata").stream())
                                    .filter(value ->
                                            AttachmentMetadata.read(value).isEmpty()))
                            .isEmpty();
                }));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # file                               items authors categories tags terms comments postmeta lost
            authors-multiline,                    1, 3,   0,  0,  0,  0, 0,  false
            backslashes,                          1, 0,   0,  0,  0,  0, 0,  false
            blank-lines,                          1, 0,   0,  0,  0,  0, 0,  false
            cdata-edge,                           1, 0,   0,  0,  0,  0, 0,  false
            chunked-meta,                         1, 0,   0,  0,  0,  0, 1,  false
            crazy-cdata-escaped,                  1, 0,   0,  0,  0,  0, 3,  false
            crazy-cdata,                          1, 0,   0,  0,  0,  0, 3,  false
            invalid-version-tag,                  0, 1,   21, 18, 14, 0, 0,  false
            large-authors,                        0, 300, 0,  0,  0,  0, 0,  false
            malformed-simple,                     1, 0,   0,  0,  0,  0, 0,  true
            malformed,                            0, 1,   21, 18, 14, 0, 0,  false
            missing-tags,                         1, 0,   0,  0,  0,  0, 0,  false
            missing-version-tag,                  0, 1,   21, 18, 14, 0, 0,  false
            multiple-cdata,                       1, 0,   0,  0,  0,  0, 0,  false
            namespace-edge-cases,                 6, 2,   0,  0,  2,  0, 1,  false
            post-content-blank-lines,             1, 1,   0,  0,  0,  0, 0,  false
            slashes,                              1, 1,   1,  1,  0,  1, 1,  false
            small-export,                         11, 3,  30, 3,  0,  1, 17, false
            term-formats,                         0, 0,   2,  3,  2,  0, 0,  false
            term-meta,                            0, 0,   0,  0,  1,  0, 0,  false
            test-serialized-comment-meta,         1, 0,   0,  0,  0,  1, 0,  false
            test-serialized-postmeta-no-cdata,    1, 0,   0,  0,  0,  0, 1,  false
            test-serialized-postmeta-with-cdata,  1, 0,   0,  0,  0,  0, 7,  false
            test-serialized-term-meta,            1, 0,   1,  1,  1,  0, 0,  false
            test-utw-post-meta-import,            1, 0,   0,  0,  0,  0, 1,  false
            valid-wxr-1.0,                        6, 0,   5,  4,  0,  1, 13, false
            valid-wxr-1.1,                        2, 1,   1,  1,  1,  1, 1,  false
            wxr-flat-attachment-different-site,   2, 1,   0,  0,  0,  0, 3,  false
            wxr-flat-attachment-same-site,        2, 1,   0,  0,  0,  0, 3,  false
            wxr-simple,                           1, 1,   0,  0,  0,  0, 2,  false
            wxr-utf-8-challenges,                 1, 1,   0,  0,  0,  0, 5,  false
            wxr-with-sub-data,                    1, 0,   0,  0,  1,  1, 1,  false
            """)
    void filesOfTheImportersTestsYieldWhatTheyHold(
            String file,
            int items,
            int authors,
            int categories,
            int tags,
            int terms,
            int comments,
            int meta,
            boolean lost)
            throws Exception {
        Read read = read(data().resolve("wxr-official/importer-tests/" + file + ".xml"));

        assertThat(read.counts()).isEqualTo(new Counts(items, authors, categories, tags, terms, comments, meta));
        assertThat(read.losesSomething()).isEqualTo(lost);
    }

    @Test
    void tornAndEscapedCdataReadTheSame() throws Exception {
        Path folder = data().resolve("wxr-official/importer-tests");

        Item torn = read(folder.resolve("crazy-cdata.xml")).items().getFirst();
        Item escaped = read(folder.resolve("crazy-cdata-escaped.xml")).items().getFirst();

        assertThat(torn.content()).isEqualTo(escaped.content());
        assertThat(torn.meta()).isEqualTo(escaped.meta());
    }

    @Test
    void namespacesDecideWhoseElementItIs() throws Exception {
        Read read = read(data().resolve("wxr-official/importer-tests/namespace-edge-cases.xml"));

        assertThat(read.items()).extracting(Item::id).containsExactly(1L, 2L, 3L, 4L, 0L, 6L);
        assertThat(read.items().getLast().content()).startsWith("&lol1;&lol1;");
        assertThat(read.entries)
                .filteredOn(WxrEntry.Author.class::isInstance)
                .extracting(author -> ((WxrEntry.Author) author).id())
                .containsExactly(2L, 3L);
    }

    @TestFactory
    Stream<DynamicTest> hostileFilesDoNoHarm() throws IOException {
        return xml(data().resolve("hostile/xml")).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    long begin = System.nanoTime();
                    Read read = read(file);
                    Duration took = Duration.ofNanos(System.nanoTime() - begin);

                    assertThat(took).isLessThan(Duration.ofSeconds(5));
                    assertThat(read.entries.getFirst()).isInstanceOf(Site.class);
                    assertThat(read.items()).isNotEmpty();
                    assertThat(read.toString()).doesNotContain("root:x:", "haha", "AAAA");
                    boolean truncated = file.getFileName().toString().startsWith("truncated");
                    assertThat(read.losesSomething()).isEqualTo(truncated);
                }));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            latin1-declared,      title,   Zürich
            latin1-undeclared,    title,   Zürich
            control-chars,        title,   abc
            control-chars,        content, xyz
            cdata-end-inside,     content, a ]]> b ]]&gt; c
            comment-thread-depth-3000, comments, 3000
            """)
    void strangeButHonestFilesAreReadWhole(String file, String field, String value) throws Exception {
        Item item = read(data().resolve("hostile/xml/" + file + ".xml")).items().getFirst();

        assertThat(
                        switch (field) {
                            case "title" -> item.title();
                            case "content" -> item.content();
                            default -> Integer.toString(item.comments().size());
                        })
                .isEqualTo(value);
    }

    @Test
    void aGhostExportIsNamedAsSuch() throws IOException {
        Path ghost;
        try (Stream<Path> files = Files.walk(data().resolve("ghost"))) {
            Optional<Path> first =
                    files.filter(file -> file.toString().endsWith(".json")).findFirst();
            assumeTrue(first.isPresent(), "no Ghost export in the data folder");
            ghost = first.orElseThrow();
        }

        assertThat(FileKind.of(ghost)).isEqualTo(FileKind.GHOST);
    }

    /// What the file holds by counting start tags outside CDATA, without any of our code.
    private static Counts counted(String file) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (int open = file.indexOf("<![CDATA["); open >= 0; open = file.indexOf("<![CDATA[", from)) {
            markup.append(file, from, open);
            from = file.indexOf("]]>", open) + 3;
        }
        String text = markup.append(file, from, file.length()).toString();
        return new Counts(
                count(text, "<item>"),
                count(text, "<wp:author>") + count(text, "<wp:wp_author>"),
                count(text, "<wp:category>"),
                count(text, "<wp:tag>"),
                count(text, "<wp:term>"),
                count(text, "<wp:comment>"),
                count(text, "<wp:postmeta>"));
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
        return count;
    }

    private static Read read(Path file) throws IOException, NotAnExport {
        assumeTrue(Files.exists(file), () -> "not in the data folder: " + file.getFileName());
        try (WxrReader reader = WxrReader.open(file)) {
            List<WxrEntry> entries = new ArrayList<>();
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next()) entries.add(entry);
            return new Read(entries, reader.damage());
        }
    }

    private static List<Path> xml(Path folder) throws IOException {
        assumeTrue(Files.isDirectory(folder), () -> "not in the data folder: " + folder.getFileName());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path data() {
        String named = System.getProperty("dateline.data", System.getenv().getOrDefault("DATELINE_DATA", ""));
        if (!named.isEmpty()) return Path.of(named);
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path data = above.resolve("shared/data");
            if (Files.isDirectory(data)) return data;
        }
        assumeTrue(false, "no data folder: set -Ddateline.data or DATELINE_DATA");
        throw new AssertionError();
    }
}
