package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Imports exports of others: WordPress' own samples and those of its importer, real sites. Skipped, saying so, where
/// the data folder is not there.
class WordPressImportDataTest {
    /// An item of this file is torn beyond recovery.
    private static final Set<String> TORN = Set.of("malformed-simple.xml");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyItemOfOfficialAndRealExportsIsAccountedFor() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String some : List.of("wxr-official", "wxr-official/importer-tests", "wxr-real"))
            files.addAll(xml(SharedData.path(some)));
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Path own = Files.createDirectories(
                            folder.resolve(file.getFileName().toString()));
                    try (Database database = Databases.open(Databases.sqlite(own))) {
                        try (ImportReport report = Imports.run(database, own, file)) {
                            assertThat(lines(report)).isEqualTo(linesOfItems(file));
                            if (!TORN.contains(file.getFileName().toString()))
                                assertThat(report.totals().of("failed")).isZero();
                        }
                        List<String> before = Dump.rows(database);
                        long position = database.changes().position();

                        Imports.run(database, own, file).close();

                        assertThat(Dump.rows(database)).isEqualTo(before);
                        assertThat(database.changes().position()).isEqualTo(position);
                    }
                }));
    }

    private static List<Integer> lines(ImportReport report) throws IOException {
        List<Integer> lines = new ArrayList<>();
        report.items(item -> lines.add(item.line()));
        lines.sort(null);
        return lines;
    }

    private static List<Integer> linesOfItems(Path file) throws Exception {
        List<Integer> lines = new ArrayList<>();
        try (WxrReader reader = WxrReader.open(file)) {
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next())
                if (entry instanceof WxrEntry.Item item) lines.add(item.line());
        }
        lines.sort(null);
        return lines;
    }

    private static List<Path> xml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
