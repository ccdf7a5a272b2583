package press.dateline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`, the same for every command.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "newsroom",
            description = "folder that holds the newsroom; made when it is not there (default: ./newsroom)")
    Path folder = Path.of("newsroom");
}
