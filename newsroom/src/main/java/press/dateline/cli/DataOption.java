package press.dateline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data`, the same for every command.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "folder that holds the newsroom; made when it is not there",
                "(default: ./newsroom, or ./newsroom-data beside Dateline's own sources)"
            })
    @Nullable
    Path named;

    Path folder() {
        return named == null ? standard(Path.of("")) : named;
    }

    /// Where the program is built, `newsroom` is the folder of its sources.
    static Path standard(Path at) {
        return Files.exists(at.resolve("newsroom").resolve("pom.xml"))
                ? at.resolve("newsroom-data")
                : at.resolve("newsroom");
    }
}
