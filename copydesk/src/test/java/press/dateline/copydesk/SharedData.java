package press.dateline.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The folder of stories and marked texts that lies beside the project, not in it.
///
/// Named by `-Ddateline.data=DIR` (as `bin/test --data DIR` does) it must be there with all its files, and a test that
/// misses one fails. Else `../shared/data` beside the project is used when it is there; when not, the test is skipped
/// and says so.
public final class SharedData {
    private SharedData() {}

    /// A file or folder in it.
    public static Path path(String name) {
        String named = System.getProperty("dateline.data", "");
        if (!named.isBlank()) {
            Path file = Path.of(named).resolve(name);
            assertThat(file).as("named by -Ddateline.data").exists();
            return file;
        }
        @Nullable Path beside = beside();
        Assumptions.assumeTrue(beside != null, "skipped: there is no ../shared/data beside the project");
        assertThat(beside).isNotNull();
        Path file = beside.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: ../shared/data has no " + name);
        return file;
    }

    private static @Nullable Path beside() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".git")) || Files.isRegularFile(at.resolve(".git"))) {
                Path data = at.resolveSibling("shared").resolve("data");
                return Files.isDirectory(data) ? data : null;
            }
        }
        return null;
    }
}
